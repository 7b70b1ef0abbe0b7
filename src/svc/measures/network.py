"""What a case of one kind may go through: the steps that it reaches, in an order in which they lead on.

The order follows from the flows and, where those leave it open, from the names of steps: never from the text.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from svc.measures.outcomes import Outcome, Outcomes
from svc.measures.routes import Answer, Routes
from svc.semantics.bound import BoundFlow, CaseStart, Node, NodeKind
from svc.semantics.dominators import Dominators
from svc.semantics.graph import neighbours, topological_order
from svc.semantics.reachability import reached

END_OF_CASE = ""
"""Stands for a party where none gets anything: the case lasts until nothing follows."""


@frozen
class Way:
    """An outcome of a step, in `share` of the times that it is done: where it leads, and who gets something."""

    share: float
    targets: tuple[int, ...] = field(converter=tuple[int, ...])
    parties: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    back: tuple[int, ...] = field(default=(), converter=tuple[int, ...])
    """The targets that flows lead back to."""
    handovers: int = 0
    conditions: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    """What the flows say of when it is taken."""

    @property
    def is_rework(self) -> bool:
        """Whether a flow leads back."""
        return bool(self.back)

    @property
    def forward(self) -> list[int]:
        """The targets that no flow leads back to."""
        return [target for target in self.targets if target not in self.back]


@frozen(eq=False)
class Network:
    """The steps of a kind of case by number, each with its ways on, whose shares add up to 1."""

    start: CaseStart
    steps: tuple[Node, ...]
    ways: tuple[tuple[Way, ...], ...]
    first: int
    """The number of the step where the case starts."""
    delays: Mapping[int, tuple[tuple[int, str], ...]]
    """The steps that a party answers, with the steps and parties that asked: they wait for those too."""
    guessed: tuple[BoundFlow, ...] = ()
    """Flows without a share whose alternatives have none either: they are counted equally."""

    @property
    def parties(self) -> list[str]:
        """The parties that may get something, by name."""
        return sorted({party for ways in self.ways for way in ways for party in way.parties})

    def leading_to(self, party: str | None) -> set[int]:
        """The steps from which a party may still get something; any party if none is named."""
        giving = [number for number, ways in enumerate(self.ways) if any(gives(way, party) for way in ways)]
        before: dict[int, list[int]] = {}
        for number, ways in enumerate(self.ways):
            for way in ways:
                for target in way.targets:
                    before.setdefault(target, []).append(number)
        for number, asked in self.delays.items():
            before.setdefault(number, []).extend(asking for asking, _ in asked)
        return reached(giving, lambda number: before.get(number, ()))

    @property
    def endless(self) -> list[Node]:
        """Where no case leaves a loop: of the steps from which none ever ends those from which a flow leads back."""
        ways = [(number, way) for number, ways in enumerate(self.ways) for way in ways]
        open_targets = [len({*way.targets}) for _, way in ways]
        leading: dict[int, list[int]] = {}
        for index, (_, way) in enumerate(ways):
            for target in {*way.targets}:
                leading.setdefault(target, []).append(index)
        ending: set[int] = set()
        ready = [index for index, targets in enumerate(open_targets) if not targets]
        while ready:
            number, _ = ways[ready.pop()]
            for index in () if number in ending else leading.get(number, ()):
                open_targets[index] -= 1
                if not open_targets[index]:
                    ready.append(index)
            ending.add(number)
        left = [number for number in range(len(self.steps)) if number not in ending]
        back = [each for each in left if any(way.is_rework for way in self.ways[each])]
        return [self.steps[each] for each in back or left]


def gives(way: Way, party: str | None) -> bool:
    """Whether a way gives a party something; any party if none is named."""
    return party in way.parties or (party is None and bool(way.parties))


def network(routes: Routes, start: CaseStart) -> Network:
    """The network of the kind of case that starts there."""
    for answered in (routes.answers, ()):  # answers that would make a cycle are left out
        alone = routes.alone(answered)
        following = _reached(start.step.name, routes.outcomes, alone)
        onward = [
            (one, other) for one, after in following.items() for other in after if (one, other) not in routes.back
        ]
        waits = [each for each in answered if each.asking in following and each.step in following]
        names = topological_order(sorted(following), [*onward, *((each.asking, each.step) for each in waits)])
        if len(names) == len(following):
            break
    number = {name: place for place, name in enumerate(names)}
    ways = [[_way(each, number, routes.back, alone) for each in routes.outcomes[name].all] for name in names]
    if not any(way.parties for each in ways for way in each):
        ways = [[way if way.targets else evolve(way, parties=[END_OF_CASE]) for way in each] for each in ways]
    return Network(
        start,
        tuple([routes.bound[name] for name in names]),
        tuple(map(tuple, ways)),
        number[start.step.name],
        _delays(start, waits, number, onward) if waits else {},
        tuple([flow for name in names for flow in routes.outcomes[name].guessed]),
    )


def _reached(start: str, chosen: Mapping[str, Outcomes], alone: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """The steps that a case may reach, each with those that it leads to."""
    following: dict[str, set[str]] = {}
    waiting = [start]
    while waiting:
        step = waiting.pop()
        if step not in following:
            following[step] = set().union(*(_targets(each, alone) for each in chosen[step].all))
            waiting += following[step]
    return following


def _targets(outcome: Outcome, alone: Mapping[str, Sequence[str]]) -> set[str]:
    """The steps that an outcome leads to."""
    found: set[str] = set()
    for flow in outcome.flows:
        name = flow.target.name
        found.update(alone.get(name, ()) if flow.target.kind is NodeKind.PARTY else (name,))
    return found


def _way(
    outcome: Outcome,
    number: Mapping[str, int],
    back: Collection[tuple[str, str]],
    alone: Mapping[str, Sequence[str]],
) -> Way:
    inner = [flow for flow in outcome.flows if flow.target.kind is not NodeKind.PARTY]
    parties = {flow.target.name for flow in outcome.flows if flow.target.kind is NodeKind.PARTY}
    return Way(
        outcome.share,
        sorted([number[step] for step in _targets(outcome, alone)]),
        sorted(parties),
        sorted({number[flow.target.name] for flow in inner if (flow.source.name, flow.target.name) in back}),
        sum([_worker(flow.source) != _worker(flow.target) for flow in inner]),
        dict.fromkeys([flow.when for flow in outcome.flows if flow.when is not None]),
    )


def _worker(node: Node) -> object:
    """Who does a step: the first team that is responsible, else its activity."""
    teams = node.step.responsible if node.step else ()
    return teams[0] if teams else (node.role, node.kind)


def _delays(
    start: CaseStart, answers: Iterable[Answer], number: Mapping[str, int], onward: Iterable[tuple[str, str]]
) -> dict[int, tuple[tuple[int, str], ...]]:
    """Where a party's answer may come later than all else, as the step that requested it may be done beside."""
    above = Dominators([start.step.name], neighbours(onward))
    delays: dict[int, set[tuple[int, str]]] = {}
    for each in answers:
        reached_forward = each.asking in above and each.step in above
        if not reached_forward or not above.dominates(each.asking, each.step):
            delays.setdefault(number[each.step], set()).add((number[each.asking], each.party))
    return {step: tuple(sorted(asked)) for step, asked in delays.items()}
