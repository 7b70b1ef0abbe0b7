"""`svc diff --log`: the figures of a stream beside those of its records, worked out by hand on a few cases."""

import json
from pathlib import Path

import pytest

from tests.formats.test_schemas import wrong
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

STREAM = """stream call "A call"
  promise lead 85% within 2h to user
  promise first within 2h to user
  promise cost within 5
  step ask  in engage          takes 0m
  step help in deliver_support takes 10m                   seen "help"
  step fix  in obtain_build    waits 1h takes 30m costs 4  seen "fix"
  step hand in deliver_support takes 0m
  user -> ask  : incidents arrives 2/d
  ask  -> help : user_support_tasks
  help -> fix  : change_requests  when "it is broken"  share 50%
  help -> user : services         when "it works"      share 50%
  fix  -> hand : components
  hand -> user : services
"""
SETTINGS = """[records.calls]
path = "calls.csv"
case = "case"
label = "did"
time = "from"
end = "to"
means = "spans"
"""
CALLS = """case,did,from,to
1,help,2026-03-02T09:00:00Z,2026-03-02T09:20:00Z
1,fix,2026-03-02T11:20:00Z,2026-03-02T12:20:00Z
2,help,2026-03-02T10:00:00Z,2026-03-02T10:10:00Z
3,help,2026-03-03T09:00:00Z,2026-03-03T09:10:00Z
3,fix,2026-03-03T10:10:00Z,2026-03-03T10:40:00Z
4,help,2026-03-03T09:00:00Z,2026-03-03T09:20:00Z
4,fix,2026-03-03T11:20:00Z,2026-03-03T12:20:00Z
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("call.vsc", STREAM), ("svc.toml", SETTINGS), ("calls.csv", CALLS)):
        Path(name).write_text(text, "utf-8")


def cells(line: str) -> list[str]:
    return [each.strip() for each in line.strip().split("  ") if each.strip()]


def test_what_is_declared_is_beside_what_was_observed(svc_: Svc) -> None:
    shown = svc_("diff", "call.vsc", "--log", "calls")
    assert (shown.code, shown.err) == (0, "")
    rows = [cells(line) for line in shown.out.splitlines()]
    assert ["lead time", "55m", "2h 8m", "+1h 13m"] in rows  # of 3h 20m, 10m, 1h 40m and 3h 20m
    assert ["visits of fix", "0.5", "0.75", "+0.25"] in rows
    assert ["wait of fix", "1h", "1h 40m", "+40m"] in rows  # 2h, 1h and 2h
    assert ["work of fix", "30m", "50m", "+20m"] in rows
    assert ["work of help", "10m", "15m", "+5m"] in rows
    assert ["share of help -> fix", "50%", "75%", "+25 points"] in rows


def test_promises_have_both_verdicts_and_what_records_cannot_show_is_said(svc_: Svc) -> None:
    shown = svc_("diff", "call.vsc", "--log", "calls").out
    assert "promise lead 85% within 2h to user: declared kept, 1h 40m; observed broken, 3h 20m" in shown
    assert "promise cost within 5: declared kept, 2; observed not proven (records don't show it)" in shown


def test_what_is_not_known_of_the_declared_stream_is_said(svc_: Svc) -> None:
    Path("call.vsc").write_text(STREAM.replace("takes 10m", ""), "utf-8")
    assert "declared: not known: how long help takes" in svc_("diff", "call.vsc", "--log", "calls").out


def test_the_data_are_those_of_a_difference(svc_: Svc) -> None:
    found = json.loads(svc_("diff", "call.vsc", "--log", "calls", "--format", "json").out)
    assert wrong("diff", found) == []
    assert (found["before"], found["after"]) == ("call.vsc", "calls")
    (measured,) = found["measures"]
    figures = {(each["measure"], each["of"]): (each["before"], each["after"]) for each in measured["figures"]}
    assert figures["wait", "fix"] == ("3600", "6000")
    assert figures["share", "help -> user"] == (0.5, 0.25)
    assert [each["after"]["kept"] for each in measured["promises"]] == [False, None, None]


def test_markdown_is_a_list(svc_: Svc) -> None:
    shown = svc_("diff", "call.vsc", "--log", "calls", "--format", "markdown").out
    assert "- `wait of fix`: declared 1h, observed 1h 40m (+40m)\n" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["call.vsc", "call.vsc", "--log", "calls"], "--log takes one file"),
        (["call.vsc", "--log", "calls", "--against", "main"], "--log takes one file"),
        (["call.vsc", "--log", "calls", "--measures"], "--log takes one file"),
        (["call.vsc", "--log", "calls", "--format", "svg"], "svc observe --format html"),
        (["call.vsc", "call.vsc", "--stream", "call"], "--stream chooses the stream of --log"),
        (["call.vsc", "--log", "cals"], "did you mean `calls`?"),
        (["call.vsc", "--log", "calls", "--stream", "mail"], "its streams are call"),
        (["gone.vsc", "--log", "calls"], "gone.vsc"),
    ],
)
def test_what_cannot_be_compared_is_refused(svc_: Svc, arguments: list[str], said: str) -> None:
    refused = svc_("diff", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
