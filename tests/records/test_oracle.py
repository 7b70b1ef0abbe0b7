"""What an engine counts of records leads to the same as the log in plain Python: ways, times, deviations."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import svc
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
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
