"""Working time in one formula, held against a walk from second to second of the local clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from svc.model.calendar import Calendar
from svc.records import zones
from svc.records.hours import WorkingHours, of_calendar
from svc.records.zones import DAY, within

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = 20_500, 20_860  # days of 2026 with both changes of the clock
MINUTE = 60


def walked(begin: int, end: int, hours: WorkingHours, zone: ZoneInfo) -> int:
    """The seconds of work between two whole minutes of UTC, minute by minute."""
    return MINUTE * sum(
        _is_worked(datetime.fromtimestamp(at, UTC).astimezone(zone), hours) for at in range(begin, end, MINUTE)
    )


def _is_worked(clock: datetime, hours: WorkingHours) -> bool:
    second = clock.hour * 3600 + clock.minute * 60
    if clock.toordinal() - 1 in hours.holidays:
        return False
    begin, end = hours.hours
    share = min(max(hours.week - clock.weekday(), 0), 1)
    return begin <= second < begin + int(share * (end - begin))


minutes = st.integers(FIRST * 24 * 60, LAST * 24 * 60).map(lambda minute: minute * MINUTE)
day_hours = st.sampled_from([(9 * 3600, 17 * 3600), (0, DAY), (90 * 60, 150 * 60), (6 * 3600, 22 * 3600)])
weeks = st.sampled_from([5.0, 7.0, 4.5, 6.0])
holidays = st.lists(
    st.sampled_from(["2026-03-29", "2026-04-06", "2026-10-25", "2026-10-26", "2026-12-25"]), unique=True
)


@given(day_hours, weeks, holidays, minutes, st.integers(0, 20 * 24 * 60))
def test_working_time_is_what_a_walk_over_the_minutes_counts(
    of_day: tuple[int, int], week: float, free: list[str], begin: int, length: int
) -> None:
    hours = WorkingHours(of_day, week, free, within(BERLIN, FIRST, LAST))
    end = begin + length * MINUTE
    assert hours.worked(end) - hours.worked(begin) == walked(begin, end, hours, BERLIN)


def test_a_weekend_and_a_holiday_are_not_worked() -> None:
    hours = WorkingHours((9 * 3600, 17 * 3600), 5, ["2026-12-25"])
    thursday, monday = (int(datetime(2026, 12, day, 16, tzinfo=UTC).timestamp()) for day in (24, 28))
    assert hours.worked(monday) - hours.worked(thursday) == 8 * 3600


def test_an_hour_that_clocks_repeat_is_worked_twice_and_one_that_they_skip_is_not() -> None:
    hours = WorkingHours((0, DAY), 7, ["2020-01-01"], within(BERLIN, FIRST, LAST))
    autumn, spring = (datetime(2026, *day, tzinfo=BERLIN) for day in ((10, 25), (3, 29)))
    lengths = [
        hours.worked(int((day + timedelta(days=1)).timestamp())) - hours.worked(int(day.timestamp()))
        for day in (autumn, spring)
    ]
    assert lengths == [25 * 3600, 23 * 3600]


def test_the_hours_of_a_calendar_begin_at_nine_or_as_late_as_they_fit() -> None:
    assert of_calendar(Calendar(8, 5)) == (9 * 3600, 17 * 3600)
    assert of_calendar(Calendar(24, 7)) == (0, DAY)
    assert of_calendar(Calendar(20, 7)) == (4 * 3600, DAY)


def test_a_zone_is_the_changes_of_its_clocks() -> None:
    autumn = datetime(2026, 10, 25, 1, tzinfo=UTC)
    zone = within(BERLIN, FIRST, LAST)
    assert (zone.offset, len(zone.changes)) == (3600, 2)
    assert zone.changes[1] == zones.Change(int(autumn.timestamp()), 7200, 3600)
