"""The tables `[records.NAME]` of a configuration: what they say, and what is reported of wrong ones."""

from datetime import date
from pathlib import Path

import pytest

import svc
from svc.formats.settings import text
from svc.project.loading import read
from svc.project.project import Project
from svc.project.record_settings import Means, Records
from svc.project.record_tables import KEYS
from svc.text.source import Source
from tests.house.reference.configuration import EXAMPLE
from tests.support.tables import every


def _records(settings: str, name: str = "itsm") -> Records:
    return read(Source("svc.toml", settings))[0].records[name]


def test_a_table_says_what_columns_mean() -> None:
    found = _records(EXAMPLE)
    assert (found.paths, found.case, found.label[1]) == (("exports/incidents-*.csv",), "number", "assignment_group")
    assert (found.means, found.working_hours) == (Means.BEGINS, (9 * 3600, 17 * 3600))
    place = found.place("case")
    assert place is not None
    assert place.text == "case"


def test_a_holiday_may_be_written_as_a_date_of_toml() -> None:
    found = _records('[records.itsm]\npath = "a.csv"\nholidays = [2026-12-25, "2026-12-26"]\n')
    assert [date.fromisoformat(day).day for day in found.holidays] == [25, 26]


def test_what_is_shown_of_records_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "svc.toml").write_text(EXAMPLE, "utf-8")
    shown = text([Project.at(tmp_path)])
    assert set(KEYS) - {"end", "object-type"} == {key for key in KEYS if f"\n{key} = " in shown.split("[records.")[1]}
    assert _records(shown) == _records(EXAMPLE)


WRONG = {
    'paht = "a.csv"\npath = "a.csv"': ("paht", "is not a setting of records", "path"),
    'case = "number"': ("itsm", "needs the path of a file", 'path = "incidents.csv"'),
    'path = "https://example.org/a.csv"': ("path", "is an address", "put the file into the project"),
    'path = "../a.csv"': ("path", "leads out of the project", "put the file into the project"),
    'path = "/etc/passwd"': ("path", "is not a path below the root", "put the file into the project"),
    'path = "a.csv"\nmeans = "begin"': ("means", "takes begins, ends, spans", "begins"),
    'path = "a.csv"\nmeans = "spans"': ("means", '"spans" need the column of their ends', "end ="),
    'path = "a.csv"\nformat = "xls"': ("format", "takes csv, parquet", "xes"),
    'path = "a.csv"\ntime-zone = "Europe/Berln"': ("time-zone", "takes the name of a time zone", "Europe/Berlin"),
    'path = "a.csv"\ntime-format = "dd.mm.yyyy"': ("time-format", "takes a format of times", "%d-%m-%Y"),
    'path = "a.csv"\nworking-hours = "17:00-09:00"': ("working-hours", "from one to a later one", "09:00-17:00"),
    'path = "a.csv"\nholidays = ["25.12.2026"]': ("holidays", "takes days", "2026-12-25"),
    'path = "a.csv"\nlabel = [1]': ("label", "takes a text in quotes", ""),
}


@every("settings, expected", WRONG.items())
def test_a_wrong_key_is_reported_with_its_place_and_what_to_write(
    settings: str, expected: tuple[str, str, str]
) -> None:
    source = Source("svc.toml", f"[records.itsm]\n{settings}\n")
    (found,) = read(source)[1]
    word, why, help = expected
    assert (found.code, why in found.message, help in found.help) == ("VSC911", True, True)
    assert found.range is not None
    assert source.text[found.range.start.offset : found.range.end.offset] == word


@pytest.mark.parametrize("settings", ["records = 1", "[records]\nitsm = 1"])
def test_records_that_are_not_a_table_are_reported(settings: str) -> None:
    (found,) = read(Source("svc.toml", settings))[1]
    assert "is a table, not a value" in found.message


def test_wrong_records_leave_a_check_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "svc.toml").write_text("[records.itsm]\nmeans = 1\n", "utf-8")
    (tmp_path / "a.vsc").write_text("stream a\n", "utf-8")
    assert {each.code for each in svc.Workspace.open(tmp_path).diagnostics} >= {"VSC911"}
