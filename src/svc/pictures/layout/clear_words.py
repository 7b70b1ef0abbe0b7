"""Words that other lines run through: moved along their own line to where nothing is, if there is such a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from svc.model.quantities import Real
from svc.pictures.layout.band_layout import ARROW, CLEAR, STUB
from svc.pictures.layout.pieces import Piece, Texts
from svc.pictures.scene import labels
from svc.pictures.scene.shapes import Line, Point, Route

STEP = 6
"""How far words are moved at a time."""
SIDEWAYS = (0.0, 0.25, -0.25, 0.4, -0.4)
"""How far words are beside the middle of an upright line, in their widths."""


class Box(NamedTuple):
    """A rectangle."""

    left: Real
    top: Real
    right: Real
    bottom: Real

    def meets(self, other: "Box") -> bool:
        """Whether the two have a point in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def wider(self, by: Real) -> "Box":
        """A larger one, by so much on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def clear(
    lines: Sequence[Line], routes: Mapping[str, Route], nodes: Iterable[Box], crossed: Iterable[Piece]
) -> tuple[list[Line], dict[str, Route]]:
    """The lines and their routes, the words of crossed pieces where nothing else is as far as there is a place."""
    settled = dict(routes)
    kept = {line.id: line for line in lines}
    strokes = {id: [_stroke(*ends) for ends in pairwise(route.corners)] for id, route in routes.items()}
    solid = [node.wider(CLEAR) for node in nodes]
    for piece in crossed:
        if piece.line is None:
            continue
        others = [box for id, boxes in strokes.items() if id != piece.id for box in boxes]
        written = [_words(line, settled[id]).wider(1) for id, line in kept.items() if id != piece.id]
        taken = [*solid, *others, *written]
        for texts, middle in _tries(piece, routes[piece.id]):
            box = _around(middle, labels.size(texts, piece.line.pills))
            if not any(box.meets(each) for each in taken):
                kept[piece.id] = evolve(kept[piece.id], texts=texts)
                settled[piece.id] = evolve(settled[piece.id], words=middle)
                break
    return list(kept.values()), settled


def _tries(piece: Piece, route: Route) -> Iterator[tuple[Texts, Point]]:
    """Ways to break the words, and places on a line for their middle, the longest stretches first."""
    stretches = sorted(pairwise(route.corners), key=lambda ends: -_length(*ends))
    for texts, size in piece.wordings():
        for start, end in stretches:
            for middle in _places(start, end, size, clear=piece.line is not None and piece.line.clear):
                yield texts, middle


def _places(start: Point, end: Point, size: tuple[Real, Real], *, clear: bool) -> Iterator[Point]:
    upright = start[0] == end[0]
    room = _length(start, end) - size[upright] - 2 * (STUB + ARROW)
    first = min(start[upright], end[upright])
    for step in range(int(room // STEP) + 1 if room >= 0 else 0):
        along = first + STUB + ARROW + size[upright] / 2 + STEP * step
        if upright:
            beside = size[0] / 2 + CLEAR
            yield from (
                (start[0] + each, along)
                for each in ((beside, -beside) if clear else (part * size[0] for part in SIDEWAYS))
            )
        else:
            yield along, start[1] - (size[1] / 2 + 2 if clear else 0)


def _length(start: Point, end: Point) -> Real:
    return abs(start[0] - end[0]) + abs(start[1] - end[1])


def _stroke(start: Point, end: Point) -> Box:
    xs, ys = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Box(xs[0], ys[0], xs[1], ys[1]).wider(2)


def _words(line: Line, route: Route) -> Box:
    return _around(route.words, labels.line_size(line))


def _around(middle: Point, size: tuple[Real, Real]) -> Box:
    return Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2)
