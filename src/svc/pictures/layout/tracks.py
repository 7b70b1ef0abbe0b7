"""The tracks in a band between two rows: which runs above which, so that lines cross seldom and never overlap.

Independent of anything but pieces of lines and their ends.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import NamedTuple

from svc.model.quantities import Real
from svc.pictures.layout.time_budget import late

APART = 16
"""Between two pieces on one track."""
EDGE = 12
"""Between the end of a piece and its words."""
STEP = 4
"""How far words are moved at a time."""
OUTSIDE = 30
"""How far outside words may be."""
NEAR = 6
"""How close two lines seem one."""
SORTED = 40
"""Pieces up to which the best order is searched for."""
CROWDED = 400
"""Pieces from which on no place is better for words than another."""
_CROSSING, _OVERLAP, _FAR = 10, 500, 1
"""How bad it is that lines cross, that they run in one another, and that one which turns back comes far."""


class Piece(NamedTuple):
    """What of a line runs along a band: from `start` to `end`, where it turns up or down, with words of a size."""

    line: str
    start: Real
    end: Real
    start_up: bool
    end_up: bool
    words: tuple[int, int] = (0, 0)

    @property
    def low(self) -> Real:
        """Where it begins on the left, wherever its words are moved."""
        return min(self.start, self.end, self.middle - self.words[0] / 2 - self.spare)

    @property
    def high(self) -> Real:
        """Where it ends on the right, wherever its words are moved."""
        return max(self.start, self.end, self.middle + self.words[0] / 2 + self.spare)

    @property
    def middle(self) -> Real:
        """Half way."""
        return (self.start + self.end) / 2

    @property
    def spare(self) -> Real:
        """How far its words may be moved while they stay on it, or it stays within them if they are wider."""
        return max(abs(abs(self.end - self.start) - self.words[0]) / 2 - EDGE, 0) if self.words[0] else 0

    @property
    def loops(self) -> bool:
        """Whether it turns back to where it came from, with no room for its words on it."""
        return self.start_up == self.end_up and abs(self.end - self.start) < self.words[0] + EDGE

    @property
    def turns(self) -> tuple[tuple[Real, bool], tuple[Real, bool]]:
        """Where it turns, and whether up."""
        return (self.start, self.start_up), (self.end, self.end_up)


def tracks(pieces: Sequence[Piece]) -> list[int]:
    """The track of each piece, from 0 at the top."""
    track = [0] * len(pieces)
    taken: list[list[tuple[Real, Real]]] = []
    for number in _order(pieces):
        span = (pieces[number].low, pieces[number].high + APART)
        under = next((each for each in range(len(taken), 0, -1) if not _is_free(taken[each - 1], span)), 0)
        if under == len(taken):
            taken.append([])
        insort(taken[under], span)
        track[number] = under
    return track


def _is_free(taken: Sequence[tuple[Real, Real]], span: tuple[Real, Real]) -> bool:
    """Whether a span meets none of those that are taken, which do not meet each other."""
    at = bisect_left(taken, (span[1], span[1]))
    return at == 0 or taken[at - 1][1] <= span[0]


def middle_of_words(
    pieces: Sequence[Piece], track: Sequence[int], number: int, passing: Sequence[Real], width: Real
) -> Real:
    """The middle of the words of a piece: as near to its own middle as no other line runs through them.

    Lines that are `passing` have no track here. Words may leave the plan, which is of some width, a little.
    """
    here = pieces[number]
    if len(pieces) > CROWDED or late():
        return here.middle
    turns = ((x, up, track[other]) for other, piece in enumerate(pieces) if other != number for x, up in piece.turns)
    crossing = sorted(
        [*passing, *(x for x, up, each in turns if (each > track[number] if up else each < track[number]))]
    )
    half = here.words[0] / 2 + 3
    step = max(STEP, here.spare / 40)
    shifts = sorted((step * each for each in range(-int(here.spare / step), int(here.spare / step) + 1)), key=abs)

    def hindrances(x: Real) -> int:
        outside = max(half - x, x + half - width, 0)
        crossed = bisect_left(crossing, x + half) - bisect_right(crossing, x - half)
        return 2 * crossed + (outside > 0) + _OVERLAP * (outside > OUTSIDE)

    return min((here.middle + shift for shift in shifts), key=hindrances)


def _order(pieces: Sequence[Piece]) -> list[int]:
    """The pieces from top to bottom: each put where it makes the fewest crossings, until none is better elsewhere."""
    order = sorted(range(len(pieces)), key=lambda number: (pieces[number].high - pieces[number].low, number))
    if len(pieces) > SORTED:
        return order
    cost = [[_harm(above, below) for below in pieces] for above in pieces]
    for _ in pieces:
        before = list(order)
        for number in before:
            order.remove(number)
            order.insert(_best(number, order, cost), number)
        if order == before or late():
            break
    return order


def _best(number: int, order: Sequence[int], cost: Sequence[Sequence[int]]) -> int:
    here = sum(cost[number][other] for other in order)
    best, least = 0, here
    for place, other in enumerate(order, 1):
        here += cost[other][number] - cost[number][other]
        if here < least:
            best, least = place, here
    return best


def _harm(above: Piece, below: Piece) -> int:
    """How bad it is if one piece runs above the other."""
    spans = [sorted((piece.start, piece.end)) for piece in (above, below)]
    crossings = sum(spans[0][0] < x < spans[0][1] for x, up in below.turns if up)
    crossings += sum(spans[1][0] < x < spans[1][1] for x, up in above.turns if not up)
    overlaps = sum(abs(x - y) < NEAR for x, up in above.turns for y, other_up in below.turns if other_up and not up)
    far = (not above.start_up and not above.end_up) + (below.start_up and below.end_up)
    return _CROSSING * crossings + _OVERLAP * overlaps + _FAR * far
