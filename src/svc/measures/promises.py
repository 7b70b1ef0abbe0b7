"""Whether the promises of a stream hold: kept, broken, or not to be said."""

from collections.abc import Sequence
from decimal import Decimal

from attrs import evolve

from svc.measures import samples
from svc.measures.figures import Measured, PromiseFigures
from svc.measures.kinds import Kind
from svc.measures.measuring import figures, measured_kinds, usual_cases
from svc.measures.promised import Asked, Promised, concerns, promised
from svc.model import Promise
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.semantics.bound import BoundStream

MORE = 1_000_000
"""How many cases are simulated where fewer are too near to say."""
NEEDS_CASES = "it needs simulated cases"
NEAR = 1e-9
"""Values that differ by less are equal."""


def measured(
    bound: BoundStream, calendar: Calendar, cases: int | None = None, seed: int = 0
) -> tuple[tuple[Kind, ...], Measured]:
    """The kinds of case of a stream, and all its figures with its promises."""
    cases = usual_cases(bound) if cases is None else cases
    kinds = measured_kinds(bound, calendar, cases, seed)
    found = figures(bound, kinds, calendar, cases, seed)
    return kinds, evolve(found, promises=verdicts(bound, kinds, found, calendar)) if bound.stream.promises else found


def verdicts(
    bound: BoundStream, kinds: Sequence[Kind], found: Measured, calendar: Calendar, *, more: bool = True
) -> tuple[PromiseFigures, ...]:
    """The promises of a stream with the figures of its kinds of case; with `more`, near ones with more cases."""
    made = tuple(verdict(bound, each, kinds, found, calendar) for each in bound.stream.promises)
    near = [each for each in made if is_near(each)]
    if not near or not more or not kinds or kinds[0].cases in (0, MORE):
        return made
    again = measured_kinds(bound, calendar, max(MORE, kinds[0].cases), kinds[0].seed)
    better = verdicts(bound, again, figures(bound, again, calendar, MORE, kinds[0].seed), calendar, more=False)
    return tuple(other if one in near else one for one, other in zip(made, better, strict=True))


def is_near(found: PromiseFigures) -> bool:
    """Whether nothing but more cases can decide on a promise: the interval holds its limit."""
    return found.kept is None and found.interval is not None and not found.missing and not found.because


def verdict(
    bound: BoundStream, promise: Promise, kinds: Sequence[Kind], found: Measured, calendar: Calendar
) -> PromiseFigures:
    """Whether one promise holds. Where it is too near to say, `because` is empty."""
    made = PromiseFigures(promise, place=bound.stream.place(promise))
    every = [*zip(kinds, (found, *found.others), strict=False)]
    chosen = next(((kind, each) for kind, each in every if concerns(promise, bound, kind)), None)
    if chosen is None:
        because = f"no case concerns {promise.to or promise.of}" if every else "no case starts"
        return evolve(made, because=because)
    kind, measured = chosen
    if measured.endless:
        return evolve(made, because=f"no case ends that comes to {measured.endless[0]}")
    about = promised(Asked(promise, bound, kind, measured, tuple(kinds)))
    silent = [f"the share of {flow.source.name} -> {flow.target.name}" for flow in kind.network.guessed]
    return _compared(
        evolve(made, most=about.most),
        evolve(about, missing=[*about.missing, *silent]),
        measured,
        kind,
        limit(promise, calendar),
    )


def limit(promise: Promise, calendar: Calendar) -> float:
    """The limit of a promise: seconds, a share from 0 to 1, or a number."""
    if isinstance(promise.value, Duration):
        return float(calendar.seconds(promise.value)[0])
    return float(promise.value / Decimal(100) if promise.unit == "%" else promise.value)


def _compared(made: PromiseFigures, about: Promised, measured: Measured, kind: Kind, limit: float) -> PromiseFigures:
    promise = made.promise
    team = _overloaded(promise, measured, kind)
    if about.figure is None:
        return evolve(made, missing=about.missing, because="" if about.missing else NEEDS_CASES)
    if promise.percentile is None:
        interval = about.figure.interval
        made = evolve(made, value=about.figure.value, interval=interval, kept=of_mean(promise, interval, limit))
    else:
        made = _of_percentile(made, about, kind, limit)
    if team and promise.bound == "within":
        return evolve(made, kept=False, because=f"without end, as the team {team} has too much work")
    if about.missing and not (
        made.kept is False and promise.bound == "within" and promise.measure not in ("efficiency",)
    ):
        return evolve(made, kept=None, missing=dict.fromkeys(about.missing))
    return made


def of_mean(promise: Promise, interval: tuple[float, float], limit: float) -> bool | None:
    """Whether a promise on a mean holds, by the interval of the mean; None where that holds the limit."""
    low, high = interval
    within = True if is_within(high, limit) else None if is_within(low, limit) else False
    return kept(promise, within)


def kept(promise: Promise, within: bool | None) -> bool | None:
    """Whether a promise holds, by whether its figure is within the limit; None where that is not known."""
    return within if promise.bound == "within" or within is None else not within


def is_within(value: float, limit: float) -> bool:
    """Whether a value is not above a limit, but for the last bits."""
    return value <= limit + NEAR * max(limit, 1.0)


def _of_percentile(made: PromiseFigures, about: Promised, kind: Kind, limit: float) -> PromiseFigures:
    """By the share of cases within the limit: its binomial interval lies on one side of the percentage, or not."""
    promise = made.promise
    values = sorted(about.values()) if about.values is not None else []
    if not values:
        return evolve(made, because=NEEDS_CASES)
    percent = float(promise.percentile or 0)
    value, interval = samples.percentile(values, percent), samples.interval_of_percentile(values, percent)
    inside = sum(is_within(each, limit) for each in values)
    if kind.is_certain:
        within: bool | None = inside * 100 >= percent * len(values)
    else:
        low, high = samples.share_of(inside, len(values)).interval
        within = True if low * 100 >= percent else False if high * 100 < percent else None
        within = True if inside == len(values) else within
    return evolve(made, value=value, interval=interval, kept=kept(promise, within))


def overloaded(measured: Measured) -> list[str]:
    """The teams with more work than time."""
    return [each.name for each in measured.teams if each.utilisation is not None and each.utilisation >= 1 - NEAR]


def _overloaded(promise: Promise, measured: Measured, kind: Kind) -> str | None:
    """The team on the way that has more work than time, where that decides: for lead times and work in progress."""
    if promise.measure not in ("lead", "wip"):
        return None
    busy = overloaded(measured)
    teams = (kind.efforts[number].team for number in sorted(kind.counted))
    return next((team for team in teams if team in busy), None)
