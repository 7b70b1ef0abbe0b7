"""Whether promises hold when cases queue for teams: by the intervals of independent runs."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from svc.measures.figures import PromiseFigures
from svc.measures.kinds import Kind, step_rates
from svc.measures.promised import concerns, party_of
from svc.measures.promises import is_within, kept, limit, of_mean
from svc.measures.queues.figures import Estimate, Simulated, estimate
from svc.measures.queues.readings import Limit
from svc.model import Promise
from svc.model.calendar import Calendar
from svc.semantics.bound import BoundStream

QUEUED = ("lead", "first", "wait", "wip", "efficiency", "utilisation")
"""The measures that queues change. Promises on others hold as without queues."""
OF_CASES = ("lead", "first", "wait")
"""Those of which each case has its own value."""
Estimates = Mapping[tuple[str, str], Estimate]


@frozen(eq=False)
class Found:
    """A kind of case, its figures, and what else was read of its cases."""

    kind: Kind
    simulated: Simulated
    estimates: Estimates


def limits(bound: BoundStream, kind: Kind, calendar: Calendar) -> Iterator[Limit]:
    """What must be read of the cases of a kind for promises on percentiles."""
    for promise in bound.stream.promises:
        made = _limit(promise, bound, kind, calendar)
        if made is not None:
            yield made


def queue_verdicts(bound: BoundStream, calendar: Calendar, found: Sequence[Found]) -> list[PromiseFigures]:
    """The promises of a stream, with the figures of its kinds of case, the main one first."""
    return [_verdict(each, bound, calendar, found) for each in found[0].simulated.measured.promises]


def _limit(promise: Promise, bound: BoundStream, kind: Kind, calendar: Calendar) -> Limit | None:
    if promise.percentile is None or promise.measure not in OF_CASES or promise.of is not None:
        return None
    party = None if promise.measure == "wait" else party_of(bound, kind, promise.to)[1]
    return Limit(promise.measure, party, float(promise.percentile), limit(promise, calendar))


def _verdict(
    measured: PromiseFigures, bound: BoundStream, calendar: Calendar, every: Sequence[Found]
) -> PromiseFigures:
    promise = measured.promise
    found = next((each for each in every if concerns(promise, bound, each.kind)), None)
    if found is None or promise.measure not in QUEUED or found.simulated.measured.endless:
        return measured
    made = evolve(measured, value=None, interval=None, kept=None, because="", missing=())
    if found.simulated.missing:
        return evolve(made, missing=found.simulated.missing)
    if found.simulated.overloaded:
        is_decided = promise.measure == "utilisation" or measured.kept is False
        because = f"the queue of {found.simulated.overloaded[0]} has no end"
        return measured if is_decided else evolve(made, because=because)
    made = _with_figure(made, bound, calendar, found, every)
    is_broken = made.kept is False and promise.bound == "within" and promise.measure != "efficiency"
    return evolve(made, kept=None, missing=measured.missing) if measured.missing and not is_broken else made


def _with_figure(
    made: PromiseFigures, bound: BoundStream, calendar: Calendar, found: Found, every: Sequence[Found]
) -> PromiseFigures:
    promise = made.promise
    if promise.percentile is None:
        figure = _MEANS[promise.measure](promise, bound, found, every)
        if figure is None:
            return evolve(made, because="svc simulate has no such figure")
        is_kept = of_mean(promise, figure.interval, limit(promise, calendar))
        return evolve(made, value=figure.value, interval=figure.interval, kept=is_kept)
    read = _limit(promise, bound, found.kind, calendar)
    share = found.estimates.get(read.key) if read else None
    if read is None or share is None:
        return evolve(made, because="svc simulate has no such percentile")
    value = found.estimates[read.percentile, read.party or ""]
    low, high = (100 * each for each in share.interval)
    within = True if is_within(read.percent, low) else False if high < read.percent else None
    return evolve(made, value=value.value, interval=value.interval, kept=kept(promise, within))


def _time(promise: Promise, bound: BoundStream, found: Found, every: Sequence[Found]) -> Estimate | None:
    times = found.simulated.lead if promise.measure == "lead" else found.simulated.first
    party = party_of(bound, found.kind, promise.to)[1] or None
    return next((each.mean for each in times if each.to == party), None)


def _wait(promise: Promise, bound: BoundStream, found: Found, every: Sequence[Found]) -> Estimate | None:
    visits = {step.name: step.visits for step in found.simulated.measured.steps}
    if promise.of is None:
        return found.simulated.wait
    return _sum(found, _steps_of(promise, found), lambda name: (visits.get(name, 0.0), 0.0))


def _wip(promise: Promise, bound: BoundStream, found: Found, every: Sequence[Found]) -> Estimate | None:
    if promise.of is None:
        return found.simulated.wip
    rates = step_rates([each.kind for each in every])
    work = {step.name: step.work for step in found.simulated.measured.steps}
    return _sum(found, _steps_of(promise, found), lambda name: (rates.get(name, 0.0), work.get(name, 0.0)))


def _efficiency(promise: Promise, bound: BoundStream, found: Found, every: Sequence[Found]) -> Estimate | None:
    is_main = party_of(bound, found.kind, promise.to)[1] == found.kind.to
    return found.simulated.efficiency if is_main else None


def _utilisation(promise: Promise, bound: BoundStream, found: Found, every: Sequence[Found]) -> Estimate | None:
    busy = [team.utilisation for team in found.simulated.teams if promise.of in (None, team.name)]
    return max(busy, key=lambda each: each.value, default=None)


def _steps_of(promise: Promise, found: Found) -> list[str]:
    """The steps that a promise is about: one, or those of a team."""
    pairs = zip(found.kind.network.steps, found.kind.efforts, strict=True)
    return [step.name for step, effort in pairs if promise.of in (step.name, effort.team)]


def _sum(found: Found, names: Sequence[str], factor: Callable[[str], tuple[float, float]]) -> Estimate | None:
    """The waits of steps, each with something added and then multiplied, run by run."""
    total: list[float] = []
    for step in found.simulated.steps:
        if step.name in names:
            times, added = factor(step.name)
            queue = step.queue.runs if step.queue else [0.0] * len(step.other.runs)
            values = [times * (one + other + added) for one, other in zip(queue, step.other.runs, strict=True)]
            total = [one + other for one, other in zip(total, values, strict=True)] if total else values
    return estimate(total) if total else None


_MEANS: dict[str, Callable[[Promise, BoundStream, Found, Sequence[Found]], Estimate | None]] = {
    "lead": _time, "first": _time, "wait": _wait, "wip": _wip, "efficiency": _efficiency, "utilisation": _utilisation,
}  # fmt: skip
