"""How lead times are distributed: shares of cases in classes that people can read."""

import pytest

import svc
from svc.measures.distribution import Distribution, distribution
from svc.measures.measuring import measured_kinds
from svc.model.calendar import STANDARD
from svc.project.api import bind

HOUR = 3600


def of(times: str, *limits: float) -> Distribution | None:
    text = f"stream s\nstep a in engage {times}\nuser -> a : incidents\na -> user : services\n"
    bound = bind(svc.analyse(text).stream)
    return distribution(measured_kinds(bound, STANDARD, 2000, 0)[0], STANDARD, limits)


def test_all_cases_of_one_time_are_in_the_class_that_ends_there() -> None:
    assert of("takes 1h") == Distribution(120, [0.0] * 29 + [1.0])


def test_cases_that_take_no_time_are_in_the_first_class() -> None:
    assert of("takes 0m") == Distribution(60, [1.0])


def test_a_range_is_level() -> None:
    found = of("takes 0m..5h")
    assert found is not None
    assert found.width == HOUR / 6
    assert len(found.shares) == 30
    assert all(share == pytest.approx(1 / 30, abs=0.02) for share in found.shares)


def test_the_longest_cases_are_counted_together() -> None:
    found = of("takes 1h..2h..3h..4h..6w")
    assert found is not None
    assert sum(found.shares) + found.longer == pytest.approx(1)
    assert 0 < found.longer <= 0.01


@pytest.mark.parametrize(("limit", "end"), [(2 * HOUR, 2 * HOUR), (50 * HOUR, HOUR)])
def test_classes_go_up_to_a_limit_that_is_not_far(limit: float, end: float) -> None:
    found = of("takes 1h", limit)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize(("times", "width"), [("150h", 8), ("400h", 2 * 8), ("20w", 5 * 8), ("100w", 4 * 5 * 8)])
def test_classes_of_long_times_are_days_and_weeks(times: str, width: int) -> None:
    found = of(f"takes {times}")
    assert found is not None
    assert found.width == width * HOUR
    assert found.shares[-1] == 1


def test_without_simulated_cases_there_is_none() -> None:
    bound = bind(svc.analyse("stream s\nstep a in engage takes 1h..2h\nuser -> a\na -> user\n").stream)
    assert distribution(measured_kinds(bound, STANDARD, 0, 0)[0], STANDARD) is None
