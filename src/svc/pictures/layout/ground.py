"""What is on the ground of a picture, numbered circles, words and lines, and what of it a further line would meet.

Everything is looked up in the cells of grids: a fine one for what may not be met, a wide one for lines that may be
crossed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import dist

from svc.model.quantities import Real
from svc.pictures.layout.curves import sampled
from svc.pictures.scene.shapes import Point

CLEAR = 5
"""Between a line and the outlines of other circles."""
MARGIN = 1.5
"""Between a line and words."""
NEAR, ALIKE = 6, 0.45
"""How close two lines seem one, unless they cross: the sine of the angle between them."""
HEAD = 7
"""How far a line keeps from the middle of the head of an arrow."""
STEP = 5
"""Between two points of a line that are looked at."""
FINE, WIDE = 2, 8
"""The widths of cells."""

Box = tuple[Real, Real, Real, Real]
"""Left, top, right, bottom."""
Cell = tuple[int, int]


class Ground:
    """What is drawn so far, and what a further line would meet."""

    def __init__(self, middles: Iterable[Point], radius: Real, words: Iterable[Box], page: Box) -> None:
        self._radius, self._page = radius, page
        self._solid: dict[Cell, Point | None] = {}
        """By cell the middle of its circle; None for words and heads of arrows."""
        self._pieces: dict[Cell, list[tuple[int, Point, Point]]] = {}
        self._drawn = 0
        for left, top, right, bottom in words:
            box = left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN
            self._solid |= dict.fromkeys(_cells(box, FINE))
        for middle in middles:
            self._solid |= dict.fromkeys(_disc(middle, radius + CLEAR), middle)

    def draw(self, line: Sequence[Point]) -> None:
        """Take note of a line."""
        points = sampled(line, STEP)
        for point, direction in zip(points, _directions(points), strict=True):
            for cell in _cells(_around(point, NEAR), WIDE):
                self._pieces.setdefault(cell, []).append((self._drawn, point, direction))
        for cell in _disc(_head(line), HEAD):
            self._solid.setdefault(cell, None)
        self._drawn += 1

    def crossed(self, line: Sequence[Point], ends: Collection[Point], most: int) -> int | None:
        """How many lines one would cross; None if it meets anything else, or crosses more than so many."""
        points = sampled(line, STEP)
        if any(self._meets(point, ends) for point in points):
            return None
        head, crossed = _head(line), set[int]()
        for point, direction in zip(points, _directions(points), strict=True):
            for number, other, its in self._pieces.get((int(point[0] // WIDE), int(point[1] // WIDE)), ()):
                if dist(point, other) < NEAR:
                    alike = abs(direction[0] * its[1] - direction[1] * its[0]) < ALIKE
                    if alike or dist(point, head) < HEAD:
                        return None
                    crossed.add(number)
            if len(crossed) > most:
                return None
        return len(crossed)

    def _meets(self, point: Point, ends: Collection[Point]) -> bool:
        """Whether a point of a line is on other circles, on words, on the head of an arrow or outside the page."""
        x, y = point
        left, top, right, bottom = self._page
        if not (left < x < right and top < y < bottom):
            return True
        cell = int(x // FINE), int(y // FINE)
        if cell not in self._solid:
            return False
        middle = self._solid[cell]
        return middle is None or middle not in ends or dist(point, middle) < self._radius - 1


def _directions(points: Sequence[Point]) -> Iterator[Point]:
    """The direction of a line at each of its points, as long as 1."""
    for before, after in zip((points[0], *points), (*points[1:], points[-1]), strict=False):
        far = dist(before, after) or 1
        yield (after[0] - before[0]) / far, (after[1] - before[1]) / far


def _head(line: Sequence[Point]) -> Point:
    """The middle of the head of its arrow."""
    tip, before = line[-1], line[-2]
    part = min(HEAD / 2 / (dist(tip, before) or 1), 1)
    return tip[0] + (before[0] - tip[0]) * part, tip[1] + (before[1] - tip[1]) * part


def _around(point: Point, far: Real) -> Box:
    return point[0] - far, point[1] - far, point[0] + far, point[1] + far


def _cells(box: Box, size: int) -> Iterator[Cell]:
    """The cells that a box touches."""
    left, top, right, bottom = (int(edge // size) for edge in box)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


def _disc(middle: Point, radius: Real) -> Iterator[Cell]:
    """The fine cells with their middles in a disc."""
    for column, row in _cells(_around(middle, radius), FINE):
        if dist(middle, ((column + 0.5) * FINE, (row + 0.5) * FINE)) < radius:
            yield column, row
