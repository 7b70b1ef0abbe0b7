"""What an engine counts of records leads to the same as the log in plain Python: ways, times, deviations."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import svc
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
from svc.records.rows import opening
from tests.records.test_observing import EVENTS, FIX
from tests.support.record_tables import log_of
from tests.support.records import Event, PlainLog

ALWAYS = svc.Calendar(24, 7)
"""All hours are hours of work, as in the log in plain Python."""
BAD = [
    event._replace(begin=float(int(event.begin)), end=float(int(event.end or 0)))
    for event in EVENTS
    if event.case < "case 00300" and not (event.label == "test" and event.case < "case 00080")
]


def _time(second: float) -> str:
    return datetime.fromtimestamp(second, UTC).isoformat()


def by_engine(folder: Path, events: list[Event]) -> Observed:
    """What DuckDB counts of some events."""
    rows = [(each.case, each.label, _time(each.begin), _time(each.end or 0)) for each in events]
    bound = svc.bind(svc.analyse(FIX, "fix.vsc").streams[0])
    with log_of(folder, rows, "case,label,time,end", means="spans", end="end", calendar=ALWAYS) as log:
        return observed(evidence(bound, log, ALWAYS))


def test_an_engine_and_plain_python_find_the_same(tmp_path: Path) -> None:
    bound = svc.bind(svc.analyse(FIX, "fix.vsc").streams[0])
    plain, counted = observed(evidence(bound, PlainLog(BAD), ALWAYS)), by_engine(tmp_path, BAD)
    assert counted.ways == plain.ways
    assert counted.deviations == plain.deviations
    assert {each.code for each in counted.deviations} >= {"VSC520", "VSC522"}
    assert (counted.fitting, counted.fitness, counted.handovers) == (plain.fitting, plain.fitness, plain.handovers)
    assert counted.flows == plain.flows
    for one, other in zip(counted.steps, plain.steps, strict=True):
        assert (one.name, one.visits, one.cases) == (other.name, other.visits, other.cases)
        for times, expected in ((one.wait, other.wait), (one.work, other.work)):
            assert (times is None) == (expected is None)
            if times is not None and expected is not None:
                assert times.count == expected.count
                assert times.points == pytest.approx(expected.points, abs=1)
    assert counted.lead is not None
    assert plain.lead is not None
    assert counted.lead.points == pytest.approx(plain.lead.points, abs=1)


REVIEWED = """\
stream laptop
  promise lead within 2h to user
  step give   in deliver_support takes 1h
  step review in improve waits 3w takes 1h
  user -> give : service_requests
  give -> user : services
  give -> review : performance_information
"""


@pytest.mark.parametrize(
    ("means", "hours"),
    [("spans", [1, 3]), ("ends", [0, 2]), ("begins", [4, 6])],
)
def test_a_promise_ends_with_the_value_also_where_an_engine_counts(
    tmp_path: Path, means: str, hours: list[int]
) -> None:
    """In spans, what is done from 9 to 10 took an hour; the other records say only when something ended or began."""
    times = {"a": ["09:00", "09:00", "13:00"], "b": ["09:00", "11:00", "15:00"]}
    rows = [
        (case, label, f"2026-03-02T{time}:00Z", f"2026-03-02T{int(time[:2]) + 1:02}:00:00Z")
        for case, every in times.items()
        for label, time in zip(["give", "give", "review"], every, strict=True)
    ]
    bound = svc.bind(svc.analyse(REVIEWED, "laptop.vsc").streams[0])
    settings = {"end": "end"} if means == "spans" else {}
    with log_of(tmp_path, rows, "case,label,time,end", means=means, calendar=ALWAYS, **settings) as log:
        (promise,) = observed(evidence(bound, log, ALWAYS)).promises
    assert promise.value == sum(hours) / 2 * 3600
    assert promise.kept == (sum(hours) / 2 <= 2)


def test_cases_without_a_label_of_the_stream_have_no_part_in_its_times_and_arrivals(tmp_path: Path) -> None:
    bound = svc.bind(svc.analyse(REVIEWED, "laptop.vsc").streams[0])
    rows = [
        ("a", "give", "2026-03-02T09:00:00Z"), ("a", "review", "2026-03-02T10:00:00Z"),
        ("b", "give", "2026-03-02T19:00:00Z"), ("b", "review", "2026-03-02T20:00:00Z"),
        ("c", "other", "2026-03-01T09:00:00Z"), ("c", "other", "2026-03-05T09:00:00Z"),
    ]  # fmt: skip
    with log_of(tmp_path, rows, means="begins", calendar=ALWAYS) as log:
        found = observed(evidence(bound, log, ALWAYS))
    assert found.lead is not None
    assert (found.lead.count, found.lead.mean, found.arrivals) == (2, 3600.0, 2 / 36000)
    assert found.promises[0].kept
    assert ("left out", "1 case came to no step of the stream") in [*opening(found)]
    with log_of(tmp_path, rows[-2:], means="begins", calendar=ALWAYS) as log:
        nothing = observed(evidence(bound, log, ALWAYS))
    assert (nothing.lead, nothing.arrivals, nothing.promises[0].kept) == (None, None, None)
