"""The cells of a picture in lanes: each with its place, its style, and what the stream says of it."""

from collections.abc import Iterator, Mapping, Sequence

from svc.formats.exchange.diagrams.drawn import drawn_flows, drawn_nodes, lane_at
from svc.formats.exchange.diagrams.own_data import Own, marks
from svc.formats.exchange.diagrams.own_data import label as flow_label
from svc.formats.exchange.drawio import card_cells, edge_cells, own_data, party_cells
from svc.formats.exchange.drawio.html_text import text_of
from svc.formats.exchange.drawio.markup import box, element, label, seen, style
from svc.model.quantities import Real
from svc.pictures.scene.shapes import LANE, Card, Emblem, Lane, Line, Panel, Plan, Point, Scene, Text
from svc.pictures.scene.surroundings import heading, legend_text, wide
from svc.pictures.style import palette
from svc.pictures.views.lanes import PARTIES
from svc.semantics import wording
from svc.semantics.bound import BoundFlow, BoundStream
from svc.text.frozenmap import FrozenMap

MARGIN = 40
"""Between the corner of the page and the title."""
TITLE = 34
"""The width of the title of a lane, which draw.io writes from bottom to top."""
LEFT = MARGIN - LANE + TITLE
"""How far right the plan is moved: its lanes have wider titles."""
NOTHING = Plan(0, 0, {}, {})


class Cells:
    """The cells of a scene that is drawn with its plan so far down."""

    def __init__(self, bound: BoundStream, scene: Scene, top: Real) -> None:
        self._bound, self._scene, self._top = bound, scene, top
        self._marks = marks(bound)
        self._plan = scene.plan or NOTHING
        self._drawn = {node.id: node for node in scene.nodes}
        self._nodes = drawn_nodes(bound, scene)
        self._lane_of = {id: lane_at(self._plan, place) for id, place in self._plan.places.items()}

    def all(self) -> Iterator[str]:
        """The cells, each after the one that it is in."""
        rows = own_data.rows_attribute(self._marks.titled(seen([_text(wording.stream_title(self._bound))])))
        yield _object("0", "", {}, element("mxCell", {}), rows)
        yield element("mxCell", {"id": "1", "parent": "0"})
        yield from self._words()
        yield from map(self._lane, self._plan.lanes)
        numbers = {each.id: each for each in self._plan.figures if isinstance(each, Panel)}
        for node in self._scene.nodes:
            if isinstance(node, Card):
                yield self._card(node)
                yield from card_cells.parts(node, numbers.get(f"{node.id}_number"))
            else:
                yield self._party(node)
        for line, flow in drawn_flows(self._bound, self._scene):
            yield self._flow(line, flow)

    def _words(self) -> Iterator[str]:
        """The title, what is below it, and the legend."""
        shown, title = heading(self._scene), _text(wording.stream_title(self._bound), 18)
        high = 24 * len(self._scene.title)
        place = box(MARGIN, MARGIN, _wide(shown[: len(self._scene.title)]), high)
        look = _words_style(18, palette.INK, fontStyle=1, whiteSpace="wrap")
        yield _object("svc_title", label([title], title), {"kind": own_data.TITLE}, _vertex(look, "1", place))
        if below := shown[len(self._scene.title) :]:
            yield _part("svc_subtitle", below, (MARGIN, MARGIN + high))
        if self._scene.legend:
            yield _part("svc_legend", [legend_text(self._scene.legend)], (MARGIN, self._top + self._plan.height + 10))

    def _lane(self, lane: Lane) -> str:
        title = _text(" ".join(lane.title))
        activity = lane.kind if lane.kind in self._bound.catalogue.all_activities else ""
        kind = {"kind": own_data.PARTIES if lane.kind == PARTIES else own_data.LANE, "lane": activity}
        look = style(
            "swimlane", "horizontal=0", "html=1", "whiteSpace=wrap", "collapsible=0", "recursiveResize=0", "rounded=0",
            startSize=TITLE, fillColor=lane.accent.band, swimlaneFillColor=lane.tint, strokeColor=lane.tint,
            fontColor=lane.accent.text, fontSize=11, fontStyle=1, swimlaneLine=0,
        )  # fmt: skip
        place = box(MARGIN, lane.top + self._top, self._plan.width - LANE + TITLE, lane.bottom - lane.top)
        own = {**kind, "shown": seen([title])}
        return _object(lane.id, label([title], title), own, _vertex(look, "1", place))

    def _card(self, card: Card) -> str:
        left, top = self._within(card.id)
        place = box(left - card.width / 2, top - card.height / 2, card.width, card.height)
        cell = _vertex(card_cells.card_style(card), self._parent(card.id), place)
        node = self._nodes[card.id]
        title = _text(node.title.strip() or node.name)
        own = {**self._marks.nodes[node.name], "shown": seen([title])}
        return _object(card.id, label([title], title), own, cell)

    def _party(self, party: Emblem) -> str:
        usual = party_cells.usual(party)
        roles = [text for text in party.texts if text.size != usual.size]
        place = party_cells.party_box(party, self._within(party.id))
        cell = _vertex(party_cells.party_style(party), self._parent(party.id), place)
        name = seen(text for text in party.texts if text not in roles)
        own = {**self._marks.nodes[self._nodes[party.id].name], "shown": name, "role": seen(roles)}
        return _object(party.id, label(party.texts, usual), own, cell)

    def _flow(self, line: Line, flow: BoundFlow) -> str:
        route = self._plan.routes[line.id]
        ends = ((self._drawn[id], self._plan.places[id]) for id in (line.source, line.target))
        look = edge_cells.edge_style(line, route, *ends)
        cell = {"style": look, "edge": "1", "parent": "1", "source": line.source, "target": line.target}
        words = {
            "shown": flow_label(self._bound, flow),
            "case": seen(text for text in line.texts if text.bold),
            "carried": seen(text for text in line.texts if not text.bold),
        }
        geometry = edge_cells.edge_geometry(edge_cells.moved(route, LEFT, self._top))
        own = {**self._marks.flows[flow.number], **words}
        return _object(line.id, label(line.texts, _text("")), own, element("mxCell", cell, geometry))

    def _parent(self, id: str) -> str:
        lane = self._lane_of[id]
        return lane.id if lane else "1"

    def _within(self, id: str) -> Point:
        """The middle of a node, from the corner of its lane."""
        x, y = self._plan.places[id]
        lane = self._lane_of[id]
        return (x - LANE + TITLE, y - lane.top) if lane else (x + LEFT, y + self._top)


def _text(words: str, size: Real = 10) -> Text:
    return Text(words, size)


def _object(id: str, shown: str, own: Own, cell: str, more: Mapping[str, str] = FrozenMap()) -> str:
    return element("object", {"id": id, "label": shown, **own_data.attributes(own), **more}, cell)


def _vertex(look: str, parent: str, place: str) -> str:
    return element("mxCell", {"style": look, "vertex": "1", "parent": parent}, place)


def _part(id: str, texts: Sequence[Text], corner: Point) -> str:
    """Words that say nothing of their own."""
    usual = texts[0]
    words = label(texts, usual)
    look = _words_style(usual.size, usual.colour, svcPart=own_data.part_mark(text_of(words)))
    attributes = {"id": id, "value": words, "style": look, "vertex": "1", "parent": "1"}
    return element("mxCell", attributes, box(*corner, _wide(texts), 14 * len(texts)))


def _words_style(size: Real, colour: str, **more: object) -> str:
    return style(
        "text", "html=1", "align=left", "verticalAlign=top", "spacing=0", fillColor="none", strokeColor="none",
        fontSize=f"{size:g}", fontColor=colour, **more,
    )  # fmt: skip


def _wide(texts: Sequence[Text]) -> int:
    return max(map(wide, texts), default=0) + 10
