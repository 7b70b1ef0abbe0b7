"""The tracks in a band between two rows: which runs above which, so that lines cross seldom and never overlap.

Knows pieces of lines and their ends only.
"""

from collections.abc import Sequence

from attrs import frozen

APART = 16
"""Between two pieces on one track."""
SORTED = 40
"""Pieces up to which the best order is looked for."""
_OVERLAP = 50
"""How bad it is that two lines run in one another, in crossings."""


@frozen
class Piece:
    """What of a line runs along a band: from `start` to `end`, where it turns up or down, with words of a size."""

    line: str
    start: float
    end: float
    start_up: bool
    end_up: bool
    words: tuple[int, int] = (0, 0)

    @property
    def low(self) -> float:
        """Where it begins on the left, with its words."""
        return min(self.start, self.end, (self.start + self.end - self.words[0]) / 2)

    @property
    def high(self) -> float:
        """Where it ends on the right, with its words."""
        return max(self.start, self.end, (self.start + self.end + self.words[0]) / 2)

    @property
    def turns(self) -> tuple[tuple[float, bool], tuple[float, bool]]:
        """Where it turns, and whether up."""
        return (self.start, self.start_up), (self.end, self.end_up)


def tracks(pieces: Sequence[Piece]) -> list[int]:
    """The track of each piece, from 0 at the top."""
    track = [0] * len(pieces)
    order = _order(pieces)
    for place, number in enumerate(order):
        here = pieces[number]
        above = [track[other] for other in order[:place] if _meet(pieces[other], here)]
        track[number] = max(above, default=-1) + 1
    return track


def middle_of_words(pieces: Sequence[Piece], track: Sequence[int], number: int) -> float:
    """Where the words of a piece stand on it: as near to its middle as no other line runs through them."""
    here = pieces[number]
    crossing = [
        x
        for other, piece in enumerate(pieces)
        for x, up in piece.turns
        if other != number and (track[other] > track[number] if up else track[other] < track[number])
    ]
    middle, half = (here.start + here.end) / 2, here.words[0] / 2 + 5
    spare = int(max(abs(here.end - here.start) / 2 - half - 8, 0))
    shifts = sorted(range(-(spare // 6) * 6, spare + 1, 6), key=abs)
    return min((middle + shift for shift in shifts), key=lambda x: sum(abs(x - each) < half for each in crossing))


def _meet(one: Piece, other: Piece) -> bool:
    return one.low < other.high + APART and other.low < one.high + APART


def _order(pieces: Sequence[Piece]) -> list[int]:
    """The pieces from top to bottom: each put where it makes the fewest crossings, until none is better elsewhere."""
    order = sorted(range(len(pieces)), key=lambda number: (pieces[number].high - pieces[number].low, number))
    if len(pieces) > SORTED:
        return order
    cost = [[_crossings(above, below) for below in pieces] for above in pieces]
    for _ in pieces:
        before = list(order)
        for number in before:
            order.remove(number)
            order.insert(_best(number, order, cost), number)
        if order == before:
            break
    return order


def _best(number: int, order: Sequence[int], cost: Sequence[Sequence[int]]) -> int:
    here = sum(cost[number][other] for other in order)
    found, least = 0, here
    for place, other in enumerate(order, 1):
        here += cost[other][number] - cost[number][other]
        if here < least:
            found, least = place, here
    return found


def _crossings(above: Piece, below: Piece) -> int:
    """How often two pieces cross if one runs above the other."""
    spans = [sorted((piece.start, piece.end)) for piece in (above, below)]
    found = sum(spans[0][0] < x < spans[0][1] for x, up in below.turns if up)
    found += sum(spans[1][0] < x < spans[1][1] for x, up in above.turns if not up)
    overlaps = [abs(x - y) < 6 for x, up in above.turns for y, other_up in below.turns if other_up and not up]
    return found + _OVERLAP * sum(overlaps)
