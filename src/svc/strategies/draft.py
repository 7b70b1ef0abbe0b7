"""A stream in the making: steps and parties by number, and what goes between them. Draws nothing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from svc.model import Flow
from svc.strategies.paths import Way, Ways


class Node(NamedTuple):
    """A step or a party that is still to be named; `role` is its activity or party."""

    number: int
    role: str


class DraftFlow(NamedTuple):
    """A flow that may be added between two nodes."""

    source: Node
    target: Node
    artefact: str


class Possible(NamedTuple):
    """The ends between which a flow may be added: those of one that leads on, and from a step to an earlier one."""

    onward: list[tuple[Node, Node]]
    back: list[tuple[Node, Node]]


class Draft:
    """A walk along a catalogue, each activity on it a step of its own, and what is added to it."""

    def __init__(self, ways: Ways, walk: Sequence[Way]) -> None:
        self.ways = ways
        self.nodes: list[Node] = []
        self._flows: dict[tuple[Node, Node], dict[str, None]] = {}
        at = [self._visit(role) for role in (walk[0].source, *(way.target for way in walk))]
        for way, (source, target) in zip(walk, pairwise(at), strict=True):
            self.add(DraftFlow(source, target, way.artefact))

    def _visit(self, role: str) -> Node:
        met = (node for node in self.nodes if node.role == role)
        return (next(met, None) if self.is_party(role) else None) or self.new(role)

    def new(self, role: str) -> Node:
        """One more node."""
        self.nodes.append(Node(len(self.nodes), role))
        return self.nodes[-1]

    def add(self, flow: DraftFlow) -> None:
        """Let something go from a node to another; what goes between the same two goes along with it."""
        self._flows.setdefault((flow.source, flow.target), {})[flow.artefact] = None

    def is_party(self, role: str) -> bool:
        """Whether a role is that of an outside party."""
        return role in self.ways.parties

    @property
    def steps(self) -> list[Node]:
        """The steps, in the order of the walk."""
        return [node for node in self.nodes if not self.is_party(node.role)]

    @property
    def parties(self) -> list[Node]:
        """The parties."""
        return [node for node in self.nodes if self.is_party(node.role)]

    def possible(self) -> Possible:
        """Between which nodes a flow may be added."""
        onward: list[tuple[Node, Node]] = []
        back: list[tuple[Node, Node]] = []
        steps = {*self.steps}
        for source in self.nodes:
            roles = self.ways.targets(source.role)
            for target in self.nodes:
                ends = source, target
                if target.role in roles and target is not source and ends not in self._flows:
                    leads_back = source.number > target.number and source in steps and target in steps
                    (back if leads_back else onward).append(ends)
        return Possible(onward, back)

    @property
    def giving(self) -> set[Node]:
        """The nodes that a flow leads out of."""
        return {source for source, _ in self._flows}

    def flows(self, called: Mapping[Node, str]) -> list[Flow]:
        """The flows, the nodes called by their names."""
        return [
            Flow(called[source], called[target], list(artefacts)) for (source, target), artefacts in self._flows.items()
        ]

    def joins(self) -> list[tuple[Way, Node]]:
        """How a further party could give to a step or get from one: the flow, and the step."""
        return [
            (way, step)
            for role in self.ways.parties
            for step in self.steps
            for way in (*self.ways.between(role, step.role), *self.ways.between(step.role, role))
        ]
