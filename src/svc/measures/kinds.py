"""A kind of case with all that its figures are worked out from: its network, efforts, chain, and simulated cases."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import evolve, frozen

from svc.measures import exact, samples
from svc.measures.chain import Chain, chain_of
from svc.measures.effort import Effort, batched, effort
from svc.measures.network import END_OF_CASE, Network, network
from svc.measures.routes import Routes, routes
from svc.measures.simulation import Doing, Sample, simulated
from svc.model.calendar import Calendar
from svc.semantics.bound import BoundFlow, BoundStream, CaseStart, Node, NodeKind

ONE_CASE = 1


@frozen(eq=False, slots=False)
class Kind:
    """One kind of case. `rate` is how many cases come in a second, None if nothing says."""

    network: Network
    efforts: tuple[Effort, ...]
    cases: int
    seed: int
    rate: float | None = None

    @property
    def to(self) -> str | None:
        """The party whose last thing ends the lead time; None for any, where the one of the demand gets nothing."""
        parties, start = self.network.parties, self.network.start
        if start.party is not None and start.party.name in parties:
            return start.party.name
        return parties[0] if len(parties) == 1 else None

    @property
    def recipients(self) -> list[str | None]:
        """Those whose lead times are measured, that of `to` first."""
        return [self.to, *(party for party in self.network.parties if party != self.to)]

    @cached_property
    def counted(self) -> set[int]:
        """The steps up to the value: those from which it may still be given."""
        return self.network.leading_to(self.to)

    @cached_property
    def whole(self) -> Chain | None:
        """All steps as a chain, if they are done one at a time."""
        return chain_of(self.network, range(len(self.network.steps)))

    def chain(self, party: str | None) -> Chain | None:
        """The steps up to what a party gets as a chain, if they are done one at a time."""
        counted = self.counted if party == self.to else self.network.leading_to(party)
        return self.whole if len(counted) == len(self.network.steps) else chain_of(self.network, counted)

    @cached_property
    def is_routed_surely(self) -> bool:
        """Whether all cases do the same steps."""
        return all(len(ways) == 1 for ways in self.network.ways)

    @cached_property
    def is_certain(self) -> bool:
        """Whether all cases are alike: then one of them is exact."""
        return self.is_routed_surely and all(
            part.spread.is_constant for effort in self.efforts for part in effort.parts
        )

    @property
    def drawn(self) -> int:
        """How many cases are simulated: one where all are alike."""
        return ONE_CASE if self.is_certain else self.cases

    @cached_property
    def sample(self) -> Sample | None:
        """The simulated cases; None if none were requested."""
        return simulated(self.network, self.efforts, self.drawn, self.seed) if self.drawn else None

    def totals(self, values: Mapping[str, Callable[[Doing], Sequence[float]]]) -> dict[str, list[float]]:
        """What some values of the steps, by name, add up to in each simulated case."""
        observers = {name: samples.Totals(value) for name, value in values.items()}
        simulated(self.network, self.efforts, self.drawn, self.seed, list(observers.values()))
        return {name: each.values for name, each in observers.items()}

    def until_value(self, party: str | None) -> samples.UntilValue:
        """The time on the steps up to what a party gets last, in the simulated cases."""
        observer = samples.UntilValue(party, self.network.leading_to(party), len(self.efforts))
        simulated(self.network, self.efforts, self.drawn, self.seed, [observer])
        return observer

    @cached_property
    def visits(self) -> tuple[list[float], bool] | None:
        """How often a case does each step, and whether that is exact; None if that needs cases and there are none."""
        if self.whole is not None:
            return exact.visits(self.whole), True
        steps = len(self.network.steps)
        if self.is_routed_surely:
            return samples.visits(simulated(self.network, [Effort()] * steps, ONE_CASE, self.seed)), True
        return (samples.visits(self.sample), False) if self.sample is not None else None


def kinds(
    bound: BoundStream, calendar: Calendar, cases: int, seed: int, opened: Mapping[Node, Effort]
) -> tuple[Kind, ...]:
    """The kinds of case of a stream, the main one first."""
    efforts = {
        node: effort(bound, node, calendar, opened.get(node)) for node in bound.nodes if node.kind is not NodeKind.PARTY
    }
    ways = routes(bound)
    found = [_kind(ways, start, efforts, calendar, cases, seed) for start in bound.case_starts]
    if all(each.batch == 1 for each in efforts.values()):
        return tuple(found)
    rates = step_rates(found)
    return tuple(
        evolve(
            kind,
            efforts=tuple(
                batched(each, rates.get(step.name)) for step, each in zip(kind.network.steps, kind.efforts, strict=True)
            ),
        )
        for kind in found
    )


def step_rates(kinds: Sequence[Kind]) -> dict[str, float]:
    """How often each step is done in a second, of all kinds of case whose arrivals are known."""
    rates: dict[str, float] = {}
    for kind in kinds:
        if kind.rate and not kind.network.endless and kind.visits is not None:
            for step, visits in zip(kind.network.steps, kind.visits[0], strict=True):
                rates[step.name] = rates.get(step.name, 0.0) + kind.rate * visits
    return rates


def arrivals(bound: BoundStream, start: CaseStart) -> list[BoundFlow]:
    """The flows whose arrivals are cases of a kind: those that start it."""
    flows = bound.outgoing[start.step] if start.party is None else bound.incoming[start.step]
    return [flow for flow in flows if start.party is None or flow.source == start.party]


def _kind(
    ways: Routes, start: CaseStart, efforts: Mapping[Node, Effort], calendar: Calendar, cases: int, seed: int
) -> Kind:
    made = network(ways, start)
    efforts_of = tuple(efforts[step] for step in made.steps)
    return Kind(made, efforts_of, cases, seed, declared_arrivals(ways.bound, [start], calendar))


def declared_arrivals(bound: BoundStream, starts: Iterable[CaseStart], calendar: Calendar) -> float | None:
    """How many cases begin in a second at some starts; None if none of them says."""
    rates = [flow.flow.arrives for start in starts for flow in arrivals(bound, start)]
    known = [float(rate.amount) / _seconds(rate.unit, calendar) for rate in rates if rate is not None]
    return sum(known) if known else None


def _seconds(unit: str, calendar: Calendar) -> float:
    hours: dict[str, Decimal | int] = {"h": 1, "d": calendar.day, "w": calendar.day * calendar.week}
    return 3600 * float(hours[unit])


def party_name(party: str | None) -> str | None:
    """The name of a party as figures have it: None for any party, and for the end of the case."""
    return None if party == END_OF_CASE else party
