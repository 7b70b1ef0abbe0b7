"""The edge of a flow: where it leaves and arrives, the corners between, and where along it its words are."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from svc.formats.exchange.drawio.markup import element, number, point, style
from svc.formats.exchange.drawio.party_cells import extent, is_turned
from svc.model.quantities import Real
from svc.pictures.scene.shapes import Line, Node, Point, Route
from svc.pictures.style import palette


def edge_style(line: Line, route: Route, source: tuple[Node, Point], target: tuple[Node, Point]) -> str:
    """The style of an edge that leaves and arrives where its route does."""
    leaves, arrives = _within(route.corners[0], *source), _within(route.corners[-1], *target)
    return style(
        "edgeStyle=orthogonalEdgeStyle", "rounded=1", "arcSize=12", "html=1", "jettySize=auto", "orthogonalLoop=1",
        exitX=number(leaves[0]), exitY=number(leaves[1]), exitDx=0, exitDy=0, exitPerimeter=0,
        entryX=number(arrives[0]), entryY=number(arrives[1]), entryDx=0, entryDy=0, entryPerimeter=0,
        endArrow="block", endFill=1, endSize=5, strokeColor=palette.LINE, strokeWidth=1.4, fontSize=10,
        fontColor=palette.INK, labelBackgroundColor=route.ground, dashed=1 if line.dashed else None,
    )  # fmt: skip


def edge_geometry(route: Route) -> str:
    """The corners of an edge between its ends, and where its words are: from -1 to 1 along it, and how far off."""
    along, off = _along(route.corners, route.words)
    between = [point(corner) for corner in route.corners[1:-1]]
    points = [element("Array", {"as": "points"}, *between)] if between else []
    place = {"x": number(along), "relative": "1", "as": "geometry"}
    return element("mxGeometry", place, *points, point(off, "offset"))


def _within(corner: Point, node: Node, middle: Point) -> Point:
    """Where a point is within a node, in parts of its size. draw.io turns it with a shape that is upside down."""
    width, height = extent(node)
    across, down = (corner[0] - middle[0] + width / 2) / width, (corner[1] - middle[1] + node.height / 2) / height
    return across, 1 - down if is_turned(node) else down


def _along(corners: Sequence[Point], words: Point) -> tuple[Real, Point]:
    """How far along a line the point is that is nearest to its words, and how far they are off it."""
    total = sum(dist(*each) for each in pairwise(corners)) or 1
    best: tuple[Real, Real, Point] = (dist(corners[0], words), 0, corners[0])
    before: Real = 0
    for start, end in pairwise(corners):
        length = dist(start, end)
        if length:
            part = sum((w - s) * (e - s) for w, s, e in zip(words, start, end, strict=True)) / length**2
            part = min(max(part, 0), 1)
            near = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
            best = min(best, (dist(near, words), before + part * length, near))
        before += length
    _, far, near = best
    return 2 * far / total - 1, (words[0] - near[0], words[1] - near[1])


def moved(route: Route, right: Real, under: Real) -> Route:
    """A route elsewhere."""
    x, y = route.words
    return Route([(x + right, y + under) for x, y in route.corners], (x + right, y + under), route.ground)
