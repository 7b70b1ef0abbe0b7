"""Baselines and the other options for pipelines of `svc check`: what counts, what is told, what is written."""

import json
import os
from pathlib import Path

import pytest

import svc
from svc.checker.fingerprints import fingerprints
from tests.support.command_line import Result, Svc, fixture_svc, process
from tests.support.thorough import first

__all__ = ["fixture_svc"]

OLD = "user -> engage : incidents\nengage -> deliver_support\n"
"""Two warnings, VSC402 and VSC405, and a note, VSC303."""
ERROR = "engage -> plan : change_requests\n"
FILE = "svc-baseline.json"


def write(text: str, name: str = "a.vsc") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def codes(told: Result) -> list[str]:
    return [each["code"] for each in json.loads(told.out)["diagnostics"]]


def new(svc_: Svc, *arguments: str) -> list[str]:
    """The codes that a run against the baseline tells."""
    return codes(svc_("check", *(arguments or (".",)), "--baseline", FILE, "--format", "json"))


@pytest.fixture
def adopted(svc_: Svc) -> Svc:
    """A folder with an old stream and its baseline."""
    write(OLD)
    assert svc_("check", ".", "--write-baseline", FILE).code == 0
    return svc_


def test_what_was_there_before_is_not_reported_again(adopted: Svc) -> None:
    told = adopted("check", ".", "--baseline", FILE, "--fail-on", "warning")
    assert told == (0, "no findings in 1 file\n", "")


def test_a_new_finding_is_reported_and_counts(adopted: Svc) -> None:
    write(f"{OLD}step x in plan\n")
    assert new(adopted) == ["VSC409"]
    assert adopted("check", ".", "--baseline", FILE, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    "moved",
    [
        f"# a comment\n\n{OLD}", OLD.replace("\n", "\r\n"), OLD.replace(" -> ", "     ->  "),
        OLD.replace("\n", "  # note\n"), f"\ufeff{OLD}", OLD.replace("engage\n", "engage\n\n\n"),
    ],
)  # fmt: skip
def test_moved_lines_and_another_layout_give_no_new_findings(adopted: Svc, moved: str) -> None:
    write(moved)
    assert new(adopted) == []


@pytest.mark.parametrize("paths", [("a.vsc",), ("./a.vsc",), (".",), ("sub/../a.vsc",)])
def test_a_file_is_known_however_it_is_named(adopted: Svc, paths: tuple[str, ...]) -> None:
    Path("sub").mkdir()
    assert new(adopted, *paths, str(Path("a.vsc").resolve())) == []


def test_a_file_is_known_from_any_folder(adopted: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert adopted("check", "../a.vsc", "--baseline", f"../{FILE}").out == "no findings in 1 file\n"


def test_the_same_finding_once_more_is_new(svc_: Svc) -> None:
    write(OLD)
    svc_("check", ".", "--write-baseline", FILE)
    write(f"{OLD}engage -> deliver_support\n")
    assert new(svc_) == ["VSC303", "VSC408"]
    svc_("check", ".", "--write-baseline", FILE)
    assert new(svc_) == []


HELD = ("engage -> plan : change_requests", "engage -> nobody", "step x in nowhere", "user -> engage : nothing")
"""An error each: VSC301, VSC201, VSC201, VSC202."""


@pytest.mark.parametrize("error", HELD)
def test_a_baseline_holds_errors_about_names_and_flows(svc_: Svc, error: str) -> None:
    write(f"{OLD}{error}\n")
    told = svc_("check", ".", "--write-baseline", FILE)
    assert (told.code, told.out) == (0, "no findings in 1 file\n")
    assert "including 1 error" in told.err
    assert new(svc_) == []


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
@pytest.mark.parametrize("format", ["text", "json", "junit"])
def test_each_run_says_how_many_errors_a_baseline_holds(svc_: Svc, format: str, quiet: tuple[str, ...]) -> None:
    write("\n".join(HELD[:2]) + "\n")
    write("\n".join(HELD[2:]) + "\n", "b.vsc")
    svc_("check", ".", "--write-baseline", FILE, "--select", "VSC2")
    told = svc_("check", ".", "--baseline", FILE, "--format", format, "--select", "VSC2", *quiet)
    assert (told.code, told.err) == (0, f"svc: {FILE} holds 4 findings, including 4 errors\n")
    assert "including 2 errors" in svc_("check", "b.vsc", "--baseline", FILE).err


def test_a_new_error_is_reported_beside_those_that_a_baseline_holds(svc_: Svc) -> None:
    write(ERROR)
    svc_("check", ".", "--write-baseline", FILE)
    write(f"{ERROR}engage -> nobody\n")
    assert svc_("check", ".", "--baseline", FILE).code == 1
    assert "VSC201" in new(svc_)
    assert "VSC301" not in new(svc_)


@pytest.mark.parametrize(
    ("text", "code"),
    [("user -> -> engage\n", "VSC101"), ("step a in engage takes 5x\n", "VSC107"),
     ("catalogue a\ncatalogue b extends c\n  forbid x\n", "VSC101"), ("stream a \"x\n", "VSC112")],
)  # fmt: skip
def test_a_syntax_error_is_in_no_baseline(svc_: Svc, text: str, code: str) -> None:
    write(text)
    told = svc_("check", ".", "--write-baseline", FILE)
    assert told.code == 1
    assert f"error[{code}]" in told.out
    assert '"VSC1' not in Path(FILE).read_text("utf-8")
    assert code in new(svc_)


def test_an_error_of_a_configuration_is_in_no_baseline(svc_: Svc) -> None:
    Path("svc.toml").write_text('exclud = ["x"]\n', "utf-8")
    write(OLD)
    assert svc_("check", ".", "--write-baseline", FILE).code == 1
    assert new(svc_) == ["VSC910"]


def test_a_syntax_error_by_hand_in_a_baseline_hides_nothing(svc_: Svc) -> None:
    write("user -> -> engage\n")
    analysis = svc.analyse("user -> -> engage\n", "a.vsc", select=["VSC1"])
    (mark,) = fingerprints(analysis.diagnostics, {"a.vsc": analysis.file})
    entry = {"file": "a.vsc", "code": "VSC101", "fingerprint": mark, "count": 9}
    Path(FILE).write_text(json.dumps({"version": 1, "findings": [entry]}), "utf-8")
    assert "VSC101" in new(svc_)


def test_an_error_that_is_held_can_still_not_be_allowed_or_ignored(svc_: Svc) -> None:
    write(f"{ERROR.rstrip()}  # svc: allow VSC301 because it was there\n")
    assert {"VSC301", "VSC901"} <= {*codes(svc_("check", ".", "--ignore", "VSC301", "--format", "json"))}


def test_the_baseline_is_stable_and_names_no_line(adopted: Svc) -> None:
    before = Path(FILE).read_bytes()
    entries = json.loads(before)["findings"]
    assert [list(entry) for entry in entries] == [["file", "code", "fingerprint", "count"]] * len(entries)
    assert entries == sorted(entries, key=lambda entry: (entry["file"], entry["code"], entry["fingerprint"]))
    assert before.count(b"\n") == len(entries) + 3
    write(f"\n\n{OLD}")
    told = adopted("check", "./a.vsc", "--write-baseline", FILE)
    assert (told.out, told.err) == ("no findings in 1 file\n", f"svc: {FILE} now holds 3 findings\n")
    assert Path(FILE).read_bytes() == before


def test_entries_that_occur_no_more_are_reported(adopted: Svc) -> None:
    write(OLD.replace("deliver_support\n", "deliver_support : user_support_tasks\n"))
    told = adopted("check", ".", "--baseline", FILE)
    assert "svc: these entries of the baseline no longer occur; write a new one:\n  a.vsc: VSC" in told.err
    assert "  a.vsc: VSC303\n" in told.err
    assert "a.vsc: VSC402" not in told.err
    assert adopted("check", ".", "--baseline", FILE, "--quiet").err == ""


def test_files_that_were_not_checked_are_not_reported_as_gone_but_removed_ones_are(svc_: Svc) -> None:
    write(OLD)
    write(OLD, "b.vsc")
    svc_("check", ".", "--write-baseline", FILE)
    assert svc_("check", "b.vsc", "--baseline", FILE).err == ""
    Path("a.vsc").unlink()
    assert svc_("check", "b.vsc", "--baseline", FILE).err.count("\n  a.vsc: ") == 3


def test_findings_that_are_not_requested_are_not_reported_as_gone(adopted: Svc) -> None:
    assert adopted("check", ".", "--baseline", FILE, "--ignore", "VSC3").err == ""


def test_standard_input_has_a_baseline_too(tmp_path: Path) -> None:
    process("check", "-", "--write-baseline", FILE, cwd=tmp_path, stdin=OLD.encode())
    told = process("check", "-", "--baseline", FILE, cwd=tmp_path, stdin=OLD.encode())
    assert (told.code, told.out, told.err) == (0, "no findings in 1 file\n", "")


@pytest.mark.parametrize("name", ["日本.vsc", "a b.vsc", "caf\udce9.vsc"])
def test_any_file_name_will_do(svc_: Svc, name: str) -> None:
    try:
        write(OLD, name)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    svc_("check", ".", "--write-baseline", FILE)
    assert new(svc_) == []


ENTRY = {"file": "a.vsc", "code": "VSC401", "fingerprint": "0", "count": 1}


def wrong(**changed: object) -> str:
    return json.dumps({"version": 1, "findings": [{**ENTRY, **changed}]})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value: line 1 column 1"),
        ("[]", "it has no list of findings"),
        ("null", "it has no list of findings"),
        ('{"version": 1}', "it has no list of findings"),
        ('{"version": 2, "findings": []}', "its version is not 1"),
        ('{"version": 1, "findings": [1]}', "entry 1 is not an object"),
        ('{"version": 1, "findings": []} x', "Extra data"),
        (wrong(file=1), "entry 1 needs a file, a code and a fingerprint"),
        (wrong(code=None), "entry 1 needs a file, a code and a fingerprint"),
        (wrong(fingerprint=[]), "entry 1 needs a file, a code and a fingerprint"),
        (wrong(count=0), "entry 1 needs a count"),
        (wrong(count=True), "entry 1 needs a count"),
        (wrong(count="1"), "entry 1 needs a count"),
        (wrong(count=1.5), "entry 1 needs a count"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"version": 1, "findings": [{"count": ' + "9" * 5000 + "}]}", "Exceeds the limit"),
        ("<<<<<<< ours", "Expecting value"),
    ],
)
def test_what_is_not_a_baseline_is_a_usage_error_that_says_why(svc_: Svc, text: str, why: str) -> None:
    write(OLD)
    Path(FILE).write_text(text, "utf-8")
    for option in ("--baseline", "--write-baseline"):
        told = svc_("check", ".", option, FILE)
        assert (told.code, told.out) == (2, "")
        assert f"svc: {FILE} is not a baseline: " in told.err
        assert why in told.err
    assert Path(FILE).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (lambda: None, "No such file or directory"),
        (lambda: Path(FILE).mkdir(), "can't be read: "),
        (lambda: Path(FILE).write_bytes(b"\xff"), "byte 0 can't be read"),
        (lambda: Path(FILE).write_bytes(b" " * (8 * 1024 * 1024 + 1)), "exceeds the limit"),
    ],
)
def test_a_baseline_that_can_not_be_read_is_a_usage_error(svc_: Svc, prepare: object, why: str) -> None:
    write(OLD)
    assert callable(prepare)
    prepare()
    told = svc_("check", ".", "--baseline", FILE)
    assert (told.code, told.out) == (2, "")
    assert why in told.err


def test_nothing_but_a_baseline_is_overwritten(svc_: Svc) -> None:
    write(OLD)
    assert svc_("check", ".", "--write-baseline", "a.vsc").code == 2
    assert Path("a.vsc").read_text("utf-8") == OLD


def test_a_baseline_that_can_not_be_written_is_reported(svc_: Svc) -> None:
    write(OLD)
    told = svc_("check", ".", "--write-baseline", "nowhere/b.json")
    assert (told.code, told.out) == (2, "")
    assert "nowhere/b.json can't be written: " in told.err
    assert os.listdir() == ["a.vsc"]


def test_no_baseline_is_written_when_a_path_could_not_be_read(svc_: Svc) -> None:
    write(OLD)
    told = svc_("check", "a.vsc", "b.vsc", "--write-baseline", FILE)
    assert told.code == 2
    assert f"{FILE} was not written, because some paths could not be read" in told.err
    assert not Path(FILE).exists()


def test_a_baseline_is_compared_or_written_and_never_both(svc_: Svc) -> None:
    told = svc_("check", ".", "--baseline", FILE, "--write-baseline", FILE)
    assert told.code == 2
    assert "give only one of them" in told.err


# --- the day, the counts, and silence


@pytest.mark.parametrize(("day", "found"), [("2027-03-31", []), ("2027-04-01", ["VSC401", "VSC903"])])
def test_allowances_end_on_the_day_that_is_named(svc_: Svc, day: str, found: list[str]) -> None:
    write("improve -> governing_body : information  # svc: allow VSC401 until 2027-03-31 because x\n")
    assert codes(svc_("check", ".", "--format", "json", "--today", day)) == found


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-29", "2027-3-1", ""])
def test_a_day_that_is_not_a_date_is_a_usage_error(svc_: Svc, day: str) -> None:
    told = svc_("check", ".", "--today", day)
    assert (told.code, told.out) == (2, "")
    assert f"`{day}` is not a date such as 2027-03-31" in told.err


def test_statistics_count_by_code_after_the_findings(svc_: Svc) -> None:
    write(OLD + ERROR * 10)
    told = svc_("check", ".", "--statistics")
    table = told.out.split("\n\n")[-2].splitlines()
    assert table[0] == "10  VSC301  error    unlisted-flow"
    assert " 1  VSC303  note     unnamed-artefact" in table
    assert told.out.endswith("\n\n10 errors, 11 warnings, 1 note in 1 file\n")


@pytest.mark.parametrize("format", ["json", "sarif", "gitlab", "junit", "github"])
def test_statistics_stay_out_of_what_machines_read(svc_: Svc, format: str) -> None:
    write(OLD)
    told = svc_("check", ".", "--statistics", "--format", format)
    assert told.out == svc_("check", ".", "--format", format).out
    assert "1  VSC303  note     unnamed-artefact\n" in told.err


def test_statistics_of_nothing_are_nothing(svc_: Svc) -> None:
    write("")
    assert svc_("check", ".", "--statistics").out == "no findings in 1 file\n"


def test_quiet_prints_findings_and_nothing_else(svc_: Svc) -> None:
    write(OLD)
    told = svc_("check", ".", "--quiet")
    assert svc_("check", ".").out == f"{told.out}2 warnings, 1 note in 1 file\n"
    write("")
    assert svc_("check", ".", "--quiet") == (0, "", "")
    assert svc_("check", ".", "--quiet", "--write-baseline", FILE) == (0, "", "")


@pytest.mark.parametrize("format", first(1, ["sarif", "github", "gitlab", "junit"]))
@pytest.mark.parametrize("encoding", first(1, ["ascii", "cp1252", "utf-8"]))
def test_hostile_text_in_any_format_and_encoding(tmp_path: Path, format: str, encoding: str) -> None:
    (tmp_path / "日本 %0A.vsc").write_text('step a "\x1b]0;x\x07\r::error::日本" in nowhere\n', "utf-8")
    told = process("check", ".", "--format", format, cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert (told.code, told.err) == (1, "")
    assert not set(told.out) & set("\x1b\x07\r")
