"""Deviations planted in a log of simulated cases: each is reported once, with its count, and nothing else is."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import svc
from svc.model.calendar import STANDARD
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
from tests.records.test_observing import EVENTS, FIX
from tests.support.record_tables import log_of

ALWAYS = svc.Calendar(24, 7)
"""All hours of the log are hours of work, eight of which are a declared day."""
SPANS = {"means": "spans", "end": "end", "order": ["n"], "calendar": ALWAYS}
STRAIGHT = ["log", "repair", "code", "test", "repair"]


class Row(NamedTuple):
    """A row of the log; times are seconds."""

    case: str
    label: str
    begin: float
    end: float | None
    n: int


Case = list[Row]
LOG: list[Case] = [
    [Row(each.case, each.label, each.begin, each.end, n) for n, each in enumerate(EVENTS) if each.case == case]
    for case in dict.fromkeys(each.case for each in EVENTS[:1500])
][:400]


def held(folder: Path, cases: list[Case], text: str = FIX, **settings: Any) -> Observed:
    """The stream held against cases, in spans of which the order is known."""
    rows = [(each.case, each.label, _time(each.begin), _time(each.end), each.n) for case in cases for each in case]
    bound = svc.bind(svc.analyse(text, "fix.vsc").streams[0])
    with log_of(folder, rows, "case,label,time,end,n", **SPANS | settings) as log:
        return observed(evidence(bound, log, STANDARD, settings.get("end_labels", ())))


def reported(seen: Observed) -> Iterator[tuple[str, int | None, str | None]]:
    """The codes of what is found, with their lines and counts."""
    for each in seen.diagnostics:
        yield each.code, each.range.start.line if each.range else None, each.facts.get("count")


def _time(second: float | None) -> str:
    return "" if second is None else datetime.fromtimestamp(second, UTC).isoformat()


def planted(change: Callable[[Case], Case], among: list[str], count: int) -> list[Case]:
    """The log with a change of the first cases that went a way."""
    going = [case for case in LOG if [each.label for each in case] == among][:count]
    assert len(going) == count
    return [change(case) if case in going else case for case in LOG]


def skip(case: Case) -> Case:
    return [each for each in case if each.label != "test"]


def swap(case: Case) -> Case:
    names = {"code": "test", "test": "code"}
    return [each._replace(label=names.get(each.label, each.label)) for each in case]


def unknown(case: Case) -> Case:
    return [*case, case[-1]._replace(label="Duplicate", begin=case[-1].begin + 1)]


def once_more(case: Case) -> Case:
    """Fails twice, and passes the third time."""
    *before, code, test, repair = case
    return [*before, *(each._replace(n=each.n * 10 + turn) for turn in range(3) for each in (code, test)),
            repair._replace(n=repair.n * 10)]  # fmt: skip


def repeated(case: Case) -> Case:
    return [*case, case[0]]


@pytest.mark.parametrize(
    ("change", "among", "count", "expected"),
    [
        (skip, STRAIGHT, 9, [("VSC520", 5, "9"), ("VSC522", 6, "9")]),
        (swap, STRAIGHT, 7, [("VSC520", 4, "7")]),
        (unknown, STRAIGHT, 5, [("VSC526", 1, None)]),
        (repeated, STRAIGHT, 6, [("VSC532", None, "6")]),
        (lambda case: case[::-1], STRAIGHT, 8, []),
        (lambda case: [each._replace(case="") if each.label == "log" else each for each in case], STRAIGHT, 4,
         [("VSC532", None, "4"), ("VSC520", 4, "4")]),
        (lambda case: case[1:], ["log", "repair"], 3, [("VSC520", 4, "3")]),
    ],
)  # fmt: skip
def test_what_is_planted_is_reported_and_nothing_else(
    tmp_path: Path, change: Callable[[Case], Case], among: list[str], count: int, expected: list[tuple[str, int, str]]
) -> None:
    seen = held(tmp_path, planted(change, among, count))
    assert sorted(map(str, reported(seen))) == sorted(map(str, expected))
    wrong = count if any(code in ("VSC520", "VSC522") for code, *_ in expected) else 0
    assert seen.records.cases - seen.fitting == wrong


def test_nothing_is_planted(tmp_path: Path) -> None:
    seen = held(tmp_path, LOG)
    assert (list(reported(seen)), seen.fitting, seen.notes) == ([], 400, ())


def test_a_loop_that_cases_go_more_often_drifts_its_shares(tmp_path: Path) -> None:
    cases = [once_more(case) if [each.label for each in case] == STRAIGHT else case for case in LOG]
    cases = [[each._replace(begin=at * 1e4, end=at * 1e4 + 9e3) for at, each in enumerate(case)] for case in cases]
    seen = held(tmp_path, cases)
    assert {(code, line) for code, line, _ in reported(seen) if code != "VSC523"} == {("VSC524", 12), ("VSC524", 13)}


def test_a_duplicate_makes_no_work_longer(tmp_path: Path) -> None:
    once, twice = (held(tmp_path, cases) for cases in (LOG, [[*case, *case[:1]] for case in LOG]))
    assert twice.steps == once.steps
    assert twice.records.events == once.records.events


def test_a_span_without_an_end_has_no_time_of_work(tmp_path: Path) -> None:
    cases = planted(lambda case: [*case[:-1], case[-1]._replace(end=None)], ["log", "repair"], 30)
    seen, before = held(tmp_path, cases), held(tmp_path, LOG)
    repair = {each.name: each.work for each in seen.steps}["repair"]
    assert repair is not None
    assert repair.count == sum(each.label == "repair" for case in LOG for each in case) - 30
    assert repair.points[0] > 0
    assert seen.notes == ("30 spans without an end: how long that work took is not known",)
    assert (seen.fitting, seen.records.cases) == (before.fitting, before.records.cases)


def test_equal_times_are_reported_with_what_decides(tmp_path: Path) -> None:
    cases = planted(lambda case: [case[1]._replace(begin=case[0].begin), case[0]], ["log", "repair"], 20)
    ordered = [list(reversed(case)) for case in cases]
    for order, fitting in ((["n"], 400), (list[str](), 380)):
        seen = held(tmp_path, cases, order=order)
        assert [each[0] for each in reported(seen)][:1] == ["VSC529"]
        assert (next(reported(seen))[2], seen.fitting) == ("20", fitting)
    assert held(tmp_path, ordered, order=[]).fitting == 400


def test_cases_that_are_open_at_both_ends_are_notes_and_skip_nothing(tmp_path: Path) -> None:
    times = sorted(each.begin for case in LOG for each in case)
    since, until = (datetime.fromtimestamp(times[len(times) * part // 10], UTC) for part in (3, 7))
    seen = held(tmp_path, LOG, since=since, until=until)
    assert [code for code, *_ in reported(seen)] == ["VSC530", "VSC530"]
    open_cases = sum(case[0].begin < until.timestamp() <= case[-1].begin and
                     any(since.timestamp() <= (each.end or 0) and each.begin < until.timestamp() for each in case)
                     for case in LOG)  # fmt: skip
    assert seen.records.open == open_cases > 0
    assert seen.fitting == seen.records.cases


def test_a_zone_that_is_not_that_of_the_records_is_noted(tmp_path: Path) -> None:
    times = [f"2026-03-0{2 + number % 5}T{9 + number % 8:02}:30:00+01:00" for number in range(80)]
    rows = [(str(number), "log", time) for number, time in enumerate(times)]
    bound = svc.bind(svc.analyse(FIX, "fix.vsc").streams[0])
    notes = {}
    for zone in ("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"):
        with log_of(tmp_path, rows, time_zone=zone, working_hours=(9 * 3600, 17 * 3600)) as log:
            notes[zone] = [each for each in observed(evidence(bound, log, ALWAYS)).notes if "most events" in each]
    assert notes["Europe/Berlin"] == []
    for zone in ("Asia/Tokyo", "America/Los_Angeles"):
        why = f"most events are not within 09:00 to 17:00 in {zone}, when work is done: time between them hardly counts"
        assert notes[zone] == [why]
