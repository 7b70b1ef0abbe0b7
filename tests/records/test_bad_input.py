"""Records that can't be read: what is reported, and where."""

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from svc.diagnostics.errors import Error
from svc.project.loading import read as read_settings
from svc.records import events, instants
from svc.records.reading import read
from svc.records.reading_diagnostics import UnreadableError
from svc.text.source import Source
from tests.records.test_sources import JIRA, OCEL, xes
from tests.support.record_tables import log_of, records

HEAD = "case,label,time\n"
ROW = "1,New,2026-03-02 09:00\n"


def refused(folder: Path, content: str | bytes = HEAD + ROW, name: str = "log.csv", **settings: Any) -> str:
    """Why records are not read: the one finding, and its help."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableError) as caught:
        read(records(**{"paths": [name]} | settings), str(folder))
    (finding,) = caught.value.diagnostics
    assert finding.code == "VSC531"
    return f"{finding.message} ({finding.help})".removeprefix("records log can't be read: ")


TABLES: dict[str, tuple[dict[str, Any], str | bytes, str]] = {
    "no column": ({"case": "cas"}, HEAD + ROW, "they have no column cas (did you mean `case`?)"),
    "no column near": (
        {"time": "sys_updated_at"},
        HEAD + ROW,
        "they have no column sys_updated_at (they have case, label, time)",
    ),
    "a column twice": ({}, "case,label,time,time\n1,New,x,y\n", "they have several columns time ()"),
    "no zone": ({"time_zone": None}, HEAD + ROW, "nothing says in which time zone 1 of its times are"),
    "a zone that is none": (
        {"time_zone": "Europe/Berln"},
        HEAD + ROW,
        "'Europe/Berln' is not a time zone (did you mean",
    ),
    "days before months": (
        {},
        HEAD + "1,New,24-12-2026\n",
        "1 of its 1 rows are invalid: log.csv:2: 24-12-2026 is not a time",
    ),
    "no meaning": ({"means": None}, HEAD + ROW, "nothing says what an event means"),
    "no end of spans": ({"means": "spans"}, HEAD + ROW, "nothing says in which column spans end"),
    "no case": ({"case": ""}, HEAD + ROW, "nothing says which column is the case"),
    "an empty file": ({}, "", "log.csv is empty"),
    "no rows": ({}, HEAD, "it holds no events"),
    "not UTF-8": ({}, b"case,label,time\n1,\xe4\n", "log.csv is not written in UTF-8 (export it as UTF-8)"),
    "a format that is none": ({"time_format": "dd.mm"}, HEAD + ROW, "'dd.mm' is not a format of times"),
    "too many broken rows": ({}, HEAD + ROW + "1,New\n", "1 of its 2 rows are invalid: log.csv:3: 2 columns, not 3"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_that_does_not_fit_its_settings(tmp_path: Path, case: str) -> None:
    settings, content, expected = TABLES[case]
    assert refused(tmp_path, content, **settings).startswith(expected)


FILES: dict[str, tuple[str, str | bytes, str]] = {
    "not XML": ("log.xes", "<log><trace>", "log.xes:1: it is not XML: no element found"),
    "not XES": ("log.xes", "<html/>", "log.xes is not XES"),
    "entities": (
        "log.xes", '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]><log>&a;</log>', "declares a document type",
    ),
    "a bomb": (
        "log.xes.gz", gzip.compress(b"<log>" + b" " * 40_000_000), "unpacks to far more than a log of its size would",
    ),
    "half a file": ("log.xes.gz", gzip.compress(xes().encode())[:-9], "can't be unpacked"),
    "not Parquet": ("log.parquet", HEAD + ROW, "Invalid Input Error"),
    "an unknown ending": ("log.txt", HEAD + ROW, "the name of the file does not say what it is"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_not_what_it_seems(tmp_path: Path, case: str) -> None:
    name, content, expected = FILES[case]
    assert expected in refused(tmp_path, content, name)


def test_json_of_another_kind(tmp_path: Path) -> None:
    ocel, deep = json.dumps(OCEL), "[" * 200_000
    assert "it is not JSON" in refused(tmp_path, "{", "log.json", format="ocel")
    assert "nested too deeply" in refused(tmp_path, deep, "log.json", format="jira")
    assert "not OCEL" in refused(tmp_path, json.dumps(JIRA), "log.json", format="ocel", object_type="ticket")
    assert "is OCEL 1.0" in refused(tmp_path, '{"ocel:events": {}}', "log.json", format="ocel")
    assert "object-type = " in refused(tmp_path, ocel, "log.json", format="ocel")
    assert "did you mean `ticket`?" in refused(tmp_path, ocel, "log.json", format="ocel", object_type="tickt")
    assert "expand=changelog" in refused(tmp_path, '{"issues": []}', "log.json", format="jira")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (["2014/10/22 11:15:41.000", "2014/10/02 00:00:00.000"], '"%Y/%m/%d %H:%M:%S.%f" would read them)'),
        (["29-02-2016 01:23", "01-02-2016 08:53"], '"%d-%m-%Y %H:%M" would read them)'),
        (["9.3.10 8:05", "31.12.10 10:30"], '"%d.%m.%y %H:%M" would read them)'),
        (["03/04/2016", "05/06/2016"], '"%d/%m/%Y" would read them, and so would "%m/%d/%Y": nothing is guessed)'),
        (["yesterday", "2016"], "say how times are written"),
    ],
)
def test_a_format_that_would_read_the_times_is_named(tmp_path: Path, times: list[str], expected: str) -> None:
    why = refused(tmp_path, HEAD + "".join(f"1,New,{time}\n" for time in times))
    assert expected in why
    assert "is not a time" in why


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"time": "time:timestmp"}, "none of its rows has a time (did you mean `time:timestamp`?)"),
        ({"label": ["activity"]}, "none of its rows has a label (they have concept:name, time:timestamp)"),
        ({"case": "number"}, "none of its rows has a case (they have concept:name)"),
    ],
)
def test_an_attribute_that_no_event_of_xes_has(tmp_path: Path, settings: dict[str, Any], expected: str) -> None:
    assert refused(tmp_path, xes(), "log.xes", **{"case": "", "label": [], "time": ""} | settings) == expected


def test_an_attribute_that_no_event_of_ocel_has(tmp_path: Path) -> None:
    settings = {"object_type": "person", "label": ["typ"], "time": ""}
    related = [{"objectId": "p"}]
    log = json.dumps(OCEL | {"events": [event | {"relationships": related} for event in OCEL["events"]]})
    assert refused(tmp_path, log, "log.jsonocel", **settings) == "none of its rows has a label (did you mean `type`?)"


def test_ocel_that_is_not_json_says_what_it_is(tmp_path: Path) -> None:
    for content, kind in ((b"SQLite format 3\0\xff", "a database of SQLite"), ("<log/>", "XML")):
        why = refused(tmp_path, content, "log.jsonocel", object_type="ticket")
        assert why.startswith(f"log.jsonocel is {kind}, and only JSON is read: export it as JSON")


def test_a_path_is_below_the_root(tmp_path: Path) -> None:
    inner = tmp_path / "project"
    inner.mkdir()
    (tmp_path / "log.csv").write_text(HEAD + ROW, "utf-8")
    os.symlink(tmp_path / "log.csv", inner / "link.csv")
    for path, why in {
        "../log.csv": "leads out of the project", "link.csv": "leads out of the project",
        str(tmp_path / "log.csv"): "not a path below the root", "https://example.org/log.csv": "is an address",
        "missing.csv": "there is no file", "none-*.csv": "there is no file",
    }.items():  # fmt: skip
        assert why in refused(inner, paths=[path])


def test_a_finding_is_where_its_setting_is(tmp_path: Path) -> None:
    settings = '[records.itsm]\npath = "log.csv"\ncase = "numbr"\nlabel = "label"\ntime = "time"\nmeans = "begins"\n'
    configured = read_settings(Source("svc.toml", settings))[0].records["itsm"]
    (tmp_path / "log.csv").write_text("number,label,time\n1,New,2026-03-02\n", "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read(configured, str(tmp_path))
    assert str(caught.value.diagnostics[0]).startswith("svc.toml:3:1: error[VSC531] unreadable-records: records itsm")


def test_a_few_broken_rows_are_counted_and_three_are_shown(tmp_path: Path) -> None:
    rows = [(str(number), "New", "2026-03-02 09:00") for number in range(100)]
    wrong = [("", "New", "2026-03-02"), ("2", "", "2026-03-02"), ("3", "New", "?"), ("4", "New", "")]
    with log_of(tmp_path, [*rows, *wrong]) as log:
        (finding,) = log.findings
        assert (finding.code, log.summary.rejected, log.summary.events) == ("VSC532", 4, 100)
        assert finding.message.endswith("log.csv:102: no case; log.csv:103: no label; log.csv:104: ? is not a time")


def test_duplicates_are_counted_and_shown(tmp_path: Path) -> None:
    rows = [("1", "New", "2026-03-02 09:00"), ("1", "Closed", "2026-03-02 09:30"), ("2", "New", "2026-03-02 09:00")]
    with log_of(tmp_path, [*rows, rows[0]]) as log:
        (finding,) = log.findings
        expected = "1 of 4 rows of log are duplicates, and count once: log.csv:5: a duplicate"
        assert (finding.message, log.summary.rejected, log.summary.events) == (expected, 0, 3)


def test_a_column_of_ids_is_not_one_of_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LABELS", 2)
    assert "different labels" in refused(tmp_path, HEAD + "".join(f"1,{at},2026-03-02\n" for at in range(3)))


def test_a_column_of_anything_is_not_one_of_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instants, "DIFFERENT", 2)
    assert "most of its times are not times" in refused(tmp_path, HEAD + "".join(f"1,a,{at}\n" for at in "xyz"))


def test_one_event_a_case_is_a_log(tmp_path: Path) -> None:
    with log_of(tmp_path, [("1", "New", "2026-03-02"), ("2", "New", "2026-03-02")]) as log:
        visits = log.visits({})
        assert (visits.ways(), visits.follows(), visits.arrivals(), log.summary.cases) == ([], [], None, 2)


@pytest.mark.parametrize(("engine", "extra"), [("duckdb", "evidence"), ("spark", "spark")])
def test_a_missing_engine_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, extra: str
) -> None:
    for module in ("duckdb", "pyspark", "pyspark.sql", "pyspark.errors"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Error, match=rf"pip install 'svc-streams\[{extra}\]'"):
        log_of(tmp_path, [("1", "New", "2026-03-02")], engine=engine)


def test_an_engine_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(Error, match="choose duckdb or spark"):
        log_of(tmp_path, [("1", "New", "2026-03-02")], engine="polars")
