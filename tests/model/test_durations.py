"""Durations as values of Python: they add, compare, multiply, and give and take a `timedelta`."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc

D = svc.Duration.parse
TIMES = st.timedeltas(timedelta(0), timedelta(days=5_000))


class TestAdding:
    @pytest.mark.parametrize(
        ("one", "two", "together"),
        [
            ("1h", "30m", "90m"), ("30m", "30m", "1h"), ("1.5h", "90s", "5490s"), ("1d", "2d", "3d"),
            ("30m..4h", "1h", "90m..5h"), ("1d..2d", "1d", "2d..3d"),
        ],
    )  # fmt: skip
    def test_what_has_a_sum(self, one: str, two: str, together: str) -> None:
        assert D(one) + D(two) == D(two) + D(one) == D(together)

    def test_sum_adds_a_list(self) -> None:
        assert sum([D("1h"), D("30m"), D("90s")]) == D("5490s")

    def test_a_timedelta_is_added_from_both_sides(self) -> None:
        assert D("1h") + timedelta(minutes=5) == timedelta(minutes=5) + D("1h") == D("65m")

    @pytest.mark.parametrize(("one", "two"), [("8h", "1d"), ("1d", "1w"), ("1d..1w", "1d")])
    def test_working_time_and_hours_do_not_mix(self, one: str, two: str) -> None:
        with pytest.raises(TypeError, match="a Calendar says how long working time is"):
            D(one) + D(two)


class TestComparing:
    @pytest.mark.parametrize(
        ("less", "more"), [("59m", "1h"), ("1h", "1h..4h"), ("1h..4h", "2h"), ("30m..4h", "30m..5h"), ("1d", "2d")]
    )
    def test_the_shortest_time_comes_first_then_the_longest(self, less: str, more: str) -> None:
        assert D(less) < D(more)
        assert D(less) <= D(more)
        assert D(more) > D(less)
        assert max(D(less), D(more)) == D(more)

    def test_equal_ones_in_other_units_are_one(self) -> None:
        assert D("60m") <= D("1h") <= D("60m")
        assert {D("60m"), D("1h"), timedelta(hours=1)} == {D("3600s")}

    @pytest.mark.parametrize(("one", "two"), [("8h", "1d"), ("5d", "1w")])
    def test_hours_days_and_weeks_have_no_order(self, one: str, two: str) -> None:
        assert D(one) != D(two)
        with pytest.raises(TypeError, match=f"{one} and {two} neither add nor compare"):
            _ = D(one) < D(two)

    def test_a_timedelta_compares_too(self) -> None:
        assert timedelta(minutes=59) < D("1h") < timedelta(minutes=61)


class TestMultiplying:
    def test_by_a_number_from_both_sides(self) -> None:
        assert D("30m") * 3 == 3 * D("30m") == D("90m")
        assert D("30m..1h") * 0.5 == D("15m..30m")

    @pytest.mark.parametrize("wrong", [True, "2", D("1h"), None])
    def test_by_nothing_else(self, wrong: object) -> None:
        with pytest.raises(TypeError):
            _ = D("1h") * wrong  # type: ignore[operator]

    @pytest.mark.parametrize("number", [-1, float("nan"), float("inf"), 10**10])
    def test_what_is_not_a_duration_any_more_is_refused(self, number: float) -> None:
        with pytest.raises(ValueError, match="is not a duration"):
            _ = D("1h") * number


class TestTimedelta:
    @given(TIMES)
    def test_each_comes_back(self, time: timedelta) -> None:
        duration = svc.Duration.from_timedelta(time)
        assert duration.to_timedelta() == time
        assert duration == time
        assert hash(duration) == hash(time)

    def test_long_ones_are_in_a_larger_unit(self) -> None:
        assert str(D("999999999s") + D("1s")) == "16666666.666666667m"
        assert svc.Duration.from_timedelta(timedelta(days=10**7)).unit == "h"

    @given(TIMES, TIMES)
    def test_durations_add_and_compare_as_timedeltas_do(self, one: timedelta, two: timedelta) -> None:
        durations = svc.Duration.from_timedelta(one), svc.Duration.from_timedelta(two)
        assert durations[0] + durations[1] == one + two
        assert (durations[0] < durations[1]) == (one < two)

    @pytest.mark.parametrize(
        ("time", "text"),
        [
            (timedelta(days=1), "24h"),
            (timedelta(minutes=90), "90m"),
            (timedelta(seconds=1.5), "1.5s"),
            (timedelta(0), "0s"),
        ],
    )
    def test_it_is_written_in_the_largest_unit_that_divides_it(self, time: timedelta, text: str) -> None:
        assert str(svc.Duration.from_timedelta(time)) == text

    def test_a_step_takes_one(self) -> None:
        assert svc.Step("log", activity="engage", takes=timedelta(minutes=45)).takes == D("45m")

    def test_a_calendar_says_how_long_working_time_is(self) -> None:
        assert D("1w").to_timedelta(svc.Calendar("7.5", 4)) == timedelta(hours=30)

    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            (lambda: D("1d").to_timedelta(), "give a calendar"),
            (lambda: D("1h..2h").to_timedelta(), "is a range"),
            (lambda: svc.Duration.from_timedelta(timedelta(-1)), "it is negative"),
            (lambda: svc.Duration("many", "h"), "'many' is not a number"),
        ],
    )
    def test_what_has_none_is_refused(self, wrong: Callable[[], object], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            wrong()

    def test_a_range_has_two(self) -> None:
        range = D("30m..4h")
        assert (range.shortest.to_timedelta(), range.longest.to_timedelta()) == (
            timedelta(minutes=30),
            timedelta(hours=4),
        )
        assert D("1h").shortest == D("1h").longest == D("1h")
