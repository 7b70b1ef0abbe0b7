"""What a way through a stream takes: by hand on small streams, and what must hold of any."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given

import svc
from svc.measures.longest_path import PathMeasures, measure_longest_path
from svc.measures.step_times import TimeRange
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.project.api import bound_and_checked
from svc.semantics.bound import Kind
from svc.strategies import valid_streams

HOUR = 3600
BRANCHED = """\
stream s
  step a in engage takes 10m accurate 90%
  step b in deliver_support waits 2h takes 30m..1h accurate 80%
  step c in obtain_build waits 1d takes 4h
  step d in design_transition takes 1h
  step e in deliver_support
  step f in improve waits 1w takes 1h
  user -> a
  a -> b
  b -> user share 90%
  b -> c share 10%
  c -> d
  d -> c when "it does not work"
  d -> e when "it works"
  e -> user
  e -> f
"""


def measured(text: str, calendar: Calendar | None = None) -> PathMeasures:
    bound, _ = bound_and_checked(svc.analyse(text).stream)
    return measure_longest_path(bound, calendar or Calendar())


def names(found: PathMeasures) -> list[str]:
    return [each.step.name for each in found.path]


def test_the_way_is_the_one_that_takes_longest_and_ends_where_a_party_gets_something() -> None:
    assert names(measured(BRANCHED)) == ["a", "b", "c", "d", "e"]


def test_times_are_summed_and_shares_are_those_of_sums() -> None:
    found = measured(BRANCHED)
    assert found.wait == TimeRange(Decimal(10 * HOUR), Decimal(10 * HOUR))
    assert found.process == TimeRange(Decimal(HOUR * 34) / 6, Decimal(HOUR * 37) / 6)
    assert found.lead == TimeRange(Decimal(HOUR * 94) / 6, Decimal(HOUR * 97) / 6)
    assert found.efficiency == (Decimal(34) / 94 * 100, Decimal(37) / 97 * 100)
    assert found.rolled_accuracy == Decimal(72)
    assert (found.untimed, found.without_accuracy) == (1, 3)


def test_a_day_and_a_week_are_as_long_as_the_calendar_says() -> None:
    text = "step a in engage waits 1w takes 1d\nuser -> a\na -> customer"
    assert measured(text).lead == TimeRange(Decimal(48 * HOUR), Decimal(48 * HOUR))
    assert measured(text, Calendar(Decimal("7.5"), Decimal(4))).lead.most == Decimal("7.5") * 5 * HOUR


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("", []), ("user -> customer", []), ("step a in engage", ["a"]),
        ("step a in engage\nstep b in plan\na -> b\nb -> a", ["a", "b"]),
        ("step a in engage\na -> a\nuser -> a\na -> user", ["a"]),
        ("step a in engage takes 1h\nstep b in plan takes 2h\nuser -> a\nuser -> b\na -> user\nb -> user", ["b"]),
        ("step a in engage takes 1h\nstep b in plan takes 1h\nuser -> a\nuser -> b\na -> user\nb -> user", ["a"]),
        ("step a in plan takes 9h\nstep b in engage\nstep c in plan\na -> c\nuser -> b\nb -> c\nc -> user", ["b", "c"]),
    ],
)  # fmt: skip
def test_streams_of_any_shape_have_a_way(text: str, way: list[str]) -> None:
    assert names(measured(f"stream s\n{text}\n")) == way


def test_what_is_not_known_is_not_made_up() -> None:
    found = measured("stream s\nstep a in engage\nuser -> a\na -> user\n")
    assert (found.lead, found.efficiency, found.rolled_accuracy, found.untimed) == (TimeRange(), None, None, 1)


@given(valid_streams(times=True))
def test_totals_are_those_of_the_steps_and_steps_follow_one_another(stream: svc.Stream) -> None:
    bound, _ = bound_and_checked(stream)
    found = measure_longest_path(bound)
    assert found.lead == found.wait + found.process
    assert found.lead.least <= found.lead.most
    if found.efficiency:
        assert 0 <= found.efficiency[0] <= found.efficiency[1] <= 100
    joined = {(arrow.source, arrow.target) for arrow in bound.arrows}
    way = [each.step for each in found.path]
    assert set(pairwise(way)) <= joined
    assert len(set(way)) == len(way)
    assert any(arrow.source.kind is Kind.PARTY for arrow in bound.incoming[way[0]]) or "trigger" in stream.keys


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "0m"), (1, "1s"), (59, "59s"), (90, "1m 30s"), (600, "10m"), (3600, "1h"), (5400, "1h 30m"),
        (8 * HOUR, "1d"), (9 * HOUR, "1d 1h"), (8 * HOUR + 1200, "1d"), (8 * HOUR + 2400, "1d 1h"), (40 * HOUR, "5d"),
        (16 * HOUR - 1, "2d"),
    ],
)  # fmt: skip
def test_seconds_are_written_in_the_two_largest_units(seconds: int, written: str) -> None:
    assert Calendar().written(Decimal(seconds)) == written


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("1.5h", 5400), ("1d", 8 * HOUR), ("2w", 80 * HOUR), ("0m", 0)]
)
def test_a_duration_has_its_seconds(text: str, seconds: int) -> None:
    assert Calendar().seconds(Duration.parse(text)) == (Decimal(seconds), Decimal(seconds))


@pytest.mark.parametrize("day", ["0", "-1", "25"])
def test_a_calendar_that_can_not_be_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="is not possible"):
        Calendar(Decimal(day))
