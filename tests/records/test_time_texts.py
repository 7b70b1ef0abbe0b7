"""Times as texts: what is read, what is refused, and that SQL takes them apart as Python does."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from svc.project.files import Scratch
from svc.project.time_zones import time_zone
from svc.records.engines.duckdb_engine import DuckDB
from svc.records.instants import instants
from svc.records.time_texts import Formatted, Iso, TimeTexts
from tests.support.record_tables import log_of
from tests.support.tables import every

ISO = {
    "2026-12-24T09:30:00Z": "2026-12-24T09:30:00+00:00",
    "2026-12-24 09:30:00+01:00": "2026-12-24T08:30:00+00:00",
    "2026-12-24T09:30:00.123456789-0530": "2026-12-24T15:00:00.123456+00:00",
    "2026-12-24T09:30:00,5+02": "2026-12-24T07:30:00.500000+00:00",
    "2026-12-24 09:30:00 UTC": "2026-12-24T09:30:00+00:00",
    "2026-12-24T09:30Z": "2026-12-24T09:30:00+00:00",
    "2026-12-24": "2026-12-24T00:00:00+00:00",
    "2024-02-29 23:59:59": "2024-02-29T23:59:59+00:00",
}
REFUSED = [
    "24-12-2026 09:30", "12/24/2026", "2026-02-30", "2026-13-01 10:00", "2026-12-24 25:00:00", "0026-01-01",
    "2026-12-24T09:30:00+99:00", "2026-12-24x09:30:00", "2026-12-24 09:30:00 CET", "2026-12-24 9:30", "20261224", "?",
    "epoch", "now",
]  # fmt: skip


def read(texts: TimeTexts, times: list[str], zone: str = "UTC") -> dict[str, str]:
    """Times as an engine reads them, in UTC; without those that it refuses."""
    scratch = Scratch()
    engine = DuckDB(scratch.path)
    engine.table("staged", {"t": str, "line": int}, [(text, line) for line, text in enumerate(times)])
    found = engine.rows(instants(engine, "t", texts, time_zone(zone)).query.replace("*", "r.t, r.second, r.micro", 1))
    engine.close()
    scratch.close()
    return {
        text: datetime.fromtimestamp(second, UTC).replace(microsecond=micro).isoformat()
        for text, second, micro in found
    }


def test_iso_is_read_whatever_its_offset_and_its_fraction() -> None:
    assert read(Iso(), list(ISO)) == ISO
    assert all(Iso().is_time(text) for text in ISO)


def test_nothing_else_is_taken_for_iso() -> None:
    assert read(Iso(), REFUSED) == {}
    assert [text for text in REFUSED if Iso().is_time(text)] == []


@given(st.lists(st.one_of(
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1), timezones=st.sampled_from([UTC])).map(datetime.isoformat),
    st.text("0123456789-:T+Z., ", max_size=24),
), min_size=10, max_size=30))  # fmt: skip
def test_sql_reads_what_python_reads(times: list[str]) -> None:
    found = read(Iso(), times)
    assert set(found) == {text for text in times if Iso().is_time(text)}
    for text in times:
        if text.endswith("+00:00") and Iso().is_time(text):
            assert found[text] == datetime.fromisoformat(text).isoformat()


FORMS = {
    "%d-%m-%Y %H:%M": ("29-02-2016 01:05", "2016-02-29T01:05:00+00:00"),
    "%m/%d/%Y %I:%M %p": ("1/2/2026 3:04 PM", "2026-01-02T15:04:00+00:00"),
    "%H:%M %d.%m.%Y": ("15:04 02.01.2026", "2026-01-02T15:04:00+00:00"),
    "%Y%m%d%H%M%S": ("20260102150405", "2026-01-02T15:04:05+00:00"),
    "%d %b %Y %H:%M:%S.%f %z": ("02 Jan 2026 15:04:05.25 +0100", "2026-01-02T14:04:05.250000+00:00"),
    "%Y-%m-%dT%H:%M:%S%z": ("2026-01-02T15:04:05+01:00", "2026-01-02T14:04:05+00:00"),
}


@every("form, expected", FORMS.items())
def test_a_stated_format_is_read(form: str, expected: tuple[str, str]) -> None:
    assert read(Formatted(form), [expected[0], "2026-12-24", "", "x y"]) == {expected[0]: expected[1]}
    assert Formatted(form).is_time(expected[0])
    assert not Formatted(form).is_time("x y")


def test_one_instant_written_with_two_offsets_is_one_instant() -> None:
    """DuckDB 2.0 drops the offset in CAST(x AS TIMESTAMP): two events would swap."""
    found = read(Iso(), ["2025-10-26T02:30:00+02:00", "2025-10-26T01:30:00+01:00", "2025-10-26T00:30:00Z"])
    assert set(found.values()) == {"2025-10-26T00:30:00+00:00"}


def test_an_hour_that_clocks_repeat_is_the_first_one_and_one_that_they_skip_goes_on() -> None:
    found = read(
        Iso(), ["2025-10-26 02:30", "2025-10-26 03:00", "2025-03-30 02:30", "2025-03-30 03:00"], "Europe/Berlin"
    )
    assert [found[text][11:16] for text in sorted(found)] == ["01:30", "01:00", "00:30", "02:00"]


def test_such_hours_are_reported(tmp_path: Path) -> None:
    rows = [("1", "New", "2025-10-26 02:30"), ("2", "New", "2025-10-26 03:00"), ("3", "New", "2025-10-26 02:30+01:00")]
    with log_of(tmp_path, rows, time_zone="Europe/Berlin") as log:
        (finding,) = log.findings
    assert (finding.code, finding.message.split(" are")[0]) == ("VSC529", "1 of 3 times")
