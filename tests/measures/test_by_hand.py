"""Every figure of a way through a stream, with both ends of its range, worked out by hand."""

from decimal import Decimal
from typing import NamedTuple

import pytest

import svc
from svc.measures.longest_path import PathMeasures, measure_longest_path
from svc.measures.step_times import TimeRange
from svc.project.api import bound_and_checked
from svc.semantics.bound import Kind

ONE = "step a in engage {}\nuser -> a\na -> user\n"
TWO = "step a in engage {}\nstep b in deliver_support {}\nuser -> a\na -> b\nb -> user\n"
THREE = "step a in engage {}\nstep b in deliver_support {}\nstep c in engage {}\nuser -> a\na -> b\nb -> c\nc -> user\n"


class Figures(NamedTuple):
    """What is expected: times in minutes, from the shortest to the longest; shares in per cent."""

    wait: tuple[int, int] = (0, 0)
    process: tuple[int, int] = (0, 0)
    lead: tuple[int, int] = (0, 0)
    efficiency: tuple[str, str] | None = None
    accurate: str | None = None
    untimed: int = 0
    silent: int = 0


def measured(text: str) -> PathMeasures:
    return measure_longest_path(bound_and_checked(svc.analyse(f"stream s\n{text}").stream)[0])


def minutes(shortest: int, longest: int) -> TimeRange:
    return TimeRange(Decimal(60 * shortest), Decimal(60 * longest))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one step: each time alone, each as a range
        (ONE.format(""), Figures(untimed=1, silent=1)),
        (ONE.format("takes 1h"), Figures(process=(60, 60), lead=(60, 60), efficiency=("100", "100"), silent=1)),
        (ONE.format("waits 1h"), Figures(wait=(60, 60), lead=(60, 60), efficiency=("0", "0"), silent=1)),
        (
            ONE.format("waits 3h takes 1h"),
            Figures((180, 180), (60, 60), (240, 240), ("25", "25"), silent=1),
        ),
        (ONE.format("takes 1h..3h"), Figures((0, 0), (60, 180), (60, 180), ("100", "100"), silent=1)),
        (ONE.format("waits 1h..3h"), Figures((60, 180), (0, 0), (60, 180), ("0", "0"), silent=1)),
        # the least share has the longest wait, the most the shortest, whichever way the work goes
        (ONE.format("waits 1h..3h takes 1h"), Figures((60, 180), (60, 60), (120, 240), ("25", "50"), silent=1)),
        (ONE.format("waits 1h takes 1h..3h"), Figures((60, 60), (60, 180), (120, 240), ("50", "75"), silent=1)),
        (ONE.format("waits 1h..4h takes 1h..3h"), Figures((60, 240), (60, 180), (120, 420), ("20", "75"), silent=1)),
        # nothing at all has no share
        (ONE.format("waits 0m takes 0m"), Figures(silent=1)),
        (ONE.format("waits 0m..1h takes 0m..1h"), Figures((0, 60), (0, 60), (0, 120), ("0", "100"), silent=1)),
        (ONE.format("takes 0m..1h"), Figures((0, 0), (0, 60), (0, 60), ("100", "100"), silent=1)),
        (ONE.format("waits 0m..1h"), Figures((0, 60), (0, 0), (0, 60), ("0", "0"), silent=1)),
        (ONE.format("accurate 0%"), Figures(accurate="0", untimed=1)),
        (ONE.format("accurate 90%"), Figures(accurate="90", untimed=1)),
        # several steps: times are added, accuracy is rolled, what is not said is counted
        (
            TWO.format("waits 1h takes 1h..2h accurate 80%", "waits 2h..7h takes 1h accurate 50%"),
            Figures((180, 480), (120, 180), (300, 660), ("20", "50"), "40"),
        ),
        (
            TWO.format("accurate 80%", "takes 1h"),
            Figures((0, 0), (60, 60), (60, 60), ("100", "100"), "80", untimed=1, silent=1),
        ),
        (TWO.format("takes 0m", "waits 0m"), Figures(silent=2)),
        (
            THREE.format("accurate 50%", "takes 30m accurate 50%", "waits 90m accurate 20%"),
            Figures((90, 90), (30, 30), (120, 120), ("25", "25"), "5", untimed=1),
        ),
        (THREE.format("", "accurate 25%", ""), Figures(accurate="25", untimed=3, silent=2)),
    ],
)  # fmt: skip
def test_every_figure_is_what_it_is_by_hand_at_both_ends(text: str, expected: Figures) -> None:
    found = measured(text)
    efficiency = expected.efficiency and tuple(map(Decimal, expected.efficiency))
    assert (found.wait, found.process, found.lead) == tuple(minutes(*each) for each in expected[:3])
    assert found.efficiency == efficiency
    assert found.rolled_accuracy == (None if expected.accurate is None else Decimal(expected.accurate))
    assert (found.untimed, found.without_accuracy) == (expected.untimed, expected.silent)


def test_every_step_of_the_way_has_its_own_times_and_accuracy() -> None:
    first, second = measured(TWO.format("waits 1h..2h takes 5m accurate 90%", "takes 10m..20m")).path
    assert (first.wait, first.process, first.lead) == (minutes(60, 120), minutes(5, 5), minutes(65, 125))
    assert (second.wait, second.process, second.lead) == (minutes(0, 0), minutes(10, 20), minutes(10, 20))
    assert (first.accuracy, second.accuracy) == (Decimal(90), None)
    assert first.is_timed
    assert second.is_timed


@pytest.mark.parametrize(("said", "known"), [("", False), ("waits 1h", True), ("takes 1h", True), ("waits 0m", True)])
def test_a_step_is_timed_if_it_says_any_time_be_it_none(said: str, known: bool) -> None:
    assert [each.is_timed for each in measured(ONE.format(said)).path] == [known]


def test_an_activity_without_steps_has_no_times() -> None:
    (only,) = measured("user -> engage : incidents\nengage -> user : services\n").path
    assert (only.step.kind, only.is_timed, only.lead, only.accuracy) == (Kind.STEP, False, TimeRange(), None)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        # from a step that a party asks, before any longer way from elsewhere
        ("step a in plan takes 9h\nstep b in engage takes 1h\nstep c in plan\n"
         "user -> b\na -> c\nb -> c\nc -> user", "bc"),
        # to a step that gives to a party, though a longer way goes on
        ("step a in engage takes 1h\nstep b in plan takes 9h\nuser -> a\na -> user\na -> b", "a"),
        # the longest times of ranges decide
        ("step a in engage takes 3h\nstep b in engage takes 1h..4h\nuser -> a\nuser -> b\na -> user\nb -> user", "b"),
        # waits count as work does
        ("step a in engage takes 3h\nstep b in engage waits 4h\nuser -> a\nuser -> b\na -> user\nb -> user", "b"),
        # of several that take as long, the one of more steps
        ("step a in engage takes 1h\nstep b in engage takes 1h\nstep c in plan\n"
         "user -> a\nuser -> b\na -> user\nb -> c\nc -> user", "bc"),
        # then the first
        ("step a in engage\nstep b in engage\nstep c in plan\nuser -> a\nuser -> b\na -> c\nb -> c\nc -> user", "ac"),
        # what leads back is not gone twice
        ("step a in engage takes 1h\nstep b in plan takes 1h\nuser -> a\na -> b\nb -> a\nb -> user", "ab"),
        # where no party gets anything, the longest of all
        ("step a in engage takes 1h\nstep b in plan takes 2h\nuser -> a\nuser -> b", "b"),
    ],
)  # fmt: skip
def test_the_way_that_is_measured_is_the_longest(text: str, way: str) -> None:
    assert "".join(each.step.name for each in measured(text).path) == way
