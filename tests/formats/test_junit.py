"""The XML of JUnit: its shape as build servers read it, and that no text makes it ill-formed."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]

import svc
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.formats.findings.junit import report
from tests.support import hostile

WRITTEN = "improve -> plan\nengage -> plan : change_requests\n"


def read(written: str) -> ElementTree.Element:
    """A report that two parsers take, of the shape that build servers share."""
    assert written.isascii()
    etree.fromstring(written.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    suites = ElementTree.fromstring(written)
    assert suites.tag == "testsuites"
    for suite in suites:
        cases = list(suite)
        assert suite.tag == "testsuite"
        assert {case.tag for case in cases} == {"testcase"}
        assert all(case.get("name") and case.get("classname") is not None for case in cases)
        assert int(suite.get("tests", "")) == len(cases) > 0
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert (suite.get("errors"), suite.get("skipped")) == ("0", "0")
    return suites


def told(files: Iterable[str], findings: Iterable[Diagnostic]) -> ElementTree.Element:
    return read(report(files, findings))


def test_a_file_is_a_suite_and_a_finding_a_case() -> None:
    suites = told(["a.vsc", "b.vsc"], svc.analyse(WRITTEN, "b.vsc").diagnostics)
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [("a.vsc", "0"), ("b.vsc", "4")]
    failure = suites[1].find("testcase[@name='2:18 VSC301 unlisted-flow']/failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert failure.get("message") == "Engage does not give `change_requests` to Plan"
    assert (failure.text or "").startswith("b.vsc:2:18 Engage does not give `change_requests` to Plan\nwho gives ")


def test_errors_and_warnings_fail_and_notes_pass() -> None:
    findings = svc.analyse(WRITTEN, "b.vsc").diagnostics
    suites = told(["b.vsc"], findings)
    passed = [case for case in suites.iter("testcase") if case.find("failure") is None]
    assert len(passed) == sum(finding.level is Level.NOTE for finding in findings) == 1
    assert (passed[0].findtext("system-out") or "").startswith("b.vsc:1:1 the flow from Improve")


def test_a_file_without_findings_is_a_test_that_passes() -> None:
    (case,) = told(["a.vsc"], []).iter("testcase")
    assert case.get("name") == "no findings"


@given(hostile.findings)
def test_any_text_is_well_formed(findings: list[Diagnostic]) -> None:
    suites = told(["a.vsc"], findings)
    assert len(suites.findall("testsuite/testcase/*")) == len(findings)


@given(hostile.texts)
def test_what_xml_can_hold_comes_through(text: str) -> None:
    seen = "".join(character for character in text if character.isprintable() or character == "\n")
    finding = Diagnostic("VSC101", "syntax-error", Level.ERROR, seen, file="a.vsc")
    failure = told(["a.vsc"], [finding]).find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == seen.replace("\ufdd0", "\ufffd").replace("\ufffe", "\ufffd")
