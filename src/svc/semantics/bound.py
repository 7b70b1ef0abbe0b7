"""What a stream means: its steps and parties as the nodes of a graph, and the flows between them.

Names are resolved here against a catalogue; nothing is left to look up. Built by `binding.py`.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum, auto
from functools import cached_property
from itertools import islice

from attrs import evolve, field, frozen

from svc.diagnostics import limits
from svc.diagnostics.errors import Error, UnknownNameError
from svc.model import Catalogue, Flow, ListedFlow, NamedParty, Rule, Section, Step, Stream
from svc.semantics.graph import backward, cycles
from svc.semantics.reachability import TooLongError, simple_paths
from svc.text.near_names import did_you_mean, near
from svc.text.source import Place

OFFERED = 20
"""Names that a message lists."""


class NodeKind(StrEnum):
    """What an end of a flow is."""

    STEP = auto()
    """A step, or an activity used as an end."""
    PARTY = auto()
    """An outside party, named or not."""
    UNKNOWN = auto()
    """A name that the stream and its catalogue do not know."""


Kind = NodeKind
"""The former name."""


@frozen(cache_hash=True)
class Node:
    """A step or a party of a stream; no two of a stream have the same name.

    `role` is the id of the activity or party in the catalogue, None if that is unknown. `step` and `party` are the
    statements that declare it: an activity used as an end has no `step`, a party of the catalogue no `party`.
    `place` is where its name is written first, None for a stream built in Python.
    """

    kind: NodeKind = field(hash=False)
    name: str
    title: str = field(hash=False)
    role: str | None = field(hash=False)
    step: Step | None = field(default=None, hash=False)
    place: Place | None = field(default=None, eq=False, repr=False)
    party: NamedParty | None = field(default=None, hash=False)

    @property
    def written(self) -> str:
        """What is written where it first stands: its name, or a title without its quotes."""
        title = self.place.text if self.place else ""
        return title.strip('"“”') if title[:1] in ('"', "“") else self.name


class Outcome(StrEnum):
    """What an artefact's name means on a flow."""

    LISTED = auto()
    """The catalogue has this flow: one side lists it, or both do."""
    INSIDE = auto()
    """A hand-over inside one activity, which takes the artefact in or gives it out."""
    UNLISTED = auto()
    """The artefact is known, but this flow may not carry it."""
    AMBIGUOUS = auto()
    """A short name that fits several artefacts of this flow."""
    UNKNOWN = auto()
    """Neither the stream nor its catalogue knows the name."""
    OPEN = auto()
    """Not checked, as an end of the flow or the catalogue is unknown."""


@frozen(cache_hash=True)
class Carried:
    """An artefact of a flow, as written and as understood: `artefact` is its id, None if that is unknown.

    `listed` is the catalogue's flow, `forbidding` are the rules that forbid it. `candidates` are the artefacts that
    an ambiguous name fits; of an unlisted one, those of this flow that have all its words; of an unknown one, all of
    this flow. `elsewhere` are the artefacts of other flows that have the words of an unlisted one.
    """

    written: str
    outcome: Outcome = field(hash=False)
    artefact: str | None = field(default=None, hash=False)
    listed: ListedFlow | None = field(default=None, hash=False)
    forbidding: tuple[Rule, ...] = field(default=(), hash=False)
    candidates: tuple[str, ...] = field(default=(), hash=False)
    elsewhere: tuple[str, ...] = field(default=(), hash=False)


@frozen(cache_hash=True)
class BoundFlow:
    """A flow between two nodes, with what it carries.

    `flow` is the statement, `when` its condition, `share` its share of the alternatives in per cent. `number` counts
    the flows of a stream from 1, in the order of the text: so two flows that have the same meaning are still two.
    """

    flow: Flow = field(hash=False)
    source: Node = field(hash=False)
    target: Node = field(hash=False)
    carried: tuple[Carried, ...] = field(hash=False)
    when: str | None = field(hash=False)
    share: Decimal | None = field(hash=False)
    guessed: bool = field(default=False, hash=False)
    """Whether an end is a misspelt name of this node: the flow is joined to it, and not checked."""
    number: int = field(default=1, kw_only=True)

    @property
    def inside(self) -> bool:
        """Whether it stays in one activity: a hand-over below the catalogue's level."""
        return self.source.role == self.target.role and self.source.kind is self.target.kind is NodeKind.STEP


Arrow = BoundFlow
"""The former name."""


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
        return self._node(name)

    def __contains__(self, node: object) -> bool:
        return self._known(node) is not None

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def step(self, name: str) -> Node:
        """The step of a name; raises UnknownNameError for a party too."""
        node = self._known(name)
        if node is None or node.kind is not NodeKind.STEP:
            raise self._unknown(name, "step", [each.name for each in self.steps])
        return node

    @property
    def arrows(self) -> tuple[BoundFlow, ...]:
        """The former name of `flows`."""
        return self.flows

    @property
    def judged(self) -> bool:
        """The former name of `checkable`."""
        return self.checkable

    def place(self, arrow: BoundFlow, part: int = 0) -> Place | None:
        """Where a part of a flow is written, as `Flow` lists them."""
        return self.stream.place(arrow.flow, part)

    def place_of_ends(self, arrow: BoundFlow) -> Place | None:
        """A flow without what it carries: from its source to its target."""
        source, target = self.place(arrow, 1), self.place(arrow, 2)
        return Place(source.source, (source.span[0], target.span[1])) if source and target else None

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The steps, in the order of the text: pictures and lists number them so, from 1."""
        return tuple(node for node in self.nodes if node.kind is Kind.STEP)

    @cached_property
    def outgoing(self) -> Mapping[Node, tuple[BoundFlow, ...]]:
        """The flows that leave each node."""
        found: dict[Node, list[BoundFlow]] = {node: [] for node in self.nodes}
        for flow in self.flows:
            found[flow.source].append(flow)
        return {node: tuple(flows) for node, flows in found.items()}

    @cached_property
    def incoming(self) -> Mapping[Node, tuple[BoundFlow, ...]]:
        """The flows that reach each node."""
        found: dict[Node, list[BoundFlow]] = {node: [] for node in self.nodes}
        for flow in self.flows:
            found[flow.target].append(flow)
        return {node: tuple(flows) for node, flows in found.items()}

    def predecessors(self, node: Node | str) -> tuple[Node, ...]:
        """The nodes that give something to a node, each once, in the order of the flows."""
        return tuple(dict.fromkeys(flow.source for flow in self.incoming[self._node(node)]))

    def successors(self, node: Node | str) -> tuple[Node, ...]:
        """The nodes that get something from a node, each once, in the order of the flows."""
        return tuple(dict.fromkeys(flow.target for flow in self.outgoing[self._node(node)]))

    def flows_between(self, source: Node | str, target: Node | str) -> tuple[BoundFlow, ...]:
        """The flows from one node to another: each alternative, and each line of the text, is one."""
        end = self._node(target)
        return tuple(flow for flow in self.outgoing[self._node(source)] if flow.target == end)

    @cached_property
    def starts(self) -> tuple[Node, ...]:
        """Where the stream starts: the parties that give something, the steps that only give, and with a `trigger:` the
        source of the first flow. An unknown end counts as a party."""
        first = self.flows[0].source if self.flows and "trigger" in self.stream.keys else None
        giving = (node for node in self.nodes if self.outgoing[node])
        return tuple(
            node for node in giving if node.kind is not NodeKind.STEP or node == first or not self.incoming[node]
        )

    @cached_property
    def ends(self) -> tuple[Node, ...]:
        """Where the stream ends: the parties that get something, and the steps that only get. An unknown end counts
        as a party."""
        getting = (node for node in self.nodes if self.incoming[node])
        return tuple(node for node in getting if node.kind is not NodeKind.STEP or not self.outgoing[node])

    def paths(
        self, source: Node | str | None = None, target: Node | str | None = None, *, limit: int = limits.PATHS
    ) -> tuple[tuple[Node, ...], ...]:
        """The paths from one node to another; without them from each of `starts` to each of `ends`.

        A path is its nodes from first to last. It has no node twice, but leads back to its first node where that is
        the target too: from the user to the user. It may lead through a party. Parallel flows make one path: see
        `flows_between`. The order is that of the text.

        Raises Error if there are more than `limit` paths (1,000 unless given), or if more than a million flows were
        followed to find them; ValueError for a limit below 1.
        """
        if limit < 1:
            raise ValueError(f"a limit of {limit} paths is below 1")
        sources = self.starts if source is None else (self._node(source),)
        targets = self.ends if target is None else (self._node(target),)
        onward = {node: self.successors(node) for node in self.nodes}
        try:
            found = tuple(islice(simple_paths(onward, sources, targets, limits.FOLLOWED), limit + 1))
        except TooLongError:
            raise Error(
                f"more than {limits.FOLLOWED:,} flows of the stream {self.stream.name} were followed to find paths: "
                "choose a source and a target that are nearer to each other"
            ) from None
        if len(found) > limit:
            raise Error(
                f"the stream {self.stream.name} has more than {limit:,} paths: "
                "choose a source and a target that are nearer to each other, or a higher limit"
            )
        return found

    @cached_property
    def cycles(self) -> tuple[tuple[Node, ...], ...]:
        """The steps that lead to each other, and single steps that lead to themselves, in groups.

        Parties join no cycle: that a user asks and gets is no rework. Two cycles with a common step are one group.
        """
        return tuple(cycles(self._edges, self._numbers))

    @cached_property
    def backward_flows(self) -> tuple[BoundFlow, ...]:
        """The flows that lead back within a cycle: to the same step, or to one that is written before it."""
        back = backward(self._edges, self._numbers)
        return tuple(flow for number, flow in enumerate(self._inner) if number in back)

    @cached_property
    def _inner(self) -> tuple[BoundFlow, ...]:
        """The flows between steps."""
        return tuple(flow for flow in self.flows if NodeKind.PARTY not in (flow.source.kind, flow.target.kind))

    @property
    def _edges(self) -> list[tuple[Node, Node]]:
        return [(flow.source, flow.target) for flow in self._inner]

    @property
    def _numbers(self) -> dict[Node, int]:
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def _by_name(self) -> Mapping[str, Node]:
        return {node.name: node for node in self.nodes}

    @cached_property
    def _by_role(self) -> Mapping[str, Node]:
        """The activities and parties that flows name directly, by their ids: any of their names finds them."""
        return {node.role: node for node in self.nodes if node.role and not (node.step or node.party)}

    def _known(self, node: object) -> Node | None:
        if isinstance(node, Node):
            return node if self._by_name.get(node.name) == node else None
        if not isinstance(node, str):
            return None
        name = unicodedata.normalize("NFC", node)
        return self._by_name.get(name) or self._by_role.get(self.catalogue.end_names.get(name, ""))

    def _node(self, node: Node | str) -> Node:
        if not isinstance(node, Node | str):
            raise TypeError(f"expected a node or its name, got {node!r:.100}")
        known = self._known(node)
        if known is None:
            name = node if isinstance(node, str) else node.name
            raise self._unknown(name, "step or party", [each.name for each in self.nodes])
        return known

    def _unknown(self, name: str, what: str, names: list[str]) -> UnknownNameError:
        message = f"the stream {self.stream.name} has no {what} `{name}`"
        question = did_you_mean(near(name, names))
        offered = f"; it has {', '.join(names[:OFFERED])}{' ...' if len(names) > OFFERED else ''}" if names else ""
        return UnknownNameError(f"{message}; {question}" if question else f"{message}{offered}")

    @cached_property
    def resolved(self) -> Stream:
        """The stream with every artefact that is known held by its id."""
        flows = tuple(
            evolve(flow, artefacts=[carried.artefact or carried.written for carried in arrow.carried])
            for flow, arrow in zip(self.stream.flows, self.flows, strict=True)
        )
        return evolve(self.stream, flows=flows)


@frozen(eq=False)
class BoundFile:
    """The sections of a file, bound."""

    streams: tuple[BoundStream, ...] = field(converter=tuple[BoundStream, ...])
    catalogues: tuple[Catalogue, ...] = field(converter=tuple[Catalogue, ...])

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as written."""
        return (*(bound.stream for bound in self.streams), *self.catalogues)
