"""A scene whose plan is made as DOT with fixed positions, which `neato -n2` draws as they are.

Turns the plan upside down, as heights grow upwards in DOT, and puts the title above and the findings below it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import dist

from attrs import evolve

from svc.model.quantities import Real
from svc.pictures.render.dot import artefact, attributes, general, inches, line_style, node
from svc.pictures.render.labels import footing_label, heading_label, lane_label
from svc.pictures.render.panels import behind, figure, hidden
from svc.pictures.scene.shapes import LANE, Figure, Lane, Line, Panel, Plan, Point, Route, Scene, Stroke
from svc.pictures.scene.surroundings import Surroundings, surroundings
from svc.pictures.style import palette

RADIUS = 8
"""Of rounded corners."""
HEAD = 8
"""The length of the head of an arrow."""


def pinned(scene: Scene, plan: Plan) -> str:
    """The DOT text of a scene with its plan."""
    return "\n".join(_graph(scene, plan)) + "\n"


def _graph(scene: Scene, plan: Plan) -> Iterator[str]:
    around = surroundings(scene, plan)
    top, width, height = around.top, around.width, around.height
    box = f"0,0,{width},{height}"

    def at(point: Point) -> str:
        return f"{point[0]:g},{height - point[1]:g}"

    def lower(point: Point) -> Point:
        return round(point[0], 2), round(point[1] + top, 2)

    yield "// positions are fixed: draw with neato -n2"
    yield "digraph svc {"
    yield "graph" + attributes(
        bgcolor=palette.CANVAS,
        bb=box,
        pad="0.25",
        outputorder="edgesfirst",
        fontname="Arial",
        id="svc_picture",
        **{"class": f"svc {scene.view}"},
    )
    yield from general()
    yield (
        "subgraph cluster_page { graph"
        + attributes(
            bb=box,
            style="filled",
            color=palette.CANVAS,
            fillcolor=palette.CANVAS,
            label='""',
            id="svc_page",
            tooltip=" ",
            **{"class": "page"},
        )
        + " }"
    )
    for lane in plan.lanes:
        edges = lower((0, lane.bottom))[1], lower((0, lane.top))[1]
        yield from _lane(lane, (at((0, edges[0])), at((plan.width, edges[1]))), at((LANE / 2, sum(edges) / 2)))
    figures = [lowered(each, top) for each in plan.figures]
    yield from (behind(each, at) for each in figures if isinstance(each, Panel) and each.behind)
    if any(isinstance(each, Stroke) for each in figures):
        yield from hidden(at)
    yield from _around(scene, around, at)
    yield from (node(each, pos=at(lower(plan.places[each.id]))) for each in scene.nodes)
    for line in scene.lines:
        route = plan.routes[line.id]
        moved = Route([lower(corner) for corner in route.corners], lower(route.words))
        yield _line(line, " ".join(_spline(moved.corners, at)))
        if line.texts or line.pills:
            yield artefact(line, route.ground, pos=at(moved.words))
    for each in figures:
        yield from figure(each, at)
    yield "}"


def _around(scene: Scene, around: Surroundings, at: Callable[[Point], str]) -> Iterator[str]:
    """The title block, the legend where it is beside that, and what is below the plan."""
    wide, high = around.heading
    yield _block("svc_heading", around.heading, at((wide / 2, high / 2)), heading_label(scene))
    if around.legend:
        right, under = around.width - around.legend[0] / 2, high - around.legend[1] / 2
        yield _block("svc_legend", around.legend, at((right, under)), footing_label((), scene.legend))
    if around.footing:
        right, under = around.footing[0] / 2, around.height - around.footing[1] / 2
        label = footing_label(scene.sentences, () if around.legend else scene.legend, around.columns)
        yield _block("svc_footing", around.footing, at((right, under)), label)


def lowered(figure: Figure, by: Real) -> Figure:
    """A figure further down."""
    if isinstance(figure, Panel):
        return evolve(figure, top=round(figure.top + by, 2))
    return evolve(figure, points=[(round(x, 2), round(y + by, 2)) for x, y in figure.points])


def _lane(lane: Lane, corners: tuple[str, str], middle: str) -> Iterator[str]:
    """A field as wide as the plan, and its title in a box of its colour."""
    shared = {"tooltip": " ".join(lane.title), "style": "filled"}
    yield (
        f"subgraph cluster_{lane.id} {{ graph"
        + attributes(
            bb=",".join(corners),
            color=lane.tint,
            fillcolor=lane.tint,
            label='""',
            id=lane.id,
            **shared,
            **{"class": f"lane {lane.kind}"},
        )
        + " }"
    )
    yield f"{lane.id}_title" + attributes(
        shape="box",
        fixedsize="true",
        width=inches(LANE),
        height=inches(lane.bottom - lane.top),
        margin="0",
        color=lane.accent.band,
        fillcolor=lane.accent.band,
        label=lane_label(lane),
        id=f"{lane.id}_title",
        pos=middle,
        **shared,
        **{"class": f"lane-title {lane.kind}"},
    )


def _block(id: str, size: tuple[Real, Real], pos: str, label: str) -> str:
    return id + attributes(
        shape="none",
        fixedsize="true",
        width=inches(size[0]),
        height=inches(size[1]),
        margin="0",
        label=label,
        id=id,
        pos=pos,
        **{"class": id.removeprefix("svc_")},
    )


def _line(line: Line, pos: str) -> str:
    id = f"{line.id}_a" if line.texts or line.pills else line.id
    return f"{line.source} -> {line.target}" + attributes(id=id, pos=pos, **line_style(line))


def _spline(corners: Sequence[Point], at: Callable[[Point], str]) -> Iterator[str]:
    """A line with rounded corners as the points of Bezier curves, the tip of its arrow first."""
    tip, end = corners[-1], _towards(corners[-1], corners[-2], HEAD)
    yield f"e,{at(tip)}"
    here = corners[0]
    yield at(here)
    ahead = [*corners[1:-1], end]
    for corner, following in pairwise(ahead):
        radius = min(RADIUS, dist(here, corner) / 2, dist(corner, following) / 2)
        start = _towards(corner, here, radius)
        yield from map(at, _straight(here, start))
        here = _towards(corner, following, radius)
        yield from map(at, (_towards(corner, start, radius * 0.45), _towards(corner, here, radius * 0.45), here))
    yield from map(at, _straight(here, end))


def _straight(start: Point, end: Point) -> list[Point]:
    return [_towards(start, end, dist(start, end) / 3), _towards(end, start, dist(start, end) / 3), end]


def _towards(start: Point, end: Point, far: Real) -> Point:
    part = far / (dist(start, end) or 1)
    return round(start[0] + (end[0] - start[0]) * part, 2), round(start[1] + (end[1] - start[1]) * part, 2)
