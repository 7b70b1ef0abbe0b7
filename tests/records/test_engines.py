"""What an engine counts is what plain Python counts from the same list of events."""

import tempfile
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from svc.model.calendar import Calendar
from svc.project.record_settings import Means
from svc.records.shapes import Meaning, Role
from tests.records.strategies import MEANINGS, happenings
from tests.support.counted_by_hand import ByHand, Happened, counted, times_of
from tests.support.record_tables import log_of

agains = st.sets(st.sampled_from(["log", "fix", "check"]))
SEEN = {label: meaning for label, meaning in MEANINGS.items() if meaning.role is not Role.QUEUED}
meanings = st.sampled_from([MEANINGS, SEEN, {"Active": MEANINGS["Active"], "Assigned": MEANINGS["Assigned"]}])


def written(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).isoformat()


def without_duplicates(events: list[Happened], means: Means) -> list[Happened]:
    """The events that are not duplicates of the one before in their case."""
    last: dict[str, tuple[str, int, int]] = {}
    found = []
    for event in sorted(events, key=lambda event: event.begin):
        says = event.label, event.begin, event.end if means is Means.SPANS else 0
        if last.get(event.case) != says:
            found.append(event)
        last[event.case] = says
    return found


def compare(
    events: list[Happened], known: dict[str, Meaning], again: Collection[str], means: Means, ending: bool,
    engine: str = "duckdb",
) -> None:  # fmt: skip
    rows = [(event.case, event.label, written(event.begin), written(event.end)) for event in events]
    events = without_duplicates(events, means)
    in_turn = sorted(events, key=lambda event: event.begin)
    ended = {event.case: event.label == "Closed" or not ending for event in in_turn}
    by_hand = ByHand(events, known, again, means, [case for case, closed in ended.items() if not closed])
    with tempfile.TemporaryDirectory() as folder, log_of(
        Path(folder), rows, "case,label,time,end", means=means, end="end", end_labels=["Closed"] if ending else [],
        calendar=Calendar(24, 7), engine=engine,
    ) as log:  # fmt: skip
        visits = log.visits(known, again)
        assert [(label.text, label.count) for label in log.labels] == counted(event.label for event in events)
        assert (log.summary.cases, log.summary.open) == (len(ended), sum(not closed for closed in ended.values()))
        assert visits.ways() == by_hand.ways()
        assert visits.follows() == by_hand.follows()
        assert visits.waits() == by_hand.times("waits")
        assert visits.works() == by_hand.times("works")
        leads = by_hand.leads()
        assert visits.lead() == (times_of(leads) if leads else None)
        assert visits.kept(7200) == (sum(lead <= 7200 for lead in leads), len(leads))


@given(happenings(), meanings, agains, st.sampled_from([Means.BEGINS, Means.ENDS]), st.booleans())
def test_events_with_one_time(
    events: list[Happened], known: dict[str, Meaning], again: set[str], means: Means, ending: bool
) -> None:
    compare(events, known, again, means, ending)


@given(happenings(spans=True), meanings, agains, st.booleans())
def test_events_with_spans(events: list[Happened], known: dict[str, Meaning], again: set[str], ending: bool) -> None:
    compare(events, known, again, Means.SPANS, ending)


def test_a_status_log_read_as_one_of_things_done_moves_every_time_by_one_step(tmp_path: Path) -> None:
    known = {label: Meaning(label.lower(), Role.SEEN) for label in ("New", "Active", "Closed")}
    rows = [("1", "New", "2026-03-02 09:00"), ("1", "Active", "2026-03-02 10:00"), ("1", "Closed", "2026-03-02 12:00")]
    taken = {}
    for means in ("begins", "ends"):
        with log_of(tmp_path, rows, means=means) as log:
            taken[means] = {place: times.mean for place, times in log.visits(known).waits().items()}
    assert taken == {"begins": {"new": 3600, "active": 7200}, "ends": {"active": 3600, "closed": 7200}}


def test_work_on_parallel_branches_waits_since_the_last_end_before_it(tmp_path: Path) -> None:
    known = {label: Meaning(label, Role.SEEN) for label in "abc"}
    rows = [
        ("1", "a", "2026-03-02 09:00", "2026-03-02 10:00"), ("1", "b", "2026-03-02 10:00", "2026-03-02 14:00"),
        ("1", "c", "2026-03-02 12:00", "2026-03-02 13:00"),
    ]  # fmt: skip
    with log_of(tmp_path, rows, "case,label,time,end", means="spans", end="end") as log:
        assert {place: times.mean for place, times in log.visits(known).waits().items()} == {"b": 0, "c": 7200}


def test_arrivals_are_cases_in_working_time(tmp_path: Path) -> None:
    rows = [(str(day), "New", f"2026-03-{day:02} 09:00") for day in (2, 3, 4, 5, 6, 9)]
    with log_of(tmp_path, rows) as log:
        assert log.visits({"New": Meaning("log", Role.SEEN)}).arrivals() == 6 / (5 * 8 * 3600)


def test_cases_outside_the_days_that_count_are_left_out_or_only_of_times(tmp_path: Path) -> None:
    rows = [
        ("early", "New", "2026-03-02 09:00"), ("early", "Closed", "2026-03-02 10:00"),
        ("over", "New", "2026-03-03 09:00"), ("over", "Closed", "2026-03-05 10:00"),
        ("in", "New", "2026-03-04 09:00"), ("in", "Closed", "2026-03-04 10:00"), ("in", "New", "2026-03-10 10:00"),
    ]  # fmt: skip
    day = datetime(2026, 3, 4, tzinfo=UTC)
    with log_of(tmp_path, rows, end_labels=["Closed"], since=day, until=day.replace(day=9)) as log:
        visits = log.visits({label: Meaning(label, Role.SEEN) for label in ("New", "Closed")})
        assert [(way.places, way.count) for way in visits.ways()] == [(("New", "Closed"), 2)]
        assert visits.lead() == times_of([3600])
        assert [finding.message.split(":")[0] for finding in log.findings] == ["1 of 2 cases began before 2026-03-04"]
