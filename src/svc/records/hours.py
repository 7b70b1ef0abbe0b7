"""Working time: how many seconds of work lie before an instant, in one closed formula of integers.

How long something took is the difference of two such numbers. The formula counts whole weeks, the days of the week
that has begun, the seconds of the day, and takes off the holidays before. Clocks that are changed while people work
are counted as they run: an hour that is skipped is not worked, and one that is repeated is worked twice.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from svc.model.calendar import Calendar
from svc.records.stepwise import stepwise
from svc.records.zones import DAY, EPOCH, Zone

BASE = (EPOCH - 1) * DAY
"""Seconds from the Monday on which the year 1 begins to 1970: no time of any record lies before it."""
MORNING = 9 * 3600
"""When a working day begins, unless the settings say so."""


def of_calendar(calendar: Calendar) -> tuple[int, int]:
    """The working hours of a calendar: from 9, or as late as they fit into the day."""
    length = int(calendar.day * 3600)
    begin = min(MORNING, DAY - length)
    return begin, begin + length


def _ordinals(days: Iterable[str | date]) -> tuple[int, ...]:
    each = (date.fromisoformat(day) if isinstance(day, str) else day for day in days)
    return tuple(sorted({day.toordinal() - 1 for day in each}))


@frozen(slots=False)
class WorkingHours:
    """When work is done: between two seconds of a day, on the first `week` days of a week, but not on holidays.

    Half a day of a week of 4.5 days is its fifth day's first half.
    """

    hours: tuple[int, int]
    week: float
    holidays: tuple[int, ...] = field(default=(), converter=_ordinals)
    zone: Zone = field(default=Zone(0))

    def worked(self, second: int) -> int:
        """The seconds of work before a second of UTC."""
        if self._always:
            return second
        at = bisect_right([each.second for each in self.zone.changes], second)
        ahead = self.zone.changes[at - 1].after if at else self.zone.offset
        return self._on_clock(second + BASE + ahead) + self._corrections[at]

    def sql(self, second: str) -> str:
        """The same as an expression over a column of seconds of UTC."""
        if self._always:
            return second
        moments = [each.second for each in self.zone.changes]
        clock = f"({second} + {BASE} + {self.zone.offset_in_utc(second)})"
        correction = stepwise(second, moments, self._corrections)
        return f"({self._clock_sql(clock)} + {correction})"

    @property
    def _always(self) -> bool:
        return self.hours == (0, DAY) and self.week >= 7 and not self.holidays

    @property
    def _length(self) -> int:
        return self.hours[1] - self.hours[0]

    def _days(self) -> tuple[int, int]:
        """How many days of a week are worked from beginning to end, and the seconds of the next one."""
        whole = int(self.week)
        return whole, int((self.week - whole) * self._length)

    def _of_weekday(self, weekday: int) -> int:
        whole, part = self._days()
        return self._length if weekday < whole else part if weekday == whole else 0

    @cached_property
    def _free(self) -> list[int]:
        """The seconds of work that the holidays up to each one take away; nothing before the first."""
        return list(accumulate((self._of_weekday(day % 7) for day in self.holidays), initial=0))

    @cached_property
    def _corrections(self) -> list[int]:
        """What to add before the first change of the clock and after each: what is worked goes on without a leap."""
        corrections = [0]
        for each in self.zone.changes:
            before, after = (self._on_clock(each.second + BASE + ahead) for ahead in (each.before, each.after))
            corrections.append(corrections[-1] + before - after)
        return corrections

    def _on_clock(self, clock: int) -> int:
        """The seconds of work before a time on the local clock, which counts from `BASE`."""
        day, second = divmod(clock, DAY)
        week, weekday = divmod(day, 7)
        whole, part = self._days()
        before = min(weekday, whole) * self._length + (part if weekday > whole else 0)
        today = 0 if day in self.holidays else self._of_weekday(weekday)
        full = week * (whole * self._length + part) + before - self._free[bisect_left(self.holidays, day)]
        return full + min(max(second - self.hours[0], 0), today)

    def _clock_sql(self, clock: str) -> str:
        whole, part = self._days()
        week = f"CAST(({clock} - {clock} % {7 * DAY}) / {7 * DAY} AS BIGINT)"
        day = f"CAST(({clock} - {clock} % {DAY}) / {DAY} AS BIGINT)"
        weekday = f"{day} % 7"
        before = [min(number, whole) * self._length + (part if number > whole else 0) for number in range(7)]
        today = stepwise(weekday, range(1, 7), [self._of_weekday(number) for number in range(7)])
        if self.holidays:
            off = ", ".join(map(str, self.holidays))
            today = f"CASE WHEN {day} IN ({off}) THEN 0 ELSE {today} END"
        free = stepwise(day, [each + 1 for each in self.holidays], self._free)
        passed = f"LEAST(GREATEST({clock} % {DAY} - {self.hours[0]}, 0), {today})"
        return (
            f"({week} * {whole * self._length + part} + {stepwise(weekday, range(1, 7), before)} + {passed} - {free})"
        )
