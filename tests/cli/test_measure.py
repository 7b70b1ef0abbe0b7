"""`svc measure`: the figures of streams in its four formats, with what is not known."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

STREAM = """\
stream {name}
  step log  in engage          takes 1h
  step help in deliver_support waits 1h takes 2h
  step fix  in obtain_build    takes 8h
  user -> log  : incidents
  log  -> help : user_support_tasks
  help -> user : services         share 75%
  help -> fix  : change_requests  share 25%
  fix  -> help : components
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.vsc").write_text(STREAM.format(name="one"), "utf-8")


def entries(svc_: Svc, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(svc_("measure", *arguments, "--format", "json").out)["measures"])


def test_the_text_shows_figures_and_steps(svc_: Svc) -> None:
    told = svc_("measure", "a.vsc", "--cases", "0")
    assert told.code == 0
    assert told.out.splitlines() == [
        "one in a.vsc: a day of 8 hours, a week of 5 days",
        "  cases that begin with user -> log",
        "    lead time        7h 40m  exact",  # 1 h + 3 h * 4/3 + 8 h * 1/3
        "    work             6h 20m  exact",
        "    wait             1h 20m  exact",
        "    flow efficiency  82.61%  exact",
        "    rework           25%     exact",
        "    hand-overs       1.67    exact",
        "",
        "    step  visits  wait  work  of lead time",
        "    log   1       0m    1h    13.04%",
        "    help  1.33    1h    2h    52.17%",
        "    fix   0.333   0m    1d    34.78%",
    ]


def test_json_holds_all_figures_and_csv_a_row_for_each(svc_: Svc) -> None:
    (entry,) = entries(svc_, "a.vsc")
    assert entry["lead"][0]["mean"] == "27600"
    assert (entry["rework"], entry["method"], entry["calendar"]) == (0.25, "exact", {"day": "8h", "week": "5d"})
    rows = list(csv.DictReader(io.StringIO(svc_("measure", "a.vsc", "--format", "csv").out)))
    assert {(row["measure"], row["of"]): row["value"] for row in rows}["visits", "fix"] == "0.333333"
    (median,) = (row for row in rows if row["measure"] == "lead 50%")
    assert (median["low"], median["high"]) == ("", "")


def test_markdown_has_tables(svc_: Svc) -> None:
    assert "| rework | 25% | exact |" in svc_("measure", "a.vsc", "--format", "markdown").out


def test_the_same_seed_gives_the_same_figures(svc_: Svc) -> None:
    one, again, other = (entries(svc_, "a.vsc", "--seed", seed, "--cases", "999") for seed in ("1", "1", "2"))
    assert one == again
    assert one != other


def test_a_change_is_measured_and_the_file_stays(svc_: Svc) -> None:
    (entry,) = entries(svc_, "a.vsc", "--set", "fix.takes=2h", "--set", "log.takes=0m")
    assert float(entry["lead"][0]["mean"]) == pytest.approx(3600 * (3 * 4 / 3 + 2 / 3))
    assert Path("a.vsc").read_text("utf-8") == STREAM.format(name="one")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("fix=2h", "changes nothing: write --set STEP.CLAUSE=VALUE"),
        ("fix.takes", "changes nothing: write --set STEP.CLAUSE=VALUE"),
        ("fxi.takes=2h", "has no step or team `fxi`; did you mean `fix`?"),
        ("fix.hurry=2h", "`fix` has no clause `hurry` to change"),
        ("fix.takes=soon", "'soon' is not a duration"),
        ("fix.accurate=120%", "is not a percentage"),
    ],
)
def test_a_change_that_can_not_be_is_refused_with_a_reason(svc_: Svc, change: str, complaint: str) -> None:
    told = svc_("measure", "a.vsc", "--set", change)
    assert told.code == 2
    assert complaint in told.err


def test_a_folder_is_measured_stream_by_stream(svc_: Svc) -> None:
    Path("b.vsc").write_text(STREAM.format(name="two") + "\n" + STREAM.format(name="three"), "utf-8")
    assert [each["stream"] for each in entries(svc_, ".")] == ["one", "two", "three"]
    assert [each["stream"] for each in entries(svc_, ".", "--stream", "three")] == ["three"]
    told = svc_("measure", ".", "--stream", "four")
    assert (told.code, told.err) == (2, "svc: no stream is called four\n")


def test_a_stream_without_times_says_what_is_missing(svc_: Svc) -> None:
    Path("a.vsc").write_text("user -> engage : incidents\nengage -> customer : service_performance_reports\n", "utf-8")
    told = svc_("measure", "a.vsc")
    assert told.code == 0
    assert "not known: how long engage takes" in told.out


def test_a_file_with_errors_is_measured_as_far_as_it_goes(svc_: Svc) -> None:
    Path("a.vsc").write_text(STREAM.format(name="one") + "  help -> : services\n", "utf-8")
    told = svc_("measure", "a.vsc")
    assert told.code == 2
    assert told.err == "svc: a.vsc has errors, so figures may be wrong: svc check a.vsc reports them\n"
    assert "lead time" in told.out


def test_the_calendar_of_the_project_counts(svc_: Svc) -> None:
    Path("svc.toml").write_text('working-day = "4h"\n', "utf-8")
    Path("a.vsc").write_text(STREAM.format(name="one").replace("takes 8h", "takes 2d"), "utf-8")
    (entry,) = entries(svc_, "a.vsc")
    assert (entry["lead"][0]["mean"], entry["calendar"]["day"]) == ("27600", "4h")


def test_a_path_is_needed(svc_: Svc) -> None:
    assert "no path given; for example: svc measure restore.vsc" in svc_("measure").err
