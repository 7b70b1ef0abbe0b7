"""Where the nodes, lines and words of a scene with a plan are, as boxes."""

from itertools import pairwise

from svc.pictures.scene.labels import line_size
from svc.pictures.scene.shapes import Plan, Point, Scene

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def plan_of(diagram: Scene) -> Plan:
    """The plan of a pinned view."""
    assert diagram.plan is not None
    return diagram.plan


def boxes(diagram: Scene) -> dict[str, Box]:
    """The box of each node, by id."""
    places = plan_of(diagram).places
    return {node.id: _around(places[node.id], (node.width, node.height)) for node in diagram.nodes}


def words(diagram: Scene) -> dict[str, Box]:
    """The box of the words on each line that has any, by its id."""
    routes = plan_of(diagram).routes
    worded = [line for line in diagram.lines if line.texts or line.pills]
    return {line.id: _around(routes[line.id].words, line_size(line)) for line in worded}


def segments(diagram: Scene) -> list[tuple[str, Box]]:
    """The straight parts of all lines, with the ids of the lines."""
    routes = plan_of(diagram).routes
    return [(line.id, segment(*ends)) for line in diagram.lines for ends in pairwise(routes[line.id].corners)]


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes have more in common than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def segment(start: Point, end: Point) -> Box:
    """The box of a straight line."""
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def _around(middle: Point, size: tuple[float, float]) -> Box:
    (x, y), (wide, high) = middle, size
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
