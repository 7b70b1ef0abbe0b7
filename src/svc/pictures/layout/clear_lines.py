"""Lines between numbered circles that meet no other circle and no words, and run on no other line.

They are chosen one by one, short ones first. Where there is no such line, or only one across many others, there is
none: then the view has to say in another way what is joined.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import dist, inf
from typing import TypeVar

from svc.model.quantities import Real
from svc.pictures.layout.curves import curves
from svc.pictures.layout.ground import Box, Ground
from svc.pictures.layout.time_budget import late
from svc.pictures.scene.shapes import Point

LINES = 60
"""How many lines are looked for, the shortest ones: more of them are a tangle."""
ROUNDS = 3
"""How often lines are looked for anew, each time in another order, until all are found."""
CROSSED = 6
"""How many lines one may cross."""
CROSSING = 40
"""How much longer a line may be that crosses one line less."""
COMPARED = 16
"""Lines that are looked at once one is possible."""

Key = TypeVar("Key", bound=Hashable)
Pair = tuple[Key, Key]


def clear_lines(
    pairs: Iterable[Pair[Key]], at: Mapping[Key, Point], radius: Real, words: Collection[Box], page: Box
) -> dict[Pair[Key], list[Point]]:
    """The lines of some pairs of numbered circles; those that there is no clear line for are missing.

    Where some are missing they are looked for again, these before the others.
    """
    order = sorted(pairs, key=lambda pair: dist(at[pair[0]], at[pair[1]]))[:LINES]
    best: dict[Pair[Key], list[Point]] = {}
    for _ in range(ROUNDS):
        found = _one_by_one(order, at, Ground(at.values(), radius, words, page), radius)
        best = max(best, found, key=len)
        missing = [pair for pair in order if pair not in found]
        if not missing or late():
            break
        order = [*missing, *(pair for pair in order if pair in found)]
    return best


def _one_by_one(
    pairs: Iterable[Pair[Key]], at: Mapping[Key, Point], ground: Ground, radius: Real
) -> dict[Pair[Key], list[Point]]:
    found = {}
    for pair in pairs:
        line = None if late() else _clear(ground, at[pair[0]], at[pair[1]], radius)
        if line is not None:
            ground.draw(line)
            found[pair] = line
    return found


def _clear(ground: Ground, start: Point, end: Point, radius: Real) -> list[Point] | None:
    """The best of the plainest lines: a short one that crosses few others."""
    best, least, after = None, inf, 0
    for line in curves(start, end, radius):
        crossed = ground.crossed(line, (start, end), CROSSED)
        if crossed is not None and (cost := crossed * CROSSING + _length(line)) < least:
            best, least = line, cost
        after += best is not None
        if after > COMPARED:
            break
    return best


def _length(line: Sequence[Point]) -> float:
    """About how long a line is."""
    return sum(dist(*ends) for ends in pairwise(line))
