"""A band between two rows: how far down each piece of a line runs in it, and where its words are.

Pieces come one below the other only where they would meet: the words of one may lie beside those of another.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import define, field

from svc.model.quantities import Real
from svc.pictures.layout.pieces import EDGE, Piece, Texts
from svc.pictures.layout.time_budget import late
from svc.pictures.layout.tracks import in_order

TURN, HEAD = 14, 18
"""Between a piece and the row above it, and the row below it: room for a turn, and for the head of an arrow."""
CLEAR = 4
"""Between words and anything else."""
STUB, ARROW = 6, 8
"""What is seen of a line between words and the node that it leads to, and the length of its head."""
BESIDE = 7
"""Half of what is between two pieces without words."""
APART = 10
"""Between two pieces at one height."""
STEP = 3
"""How far words are moved at a time."""
OUTSIDE = 30
"""How far outside a plan words may be."""
CROWDED = 400
"""Pieces from which on no place is better for words than another."""


class Words(NamedTuple):
    """The words of a piece: their rows, their middle, how wide and high they are, and how far below the line.

    They are `crossed` if another line runs through them wherever they are.
    """

    texts: Texts
    middle: Real
    size: tuple[int, int]
    below: Real = 0
    crossed: bool = False


@define(eq=False)
class BandLayout:
    """How high a band is, and by piece how far down it runs and its words."""

    height: Real
    tracks: list[Real] = field(factory=list)
    words: list[Words | None] = field(factory=list)


class _Box(NamedTuple):
    """What a piece takes from left to right, above and below its line."""

    low: Real
    high: Real
    above: Real
    below: Real


def lay_out_band(
    pieces: Sequence[Piece], passing: Sequence[Real], width: Real, clear: tuple[Real, Real] = (CLEAR, CLEAR)
) -> BandLayout:
    """Lay out the pieces of a band.

    Lines that are `passing` have no piece here; the plan has some width; words keep `clear` of the rows around them.
    """
    order = in_order(pieces)
    place = {number: each for each, number in enumerate(order)}
    words = [_placed(pieces, place, number, passing, width) for number in range(len(pieces))]
    boxes = [_boxes(piece, each) for piece, each in zip(pieces, words, strict=True)]
    tracks = [0.0] * len(pieces)
    for at, number in enumerate(order):
        room = _shown(pieces[number], words[number], clear, up=True)
        least = max(TURN, *(each.above + room for each in boxes[number]))
        under = (tracks[other] + _between(boxes[other], boxes[number]) for other in order[:at])
        tracks[number] = max([least, *under])
    ends = []
    for piece, each, box, y in zip(pieces, words, boxes, tracks, strict=True):
        room = _shown(piece, each, clear, up=False)
        ends.append(y + max(HEAD, *(part.below + room for part in box)))
    return BandLayout(max(ends), tracks, words)


def _shown(piece: Piece, words: Words | None, clear: tuple[Real, Real], *, up: bool) -> Real:
    """What is between words and a row: enough to see the line, and its head, where it leads from one to the other."""
    least = clear[0] if up else clear[1]
    within = words and any(abs(x - words.middle) < words.size[0] / 2 and turns_up == up for x, turns_up in piece.turns)
    return max(least, STUB if up else STUB + ARROW) if within else least


def _boxes(piece: Piece, words: Words | None) -> list[_Box]:
    """The box of a piece, and that of its words."""
    boxes = [_Box(piece.low, piece.high, BESIDE, BESIDE)]
    if words:
        half, tall = words.size[0] / 2, words.size[1] / 2
        boxes.append(_Box(words.middle - half, words.middle + half, tall - words.below, tall + words.below))
    return boxes


def _between(above: Iterable[_Box], below: Sequence[_Box]) -> Real:
    """How far one piece has to be below another."""
    met = (
        one.below + other.above
        for one in above
        for other in below
        if one.low < other.high + APART and other.low < one.high + APART
    )
    return max(met, default=-1e9)


def _placed(
    pieces: Sequence[Piece], place: dict[int, int], number: int, passing: Sequence[Real], width: Real
) -> Words | None:
    """The words of a piece: in as few rows as no other line runs through them, and near its middle."""
    here = pieces[number]
    crossing = sorted([*passing, *_crossing(pieces, place, number)]) if len(pieces) <= CROWDED and not late() else []
    best, least = None, (10**9, 0.0)
    for texts, size in here.wordings():
        loops = here.turns_back and here.high - here.low < size[0] + EDGE
        is_clear = here.line is not None and here.line.clear
        below = (size[1] / 2 + 2) * (1 if loops and here.start_up else -1) if loops or is_clear else 0
        for middle in _middles(here, size[0]):
            cost = _hindrances(middle, size[0] / 2 + CLEAR, crossing, width), abs(middle - here.middle)
            if cost < least:
                best, least = Words(texts, middle, size, below, crossed=cost[0] > 1), cost
        if least[0] == 0:
            break
    return best


def _middles(piece: Piece, wide: Real) -> list[Real]:
    """The middles that words may have while they stay on a piece, or it stays within them if they are wider."""
    long = piece.high - piece.low
    spare = (wide - long) / 2 if piece.turns_back and long < wide else max(abs(long - wide) / 2 - EDGE, 0)
    step = max(STEP, spare / 40)
    return [piece.middle + step * each for each in range(-int(spare / step), int(spare / step) + 1)]


def _crossing(pieces: Sequence[Piece], place: dict[int, int], number: int) -> Iterable[Real]:
    """Where other lines cross the height of a piece: those that turn up from below it, or down from above it."""
    for other, piece in enumerate(pieces):
        if other != number:
            is_below = place[other] > place[number]
            yield from (x for x, up in piece.turns if up == is_below)


def _hindrances(middle: Real, half: Real, crossing: Sequence[Real], width: Real) -> int:
    outside = max(half - middle, middle + half - width, 0)
    crossed = bisect_left(crossing, middle + half) - bisect_right(crossing, middle - half)
    return 2 * crossed + (outside > 0) + 500 * (outside > OUTSIDE)
