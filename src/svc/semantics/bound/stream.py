"""A stream as bound: a graph of its nodes and flows, with its starts, ends, paths and cycles."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from attrs import field, frozen

from svc.diagnostics import limits
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import HOLE, Stream, Team, Tool
from svc.semantics.backward import backward
from svc.semantics.bound.case_starts import CaseStart, case_starts
from svc.semantics.bound.flows import BoundFlow, Carried
from svc.semantics.bound.lookup import NodeLookup
from svc.semantics.bound.nodes import Node, NodeKind
from svc.semantics.bound.paths import Path, limited_paths
from svc.semantics.catalogue import Catalogue
from svc.semantics.graph import cycles
from svc.text.source import Place, Span

_STEP, _PARTY = NodeKind.STEP, NodeKind.PARTY


def nothing(name: str) -> None:
    """No stream is known."""


@frozen(repr=False, cache_hash=True)
class BoundStream:
    """A stream with its catalogue, as a graph: its nodes and flows, in the order of the text.

    Two are equal if stream and catalogue are. Where a method takes a node, its name does too: that of a step, of a
    party, or of an activity or party of the catalogue that is an end of a flow. An unknown one raises
    UnknownNameError, which is a KeyError.
    """

    stream: Stream
    catalogue: Catalogue = field(hash=False)
    nodes: tuple[Node, ...] = field(eq=False)
    """Steps, parties, activities used as ends, and names that are not known."""
    flows: tuple[BoundFlow, ...] = field(eq=False)
    """The flows, one for each in `stream.flows`."""
    checkable: bool = True
    """False if the catalogue is unknown or has syntax errors: then flows can't be checked."""
    opened: Callable[[str], "BoundStream | None"] = field(default=nothing, eq=False)
    """The stream that a name means in the file of this one; None if that is not known."""

    def __repr__(self) -> str:
        return f"<BoundStream {self.stream.name}: {len(self.nodes)} nodes, {len(self.flows)} flows>"

    def __getitem__(self, name: str) -> Node:
        """The node of a name, as flows may write it."""
        return self._lookup.node(name)

    def __contains__(self, node: object) -> bool:
        return self._lookup.find(node) is not None

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def step(self, name: str) -> Node:
        """The step of a name; raises UnknownNameError for a party too."""
        return self._lookup.step(name)

    @property
    def arrows(self) -> tuple[BoundFlow, ...]:
        """The former name of `flows`."""
        return self.flows

    @property
    def judged(self) -> bool:
        """The former name of `checkable`."""
        return self.checkable

    def place(self, written: BoundFlow | Span | None) -> Place | None:
        """Where a flow is written, or a span of one of its parts such as `flow.spans.source`."""
        return self.stream.place(written.flow if isinstance(written, BoundFlow) else written)

    def place_of_ends(self, flow: BoundFlow) -> Place | None:
        """A flow without what it carries: from its source to its target."""
        source, target = flow.spans.ends
        return self.place((source[0], target[1])) if source and target else None

    def subject(self, thing: Node | BoundFlow | None = None, artefact: Carried | None = None) -> Subject:
        """What a finding is about: a node, a flow, an artefact of a flow, or without any of them the whole stream."""
        if thing is None:
            return Subject(SubjectKind.STREAM, self.stream.name)
        if isinstance(thing, Node):
            return thing.subject(self.stream.name)
        kind, name = (SubjectKind.ARTEFACT, artefact.written) if artefact else (SubjectKind.FLOW, None)
        ends = thing.source.name, thing.target.name
        return Subject(kind, self.stream.name, None, name, *ends, thing.number)

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The steps, in the order of the text: pictures and lists number them so, from 1."""
        return tuple([node for node in self.nodes if node.kind is _STEP])

    @cached_property
    def outgoing(self) -> Mapping[Node, tuple[BoundFlow, ...]]:
        """The flows that leave each node."""
        leaving: dict[str, list[BoundFlow]] = {node.name: [] for node in self.nodes}
        for flow in self.flows:
            leaving[flow.source.name].append(flow)
        return {node: tuple(leaving.pop(node.name)) for node in self.nodes}

    @cached_property
    def incoming(self) -> Mapping[Node, tuple[BoundFlow, ...]]:
        """The flows that reach each node."""
        reaching: dict[str, list[BoundFlow]] = {node.name: [] for node in self.nodes}
        for flow in self.flows:
            reaching[flow.target.name].append(flow)
        return {node: tuple(reaching.pop(node.name)) for node in self.nodes}

    def links(self) -> Iterator[tuple[Node, tuple[BoundFlow, ...], tuple[BoundFlow, ...]]]:
        """Each node with the flows that leave it and those that reach it."""
        return zip(self.nodes, self.outgoing.values(), self.incoming.values(), strict=True)

    def flows_where(self, holds: Callable[[BoundFlow], bool]) -> list[BoundFlow]:
        """The flows of which something holds that depends on what they carry between which roles, and on nothing else.

        It is asked once of flows that are alike in that, however many they are.
        """
        groups = [flows for flows in self._alike if holds(flows[0])]
        return sorted(chain.from_iterable(groups), key=lambda flow: flow.number)

    @cached_property
    def _alike(self) -> tuple[tuple[BoundFlow, ...], ...]:
        """The flows in groups of what is one to the catalogue: between the same roles, with the same artefacts."""
        groups: dict[object, list[BoundFlow]] = {}
        for flow in self.flows:
            source, target = flow.source, flow.target
            key = id(flow.carried), source.role, target.role, source.kind, target.kind, flow.guessed
            group = groups.get(key)
            if group is None:
                groups[key] = group = []
            group.append(flow)
        return tuple(map(tuple, groups.values()))

    def predecessors(self, node: Node | str) -> tuple[Node, ...]:
        """The nodes that give something to a node, each once, in the order of the flows."""
        return tuple(dict.fromkeys(flow.source for flow in self.incoming[self._lookup.node(node)]))

    def successors(self, node: Node | str) -> tuple[Node, ...]:
        """The nodes that get something from a node, each once, in the order of the flows."""
        return tuple(dict.fromkeys(flow.target for flow in self.outgoing[self._lookup.node(node)]))

    def flows_between(self, source: Node | str, target: Node | str) -> tuple[BoundFlow, ...]:
        """The flows from one node to another: each alternative, and each line of the text, is one."""
        end = self._lookup.node(target)
        return tuple(flow for flow in self.outgoing[self._lookup.node(source)] if flow.target == end)

    @cached_property
    def is_open(self) -> bool:
        """Whether an activity, a party, an end of a flow or an artefact is a hole: then its shape is not checked."""
        if any(node.is_open for node in self.nodes):
            return True
        return bool(self.flows_where(lambda flow: HOLE in flow.flow.artefacts))

    @cached_property
    def starts(self) -> tuple[Node, ...]:
        """Where the stream starts: the parties that give something, the steps that only give, and `own_starts`. An
        unknown end counts as a party."""
        own = {*self.own_starts}
        giving = (node for node in self.nodes if self.outgoing[node])
        return tuple(each for each in giving if each.kind is not _STEP or each in own or not self.incoming[each])

    @cached_property
    def own_starts(self) -> tuple[Node, ...]:
        """The nodes at which the stream starts cases itself: the steps that say that they begin here; without any, the
        source of the first flow if the stream has a `trigger:`."""
        said = tuple([node for node in self.nodes if node.step is not None and node.step.begins is not None])
        if said or not self.flows or "trigger" not in self.stream.keys:
            return said
        return (self.flows[0].source,)

    @cached_property
    def ends(self) -> tuple[Node, ...]:
        """Where the stream ends: the parties that get something, the steps that only get, and `own_ends`. An unknown
        end counts as a party."""
        own = {*self.own_ends}
        getting = (node for node in self.nodes if self.incoming[node])
        return tuple(each for each in getting if each.kind is not _STEP or each in own or not self.outgoing[each])

    @cached_property
    def own_ends(self) -> tuple[Node, ...]:
        """The steps that say that cases end there."""
        return tuple([node for node in self.nodes if node.step is not None and node.step.ends is not None])

    @cached_property
    def arriving(self) -> tuple[BoundFlow, ...]:
        """The flows that say how many cases arrive with them."""
        return tuple([flow for flow in self.flows if flow.flow.arrives is not None])

    @cached_property
    def teams(self) -> Mapping[str, Team]:
        """The teams that steps may name, by name: those of the stream hide those of its catalogue."""
        return {**self.catalogue.all_teams, **{team.name: team for team in reversed(self.stream.teams)}}

    @cached_property
    def tools(self) -> Mapping[str, Tool]:
        """The tools that steps may name, by name: those of the stream hide those of its catalogue."""
        return {**self.catalogue.all_tools, **{tool.name: tool for tool in reversed(self.stream.tools)}}

    def paths(
        self, source: Node | str | None = None, target: Node | str | None = None, *, limit: int = limits.PATHS
    ) -> tuple[Path, ...]:
        """The paths from one node to another; without them from each of `starts` to each of `ends`.

        A path is its nodes from first to last. It has no node twice, but leads back to its first node where that is
        the target too: from the user to the user. It may lead through a party. Parallel flows make one path: see
        `flows_between`. The order is that of the text.

        Raises Error if there are more than `limit` paths (1,000 unless given), or if more than a million flows were
        followed to find them; ValueError for a limit below 1.
        """
        if limit < 1:
            raise ValueError(f"a limit of {limit} paths is below 1")
        sources = self.starts if source is None else (self._lookup.node(source),)
        targets = self.ends if target is None else (self._lookup.node(target),)
        onward = {node: self.successors(node) for node in self.nodes}
        return limited_paths(self.stream.name, onward, sources, targets, limit)

    @cached_property
    def case_starts(self) -> tuple[CaseStart, ...]:
        """Where cases start: each start is a kind of case of its own, the main one first.

        A party starts cases unless an earlier step gave it something: then it answers. Without parties, cases start
        where the stream starts them itself, and at steps that only give. Those of customers and users come first.
        """
        nodes = {node.name: node for node in self.nodes}
        return case_starts(nodes, self.flows, [each.name for each in self.own_starts if each.kind is not _PARTY])

    @cached_property
    def cycles(self) -> tuple[tuple[Node, ...], ...]:
        """The steps that lead to each other, and single steps that lead to themselves, in groups.

        Parties join no cycle: a user who asks and gets is not rework. Two cycles with a common step are one group.
        """
        return tuple(cycles(self._edges, self._numbers))

    @cached_property
    def backward_flows(self) -> tuple[BoundFlow, ...]:
        """The flows that lead back within a cycle. The order of lines does not matter.

        From where cases start, a flow to a step that every way to its source passes leads back. Cycles that are left
        are cut by distance from there, then by names.
        """
        ranks = ((0, 1, 2), (3,), (4,), (5,))
        tiers = ([start.step.name for start in self.case_starts if start.rank in each] for each in ranks)
        back = backward([(flow.source.name, flow.target.name) for flow in self._inner], tiers, str)
        return tuple(flow for number, flow in enumerate(self._inner) if number in back)

    @cached_property
    def _inner(self) -> tuple[BoundFlow, ...]:
        """The flows between steps."""
        return tuple(flow for flow in self.flows if _PARTY not in (flow.source.kind, flow.target.kind))

    @property
    def _edges(self) -> list[tuple[Node, Node]]:
        return [(flow.source, flow.target) for flow in self._inner]

    @property
    def _numbers(self) -> dict[Node, int]:
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def _lookup(self) -> NodeLookup:
        return NodeLookup.of_stream(self.stream.name, self.nodes, self.catalogue.end_names)
