"""The ways from task to task: gateways and events between them are dissolved, one after the other.

A node is dissolved by joining each way that comes in with each one that goes out. That takes as long as there are such
pairs: a node with many of both stays, as a step where the ways are decided.
"""

from typing import NamedTuple

from svc.formats.exchange.balance import Balance, Parts
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node, called, words
from svc.formats.exchange.diagrams.own_data import Own
from svc.formats.exchange.losses import dropped_element, flattened_structure, unreadable_part
from svc.text.near_names import listed

BEGIN, END, OPEN = "\0begin", "\0end", "\0open"
"""Ends of ways that are not nodes: where cases begin and end, and what nobody knows."""
PAIRS = 100
"""Pairs of ways through one node; with more it stays."""
JOINED = 200_000
"""Pairs of ways through all nodes; from then on, a node with several ways on one side stays."""
PARTS = 16
"""Conditions on one way."""
DISSOLVED = (Kind.EVENT, Kind.GATEWAY, Kind.BOUNDARY, Kind.THING)


class Way(NamedTuple):
    """A way from one node to another: conditions and things given in their order, and what svc put on its parts."""

    source: str
    target: str
    place: str
    when: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    artefacts: tuple[str, ...] = ()
    owns: tuple[tuple[Own, str], ...] = ()
    """Data of svc, each with the label beside it."""
    parts: Parts = ()
    """The elements that are joined in it."""


class Ways(NamedTuple):
    """The ways between the nodes that stay."""

    ways: list[Way]
    kept: set[str]
    """Gateways and events that stay."""


def ways(diagram: Diagram, nodes: dict[str, Node], balance: Balance) -> Ways:
    """The ways of a diagram, in the order of their first edges; what gets lost is reported."""
    graph = _Graph(nodes, balance)
    for edge in diagram.edges:
        graph.add(edge)
    for node in nodes.values():
        if node.kind in DISSOLVED:
            graph.dissolve(node)
    return Ways(list(graph.ways.values()), graph.kept)


class _Graph:
    def __init__(self, nodes: dict[str, Node], balance: Balance) -> None:
        self._nodes, self._balance = nodes, balance
        self.ways: dict[int, Way] = {}
        self.kept: set[str] = set()
        self._in: dict[str, dict[int, None]] = {id: {} for id, node in nodes.items() if node.kind in DISSOLVED}
        self._out: dict[str, dict[int, None]] = {id: {} for id in self._in}
        self._number = 0
        self._joined = 0

    def add(self, edge: Edge) -> None:
        """An edge as a way, unless it leads to or from something that is not part of a stream."""
        source, target = self._end(edge.source, edge), self._end(edge.target, edge)
        if source is None or target is None:
            return
        if source == target == OPEN and not edge.own:
            why = "both its ends are loose"
            self._balance.lose(dropped_element(called(edge.what, edge.label), edge.place, why), edge.parts)
            return
        label, behind = words(edge.label), self._nodes.get(source)
        condition = words(edge.when) if edge.when else label if behind and behind.kind is Kind.GATEWAY else ""
        given = (label,) if label and label != condition else ()
        artefact = (words(edge.artefact),) if edge.artefact else ()
        owns = ((edge.own, label),) if edge.own else ()
        when = (condition,) if condition else ()
        self._put(Way(source, target, edge.place, when, given, artefact, owns, edge.parts))

    def _end(self, id: str, edge: Edge) -> str | None:
        """The node at an end of an edge; None, and reported, if an edge to it can't be a flow."""
        node = self._nodes.get(id)
        if node is None:
            if id:
                why = f"there is no element `{id}`, so that end is open"
                what = f"an end of {called(edge.what, edge.label)}"
                self._balance.lose(unreadable_part(what, edge.place, why))
            return OPEN
        if node.kind == Kind.OTHER:
            why = f"it belongs to {called(node.what, node.label)}"
            self._balance.lose(
                dropped_element(called(edge.what, edge.label), edge.place, why, cosmetic=True), edge.parts
            )
            return None
        return OPEN if node.kind == Kind.HOLE else id

    def _put(self, way: Way) -> None:
        self._number += 1
        self.ways[self._number] = way
        if way.source in self._out:
            self._out[way.source][self._number] = None
        if way.target in self._in:
            self._in[way.target][self._number] = None

    def _take(self, number: int) -> Way:
        way = self.ways.pop(number)
        if way.source in self._out:
            del self._out[way.source][number]
        if way.target in self._in:
            del self._in[way.target][number]
        return way

    def dissolve(self, node: Node) -> None:
        """Join the ways through a node, and report what that loses."""
        for number in [each for each in self._in[node.id] if self.ways[each].source == node.id]:
            way = self._take(number)
            why = f"it leads back to itself without a task, so it is cut{_also(node, way)}"
            self._balance.lose(flattened_structure(f"the cycle through {_called(node)}", way.place, why), way.parts)
        into, out = self._in[node.id], self._out[node.id]
        pairs = len(into) * len(out)
        self._joined += pairs
        if (pairs > PAIRS and min(len(into), len(out)) > 1) or (pairs > 1 and self._joined > JOINED):
            del self._in[node.id], self._out[node.id]
            self.kept.add(node.id)
            why = f"{len(into)} ways lead to it and {len(out)} from it, so it is a step of its own"
            self._balance.lose(flattened_structure(_called(node), node.place, why))
            return
        is_alone = not into and not out
        if is_alone and node.kind != Kind.BOUNDARY and not node.own:
            why = "nothing leads to it or from it"
            self._balance.lose(dropped_element(_called(node), node.place, why), node.parts[:1])
            del self._in[node.id], self._out[node.id]
            return
        before = [self._take(each) for each in list(into)] or [self._loose(node, BEGIN, node.id)]
        after = [self._take(each) for each in list(out)] or [self._loose(node, node.id, END)]
        del self._in[node.id], self._out[node.id]
        if before[0].source != BEGIN or after[0].target != END:
            self._join(node, before, after)
        elif not is_alone:
            self._drop(node, *before, *after)

    def _drop(self, node: Node, *ways: Way) -> None:
        """Report a node that no task is beside, with what its ways say."""
        also = _also(node, *ways)
        if also or not (node.own or node.kind == Kind.BOUNDARY):
            why = f"no task is beside it{also}"
            self._balance.lose(dropped_element(_called(node), node.place, why), node.parts[:1])

    def _report(self, node: Node, joined: list[Way], after: list[Way]) -> None:
        """Report a node that is dissolved: it loses nothing but where not all of its unconditional ways are taken."""
        bare = [each for each in after if not each.when]
        if node.is_choice and len(after) > 1 and bare:
            why = f"one of its ways is taken, and no condition says when: {len(bare)} of {len(after)}"
            cosmetic = False
        else:
            why = f"flows that lead through it: {len(joined)}"
            cosmetic = True
        loss = flattened_structure(_called(node), node.place, why, cosmetic=cosmetic)
        self._balance.lose(loss, node.parts[:1])

    def _loose(self, node: Node, source: str, target: str) -> Way:
        """The way to or from a node that begins or ends there."""
        if node.kind in (Kind.GATEWAY, Kind.THING):
            source, target = (OPEN if each in (BEGIN, END) else each for each in (source, target))
        return Way(source, target, node.place)

    def _join(self, node: Node, before: list[Way], after: list[Way]) -> None:
        label = words(node.label)
        said = label if node.kind != Kind.BOUNDARY and not node.own else ""
        middle = Way(
            node.id, node.id, "", (said,) if said and node.kind != Kind.THING else (),
            (said,) if said and node.kind == Kind.THING else (), (), ((node.own, label),) if node.own else (),
            node.parts[:1],
        )  # fmt: skip
        joined = [_joined(one, middle, other) for one in before for other in after]
        for way in joined:
            if way.source not in self._nodes and way.target not in self._nodes and not way.owns:
                self._drop(node, way)
            else:
                self._put(way)
        if node.kind != Kind.BOUNDARY and not node.own and before[0].source != BEGIN and after[-1].target != END:
            self._report(node, joined, after)


def _also(node: Node, *ways: Way) -> str:
    """What the ways through a node say besides, for a report that they are lost."""
    said = [f"`{each}`" for way in ways for each in (*way.when, *way.given) if each != words(node.label)]
    return f", and its flows say {listed(said)}" if said else ""


def _joined(one: Way, middle: Way, other: Way) -> Way:
    return Way(
        one.source, other.target, other.place or one.place,
        (one.when + middle.when + other.when)[:PARTS], (one.given + middle.given + other.given)[:PARTS],
        (one.artefacts + other.artefacts)[:PARTS], (one.owns + middle.owns + other.owns)[:PARTS],
        (one.parts, middle.parts, other.parts),
    )  # fmt: skip


def _called(node: Node) -> str:
    return called(node.what, node.label)
