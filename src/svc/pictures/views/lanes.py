"""The lanes view: a lane for each activity that a stream visits, its steps in columns from left to right.

Parties have a lane of their own on top, each in the column of a step that it serves where that is free.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.layout.lane_grid import LaneGrid, folded, moments
from svc.pictures.layout.planning import moved, planned
from svc.pictures.layout.reading_order import steps_in_order
from svc.pictures.layout.routing import courses_in_lanes
from svc.pictures.layout.row_layout import RowLayout, Spacing
from svc.pictures.layout.time_budget import late
from svc.pictures.options import PictureOptions
from svc.pictures.scene.cards import aligned
from svc.pictures.scene.shapes import LANE, Card, Lane, Node, Panel, Plan, Route, Scene
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from svc.pictures.style.colours import Colours
from svc.pictures.views.slide import MANY, NARROW, USUAL, Fit, fitted, letters
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream

PARTIES = "parties"
GAP = 4
"""Between two lanes."""
BETWEEN = 14
"""Between two bands of lanes."""
WIDE = 1400
"""How wide a picture may be: beyond, it is folded, as pages are narrow and scroll down."""
FEWEST, MOST = 4, 12
"""How many columns are never folded, and how many always are."""
ABOVE, UNDER = 12, 9
"""Between the border of a lane and what is in it."""
BESIDE = 18
TOP = 5
"""Above the title of a card without a band."""
CIRCLE, OVER = 20, 10
"""The size of the circle of a number, and how far it reaches out of its card."""


def lanes(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream in lanes, folded into bands where one would be too wide, so that it is as large as can be on a slide."""
    scene = evolve(stream(bound, diagnostics, options), view="lanes")
    if not scene.nodes:
        return scene
    of_node = {node.id: node.kind if isinstance(node, Card) else PARTIES for node in scene.nodes}
    kinds = _kinds(bound, scene)
    moment = moments(scene, steps_in_order(scene), of_node)
    longest = max(moment.values()) + 1

    def drawn(fit: Fit, columns: int) -> Scene:
        return _in_lanes(bound, fitted(scene, fit), folded(moment, of_node, kinds, columns), options.colours)

    first = drawn(USUAL, min(longest, MOST))
    if _width(first) <= WIDE or late():
        return first
    fits = (USUAL, NARROW) if len(scene.nodes) <= MANY else (USUAL,)
    return max((_narrow(partial(drawn, fit), first, longest) for fit in fits), key=letters)


def _narrow(drawn: Callable[[int], Scene], first: Scene, longest: int) -> Scene:
    """A scene in as few bands as leave it narrow, all of about the same length."""
    columns, scene = min(longest, MOST), first
    while columns > FEWEST and _width(scene) > WIDE and not late():
        columns = max(min(columns - 1, int(columns * WIDE / _width(scene)) + 1), FEWEST)
        bands = ceil(longest / columns)
        columns = ceil(longest / bands)
        scene = drawn(columns)
    return scene


def _width(scene: Scene) -> Real:
    return scene.plan.width if scene.plan else 0


def _in_lanes(bound: BoundStream, scene: Scene, grid: LaneGrid, colours: Colours) -> Scene:
    """A scene with its nodes in the rows and columns of a grid, each row in a lane."""
    numbered = aligned(scene.nodes, {id: row for id, (row, _) in grid.cells.items()})
    nodes = {id: _striped(node) for id, node in numbered.items()}
    shared = [row for row, (_, kind) in enumerate(grid.rows) if kind == PARTIES]
    courses = courses_in_lanes(scene.lines, grid.cells, nodes, grid.columns, shared)
    starts = {row for row, (band, _) in enumerate(grid.rows) if row and band > grid.rows[row - 1][0]}
    lines, plan, heights = planned(
        courses, grid.cells, nodes, grid.columns, Spacing(dict.fromkeys(starts, BETWEEN), UNDER + GAP + 2, OVER + 3)
    )
    plan = moved(plan, LANE + BESIDE, ABOVE)
    fields = list(_lanes(bound, grid, heights, colours))
    plan = evolve(plan, width=plan.width + BESIDE, height=fields[-1].bottom, lanes=fields, routes=_on(fields, plan))
    plan = evolve(plan, figures=_numbers(numbered.values(), plan))
    return evolve(scene, nodes=nodes.values(), lines=lines, plan=plan)


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


def _lanes(bound: BoundStream, grid: LaneGrid, heights: RowLayout, colours: Colours) -> Iterator[Lane]:
    accents = palette.accents(bound.catalogue.all_activities, colours.accents)
    top, last = 0.0, 0
    for row, (band, kind) in enumerate(grid.rows):
        top += BETWEEN if band > last else 0
        bottom = heights.ends[row] + ABOVE + UNDER
        accent = palette.OF_PARTIES if kind == PARTIES else accents.get(kind, palette.NO_ACCENT)
        tint = palette.SOFT if kind == PARTIES else accent.tint
        title = "External parties" if kind == PARTIES else bound.catalogue.title_for(kind)
        yield Lane(f"svc_lane_{row + 1}", wrap(title, 11, LANE - 14, bold=True), top, bottom, kind, accent, tint)
        top, last = bottom + GAP, band


def _on(lanes: Sequence[Lane], plan: Plan) -> Mapping[str, Route]:
    """The routes of lines, with the ground of their words that of their lane."""

    def ground(y: Real) -> str:
        return next((lane.tint for lane in lanes if y <= lane.bottom), lanes[-1].tint)

    return {id: evolve(route, ground=ground(route.words[1])) for id, route in plan.routes.items()}
