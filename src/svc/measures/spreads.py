"""Spreads: how long something takes, as points between which all times are equally likely.

Times are in seconds. A duration of one point is a constant, one of two a range. With three, the middle one is the
median; with four, the median and the 85th percentile; with five, the median, the 85th and the 95th percentile.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from attrs import field, frozen

from svc.model.calendar import Calendar
from svc.model.quantities import Duration

_AT = {1: (0.0,), 2: (0.0, 1.0), 3: (0.0, 0.5, 1.0), 4: (0.0, 0.5, 0.85, 1.0), 5: (0.0, 0.5, 0.85, 0.95, 1.0)}
_KNOTS = 200
"""Points of a spread that is made of many observed times."""


@frozen
class Spread:
    """A time as a distribution: at each of the `probabilities` the time that so many stay below."""

    probabilities: tuple[float, ...] = field(default=(0.0,), converter=tuple[float, ...])
    times: tuple[float, ...] = field(default=(0.0,), converter=tuple[float, ...])

    @property
    def is_constant(self) -> bool:
        """Whether it always takes as long."""
        return self.times[0] == self.times[-1]

    @property
    def mean(self) -> float:
        """The mean time."""
        if self.is_constant:
            return self.times[0]
        return sum([weight * (least + most) / 2 for weight, least, most in self._pieces()])

    @property
    def variance(self) -> float:
        """The variance of the time, in square seconds."""
        if self.is_constant:
            return 0.0
        mean = self.mean
        return sum(
            [
                weight * (((most - least) ** 2) / 12 + ((least + most) / 2 - mean) ** 2)
                for weight, least, most in self._pieces()
            ]
        )

    def drawn(self, random: Callable[[], float], number: int) -> list[float]:
        """A number of times; `random` gives numbers from 0 to 1. A constant needs none of them."""
        if self.is_constant:
            return [self.times[0]] * number
        if len(self.times) == 2:
            least, width = self.times[0], self.times[1] - self.times[0]
            return [least + width * random() for _ in range(number)]
        pieces = [
            (low, least, (most - least) / (high - low) if high > low else 0.0)
            for (low, high), (least, most) in zip(pairwise(self.probabilities), pairwise(self.times), strict=True)
        ]
        inner = self.probabilities[1:-1]
        drawn = []
        for _ in range(number):
            share = random()
            low, least, slope = pieces[bisect_right(inner, share)]
            drawn.append(least + slope * (share - low))
        return drawn

    def _pieces(self) -> list[tuple[float, float, float]]:
        return [
            (high - low, least, most)
            for (low, high), (least, most) in zip(pairwise(self.probabilities), pairwise(self.times), strict=True)
        ]


NOTHING = Spread()
"""No time at all."""


def spread_of(duration: Duration, calendar: Calendar) -> Spread:
    """The spread of a duration. Points that fall by this calendar are put in order."""
    points = sorted(map(float, calendar.points(duration)))
    return Spread(_AT[len(points)], points)


def falls(duration: Duration, calendar: Calendar) -> bool:
    """Whether a point of a spread is shorter than the one before, by the working day and week of a calendar."""
    return any(one > other for one, other in pairwise(calendar.points(duration)))


def spread_of_sample(times: Sequence[float]) -> Spread:
    """The spread of observed times: exact where there are few different ones, else by their quantiles."""
    known, number = sorted(times), len(times)
    if not known:
        return NOTHING
    starts = [at for at in range(number) if at == 0 or known[at] != known[at - 1]]
    if len(starts) <= _KNOTS:
        ends = [*starts[1:], number]
        probabilities = [at / number for pair in zip(starts, ends, strict=True) for at in pair]
        return Spread(probabilities, [known[at] for at in starts for _ in range(2)])
    at = [round(each * (number - 1) / _KNOTS) for each in range(_KNOTS + 1)]
    return Spread([each / _KNOTS for each in range(_KNOTS + 1)], [known[each] for each in at])
