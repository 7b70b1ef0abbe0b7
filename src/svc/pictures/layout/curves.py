"""A curved line between two circles that keeps clear of others: the four points of a Bezier curve."""

from collections.abc import Iterable, Sequence
from math import hypot

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Point

CURVATURES = (0.1, 0.2, 0.32, -0.12, -0.24, 0.45)
"""How far a line is curved, by its length, in the order in which they are tried."""
CLEAR = 19
"""How far it keeps from the middles of other circles."""


def curved(
    start: Point, end: Point, radius: Real, others: Iterable[Point], names: Iterable[Point], middles: Iterable[Point]
) -> list[Point]:
    """The line from the outline of one circle to that of another.

    It is clear of other circles, of names and of the middles of other lines as far as possible.
    """
    there, words, drawn = list(others), list(names), list(middles)

    def cost(curvature: Real) -> tuple[int, int]:
        points = _bezier(start, end, radius, curvature)
        line, middle = _sampled(points), along(points, 0.5)
        hits = sum(any(hypot(x - a, y - b) < CLEAR for x, y in line) for a, b in there)
        crossed = sum(any(abs(x - a) < 40 and abs(y - b) < 10 for x, y in line) for a, b in words)
        near = sum(hypot(middle[0] - x, middle[1] - y) < 12 for x, y in drawn)
        return 2 * hits + crossed + 2 * near, CURVATURES.index(curvature)

    return _bezier(start, end, radius, min(CURVATURES, key=cost))


def _bezier(start: Point, end: Point, radius: Real, curvature: Real) -> list[Point]:
    far = hypot(end[0] - start[0], end[1] - start[1]) or 1
    side = curvature * far * (1 if end[0] >= start[0] else -1)
    along = ((end[0] - start[0]) / far, (end[1] - start[1]) / far)
    turns = [
        (start[0] + along[0] * far * part - along[1] * side, start[1] + along[1] * far * part + along[0] * side)
        for part in (1 / 3, 2 / 3)
    ]
    points = [_on_outline(start, turns[0], radius), *turns, _on_outline(end, turns[1], radius + 2)]
    return [(round(x, 1), round(y, 1)) for x, y in points]


def _on_outline(middle: Point, towards: Point, radius: Real) -> Point:
    far = hypot(towards[0] - middle[0], towards[1] - middle[1]) or 1
    return middle[0] + (towards[0] - middle[0]) / far * radius, middle[1] + (towards[1] - middle[1]) / far * radius


def along(points: Sequence[Point], part: Real) -> Point:
    """Where a line is after a part of its length."""
    weights = ((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part * part * (1 - part), part**3)
    return (
        round(sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)), 1),
        round(sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)), 1),
    )


def _sampled(points: Sequence[Point]) -> list[Point]:
    return [along(points, number / 20) for number in range(1, 20)]
