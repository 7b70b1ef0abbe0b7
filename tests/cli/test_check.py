"""`svc check`: which files it reads, what it tells, and with which code it ends."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc, process

__all__ = ["fixture_svc"]

CLEAN = (
    "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
)
WARNING = "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\n"
ERROR = "user -> engage : incident\n"


def write(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".vsc")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def checked(svc_: Svc, *arguments: str) -> list[str]:
    """The files that a run read."""
    return list(json.loads(svc_("check", *arguments, "--format", "json").out)["files"])


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, (), 0),
        (WARNING, (), 0),
        (WARNING, ("--fail-on", "warning"), 1),
        (WARNING, ("--fail-on", "warning", "--ignore", "VSC4"), 0),
        (ERROR, (), 1),
        (ERROR, ("--ignore", "VSC202,no-value"), 1),
        ("engage -> engage\n", ("--select", "VSC303", "--fail-on", "warning"), 0),
        ("engage -> deliver_support\n", ("--select", "VSC303", "--fail-on", "note"), 1),
        ("engage -> engage\n", ("--ignore", "VSC3,VSC4", "--fail-on", "note"), 0),
        (WARNING, ("--fail-on", "note"), 1),
        (ERROR, ("--fail-on", "note"), 1),
        (CLEAN, ("--fail-on", "note"), 0),
    ],
)
def test_the_exit_code_follows_from_the_findings(svc_: Svc, text: str, options: tuple[str, ...], code: int) -> None:
    write(a=text)
    assert svc_("check", "a.vsc", *options).code == code


def test_all_findings_of_all_files_are_reported_in_one_run(svc_: Svc) -> None:
    write(b=ERROR, a=WARNING)
    told = svc_("check", "b.vsc", "a.vsc")
    headings = [line.split(": ")[:2] for line in told.out.splitlines() if ".vsc:" in line and "see:" not in line]
    assert headings == [
        ["a.vsc:1:1", "warning[VSC402] no-value"],
        ["a.vsc:2:11", "warning[VSC405] one-way-step"],
        ["b.vsc:1:1", "warning[VSC402] no-value"],
        ["b.vsc:1:18", "error[VSC202] unknown-artefact"],
    ]
    assert told.out.endswith("\n1 error, 3 warnings in 2 files\n")
    assert told.err == ""


def test_errors_show_whatever_is_selected(svc_: Svc) -> None:
    write(a=ERROR)
    told = svc_("check", "a.vsc", "--select", "VSC303")
    assert "VSC202" in told.out
    assert "VSC402" not in told.out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("codes", ["VSC999", "VSC4,", "no-demnd", "", "x", "4", "VSC4 VSC3"])
def test_an_unknown_code_is_a_usage_error_that_names_it(svc_: Svc, option: str, codes: str) -> None:
    told = svc_("check", ".", option, codes)
    assert told.code == 2
    wrong = codes.split(",")[-1]
    assert f"`{wrong}` is not the code, prefix or name of a finding" in told.err


def test_a_slip_of_a_name_is_asked_about(svc_: Svc) -> None:
    assert "did you mean `no-demand`?" in svc_("check", ".", "--ignore", "no-demnd").err


def test_json_is_the_contract(svc_: Svc) -> None:
    write(a=ERROR)
    told = json.loads(svc_("check", "a.vsc", "--format", "json").out)
    assert (told["version"], told["files"]) == (1, ["a.vsc"])
    assert [each["code"] for each in told["diagnostics"]] == ["VSC402", "VSC202"]
    assert {each["file"] for each in told["diagnostics"]} == {"a.vsc"}


def test_no_path_is_a_usage_error_with_an_example(svc_: Svc) -> None:
    told = svc_("check")
    assert (told.code, told.out) == (2, "")
    assert "no path given; for example: svc check ." in told.err


def test_a_folder_means_every_stream_below_it(svc_: Svc) -> None:
    write(a=CLEAN, sub__b=CLEAN, sub__deep__c=CLEAN)
    Path("sub/other.txt").write_text("no stream", "utf-8")
    assert checked(svc_, ".") == ["a.vsc", "sub/b.vsc", "sub/deep/c.vsc"]
    assert checked(svc_, "sub") == checked(svc_, "sub/") == ["sub/b.vsc", "sub/deep/c.vsc"]
    assert checked(svc_, "./sub") == ["./sub/b.vsc", "./sub/deep/c.vsc"]


def test_a_path_that_is_given_twice_is_checked_once(svc_: Svc) -> None:
    write(a=CLEAN)
    assert checked(svc_, "a.vsc", "./a.vsc", ".", str(Path("a.vsc").resolve())) == ["a.vsc"]


@pytest.mark.parametrize("missing", ["nope.vsc", "nope/", "a.vsc/b.vsc", ""])
def test_a_missing_path_is_reported_and_the_others_are_checked(svc_: Svc, missing: str) -> None:
    write(a=ERROR)
    told = svc_("check", missing, "a.vsc")
    assert told.code == 2
    assert f"svc: {missing} can't be read: " in told.err
    assert "VSC202" in told.out


def test_a_folder_without_streams_is_reported(svc_: Svc) -> None:
    Path("empty").mkdir()
    told = svc_("check", "empty")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("svc: no .vsc file below empty (hidden folders, ")


def test_bytes_that_are_not_text_are_a_finding(svc_: Svc) -> None:
    Path("a.vsc").write_bytes(b"user -> \xff")
    told = svc_("check", "a.vsc")
    assert told.code == 1
    assert "a.vsc:1:9: error[VSC102]" in told.out


def test_standard_input_is_called_by_a_dash(tmp_path: Path) -> None:
    told = process("check", "-", "--format", "json", cwd=tmp_path, stdin=b"\xef\xbb\xbf" + ERROR.encode())
    assert told.code == 1
    assert json.loads(told.out)["files"] == ["-"]
    assert {each["file"] for each in json.loads(told.out)["diagnostics"]} == {"-"}


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
def test_colour_can_be_forced_and_forbidden(svc_: Svc, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    write(a=ERROR)
    assert "\x1b" not in svc_("check", "a.vsc").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv(variable, "1")
    assert ("\x1b[1;31merror" in svc_("check", "a.vsc").out) == (variable == "FORCE_COLOR")
