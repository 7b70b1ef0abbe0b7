"""The formats of records: the same events, however they are written."""

import gzip
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from svc.records.reading import read
from svc.records.shapes import Meaning, Role
from tests.support.record_tables import log_of, records

LABELS = ["New", "Active", "Closed"]
TIMES = ["2026-03-02T09:00:00.000+00:00", "2026-03-02T11:00:00+01:00", "2026-03-02T12:00:00Z"]
EVENTS = [("1", *each) for each in zip(LABELS, TIMES, strict=True)]
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/">
 <global scope="event"><string key="concept:name" value="name"/></global>
 <trace><string key="concept:name" value="1"><string key="concept:name" value="nested"/></string>{events}</trace>
</log>"""
XES_EVENT = """<event><string key="concept:name" value="{label}"/>
<list key="concept:name"><string key="concept:name" value="no"/></list>
<date key="time:timestamp" value="{time}"/></event>"""
OCEL: dict[str, Any] = {
    "objectTypes": [], "eventTypes": [], "objects": [{"id": "1", "type": "ticket"}, {"id": "p", "type": "person"}],
    "events": [
        {"id": str(number), "type": label, "time": time, "relationships": [
            {"objectId": each, "qualifier": qualifier} for each, qualifier in ("1a", "1b", "pc")
        ]} for number, (_, label, time) in enumerate(EVENTS)
    ],
}  # fmt: skip
JIRA = {"issues": [{
    "key": "1", "fields": {"created": TIMES[0], "status": {"name": "Closed"}},
    "changelog": {"histories": [
        {"created": TIMES[2], "items": [{"field": "status", "fromString": "Active", "toString": "Closed"}]},
        {"created": TIMES[1].replace("+01:00", ".000+0100"), "items": [
            {"field": "assignee", "toString": "Ann"}, {"field": "status", "fromString": "New", "toString": "Active"},
        ]},
    ]},
}]}  # fmt: skip


def ways(folder: Path, name: str, content: str | bytes, **settings: Any) -> tuple[list[tuple[str, ...]], float]:
    """The ways of records in a file, and how long its cases took on average."""
    data = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(data)
    with read(records(**{"paths": [name], "case": "", "label": [], "time": ""} | settings), str(folder)) as log:
        visits = log.visits({label: Meaning(label, Role.SEEN) for label in LABELS})
        lead = visits.lead()
        assert lead is not None
        return [way.places for way in visits.ways()], lead.mean


def xes() -> str:
    return XES.format(events="".join(XES_EVENT.format(label=label, time=time) for _, label, time in EVENTS))


EXPECTED = ([("New", "Active", "Closed")], 3 * 3600)
AUDIT = "documentkey,fieldname,newvalue,sys_created_on\n" + "".join(
    f"1,{field},{value},{time}\n" for _, label, time in EVENTS for field, value in (("state", label), ("priority", "3"))
)
METRIC = "id,field,value,start,end\n" + "".join(
    f"1,state,{label},{time},{end}\n" for (_, label, time), end in zip(EVENTS, [*TIMES[1:], ""], strict=True)
)


def test_xes_is_read_without_its_defaults_and_nested_attributes(tmp_path: Path) -> None:
    assert ways(tmp_path, "log.xes", xes()) == EXPECTED
    assert ways(tmp_path, "log.xes.gz", gzip.compress(xes().encode())) == EXPECTED


def test_a_trace_of_xes_without_a_name_is_a_case_too(tmp_path: Path) -> None:
    named = '<trace><string key="concept:name" value="1">'
    trace = xes()[xes().index(named) : xes().index("</log>")]
    unnamed = trace.replace(trace[trace.index("<string") : trace.index("<event>")], "")
    (tmp_path / "log.xes").write_text(f"<log>{trace}{unnamed}{unnamed}</log>", "utf-8")
    with read(records(paths=["log.xes"], case="", label=[], time=""), str(tmp_path)) as log:
        assert (log.summary.cases, log.summary.events) == (3, 9)
        (way,) = log.visits({label: Meaning(label, Role.SEEN) for label in LABELS}).ways()
        assert (way.count, way.example) == (3, "1")


def test_attributes_put_equal_times_of_xes_and_ocel_in_order(tmp_path: Path) -> None:
    events = [XES_EVENT.format(label=label, time=TIMES[0]) for label in LABELS]
    numbered = [each.replace("<event>", f'<event><int key="n" value="{n}"/>') for n, each in enumerate(events, 9)]
    log = XES.format(events="".join(reversed(numbered)))
    assert ways(tmp_path, "log.xes", log, order=["n"])[0] == [("New", "Active", "Closed")]
    assert ways(tmp_path, "log.xes", log)[0] == [("Closed", "Active", "New")]
    changed = [each | {"time": TIMES[0], "id": n} for n, each in enumerate(OCEL["events"], 9)]
    ocel = json.dumps(OCEL | {"events": changed[::-1]})
    settings = {"object_type": "ticket"}
    assert ways(tmp_path, "log.jsonocel", ocel, order=["id"], **settings)[0] == [("New", "Active", "Closed")]


def test_ocel_has_an_event_once_for_an_object_whatever_its_qualifiers(tmp_path: Path) -> None:
    assert ways(tmp_path, "log.json", json.dumps(OCEL), format="ocel", object_type="ticket") == EXPECTED


def test_jira_begins_with_the_status_before_the_first_change(tmp_path: Path) -> None:
    assert ways(tmp_path, "log.json", json.dumps(JIRA), format="jira") == EXPECTED


def labels(folder: Path, name: str, content: str, **settings: Any) -> list[str]:
    """The labels of the one case in a file, in order."""
    (folder / name).write_text(content, "utf-8")
    with read(records(**{"paths": [name], "case": "", "label": [], "time": ""} | settings), str(folder)) as log:
        (way,) = log.visits({each.text: Meaning(each.text, Role.SEEN) for each in log.labels}).ways()
        return list(way.places)


def issue(*histories: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An issue of Jira that was created at 9:00; the newest history comes first."""
    given = {"created": "2026-03-02T09:00:00.000+0100", "status": {"name": "Done"}} | fields
    return {"key": "A-1", "fields": given, "changelog": {"histories": [*reversed(histories)]}}


def history(number: int, created: str, **changed: tuple[str, str]) -> dict[str, Any]:
    """Fields that somebody changed at once, each from a value to another."""
    items = [{"field": field, "fromString": old, "toString": new} for field, (old, new) in changed.items()]
    return {"id": str(number), "created": created, "items": items}


def test_several_fields_of_jira_are_one_label_at_a_time(tmp_path: Path) -> None:
    ten, eleven, twelve = (f"2026-03-02T{hour}:00:00.000+0100" for hour in (10, 11, 12))
    log = issue(
        history(8, ten, status=("New", "Active"), assignee=("", "Ann")), history(9, eleven, status=("Active", "Test")),
        history(10, eleven, status=("Test", "Active")), history(11, twelve, status=("Active", "Done"), rank=("", "1")),
        assignee={"name": "a1", "displayName": "Ann"}, priority={"name": "High"},
    )  # fmt: skip
    settings = {"format": "jira", "label": ["status", "assignee", "priority"]}
    expected = ["New//High", "Active/Ann/High", "Test/Ann/High", "Active/Ann/High", "Done/Ann/High"]
    assert labels(tmp_path, "log.json", json.dumps(log), **settings) == expected


def test_changes_of_jira_are_in_order_where_clocks_are_put_back(tmp_path: Path) -> None:
    before, after = "2026-10-25T02:30:00.000+0200", "2026-10-25T02:10:00.000+0100"
    log = issue(history(1, before, status=("A", "B")), history(2, after, team=("x", "y")))
    found = labels(tmp_path, "log.json", json.dumps(log), format="jira", label=["status", "team"])
    assert found == ["A/x", "B/x", "B/y"]


def test_changes_of_jira_that_are_on_another_page_are_missed(tmp_path: Path) -> None:
    first = issue(history(1, "2026-03-02T10:00:00.000+0100", status=("New", "Done")))
    issues = [first | {"key": f"A-{number}"} for number in range(20)]
    issues[7] = issues[7] | {"changelog": first["changelog"] | {"total": 3}}
    (tmp_path / "log.json").write_text(json.dumps({"issues": issues}), "utf-8")
    settings = records(paths=["log.json"], format="jira", case="", label=[], time="")
    with read(settings, str(tmp_path)) as log:
        (finding,) = log.findings
        assert finding.message.startswith("2 of 42 rows of log can't be read")
        assert finding.message.endswith("log.json: A-7 lacks 2 of its changes")


def test_several_fields_of_servicenow_are_one_label_at_a_time(tmp_path: Path) -> None:
    changes = [
        ("state", "New", "Active", "10:00:00"), ("priority", "3", "2", "11:00:00"),
        ("group", "Desk", "Network", "12:00:00"), ("state", "Active", "On hold", "13:00:00"),
        ("group", "Network", "", "13:00:00"), ("state", "On hold", "Closed", "14:00:00"),
    ]  # fmt: skip
    for before, first in (("oldvalue", "Active/Desk"), ("was", "Active/")):
        lines = [f"documentkey,fieldname,{before},newvalue,sys_created_on"]
        lines += [f"1,{field},{old},{new},2026-03-02 {time}" for field, old, new, time in changes]
        found = labels(tmp_path, "a.csv", "\n".join(lines), format="servicenow-audit", label=["state", "group"])
        assert found == [first, "Active/Network", "On hold/", "Closed/"]


def test_servicenow_exports_hold_changes_of_other_fields_too(tmp_path: Path) -> None:
    assert ways(tmp_path, "a.csv", AUDIT, format="servicenow-audit", label=["state"]) == EXPECTED
    assert ways(tmp_path, "a.csv", METRIC, format="servicenow-metric", label=["state"]) == EXPECTED


def test_parquet_with_and_without_a_zone(tmp_path: Path) -> None:
    rows = ", ".join(f"('{case}', '{label}', '{time}'::TIMESTAMPTZ)" for case, label, time in EVENTS)
    for name, kind in (("zoned", "TIMESTAMPTZ"), ("naive", "TIMESTAMP")):
        values = f'SELECT c AS "case", l AS label, t::{kind} AS time FROM (VALUES {rows})'
        duckdb.execute(f"SET TimeZone = 'UTC'; COPY ({values} "
                       f"AS v(c, l, t)) TO '{tmp_path / name}.parquet'")  # fmt: skip
    columns = {"case": "case", "label": ["label"], "time": "time"}
    for name in ("zoned", "naive"):
        data = (tmp_path / f"{name}.parquet").read_bytes()
        assert ways(tmp_path, f"{name}.parquet", data, **columns) == EXPECTED


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_csv_is_divided_so_that_the_header_has_the_named_columns(tmp_path: Path, delimiter: str) -> None:
    lines = [delimiter.join(row) for row in [("a,b" if delimiter != "," else "ab", "case", "label", "time"),
                                             *(("x", *event) for event in EVENTS)]]  # fmt: skip
    columns = {"case": "case", "label": ["label"], "time": "time"}
    assert ways(tmp_path, "log.csv", "\ufeff" + "\r\n".join(lines), **columns) == EXPECTED


def test_several_files_are_one_log(tmp_path: Path) -> None:
    for number, event in enumerate(EVENTS):
        (tmp_path / f"part-{number}.csv").write_text("case,label,time\n" + ",".join(event) + "\n", "utf-8")
    with read(records(paths=["part-*.csv"]), str(tmp_path)) as log:
        assert (log.summary.events, log.summary.cases) == (3, 1)


def test_columns_put_equal_times_in_order_and_that_is_reported(tmp_path: Path) -> None:
    rows = [("1", "Active", TIMES[0], 10), ("1", "New", TIMES[0], 9), ("1", "Closed", TIMES[0], 10)]
    meant = {label: Meaning(label, Role.SEEN) for label in LABELS}
    expected = {"n": ("New", "Active", "Closed"), "": ("Active", "New", "Closed")}
    for order, places in expected.items():
        with log_of(tmp_path, rows, "case,label,time,n", order=[order] if order else []) as log:
            assert [way.places for way in log.visits(meant).ways()] == [places]
            (finding,) = log.findings
            assert finding.message.startswith("2 of 3 events have the same time")


def test_several_columns_make_a_label(tmp_path: Path) -> None:
    rows = [("1", "Active", TIMES[0], "Network"), ("1", "Active", TIMES[1], "")]
    with log_of(tmp_path, rows, "case,label,time,group", label=["label", "group"]) as log:
        assert [label.text for label in log.labels] == ["Active/", "Active/Network"]


def test_values_are_never_part_of_a_query(tmp_path: Path) -> None:
    hostile = "x'); DROP TABLE events; --"
    with log_of(tmp_path, [(hostile, hostile, TIMES[0], hostile)], f"case,label,time,{hostile}") as log:
        visits = log.visits({hostile: Meaning(hostile, Role.SEEN)})
        assert [(way.places, way.example) for way in visits.ways()] == [((hostile,), hostile)]
