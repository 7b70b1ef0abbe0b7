"""Time zones as the few instants at which their clocks are changed, within the days of some records."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from svc.records.stepwise import stepwise

DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()


class Change(NamedTuple):
    """A change of the clock: the second of UTC, and how far local clocks are ahead before and after it."""

    second: int
    before: int
    after: int

    @property
    def kept_until(self) -> int:
        """The second on the local clock from which the new offset counts. A time that clocks show twice is the first
        one; one that they skip is read as if the clock had not been put forward yet."""
        return self.second + max(self.before, self.after)

    @property
    def doubtful_from(self) -> int:
        """The second on the local clock from which times are skipped or shown twice, until `kept_until`."""
        return self.second + min(self.before, self.after)


class Zone(NamedTuple):
    """The clocks of a zone over some days: the offset at the beginning, and its changes."""

    offset: int
    changes: tuple[Change, ...] = ()

    def offset_on_clock(self, local: str) -> str:
        """How far the clock is ahead of UTC, as SQL over seconds on the local clock."""
        return stepwise(local, [each.kept_until for each in self.changes], self._offsets)

    def offset_in_utc(self, second: str) -> str:
        """How far the clock is ahead of UTC, as SQL over seconds of UTC."""
        return stepwise(second, [each.second for each in self.changes], self._offsets)

    @property
    def _offsets(self) -> list[int]:
        return [self.offset, *(each.after for each in self.changes)]


def within(zone: tzinfo, first: int, last: int) -> Zone:
    """The clocks of a zone between two days, which are numbers that count from 1970; a day more on each side."""
    begin, end = (first - 1) * DAY, (last + 2) * DAY
    return Zone(_offset(zone, begin), tuple(_changes(zone, begin, end)))


def _changes(zone: tzinfo, begin: int, end: int) -> Iterator[Change]:
    here = _offset(zone, begin)
    for second in range(begin, end, DAY):
        then = _offset(zone, second + DAY)
        if then != here:
            yield Change(_moment(zone, second, second + DAY), here, then)
            here = then


def _moment(zone: tzinfo, low: int, high: int) -> int:
    """The first second with another offset than the one at `low`."""
    before = _offset(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: tzinfo, second: int) -> int:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    away = zone.utcoffset(instant.astimezone(zone))
    assert away is not None
    return int(away.total_seconds())
