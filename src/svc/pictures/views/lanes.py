"""The lanes view: a lane for each activity that a stream visits, its steps in columns from left to right.

Parties have a lane of their own on top, each in the column of a step that it serves where that is free.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.layout.planning import moved, planned
from svc.pictures.layout.reading_order import Cell, served, steps_in_order
from svc.pictures.layout.routing import courses_in_columns
from svc.pictures.layout.row_layout import RowLayout
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import LANE, Card, Lane, Line, Node, Panel, Plan, Route, Scene
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream

PARTIES = "parties"
GAP = 4
"""Between two lanes."""
ABOVE, UNDER = 12, 9
"""Between the border of a lane and what is in it."""
BESIDE = 18
TOP = 5
"""Above the title of a card without a band."""
CIRCLE, OVER = 20, 10
"""The size of the circle of a number, and how far it reaches out of its card."""


def lanes(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream in lanes."""
    scene = stream(bound, diagnostics, options)
    if not scene.nodes:
        return evolve(scene, view="lanes")
    order = steps_in_order(scene)
    kinds = _kinds(bound, scene)
    places = _places(scene, order, kinds)
    numbered, scene = scene.nodes, evolve(scene, nodes=map(_striped, scene.nodes))
    nodes = {node.id: node for node in scene.nodes}
    columns = max(column for _, column in places.values()) + 1
    shared = 0 if kinds[0] == PARTIES else None
    lines, plan, heights = planned(courses_in_columns(scene.lines, places, nodes, shared), places, nodes, columns)
    plan = moved(plan, LANE + BESIDE, ABOVE)
    fields = list(_lanes(bound, kinds, heights, options.colours))
    plan = evolve(plan, width=plan.width + BESIDE, height=fields[-1].bottom, lanes=fields, routes=_on(fields, plan))
    plan = evolve(plan, figures=_numbers(numbered, plan))
    return evolve(scene, view="lanes", lines=lines, plan=plan)


def _striped(node: Node) -> Node:
    """A card without what its lane says; its number is drawn on its corner."""
    if not isinstance(node, Card):
        return node
    return evolve(
        node,
        body=palette.CHIP,
        striped=True,
        rows=[node.rows[0]._replace(height=TOP, left=None, right=None), *node.rows[1:]],
    )


def _numbers(nodes: Iterable[Node], plan: Plan) -> Iterator[Panel]:
    """The numbers of the steps, each in a circle on the top right corner of its card."""
    for node in nodes:
        if isinstance(node, Card) and node.rows[0].right:
            x, y = plan.places[node.id]
            high = _striped(node).height
            left, top = x + node.width / 2 - CIRCLE + OVER, y - high / 2 - OVER
            number = node.rows[0].right._replace(size=10 if len(node.rows[0].right.words) < 3 else 8)
            yield Panel(
                f"{node.id}_number",
                left,
                top,
                CIRCLE,
                CIRCLE,
                [number],
                node.accent.band,
                palette.LINE,
                shape="circle",
                inset=0,
                kind="number",
            )


def _kinds(bound: BoundStream, scene: Scene) -> list[str]:
    """The lanes: parties, then activities in the order of the catalogue, those where a stream ends last."""
    kinds = {node.id: node.kind if isinstance(node, Card) else PARTIES for node in scene.nodes}
    ends = [(kinds[line.source], kinds[line.target]) for line in scene.lines if not line.back]
    going_on = {PARTIES, *(source for source, target in ends if target not in (source, PARTIES))}
    used = set(kinds.values())
    order = dict.fromkeys((PARTIES, *bound.catalogue.all_activities, *sorted(used)))
    return sorted((kind for kind in order if kind in used), key=lambda kind: kind not in going_on)


def _places(scene: Scene, order: Sequence[str], kinds: Sequence[str]) -> dict[str, Cell]:
    """The lane and the column of each node."""
    row = {node.id: kinds.index(node.kind if isinstance(node, Card) else PARTIES) for node in scene.nodes}
    places = {id: (row[id], column) for column, id in enumerate(order)}
    taken: set[int] = set()
    for node in scene.nodes:
        if not isinstance(node, Card):
            wanted = _column(node.id, order, scene.lines)
            column = min(set(range(len(scene.nodes))) - taken, key=lambda each: (abs(each - wanted), each))
            taken.add(column)
            places[node.id] = (row[node.id], column)
    return places


def _column(party: str, order: Sequence[str], lines: Iterable[Line]) -> int:
    """The column of the step that a party serves: that which it gives to, else that which gives to it."""
    right = served(party, order, lines)
    return max(right - 1, 0) if any(line.target == party for line in lines) else min(right, len(order) - 1)


def _lanes(bound: BoundStream, kinds: Sequence[str], heights: RowLayout, colours: Colours) -> Iterator[Lane]:
    accents = palette.accents(bound.catalogue.all_activities, colours.accents)
    top = 0.0
    for row, kind in enumerate(kinds):
        bottom = heights.ends[row] + ABOVE + UNDER
        accent = palette.OF_PARTIES if kind == PARTIES else accents.get(kind, palette.NO_ACCENT)
        tint = palette.SOFT if kind == PARTIES else accent.tint
        title = "External parties" if kind == PARTIES else bound.catalogue.title_for(kind)
        yield Lane(f"svc_lane_{row + 1}", wrap(title, 11, LANE - 14, bold=True), top, bottom, kind, accent, tint)
        top = bottom + GAP


def _on(lanes: Sequence[Lane], plan: Plan) -> Mapping[str, Route]:
    """The routes of lines, with the ground of their words that of their lane."""

    def ground(y: Real) -> str:
        return next((lane.tint for lane in lanes if y <= lane.bottom), lanes[-1].tint)

    return {id: evolve(route, ground=ground(route.words[1])) for id, route in plan.routes.items()}
