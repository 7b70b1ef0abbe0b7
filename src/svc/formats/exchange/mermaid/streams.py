"""A flowchart as a stream: its vertices are nodes, its links edges, its subgraphs say who does the work."""

from collections.abc import Iterator

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.decoding import decoded
from svc.formats.exchange.diagrams.building import imported, stream_of
from svc.formats.exchange.diagrams.foreign import Diagram, Edge, Kind, Node, called, end_at_lane, words
from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.mermaid.chart import Chart, Group, Link, Vertex
from svc.formats.exchange.mermaid.ours import Ours, is_ours
from svc.formats.exchange.mermaid.reading import chart
from svc.formats.exchange.results import Imported, Options

_CHOICES = ("diamond", "diam", "decision", "question")
_JOINTS = ("fork", "join", "f-circ", "filled-circle", "junction", "cross-circ", "crossed-circle", "summary")
_EVENTS = ("sm-circ", "small-circle", "start", "fr-circ", "framed-circle", "stop")
_MARKS = ("circle", "circ", "doublecircle", "dbl-circ", "double-circle", "stadium", "terminal", "pill")
"""Shapes of a beginning or an end where nothing leads to them or from them, and of work elsewhere."""
_THINGS = ("doc", "document", "docs", "documents", "st-doc", "stacked-document", "lin-doc", "lined-document", "tag-doc")
_NOTES = ("text", "comment", "brace", "brace-l", "brace-r", "braces")


def mermaid(data: bytes, options: Options) -> Imported:
    """The stream that a flowchart of Mermaid shows. Raises Error for another kind of chart."""
    losses: list[Loss] = []
    balance = Balance(losses)
    found = chart(decoded(data, losses), balance)
    meanings = Meanings(options.catalogue, options.maps, losses)
    ours = is_ours(found)
    if ours:
        losses[:] = [each for each in losses if not each.cosmetic]  # the colours are ours
        balance.keep(*found.groups)
    elements = found.elements + sum(each.elements for each in losses)  # statements that became nothing count too
    if ours:
        diagram = Ours(found, options.name, meanings, balance).diagram()
    else:
        diagram = _Flowchart(found, meanings, balance).diagram()
    stream = stream_of(diagram, options.name, meanings, balance)
    return imported(stream, meanings, losses, elements)


class _Flowchart:
    def __init__(self, chart: Chart, meanings: Meanings, balance: Balance) -> None:
        self._chart, self._meanings, self._balance = chart, meanings, balance
        self._groups = {group.id: group for group in chart.groups}
        self._lanes = {id: group.title for group in chart.groups for id in group.members}
        drawn = [link for link in chart.links if not link.invisible]
        self._gives = {end for link in drawn for end in (link.source, *([link.target] if link.both else []))}
        self._gets = {end for link in drawn for end in (link.target, *([link.source] if link.both else []))}

    def diagram(self) -> Diagram:
        """The nodes and edges; what is neither is reported."""
        chart = self._chart
        for group in chart.groups:
            if group.id in self._lanes or not (group.members or self._is_party(group)):
                outer = self._lanes.get(group.id)
                why = f"it is within `{outer}`" if outer else "nothing is in it"
                what = called("subgraph", group.title)
                self._balance.lose(flattened_structure(what, f"line {group.line}", why), group)
        nodes = [self._node(each) for each in chart.vertices.values() if each.id not in self._groups]
        for group in filter(self._is_party, self._groups.values()):
            nodes.append(
                Node(group.id, Kind.PARTY, group.title, _place(group.line, group.id), "subgraph", parts=(group,))
            )
        self._keep_lanes({node.lane for node in nodes if node.kind == Kind.TASK})
        return Diagram(nodes, [edge for link in chart.links for edge in self._edges(link)], chart.title)

    def _keep_lanes(self, used: set[str]) -> None:
        """Keep the subgraphs that say who does work, and report those that only hold other vertices."""
        for group in self._chart.groups:
            if group.title in used:
                self._balance.keep(group)
            elif self._balance.is_open(group) and group.members:
                loss = flattened_structure(called("subgraph", group.title), f"line {group.line}", "no work is in it")
                self._balance.lose(loss, group)

    def _is_party(self, group: Group) -> bool:
        """Whether a subgraph is somebody outside: nothing is in it, and a link leads to it or from it."""
        return not group.members and (group.id in self._gives or group.id in self._gets)

    def _node(self, vertex: Vertex) -> Node:
        kind = self._kind(vertex)
        is_choice = vertex.shape in _CHOICES
        label = vertex.words if kind != Kind.GATEWAY or vertex.label is not None else ""
        what = vertex.shape or "vertex"
        return Node(vertex.id, kind, label, _place(vertex.line, vertex.id), what, self._lanes.get(vertex.id, ""),
                    is_choice=is_choice, parts=(vertex,))  # fmt: skip

    def _kind(self, vertex: Vertex) -> Kind:
        if vertex.shape in (*_CHOICES, *_JOINTS):
            return Kind.GATEWAY
        if self._meanings.known("parties", words(vertex.words)):
            return Kind.PARTY
        is_border = vertex.id not in self._gives or vertex.id not in self._gets
        if vertex.shape in _EVENTS or (vertex.shape in _MARKS and is_border):
            return Kind.EVENT
        if vertex.shape in _THINGS:
            return Kind.THING
        return Kind.OTHER if vertex.shape in _NOTES else Kind.TASK

    def _edges(self, link: Link) -> Iterator[Edge]:
        place = f"line {link.line}"
        ends = [self._end(each, place) for each in (link.source, link.target)]
        if link.invisible:
            why = "it is for the layout alone"
            loss = dropped_element(called("invisible link", link.label), place, why, cosmetic=True)
            self._balance.lose(loss, link)
            return
        edge = Edge("", ends[0], ends[1], link.label, place, what="link", parts=(link,))
        yield edge
        if link.both:
            yield edge._replace(source=ends[1], target=ends[0])

    def _end(self, id: str, place: str) -> str:
        """The vertex at an end of a link, or a subgraph without content; that end is open at one with work in it."""
        group = self._groups.get(id)
        if group is None:
            return id
        if not group.members:
            return id
        self._balance.lose(end_at_lane(called("subgraph", group.title), place))
        return ""


def _place(line: int, id: str) -> str:
    return f"line {line}, vertex {id}"
