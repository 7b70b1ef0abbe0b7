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
APART = 6
"""How much further words beside their line keep from other lines than those on it."""


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


class Place(NamedTuple):
    """The middle of words, and how far they keep from all else."""

    middle: Point
    margin: Real = 0


def clear(
    lines: Sequence[Line], routes: Mapping[str, Route], nodes: Iterable[Box], crossed: Iterable[Piece]
) -> tuple[list[Line], dict[str, Route]]:
    """The lines and their routes, the words of crossed pieces where nothing else is as far as there is a place."""
    settled = dict(routes)
    kept = {line.id: line for line in lines}
    strokes = {id: [_stroke(*ends) for ends in pairwise(route.corners)] for id, route in routes.items()}
    solid = [node.wider(CLEAR) for node in nodes]
    lowest = max((box.bottom for boxes in (solid, *strokes.values()) for box in boxes), default=0)
    for piece in crossed:
        if piece.line is None:
            continue
        others = [box for id, boxes in strokes.items() if id != piece.id for box in boxes]
        written = [_words(line, settled[id]).wider(1) for id, line in kept.items() if id != piece.id]
        taken = [*solid, *others, *written]
        for texts, place in _tries(piece, routes[piece.id]):
            box = _around(place.middle, labels.size(texts, piece.line.pills)).wider(place.margin)
            if box.top >= 0 and box.bottom <= lowest and not any(box.meets(each) for each in taken):
                kept[piece.id] = evolve(kept[piece.id], texts=texts)
                settled[piece.id] = evolve(settled[piece.id], words=place.middle)
                break
    return list(kept.values()), settled


def _tries(piece: Piece, route: Route) -> Iterator[tuple[Texts, Place]]:
    """Ways to break the words, and places for them: on their line, else beside it; the longest stretches first."""
    stretches = sorted(pairwise(route.corners), key=lambda ends: -_length(*ends))
    is_clear = piece.line is not None and piece.line.clear
    for texts, size in piece.wordings():
        for start, end in stretches:
            yield from ((texts, Place(middle)) for middle in _places(start, end, size, clear=is_clear))
    for texts, size in piece.wordings():
        for start, end in stretches:
            yield from ((texts, Place(middle, APART)) for middle in _beside(start, end, size))


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


def _beside(start: Point, end: Point, size: tuple[Real, Real]) -> Iterator[Point]:
    """Places next to a stretch, which may be shorter than the words are long; those next to its middle first."""
    upright = start[0] == end[0]
    away = size[not upright] / 2 + APART
    middle, spare = (start[upright] + end[upright]) / 2, abs(_length(start, end) - size[upright]) / 2
    for shift in sorted(range(-int(spare / STEP), int(spare / STEP) + 1), key=abs):
        along = middle + shift * STEP
        for side in (-away, away):
            yield (start[0] + side, along) if upright else (along, start[1] + side)


def _length(start: Point, end: Point) -> Real:
    return abs(start[0] - end[0]) + abs(start[1] - end[1])


def _stroke(start: Point, end: Point) -> Box:
    xs, ys = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Box(xs[0], ys[0], xs[1], ys[1]).wider(2)


def _words(line: Line, route: Route) -> Box:
    return _around(route.words, labels.line_size(line))


def _around(middle: Point, size: tuple[Real, Real]) -> Box:
    return Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2)
