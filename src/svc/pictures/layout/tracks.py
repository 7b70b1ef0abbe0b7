"""The order of pieces in a band, from top to bottom, so that lines cross seldom and never run in one another.

Independent of anything but pieces of lines and their ends.
"""

from collections.abc import Sequence

from svc.model.quantities import Real
from svc.pictures.layout.pieces import ROOMS, Piece
from svc.pictures.layout.time_budget import late

NEAR = 6
"""How close two lines seem one."""
SORTED = 40
"""Pieces up to which the best order is searched for."""
_CROSSING, _OVERLAP, _FAR, _COVERED = 10, 500, 1, 40
"""How bad it is that lines cross, that they run in one another, that one which turns back comes far, and that one
crosses words that can't be moved."""


def in_order(pieces: Sequence[Piece]) -> list[int]:
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
    up = [x for x, turns_up in below.turns if turns_up]
    down = [x for x, turns_up in above.turns if not turns_up]
    crossings = sum(above.low < x < above.high for x in up) + sum(below.low < x < below.high for x in down)
    covered = sum(_covers(above, x) for x in up) + sum(_covers(below, x) for x in down)
    overlaps = sum(abs(x - y) < NEAR for x in down for y in up)
    far = (not above.start_up and not above.end_up) + (below.start_up and below.end_up)
    return _CROSSING * crossings + _OVERLAP * overlaps + _COVERED * covered + _FAR * far


def _covers(piece: Piece, x: Real) -> bool:
    """Whether the words of a piece that is too short for them are there."""
    half = ROOMS[-1] / 2
    return bool(piece.line) and piece.high - piece.low < 2 * half and abs(piece.middle - x) < half
