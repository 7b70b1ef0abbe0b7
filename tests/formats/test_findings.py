"""Findings as text for a program: what `svc check` prints."""

from pathlib import Path

import pytest

import svc
from svc.cli.commands.check import FORMATS as OF_THE_COMMAND
from svc.formats.findings.formats import FORMATS
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

BAD = "engage -> plan : change_requests\nplan -> user\x1b : tea\n"


@pytest.mark.parametrize("format", FORMATS)
def test_those_of_an_analysis_are_as_the_command_prints_them(svc_: Svc, format: str) -> None:
    Path("bad.vsc").write_text(BAD, "utf-8")
    printed = svc_("check", "bad.vsc", "--format", format)
    assert printed.code == 1
    assert svc.format_findings(svc.analyse(BAD, "bad.vsc"), format) == printed.out


@pytest.mark.parametrize("format", FORMATS)
def test_those_of_a_workspace_too(svc_: Svc, format: str) -> None:
    Path("svc.toml").write_text("exclud = ['x']\n", "utf-8")
    Path("a.vsc").write_text(
        "customer -> engage : requests\nengage -> customer : service_performance_reports\n", "utf-8"
    )
    Path("b.vsc").write_text(BAD, "utf-8")
    printed = svc_("check", ".", "--format", format)
    assert svc.format_findings(svc.Workspace.open("."), format) == printed.out
    assert "VSC910" in printed.out


def test_a_file_without_findings_is_counted() -> None:
    analysis = svc.analyse("customer -> engage : requests\nengage -> customer : service_performance_reports\n")
    assert svc.format_findings(analysis) == "no findings in 1 file\n"
    assert svc.format_findings(analysis, summary=False) == svc.format_findings([]) == ""


def test_findings_that_are_given_quote_the_texts_that_are_given() -> None:
    found = svc.analyse(BAD, "bad.vsc").diagnostics
    assert "1 | engage -> plan" not in svc.format_findings(found)
    assert "\ufeff" not in svc.format_findings(found, sources={"bad.vsc": f"\ufeff{BAD}"})
    for format in FORMATS:
        whole = svc.format_findings(svc.analyse(BAD, "bad.vsc"), format)
        assert svc.format_findings(iter(found), format, sources={"bad.vsc": BAD}) == whole


def test_findings_of_a_stream_that_was_built_have_no_file_to_count() -> None:
    stream = svc.Stream("s", flows=[svc.Flow("engage", "plan", ["tea"]), svc.Flow("plan", "user")])
    first, *_ = svc.format_findings(svc.check(stream)).splitlines()
    assert first.startswith("error[VSC202] unknown-artefact: ")
    assert svc.format_findings(svc.check(stream)).endswith("\n\n2 errors, 2 warnings\n")


def test_findings_that_are_given_count_their_files() -> None:
    findings = svc.analyse(BAD, "a.vsc").diagnostics
    assert svc.format_findings(list(findings)).splitlines()[-1].endswith("in 1 file")


def test_it_is_safe_to_print() -> None:
    assert "\x1b" not in svc.format_findings(svc.analyse(BAD, "a\x1b[2J.vsc"))
    assert "\x1b[1;31m" in svc.format_findings(svc.analyse(BAD), coloured=True)


def test_what_it_does_not_take_is_refused() -> None:
    with pytest.raises(ValueError, match="'html' is not a format of findings: choose text, concise, json"):
        svc.format_findings([], "html")
    with pytest.raises(TypeError, match="expected an analysis, a workspace or findings"):
        svc.format_findings(["bad.vsc"])  # type: ignore[list-item]


def test_it_has_the_formats_of_the_command() -> None:
    assert FORMATS == OF_THE_COMMAND
