"""Where a stream is cut into pages: between steps where few lines lead on, in parts of about the same length."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from svc.model.quantities import Real
from svc.pictures.scene.shapes import Line

UNEVEN = 6
"""How bad it is that a part is twice as long as others, in lines that are cut."""


def cut(order: Sequence[str], lines: Iterable[Line], pages: int) -> list[list[str]]:
    """The steps of each page, in their order."""
    crossing = _crossing(order, lines)
    usual = len(order) / pages
    best: dict[int, tuple[Real, tuple[int, ...]]] = {0: (0, (0,))}
    for page in range(1, pages + 1):
        ends = [len(order)] if page == pages else range(page, len(order) - pages + page + 1)
        reached = {end: _cheapest(end, best, usual, crossing) for end in ends}
        best = {end: found for end, found in reached.items() if found}
    cuts = best[len(order)][1]
    return [list(order[start:end]) for start, end in pairwise(cuts)]


def _cheapest(
    end: int, best: dict[int, tuple[Real, tuple[int, ...]]], usual: Real, crossing: Sequence[int]
) -> tuple[Real, tuple[int, ...]] | None:
    """The best way to end a page there, given where the one before it may end."""
    ways = (
        (cost + crossing[end] + UNEVEN * abs(end - start - usual) / usual, (*cuts, end))
        for start, (cost, cuts) in best.items()
        if start < end <= start + max(2 * usual, 1) + 1
    )
    return min(ways, default=None)


def _crossing(order: Sequence[str], lines: Iterable[Line]) -> list[int]:
    """How many lines lead from before each place to behind it, or back."""
    place = {id: number for number, id in enumerate(order)}
    changes = [0] * (len(order) + 1)
    for line in lines:
        if line.source in place and line.target in place:
            first, last = sorted((place[line.source], place[line.target]))
            changes[first + 1] += 1
            changes[last + 1] -= 1
    return list(accumulate(changes))
