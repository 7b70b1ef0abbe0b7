"""Curved lines between two circles: the four points of a Bezier curve, and the points along it."""

from collections.abc import Iterator, Sequence
from functools import cache
from math import cos, hypot, pi, radians, sin

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Point

BENDS = (0, 10, -10, 20, -20, 32, -32, 46, -46, 62, -62, 80, -80)
"""How far a line turns away from the straight one where it leaves, in degrees."""
SLANTS = (0, 22, -22, 44, -44)
"""How much further it turns at one of its ends than at the other."""
LOOP = 34
"""How far a line reaches that leads from one circle to itself."""
TIP = 2
"""Between the tip of an arrow and its circle."""


def curves(start: Point, end: Point, radius: Real) -> Iterator[list[Point]]:
    """Lines from the outline of one circle to that of another, the plainest first."""
    if start == end:
        yield from _loops(start, radius)
        return
    far = hypot(end[0] - start[0], end[1] - start[1])
    along = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    for leaves, reaches in _turns():
        reach = (far - 2 * radius) * (0.36 if abs(leaves) + abs(reaches) < 130 else 0.5)
        yield _between(start, _turned(along, leaves), end, _turned(along, reaches), radius, reach)


def along(points: Sequence[Point], part: Real) -> Point:
    """Where a line is after a part of its way."""
    weights = ((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part * part * (1 - part), part**3)
    return (
        round(sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)), 1),
        round(sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)), 1),
    )


def sampled(points: Sequence[Point], step: Real) -> list[Point]:
    """Points along a line, about so far apart, with both of its ends."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    length = hypot(x1 - x0, y1 - y0) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _weights(max(round(length / step), 4))
    ]


@cache
def _weights(number: int) -> list[tuple[float, float, float, float]]:
    parts = [each / number for each in range(number + 1)]
    return [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in parts]


@cache
def _turns() -> list[tuple[int, int]]:
    """How far a line turns where it leaves and where it reaches: the least first, arcs before others."""
    pairs = {(bend + slant, slant - bend) for bend in BENDS for slant in SLANTS}
    pairs |= {(bend, -bend + slant) for bend in BENDS for slant in SLANTS}
    return sorted(pairs, key=lambda each: (abs(each[0]) + abs(each[1]) + 2 * abs(each[0] + each[1]), each))


def _between(start: Point, leaves: Point, end: Point, reaches: Point, radius: Real, reach: Real) -> list[Point]:
    first = start[0] + leaves[0] * radius, start[1] + leaves[1] * radius
    last = end[0] - reaches[0] * (radius + TIP), end[1] - reaches[1] * (radius + TIP)
    turns = (
        (first[0] + leaves[0] * reach, first[1] + leaves[1] * reach),
        (last[0] - reaches[0] * reach, last[1] - reaches[1] * reach),
    )
    return [(round(x, 1), round(y, 1)) for x, y in (first, *turns, last)]


def _loops(middle: Point, radius: Real) -> Iterator[list[Point]]:
    for eighth in (6, 2, 7, 5, 1, 3, 0, 4):
        out = cos(eighth * pi / 4), sin(eighth * pi / 4)
        leaves, back = _turned(out, -32), _turned(out, 32)
        yield _between(middle, leaves, middle, (-back[0], -back[1]), radius, LOOP)


def _turned(direction: Point, degrees: Real) -> Point:
    turn = radians(degrees)
    x, y = direction
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
