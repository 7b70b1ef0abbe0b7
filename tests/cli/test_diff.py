"""`svc diff`: two files or a file and git, three formats, and exit codes."""

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

OLD = """\
stream laptop "A new laptop"
  demand: "I need a laptop"
  step ask "Ask" in engage takes 10m
  user -> ask : requests
  ask -> user : services
"""
NEW = OLD.replace("10m", "20m").replace('"Ask"', '"Listen"').replace("  ask -> user : services\n", "")
MEASURED = """\
stream mail
  step ask  in engage          takes 1h
  step mend in deliver_support takes 2h
  user -> ask  : incidents
  ask  -> mend : user_support_tasks
  mend -> user : services
"""
HOSTILE = "a`b``|<script>x</script> [x](http://e.example) @all"


def write(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


@pytest.fixture
def two(svc_: Svc) -> Svc:
    """Runs the command in a folder with two versions of a stream."""
    write("old.vsc", OLD)
    write("new.vsc", NEW)
    return svc_


def git(*arguments: str) -> None:
    own = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True, timeout=60)


def commit(text: str) -> None:
    write("streams/a.vsc", text)
    git("add", ".")
    git("commit", "-q", "-m", "m")


@pytest.fixture
def branched(svc_: Svc) -> Svc:
    """Runs the command on a branch that left `main` before `main` went on."""
    git("init", "-q", "-b", "main")
    Path("streams").mkdir()
    commit(OLD)
    git("checkout", "-q", "-b", "work")
    git("checkout", "-q", "main")
    commit(OLD.replace("I need a laptop", "something else"))
    git("checkout", "-q", "work")
    return svc_


def test_the_picture_shows_both_in_one_and_says_what_was_done(two: Svc) -> None:
    told = two("diff", "old.vsc", "new.vsc", "--format", "svg")
    assert told.code == 1
    texts = " ".join(ElementTree.fromstring(told.out).itertext())
    assert "A new laptop: what changed" in texts
    assert "CHANGED: Listen" in texts
    assert "REMOVED" in texts
    assert "dotted line: REMOVED" in texts
    assert told.out.count("stroke-dasharray") == 2  # both halves of the arrow that is gone
    assert two("diff", "old.vsc", "old.vsc", "--format", "svg").code == 0


def test_text_shows_the_breaking_changes_first(two: Svc) -> None:
    told = two("diff", "old.vsc", "new.vsc")
    assert (told.code, told.err) == (1, "")
    assert told.out.startswith(
        "stream laptop\n"
        "  breaking\n"
        "    - flow ask -> user : services removed\n"
        "  compatible\n"
        "    ~ step ask changed\n"
        "        title: Listen, was Ask\n"
        "        takes: 20m, was 10m\n"
        "  findings\n"
        "    new: warning VSC402 no-value: "
    )
    assert "\n1 breaking, 1 compatible, findings new: " in told.out


def test_a_step_that_moved_is_said_with_both_of_its_numbers(two: Svc) -> None:
    ask, give = "  step ask in engage\n", "  step give in deliver_support\n"
    write("old.vsc", f"stream s\n{ask}{give}")
    write("new.vsc", f"stream s\n{give}{ask}")
    assert "step ask moved\n        now number 2, was 1\n" in two("diff", "old.vsc", "new.vsc").out


@pytest.mark.parametrize(
    ("format", "out"), [("text", "nothing changed in meaning\n"), ("markdown", "Nothing changed in meaning.\n")]
)
def test_no_difference_is_said_and_exits_with_0(two: Svc, format: str, out: str) -> None:
    assert two("diff", "old.vsc", "old.vsc", "--format", format) == (0, out, "")


def test_json_has_every_change_with_what_was_and_what_is(two: Svc) -> None:
    told = two("diff", "old.vsc", "new.vsc", "--format", "json")
    assert told.code == 1
    data = json.loads(told.out)
    assert (data["version"], data["before"], data["after"], data["effect"]) == (1, "old.vsc", "new.vsc", "breaking")
    (stream,) = data["streams"]
    step, arrow = stream["changes"]
    assert step["aspects"] == [
        {"name": "title", "before": "Ask", "after": "Listen", "effect": "cosmetic"},
        {"name": "takes", "before": "10m", "after": "20m", "effect": "compatible"},
    ]
    assert (arrow["kind"], arrow["after"], arrow["place"], arrow["new_place"]) == ("removed", None, 1, None)
    assert arrow["before"] == {
        "source": "ask", "target": "user", "artefacts": ["services"], "when": None, "share": None
    }  # fmt: skip
    assert "VSC402" in {finding["code"] for finding in stream["new"]}


def test_json_of_no_difference_has_no_streams(two: Svc) -> None:
    told = two("diff", "old.vsc", "old.vsc", "--format", "json")
    assert told.code == 0
    assert json.loads(told.out)["streams"] == []


def test_markdown_is_lists_for_a_merge_request(two: Svc) -> None:
    told = two("diff", "old.vsc", "new.vsc", "--format", "markdown")
    assert told.code == 1
    assert told.out.startswith(
        "### `stream laptop`\n\n**Breaking**\n\n- removed: `flow ask -> user : services`\n\n"
        "**Compatible**\n\n- changed: `step ask`\n  - `title: Listen, was Ask`\n  - `takes: 20m, was 10m`\n\n"
        "**Findings**\n\n- new: "
    )


def test_hostile_text_stays_within_the_code_of_markdown(two: Svc) -> None:
    write("new.vsc", OLD.replace("I need a laptop", HOSTILE + "\\n\\n# heading"))
    out = two("diff", "old.vsc", "new.vsc", "--format", "markdown").out
    assert f"  - ```text: {HOSTILE}\\n\\n# heading, was I need a laptop```\n" in out


def test_hostile_text_is_visible_in_a_terminal(two: Svc) -> None:
    write("new.vsc", OLD.replace("I need a laptop", "a\\nb"))
    assert "text: a\\nb, was I need a laptop\n" in two("diff", "old.vsc", "new.vsc").out


def test_files_with_mistakes_are_compared_as_far_as_they_are_understood(two: Svc) -> None:
    write("new.vsc", OLD + "  ask -> -> user\n")
    told = two("diff", "old.vsc", "new.vsc")
    assert told.code == 1
    assert "    new: error VSC101 " in told.out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("old.vsc",), "give two files, or one file and --against"),
        (("old.vsc", "new.vsc", "--against", "main"), "give two files, or one file and --against"),
        (("-", "-"), "standard input can be one of the two files, not both"),
        (("old.vsc", "bytes.vsc"), "bytes.vsc can't be compared: the file is not UTF-8 text"),
        (("old.vsc", "missing.vsc"), "svc: missing.vsc can't be read"),
        (("old.vsc", "two.vsc", "--format", "svg"), "two.vsc has the streams a, b, not exactly one"),
        (("old.vsc", "--against", "main"), "old.vsc is not in a git repository"),
    ],
)
def test_what_can_not_be_compared_exits_with_2(two: Svc, arguments: tuple[str, ...], why: str) -> None:
    Path("bytes.vsc").write_bytes(b"stream \xff")
    write("two.vsc", "stream a\n  user -> engage : incidents\nstream b\n  user -> engage : incidents\n")
    told = two("diff", *arguments)
    assert (told.code, told.out) == (2, "")
    assert why in told.err


# --- git


def test_a_file_is_compared_with_itself_where_the_branch_left(branched: Svc) -> None:
    assert branched("diff", "streams/a.vsc", "--against", "main").code == 0
    write("streams/a.vsc", NEW)
    told = branched("diff", "streams/a.vsc", "--against", "main")
    assert told.code == 1
    assert "takes: 20m, was 10m" in told.out
    assert "something else" not in told.out


def test_git_is_asked_from_within_a_folder_too(branched: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("streams")
    monkeypatch.setenv("GIT_DIR", "elsewhere")  # as a hook would have it
    assert branched("diff", "a.vsc", "--against", "main").code == 0


@pytest.mark.parametrize(
    ("file", "ref", "why"),
    [
        ("streams/a.vsc", "nowhere", "git knows no commit nowhere"),
        ("streams/a.vsc", "--output=x", "--output=x is not the name of a commit"),
        ("streams/a.vsc", "main\nx", "is not the name of a commit"),
        ("streams/a.vsc", "", "git knows no commit"),
        ("streams/b.vsc", "main", "streams/b.vsc did not exist at "),
        ("streams", "main", "svc: streams "),
        ("streams/c.vsc", "main", "streams/c.vsc can't be read"),
    ],
)
def test_what_git_can_not_say_exits_with_2(branched: Svc, file: str, ref: str, why: str) -> None:
    write("streams/b.vsc", NEW)
    told = branched("diff", file, f"--against={ref}")
    assert (told.code, told.out) == (2, "")
    assert why in told.err
    assert not Path("x").exists()


def test_histories_with_nothing_in_common_are_reported(branched: Svc) -> None:
    git("checkout", "-q", "--orphan", "alone")
    git("commit", "-q", "-m", "another one")
    told = branched("diff", "streams/a.vsc", "--against", "main")
    assert told.code == 2
    assert "HEAD and main have no commit in common" in told.err


def test_without_git_the_file_can_not_be_compared(branched: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told = branched("diff", "streams/a.vsc", "--against", "main")
    assert told.code == 2
    assert "--against needs git, which is not installed" in told.err


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_measures_are_shown_side_by_side_if_requested(svc_: Svc, format: str) -> None:
    Path("old.vsc").write_text(MEASURED, "utf-8")
    Path("new.vsc").write_text(MEASURED.replace("takes 2h", "waits 1h takes 30m"), "utf-8")
    told = svc_("diff", "old.vsc", "new.vsc", "--measures", "--format", format)
    assert told.code == 1
    (lead,) = (line for line in told.out.splitlines() if "lead time" in line and "%" not in line)
    assert all(each in lead for each in ("3h", "2h 30m", "-30m")), lead
    assert "measures of" not in svc_("diff", "old.vsc", "new.vsc", "--format", format).out


def test_measures_as_data_have_a_difference_where_both_streams_have_the_figure(svc_: Svc) -> None:
    Path("old.vsc").write_text(MEASURED, "utf-8")
    Path("new.vsc").write_text(MEASURED.replace("takes 2h", "waits 1h costs 5"), "utf-8")
    told = json.loads(svc_("diff", "old.vsc", "new.vsc", "--measures", "--format", "json").out)
    (pair,) = told["measures"]
    found = {each["measure"]: each for each in pair["figures"]}
    assert (found["lead"]["before"], found["lead"]["after"], found["lead"]["difference"]) == ("10800", "7200", "-3600")
    assert (found["cost"]["before"], found["cost"]["after"], found["cost"]["difference"]) == (None, 5, None)
    assert json.loads(svc_("diff", "old.vsc", "new.vsc", "--format", "json").out)["measures"] is None


def test_measures_of_equal_streams_are_the_same(svc_: Svc) -> None:
    Path("old.vsc").write_text(MEASURED, "utf-8")
    told = svc_("diff", "old.vsc", "old.vsc", "--measures")
    assert told.code == 0
    assert "lead time, 85%   3h      3h     same" in told.out
