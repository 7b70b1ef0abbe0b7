"""Arrivals at random: a Poisson process, without logarithms, whose last bit differs between machines.

In a stretch of time, as many come as Poisson's law says, each at any time of it. (Kingman, Poisson Processes, 1993.)
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

MEAN = 64
"""So many come in a stretch, in the mean."""
_MOST = 4 * MEAN


@cache
def _shares() -> tuple[float, ...]:
    """For each number, the share of stretches in which no more come."""
    share = Decimal(-MEAN).exp()
    total, shares = share, [share]
    for number in range(1, _MOST):
        share = share * MEAN / number
        total += share
        shares.append(total)
    return tuple(map(float, shares))


def arrivals(random: Callable[[], float], stretches: int) -> Iterator[list[float]]:
    """Times at which something comes, by so many stretches at once, without end; one comes in a time of 1."""
    shares, begin = _shares(), 0.0
    while True:
        times = []
        for _ in range(stretches):
            number = bisect_right(shares, random())
            times += sorted([begin + MEAN * random() for _ in range(number)])
            begin += MEAN
        yield times
