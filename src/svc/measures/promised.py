"""The figure that a promise is about: its mean, what each case has of it, and what is not known for it."""

from collections.abc import Callable, Sequence

from attrs import field, frozen

from svc.measures import samples
from svc.measures.figures import Figure, LeadTime, Measured
from svc.measures.kinds import Kind, step_rates
from svc.measures.leading import accurate, lead
from svc.measures.simulation import Doing
from svc.model import MEASURES, Promise
from svc.semantics.bound import BoundStream, NodeKind

Values = Callable[[], Sequence[float]]


@frozen
class Promised:
    """What a promise is about. `values` are those of the simulated cases, for a percentile.

    `missing` is what the stream would have to say: without it, the figure is only what is known.
    """

    figure: Figure | None = None
    values: Values | None = None
    missing: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    most: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    """The steps that make most of it."""


@frozen
class Asked:
    """A promise with the kind of case that it is about, and the figures of that kind."""

    promise: Promise
    bound: BoundStream
    kind: Kind
    measured: Measured
    kinds: tuple[Kind, ...]

    @property
    def of_steps(self) -> list[int] | None:
        """The numbers of the steps that the promise is about: one, or those of a team; None for all."""
        of = self.promise.of
        if of is None:
            return None
        named = [number for number, step in enumerate(self.kind.network.steps) if step.name == of]
        return named or [number for number, each in enumerate(self.kind.efforts) if each.team == of]


def promised(asked: Asked) -> Promised:
    """What a promise is about. A figure that the stream has nothing for is missing."""
    return _ABOUT.get(asked.promise.measure, _nothing)(asked)


def concerns(promise: Promise, bound: BoundStream, kind: Kind) -> bool:
    """Whether a promise is about a kind of case: it gives something to the party, and does the step."""
    doing = {step.name for step in kind.network.steps} | {each.team for each in kind.efforts}
    of = promise.of
    return party_of(bound, kind, promise.to)[0] and (of is None or of in doing or of in bound.teams)


def names_something(promise: Promise, bound: BoundStream) -> bool:
    """Whether all names in a promise mean something; what does not is reported by itself."""
    nodes = {name: node.kind for node in bound.nodes for name in (node.name, node.role)}
    catalogue, to, of = bound.catalogue, promise.to, promise.of
    is_party = to is None or nodes.get(to) is NodeKind.PARTY or catalogue.end(to) in catalogue.all_parties
    is_part = of is None or of in bound.teams or nodes.get(of) is NodeKind.STEP
    return promise.measure in MEASURES and is_party and is_part


def party_of(bound: BoundStream, kind: Kind, to: str | None) -> tuple[bool, str | None]:
    """Whether a kind of case gives something to a party, and the name that figures have for it."""
    if to is None:
        return True, kind.to
    meant = {to, bound.catalogue.end(to)}
    for node in bound.nodes:
        if node.kind is NodeKind.PARTY and meant & {node.name, node.role} and node.name in kind.network.parties:
            return True, node.name
    return False, None


def _lead(asked: Asked) -> Promised:
    return _time(asked, asked.measured.lead, first=False)


def _first(asked: Asked) -> Promised:
    return _time(asked, asked.measured.first, first=True)


def _time(asked: Asked, times: Sequence[LeadTime], *, first: bool) -> Promised:
    _, party = party_of(asked.bound, asked.kind, asked.promise.to)
    found = next((each for each in times if each.to == (party or None)), None)
    sample = asked.kind.sample
    if found is None:
        return Promised(missing=asked.measured.missing or ("any time of its steps",))

    def values() -> Sequence[float]:
        known = samples.times(sample, party, first=first) if sample else []
        return [each for each in known if each >= 0]

    return Promised(
        Figure(found.mean, found.interval, found.method), values if sample else None, asked.measured.missing,
        _slowest(asked.measured),
    )  # fmt: skip


def _work(asked: Asked) -> Promised:
    return _total(asked, asked.measured.work, lambda doing: doing.works, lambda step: step.visits * step.work)


def _wait(asked: Asked) -> Promised:
    return _total(asked, asked.measured.wait, lambda doing: doing.waits, lambda step: step.visits * step.wait)


def _cost(asked: Asked) -> Promised:
    if asked.measured.cost is None:
        return Promised(missing=["any cost of a step or a team"])
    efforts = asked.kind.efforts
    return _total(
        asked,
        asked.measured.cost,
        lambda doing: [efforts[doing.step].cost] * len(doing.cases),
        lambda step: step.cost or 0.0,
    )


def _visits(asked: Asked) -> Promised:
    total = sum(step.visits for step in asked.measured.steps)
    figure = Figure(total, (total, total), asked.measured.method)
    return _total(asked, figure, lambda doing: [1.0] * len(doing.cases), lambda step: step.visits, timeless=True)


def _total(
    asked: Asked,
    whole: Figure | None,
    of_doing: Callable[[Doing], Sequence[float]],
    of_step: Callable[..., float],
    *,
    timeless: bool = False,
) -> Promised:
    """What steps add up to in a case: all of them, or those that the promise names."""
    chosen, sample, steps = asked.of_steps, asked.kind.sample, asked.measured.steps
    figure = whole
    if chosen is not None and steps:
        parts = [of_step(steps[number]) for number in chosen]
        is_exact = all(steps[number].method == "exact" for number in chosen)
        figure = Figure(sum(parts, 0.0), (sum(parts, 0.0),) * 2) if is_exact else None

    def chosen_only(doing: Doing) -> Sequence[float]:
        return of_doing(doing) if chosen is None or doing.step in chosen else [0.0] * len(doing.cases)

    def values() -> Sequence[float]:
        return asked.kind.totals({"chosen": chosen_only})["chosen"]

    if figure is None and sample is not None:
        figure = samples.figure_of(values())
    most = sorted(steps, key=of_step, reverse=True)[:2] if chosen is None else []
    missing = () if timeless else asked.measured.missing
    return Promised(figure, values if sample else None, missing, [step.name for step in most if of_step(step)])


def _wip(asked: Asked) -> Promised:
    if asked.kind.rate is None:
        return Promised(missing=["how many cases arrive"])
    chosen = asked.of_steps
    if chosen is None:
        return Promised(asked.measured.wip, missing=asked.measured.missing, most=_slowest(asked.measured))
    rates = step_rates(asked.kinds)
    there = sum(rates.get(asked.kind.network.steps[each].name, 0.0) * asked.kind.efforts[each].whole for each in chosen)
    return Promised(Figure(there, (there, there)), missing=asked.measured.missing)


def _utilisation(asked: Asked) -> Promised:
    known = [team for team in asked.measured.teams if asked.promise.of in (None, team.name)]
    busy = [team.utilisation for team in known if team.utilisation is not None]
    if not busy:
        name = asked.promise.of or "any team"
        sized = any(team.size for team in known)
        return Promised(missing=["how many cases arrive" if sized else f"the size of {name}"])
    taking = [
        step.name
        for step, each in zip(asked.kind.network.steps, asked.kind.efforts, strict=True)
        if each.team and asked.promise.of in (None, each.team)
    ]
    return Promised(Figure(max(busy), (max(busy),) * 2), missing=asked.measured.missing, most=taking[:2])


def _efficiency(asked: Asked) -> Promised:
    _, party = party_of(asked.bound, asked.kind, asked.promise.to)
    if party == asked.kind.to:
        return Promised(asked.measured.efficiency, missing=asked.measured.missing, most=_slowest(asked.measured))
    found = lead(asked.kind, party) if asked.measured.lead else None
    return Promised(found.efficiency if found else None, missing=asked.measured.missing)


def _accurate(asked: Asked) -> Promised:
    _, party = party_of(asked.bound, asked.kind, asked.promise.to)
    counted, rolled = asked.kind.network.leading_to(party), accurate(asked.kind, party)
    silent = [
        step.name
        for number, (step, each) in enumerate(zip(asked.kind.network.steps, asked.kind.efforts, strict=True))
        if number in counted and each.accurate is None
    ]
    figure = None if rolled is None else Figure(rolled, (rolled, rolled))
    return Promised(figure, missing=[f"how accurate {name} is" for name in silent])


def _rework(asked: Asked) -> Promised:
    return Promised(asked.measured.rework)


def _handovers(asked: Asked) -> Promised:
    sample = asked.kind.sample
    return Promised(asked.measured.handovers, (lambda: sample.handovers) if sample else None)


def _nothing(asked: Asked) -> Promised:
    return Promised(missing=[f"what {asked.promise.measure} is"])


def _slowest(measured: Measured) -> list[str]:
    slow = sorted(measured.steps, key=lambda step: step.share_of_lead or 0.0, reverse=True)
    return [step.name for step in slow[:2] if step.share_of_lead]


_ABOUT: dict[str, Callable[[Asked], Promised]] = {
    "lead": _lead, "first": _first, "work": _work, "wait": _wait, "cost": _cost, "wip": _wip, "visits": _visits,
    "rework": _rework, "efficiency": _efficiency, "accurate": _accurate, "handovers": _handovers,
    "utilisation": _utilisation,
}  # fmt: skip
