"""`svc simulate`: figures with queues in four formats, what a change would bring, and cases as records."""

import csv
import io
import json
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

STREAM = """\
stream desk
  promise lead 85% within 1d to user
  promise work within 2h
  team desk size 2
  step log  in engage          takes 5m..15m waits 20m responsible desk
  step help in deliver_support takes 20m..40m responsible desk seen "Active", "Assigned/*" queued "Queued*"
  user -> log  : incidents arrives 20/d
  log  -> help : user_support_tasks
  help -> user : services
"""
FEW = ("--cases", "2000")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.vsc").write_text(STREAM, "utf-8")


def entry(svc_: Svc, *arguments: str) -> dict[str, Any]:
    told = svc_("simulate", "a.vsc", *FEW, *arguments, "--format", "json")
    assert told.code == 0, told.err
    return dict(json.loads(told.out)["simulations"][0])


def test_the_text_shows_cases_steps_teams_and_promises(svc_: Svc) -> None:
    told = svc_("simulate", "a.vsc", *FEW).out.splitlines()
    assert told[0] == "desk in a.vsc: a day of 8 hours, a week of 5 days; 2,000 cases in 10 runs"
    assert told[2].split() == ["measure", "value", "95%", "interval", "without", "queues"]
    (desk,) = (line.split() for line in told if line.startswith("    desk "))
    assert desk[:2] == ["desk", "2"]
    assert told[-2].startswith("  lead 85% within 1d to user: kept, ")
    assert told[-1] == "  work within 2h: kept, 40m"


def test_a_queue_replaces_the_wait_that_a_step_says_and_both_are_shown(svc_: Svc) -> None:
    log, help = entry(svc_)["steps"]
    assert (log["replaced"], help["replaced"]) == ("1200", None)
    assert float(log["unexplained"]) == pytest.approx(1200 - float(log["queue"]["value"]), abs=1e-3)


def test_csv_has_a_row_for_each_figure_and_markdown_tables(svc_: Svc) -> None:
    rows = list(csv.DictReader(io.StringIO(svc_("simulate", "a.vsc", *FEW, "--format", "csv").out)))
    found = {(row["measure"], row["of"]): row for row in rows}
    assert float(found["utilisation", "desk"]["low"]) < 0.8333 < float(found["utilisation", "desk"]["high"])
    assert "| lead time | " in svc_("simulate", "a.vsc", *FEW, "--format", "markdown").out


def test_a_change_is_shown_beside_what_it_changes(svc_: Svc) -> None:
    found = entry(svc_, "--set", "desk.size=3")
    (lead,) = (each for each in found["differences"] if (each["measure"], each["of"]) == ("lead", "user"))
    assert lead["sure"]
    assert float(lead["value"]) < 0
    assert float(lead["value"]) == pytest.approx(float(lead["after"]) - float(lead["before"]))
    assert found["before"]["teams"][0]["size"] == 2


def test_two_files_are_compared_with_the_same_luck(svc_: Svc) -> None:
    Path("b.vsc").write_text(STREAM.replace("size 2", "size 3"), "utf-8")
    told = entry(svc_, "--compare", "b.vsc")
    assert told["differences"] == entry(svc_, "--set", "desk.size=3")["differences"]
    assert svc_("simulate", "a.vsc", *FEW, "--compare", "b.vsc").out.splitlines()[1] == (
        "  a.vsc and then b.vsc: the same arrivals and the same luck"
    )


def test_an_overloaded_team_has_no_end_and_no_figures(svc_: Svc) -> None:
    Path("a.vsc").write_text(STREAM.replace("20/d", "30/d"), "utf-8")
    found = entry(svc_)
    assert (found["overloaded"], found["lead"], found["teams"]) == (["desk"], [], [])
    assert "the queue of desk has no end, as it is busy for 125% of its time (VSC506)" in svc_("simulate", "a.vsc").out


def test_without_arrivals_it_says_what_is_missing(svc_: Svc) -> None:
    Path("a.vsc").write_text(STREAM.replace("arrives 20/d", ""), "utf-8")
    told = svc_("simulate", "a.vsc")
    assert told.code == 0
    assert "not known: how many cases arrive" in told.out


def test_a_loop_without_end_is_named(svc_: Svc) -> None:
    Path("a.vsc").write_text(STREAM.replace("help -> user : services", "help -> log share 100%"), "utf-8")
    assert "no case ends that comes to help" in svc_("simulate", "a.vsc").out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--cases", "100"), "100 cases in 10 runs leave 9 in each after the warm-up, and 100 are needed"),
        (("--runs", "0"), "0 is not in the range"),
        (("--warm-up", "100%"), "100% leaves no cases"),
        (("--warm-up", "x"), "`x` is not a percentage such as 10%"),
        (("--set", "desk"), "`desk` changes nothing"),
        (("--set", "nobody.size=2"), "no step or team `nobody`"),
        (("--set", "desk.size=2", "--set", "desk.size=3"), "desk.size is set twice"),
        (("--set", "help.arrives=2/d"), "no case begins at help"),
        (("--set", "desk.size=2", "--compare", "b.vsc"), "choose one"),
        (("--compare", "missing.vsc"), "missing.vsc"),
        (("--stream", "other"), "no stream is called other"),
        (("--log", "a.vsc"), "choose a name that ends in .csv"),
    ],
)
def test_what_is_not_possible_is_said(svc_: Svc, arguments: tuple[str, ...], reason: str) -> None:
    told = svc_("simulate", "a.vsc", *arguments)
    assert told.code == 2
    assert reason in told.err


def test_a_log_has_the_labels_that_the_stream_says_and_the_settings_that_read_it(svc_: Svc) -> None:
    told = svc_("simulate", "a.vsc", *FEW, "--log", "cases.csv")
    settings = tomllib.loads(told.out.split("in svc.toml:\n")[1])["records"]["desk"]
    rows = list(csv.DictReader(io.StringIO(Path(settings["path"]).read_text("utf-8"))))
    assert {row["activity"] for row in rows} == {"log", "Queued", "Active", "Assigned/help"}
    assert settings["means"] == "spans"
    assert {settings["case"], *settings["label"], settings["time"], settings["end"], *settings["order"]} <= {*rows[0]}
    assert {row["team"] for row in rows if row["activity"] != "Queued"} == {"desk"}
    first, queued, help = rows[:3]
    assert (first["case"], first["end"], queued["end"]) == ("1", queued["begin"], help["begin"])
    times = [datetime.fromisoformat(row["begin"]) for row in rows]
    assert all(9 <= time.hour < 17 and time.weekday() < 5 for time in times)
    assert settings["working-hours"] == "09:00-17:00"
    assert times[0].date().isocalendar()[:2] == (2026, 2)


@pytest.mark.parametrize(
    ("log", "stream", "configuration", "expected"),
    [
        ("{here}/cases.csv", "a.vsc", None, ("svc.toml", "records", "cases.csv")),
        ("logs/cases.csv", "a.vsc", "svc.toml", ("svc.toml", "records", "logs/cases.csv")),
        ("cases.csv", "streams/a.vsc", "svc.toml", ("svc.toml", "records", "cases.csv")),
        ("streams/cases.csv", "streams/a.vsc", None, ("streams/svc.toml", "records", "cases.csv")),
        ("cases.csv", "a.vsc", "pyproject.toml", ("pyproject.toml", "tool.svc.records", "cases.csv")),
    ],
)
def test_the_settings_of_a_log_name_it_by_its_path_in_the_project(
    svc_: Svc, tmp_path: Path, log: str, stream: str, configuration: str | None, expected: tuple[str, str, str]
) -> None:
    for folder in ("logs", "streams"):
        Path(folder).mkdir()
    Path("streams/a.vsc").write_text(STREAM, "utf-8")
    if configuration is not None:
        Path(configuration).write_text("[tool.svc]\n" if configuration == "pyproject.toml" else "", "utf-8")
    where, table, path = expected
    told = svc_("simulate", stream, *FEW, "--log", log.format(here=tmp_path))
    assert f' records; in {where}:\n\n[{table}.desk]\npath = "{path}"\n' in told.out


def test_a_log_outside_of_the_project_is_read_by_its_path(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "streams").mkdir()
    (tmp_path / "streams" / "a.vsc").write_text(STREAM, "utf-8")
    log = str(tmp_path / "my cases.csv")
    told = svc_("simulate", "streams/a.vsc", *FEW, "--log", log)
    assert told.out.endswith(f"; it is outside of the project: read it with svc observe streams/a.vsc --log '{log}'\n")
    assert svc_("observe", "streams/a.vsc", "--log", log).out.startswith("desk in streams/a.vsc, held against records")


def test_a_log_that_can_not_be_written_leaves_nothing(svc_: Svc) -> None:
    told = svc_("simulate", "a.vsc", *FEW, "--log", "nowhere/cases.csv")
    assert (told.code, told.out) == (2, "")
    assert "nowhere/cases.csv" in told.err


@pytest.mark.parametrize("file", ["-", "a.vsc", "svc.toml", "cases.xlsx"])
def test_a_log_is_written_to_a_csv_file_only(svc_: Svc, file: str) -> None:
    told = svc_("simulate", "a.vsc", *FEW, "--log", file)
    assert (told.code, told.out) == (2, "")
    assert f"{file} would not be read as such: choose a name that ends in .csv" in told.err
    assert not Path("-").exists()


def test_without_cases_no_log_is_written_and_the_reason_is_given(svc_: Svc) -> None:
    Path("a.vsc").write_text(STREAM.replace("arrives", "#"), "utf-8")
    told = svc_("simulate", "a.vsc", *FEW, "--log", "cases.csv")
    assert (told.code, told.out) == (2, "")
    assert "there are no cases to write to cases.csv: not known: how many cases arrive" in told.err
    assert not Path("cases.csv").exists()


def test_what_is_compared_with_is_in_its_own_file(svc_: Svc) -> None:
    Path("b.vsc").write_text(STREAM.replace("stream desk", "stream other"), "utf-8")
    for format in ("text", "markdown"):
        told = svc_("simulate", "a.vsc", *FEW, "--compare", "b.vsc", "--format", format)
        assert "other in b" in told.out


def test_streams_are_compared_with_those_of_their_names(svc_: Svc) -> None:
    Path("two.vsc").write_text(STREAM + STREAM.replace("stream desk", "stream other"), "utf-8")
    Path("b.vsc").write_text(STREAM.replace("stream desk", "stream third"), "utf-8")
    for one, other in (("two.vsc", "b.vsc"), ("b.vsc", "two.vsc")):
        told = svc_("simulate", one, *FEW, "--compare", other)
        assert (told.code, told.out) == (2, "")
        assert f"svc: {other} has no stream called " in told.err
    assert svc_("simulate", "two.vsc", *FEW, "--stream", "other", "--compare", "b.vsc").code == 0
    Path("b.vsc").write_text("catalogue c", "utf-8")
    assert "b.vsc has no stream to compare with" in svc_("simulate", "a.vsc", *FEW, "--compare", "b.vsc").err


def test_errors_of_the_file_that_is_compared_with_are_reported(svc_: Svc) -> None:
    Path("b.vsc").write_text(STREAM.replace("-> help", "-> hepl"), "utf-8")
    told = svc_("simulate", "a.vsc", *FEW, "--compare", "b.vsc")
    assert told.code == 2
    assert "b.vsc has errors, so figures may be wrong" in told.err


def test_cases_that_begin_elsewhere_have_other_luck(svc_: Svc) -> None:
    Path("b.vsc").write_text(STREAM.replace("log", "note"), "utf-8")
    told = svc_("simulate", "a.vsc", *FEW, "--compare", "b.vsc").out
    assert "  a.vsc and then b.vsc: other arrivals, as cases begin elsewhere\n" in told


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_where_one_of_two_has_no_figures_the_reason_is_shown(svc_: Svc, format: str) -> None:
    Path("a.vsc").write_text(STREAM.replace("20/d", "30/d"), "utf-8")
    told = svc_("simulate", "a.vsc", *FEW, "--set", "desk.size=3", "--format", format).out
    assert "without and then with the changes: there are no figures of both\n" in told
    assert "before: the queue of desk has no end" in told


@pytest.mark.parametrize("format", ["text", "json", "csv", "markdown"])
def test_a_batch_that_is_never_full_leaves_no_figures(svc_: Svc, format: str) -> None:
    Path("a.vsc").write_text(STREAM.replace("takes 5m..15m", "batch 5000 takes 5m..15m"), "utf-8")
    told = svc_("simulate", "a.vsc", *FEW, "--format", format)
    assert told.code == 0, told.err
    if format == "text":
        assert "1,800 cases did not end and are left out" in told.out
        assert "lead time " not in told.out


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("desk.costs=80", ["cost"]),
        ("help.accurate=50%", ["rolled accuracy"]),
        ("help.takes=5m", ["work", "cost"]),
    ],
)
def test_what_queues_do_not_change_is_compared_too(svc_: Svc, change: str, expected: list[str]) -> None:
    text = STREAM.replace("size 2", "size 2 costs 55/h").replace("takes 20m", "accurate 90% takes 20m")
    Path("a.vsc").write_text(text, "utf-8")
    lines = svc_("simulate", "a.vsc", *FEW, "--set", change).out.splitlines()
    named = [line.split("  ")[2].strip() for line in lines[3 : lines.index("")]]
    assert [each for each in named if each in ("work", "cost", "rolled accuracy")] == expected


def test_a_change_without_a_difference_says_so(svc_: Svc) -> None:
    out = svc_("simulate", "a.vsc", *FEW, "--set", "desk.size=2").out.splitlines()
    why = "no figure differs: nothing that is simulated depends on what was changed"
    assert out[1] == f"  without and then with the changes: {why}"
