"""`svc observe`: what records say of a stream, in its formats, and written back into the text."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT
from tests.support.command_line import Svc, fixture_svc
from tests.support.example_records import tickets

__all__ = ["fixture_svc"]

STREAM = "restore.vsc"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "records", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def observed(svc_: Svc, *arguments: str) -> Any:
    return json.loads(svc_("observe", STREAM, "--log", "tickets", "--format", "json", *arguments).out)


def test_the_shipped_tickets_are_those_that_their_maker_makes() -> None:
    assert Path("tickets.csv").read_text("utf-8") == tickets()


def test_the_text_shows_figures_then_each_finding_with_its_line(svc_: Svc) -> None:
    shown = svc_("observe", STREAM, "--log", "tickets")
    assert (shown.code, shown.err) == (1, "")
    assert shown.out.startswith("restore in restore.vsc, held against records\n  records      779 events of 120 cases")
    assert "restore.vsc:10:8: warning[VSC520] undeclared-way: after `build`, 10 of 120 cases (8.33%)" in shown.out
    assert "10 |   step build" in shown.out
    assert shown.out.endswith("1 error, 4 warnings in 1 file\n")


def test_json_has_each_deviation_with_its_place(svc_: Svc) -> None:
    found = observed(svc_)
    assert [(each["code"], each["from"], each["to"], each["place"]["line"]) for each in found["deviations"]] == [
        ("VSC520", "build", "help", 10),
        ("VSC522", "build", "test", 12),
        ("VSC523", "build", None, 11),
        ("VSC525", None, "user", 4),
    ]
    assert found["unmapped"] == [{"label": "Duplicate/Service desk", "count": 3}]


def test_without_examples_no_case_is_named(svc_: Svc) -> None:
    assert "INC4" in svc_("observe", STREAM, "--log", "tickets").out
    for format in ("text", "json", "csv", "markdown", "html"):
        assert "INC4" not in svc_("observe", STREAM, "--log", "tickets", "--no-examples", "--format", format).out


def test_a_day_from_which_on_cases_count(svc_: Svc) -> None:
    assert observed(svc_, "--since", "2026-01-20")["records"]["cases"] < 120
    assert "is not a date" in svc_("observe", STREAM, "--log", "tickets", "--since", "soon").err


def test_days_without_events_are_said_and_no_label_is_blamed(svc_: Svc) -> None:
    found = observed(svc_, "--since", "2027-01-01")
    assert (found["notes"][0], found["diagnostics"]) == ("the records hold no events of the days that count", [])
    turned = svc_("observe", STREAM, "--log", "tickets", "--since", "2026-02-01", "--until", "2026-02-01")
    assert "no day is from 2026-02-01 on and before 2026-02-01" in turned.err


def test_top_chooses_how_many_ways_are_shown(svc_: Svc) -> None:
    assert len(observed(svc_, "--top", "2")["ways"]) == 2


def test_of_many_findings_of_one_code_the_most_frequent_are_shown_and_the_others_counted(svc_: Svc) -> None:
    rows = ["case,activity,begin,end,team,event"]
    for case in range(12):  # each begins at another step, the first ones more often
        for turn in range(12 - case):
            rows.append(f"{case}.{turn},s{case},2026-01-05T09:00Z,2026-01-05T09:10Z,,1")
    Path("many.csv").write_text("\n".join(rows), "utf-8")
    steps = "".join(f'  step s{number} in engage\n  log -> s{number} when "{number}"\n' for number in range(12))
    text = f"stream many\n  step log in engage\n  user -> log : incidents\n{steps}"
    Path("many.vsc").write_text(text, "utf-8")
    shown = svc_("observe", "many.vsc", "--log", "many.csv", "--top", "3").out
    assert [shown.count(f"began at `s{number}`") for number in range(5)] == [1, 1, 1, 0, 0]
    assert "9 more VSC520 about fewer cases: --top shows more" in shown
    found = json.loads(svc_("observe", "many.vsc", "--log", "many.csv", "--format", "json").out)
    assert len([each for each in found["deviations"] if each["code"] == "VSC520"]) == 12


def test_the_page_has_the_picture_with_what_was_observed(svc_: Svc) -> None:
    page = svc_("observe", STREAM, "--log", "tickets", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "default-src 'none'" in page
    assert "not declared" in page


def test_diff_shows_what_write_writes_and_writing_again_changes_nothing(svc_: Svc) -> None:
    before = Path(STREAM).read_text("utf-8")
    shown = svc_("observe", STREAM, "--log", "tickets", "--diff")
    assert (shown.code, Path(STREAM).read_text("utf-8")) == (0, before)
    added = [line[1:] for line in shown.out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    written = svc_("observe", STREAM, "--log", "tickets", "--write")
    assert written.out == f"{STREAM}: 9 clauses as in the records\n"
    assert written.err.startswith("svc: `takes` of log, test stays as it is")
    text = Path(STREAM).read_text("utf-8")
    assert text != before
    assert all(line in text.splitlines() for line in added)
    assert text.startswith("# Held against the tickets beside it")
    again = svc_("observe", STREAM, "--log", "tickets", "--diff")
    assert again.out == ""
    assert svc_("check", STREAM).code in (0, 1)  # its promise may be broken now; all else holds


def test_a_file_with_errors_is_held_against_records_as_far_as_it_goes(svc_: Svc) -> None:
    with Path(STREAM).open("a", encoding="utf-8") as text:
        text.write("  help -> : services\n")
    shown = svc_("observe", STREAM, "--log", "tickets")
    assert shown.code == 2
    assert shown.err == f"svc: {STREAM} has errors, so figures may be wrong: svc check {STREAM} reports them\n"
    assert "as declared" in shown.out
    assert svc_("observe", STREAM, "--log", "tickets", "--diff").code == 2


def test_standard_input_is_handed_on_with_what_the_records_say(svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Path(STREAM).read_text("utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    handed = svc_("observe", "-", "--log", "tickets", "--write")
    svc_("observe", STREAM, "--log", "tickets", "--write")
    assert handed.out == Path(STREAM).read_text("utf-8") != text


def test_a_project_may_switch_a_warning_off(svc_: Svc) -> None:
    settings = Path("svc.toml").read_text("utf-8")
    Path("svc.toml").write_text(f'{settings}\n[levels]\nskipped-step = "off"\n', "utf-8")
    shown = svc_("observe", STREAM, "--log", "tickets").out
    assert "VSC520" in shown
    assert "VSC522" not in shown


def test_an_allowance_silences_its_warning_and_the_calendar_of_the_project_counts(svc_: Svc) -> None:
    text = Path(STREAM).read_text("utf-8")
    Path(STREAM).write_text(
        text.replace("  step build", "  # svc: allow VSC520 because it is an emergency\n  step build"), "utf-8"
    )
    assert "VSC520" not in svc_("observe", STREAM, "--log", "tickets").out
    Path("svc.toml").write_text('working-day = "4h"\n\n' + Path("svc.toml").read_text("utf-8"), "utf-8")
    assert observed(svc_)["calendar"]["day"] == "4h"


def test_diff_and_write_are_one_or_the_other(svc_: Svc) -> None:
    assert svc_("observe", STREAM, "--log", "tickets", "--diff", "--write").code == 2


@pytest.mark.parametrize(
    ("records", "complaint"),
    [
        ("ticket", "ticket is neither a file nor records of the project: did you mean `tickets`?"),
        (
            "missing.csv",
            "missing.csv is neither a file nor records of the project: the records of svc.toml are tickets",
        ),
        ("svc.toml", "error[VSC531]"),
        ("restore.vsc", "error[VSC531]"),
    ],
)
def test_records_that_can_not_be_read_are_reported(svc_: Svc, records: str, complaint: str) -> None:
    shown = svc_("observe", STREAM, "--log", records)
    assert (shown.code, shown.out) == (2, "")
    assert complaint in shown.err


def test_a_file_with_several_streams_needs_a_name(svc_: Svc) -> None:
    text = Path(STREAM).read_text("utf-8")
    Path(STREAM).write_text(text + "\nstream other\n  user -> engage : incidents\n", "utf-8")
    assert "choose one with --stream" in svc_("observe", STREAM, "--log", "tickets").err
    assert observed(svc_, "--stream", "restore")["stream"] == "restore"


def test_hostile_labels_and_ids_move_no_cursor_and_are_no_formula(svc_: Svc) -> None:
    rows = "case,activity,begin,end,team,event\n"
    rows += '"=1+1<script>\x1b[2J",log,2026-01-05T09:00Z,2026-01-05T09:10Z,,1\n'
    rows += '"=1+1<script>\x1b[2J","\x1b[31m=cmd|<b>",2026-01-05T10:00Z,2026-01-05T10:10Z,,2\n'
    Path("bad.csv").write_text(rows, "utf-8")
    Path("bad.vsc").write_text(
        "stream s\n  step log in engage\n  step done in deliver_support\n  user -> log : incidents\n"
        "  log -> done : user_support_tasks\n  done -> user : services\n",
        "utf-8",
    )
    for format in ("text", "json", "csv", "markdown", "html"):
        shown = svc_("observe", "bad.vsc", "--log", "bad.csv", "--format", format)
        assert "\x1b" not in shown.out
        assert "<script>" not in shown.out if format == "html" else shown.code == 0


def test_simulated_records_of_the_examples_differ_in_nothing(svc_: Svc) -> None:
    examples = ROOT / "examples" / "measures"
    for name in ("restore", "change", "vendor_fault", "watch"):
        path = str(examples / f"{name}.vsc")
        assert svc_("simulate", path, "--cases", "200", "--runs", "1", "--log", "cases.csv").code == 0
        shown = json.loads(svc_("observe", path, "--log", "cases.csv", "--format", "json").out)
        assert shown["fitness"] == {"cases": 1.0, "handovers": 1.0}
        assert [each["code"] for each in shown["deviations"]] == [], name


def test_declared_simulated_observed_and_written_back_the_figures_are_the_same(svc_: Svc) -> None:
    text = (
        (ROOT / "examples" / "measures" / "fix.vsc")
        .read_text("utf-8")
        .replace(": incidents", ": incidents arrives 5/d")
    )
    Path("fix.vsc").write_text(text, "utf-8")
    assert svc_("simulate", "fix.vsc", "--cases", "4000", "--runs", "1", "--log", "cases.csv").code == 0
    measured = [json.loads(svc_("measure", "fix.vsc", "--cases", "0", "--format", "json").out)["measures"][0]]
    assert svc_("observe", "fix.vsc", "--log", "cases.csv", "--write").code == 0
    assert Path("fix.vsc").read_text("utf-8") != text
    measured.append(json.loads(svc_("measure", "fix.vsc", "--cases", "0", "--format", "json").out)["measures"][0])
    declared, written = (float(each["lead"][0]["mean"]) for each in measured)
    assert written == pytest.approx(declared, rel=0.08)
    for one, other in zip(*(each["steps"] for each in measured), strict=True):
        assert other["visits"] == pytest.approx(one["visits"], rel=0.1)
        assert float(other["work"]) == pytest.approx(float(one["work"]), rel=0.05)
    again = json.loads(svc_("observe", "fix.vsc", "--log", "cases.csv", "--format", "json").out)
    assert [each["code"] for each in again["deviations"]] == []


def test_a_change_of_the_text_has_no_other_format(svc_: Svc) -> None:
    refused = svc_("observe", STREAM, "--log", "tickets", "--diff", "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "--diff is about the text: --format is for reports only" in refused.err


def test_days_without_events_change_nothing_and_say_so(svc_: Svc) -> None:
    shown = svc_("observe", STREAM, "--log", "tickets", "--since", "2040-01-01", "--diff")
    assert (shown.code, shown.out) == (0, "")
    assert "the records hold no events of the days that count" in shown.err
    assert "restore.vsc stays as it is" in shown.err


def test_events_at_the_same_time_are_counted_in_the_days_that_count(svc_: Svc) -> None:
    rows = "1,0,12-01-2026 09:22,New,Service desk\n1,1,12-01-2026 09:22,Active,Service desk\n"
    Path("tickets.csv").write_text(f"number,saved,updated,state,group\n{rows}", "utf-8")
    assert "1 of 2 events have the same time" in svc_("observe", STREAM, "--log", "tickets").out
    assert "VSC529" not in svc_("observe", STREAM, "--log", "tickets", "--since", "2040-01-01").out


def test_a_label_of_several_lines_is_in_one_line_of_a_finding(svc_: Svc) -> None:
    Path("tickets.csv").write_text('number,saved,updated,state,group\n1,0,12-01-2026 09:22,"A\nB",C\n', "utf-8")
    shown = svc_("observe", STREAM, "--log", "tickets").out
    assert 'the labels of the records are "A\\nB/C"' in shown


def test_hours_of_work_that_nothing_states_are_named_where_they_are_assumed(svc_: Svc) -> None:
    assert "assumed" not in svc_("observe", STREAM, "--log", "tickets").out
    settings = Path("svc.toml").read_text("utf-8")
    Path("svc.toml").write_text(settings.replace('working-hours = "09:00-17:00"', ""), "utf-8")
    said = "work is assumed to be done from 09:00 to 17:00 in Europe/Berlin"
    assert said in svc_("observe", STREAM, "--log", "tickets").out
    assert said in svc_("diff", STREAM, "--log", "tickets").out


def test_a_file_without_settings_gets_a_hint_where_they_belong(svc_: Svc) -> None:
    refused = svc_("observe", STREAM, "--log", "tickets.csv")
    assert (refused.code, refused.out) == (2, "")
    said = "a table [records.NAME] in svc.toml says what the columns and the events of a file mean"
    assert said in refused.err
    Path("empty.csv").touch()
    assert said not in svc_("observe", STREAM, "--log", "empty.csv").err


def test_one_of_a_kind_is_not_several(svc_: Svc) -> None:
    rows = [f"{case},0,{day}-01-2026 09:22,New,Service desk\n" for case, day in enumerate(range(12, 32))]
    Path("tickets.csv").write_text("".join(["number,saved,updated,state,group\n", *rows, "99,0,,New,x\n"]), "utf-8")
    assert (
        "left out     20 cases have not ended, 1 record can't be read"
        in svc_("observe", STREAM, "--log", "tickets").out
    )
    Path("tickets.csv").write_text("".join(["number,saved,updated,state,group\n", rows[0]]), "utf-8")
    assert "records      1 event of 1 case," in svc_("observe", STREAM, "--log", "tickets").out
