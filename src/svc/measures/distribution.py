"""How lead times are distributed: the simulated cases in classes of equal width, for a histogram."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from math import ceil

from attrs import field, frozen

from svc.measures import samples
from svc.measures.kinds import Kind
from svc.model.calendar import Calendar

MOST_CLASSES = 30
USUAL = 99
"""The percentile up to which there are classes; the longest cases are counted together."""
_HOURS = (1 / 60, 2 / 60, 5 / 60, 1 / 6, 1 / 4, 1 / 2, 1, 2, 4)


@frozen
class Distribution:
    """Shares of cases by their lead time: `shares` of classes that are `width` seconds wide, from 0 on.

    `longer` is the share of the cases beyond the last class. A case on a border counts in the lower class.
    """

    width: float
    shares: tuple[float, ...] = field(converter=tuple[float, ...])
    longer: float = 0.0

    @property
    def end(self) -> float:
        """Where the last class ends, in seconds."""
        return self.width * len(self.shares)


def distribution(kind: Kind, calendar: Calendar, limits: Sequence[float] = ()) -> Distribution | None:
    """The lead times of a kind of case, with classes up to the limits that are not far beyond.

    None without simulated cases, and where nobody gets anything.
    """
    known = sorted(time for time in samples.times(kind.sample, kind.to) if time >= 0) if kind.sample else []
    if not known:
        return None
    usual = samples.percentile(known, USUAL)
    end = max([usual, *(limit for limit in limits if limit <= 2 * usual)])
    width = next(each for each in _widths(calendar) if end <= each * MOST_CLASSES)
    counts = [0] * max(ceil(end / width - 1e-9), 1)
    longer = 0
    for time in known:
        number = max(ceil(time / width - 1e-9), 1) - 1
        if number < len(counts):
            counts[number] += 1
        else:
            longer += 1
    return Distribution(float(width), (each / len(known) for each in counts), longer / len(known))


def _widths(calendar: Calendar) -> Iterator[float]:
    """Widths of classes that people can read, in seconds: minutes and hours, days, weeks, and doubles of these."""
    day, week = 3600 * float(calendar.day), 3600 * float(calendar.day * calendar.week)
    yield from takewhile(lambda width: width < day, (3600 * hours for hours in _HOURS))
    yield from takewhile(lambda width: width < week, (day * days for days in (1, 2)))
    yield from (week * 2**power for power in count())
