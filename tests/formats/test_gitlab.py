"""The Code Quality report of GitLab: the fields that it asks for, and fingerprints that stay."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import svc
from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.findings.gitlab import report
from tests.support import hostile

WRITTEN = "improve -> plan\nengage -> plan : change_requests\n"
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}
"""What the manual of GitLab asks of a report: docs.gitlab.com/ci/testing/code_quality."""


def issues(text: str, name: str = "a.vsc") -> list[dict[str, Any]]:
    analysis = svc.analyse(text, name)
    return read(report(analysis.diagnostics, {name: analysis.file}))


def read(written: str) -> list[dict[str, Any]]:
    assert written.isascii()
    value: list[dict[str, Any]] = json.loads(written)
    jsonschema.validate(value, SCHEMA)
    assert len({issue["fingerprint"] for issue in value}) == len(value)
    return value


def marks(text: str, name: str = "a.vsc") -> list[str]:
    return sorted(issue["fingerprint"] for issue in issues(text, name))


def test_a_finding_is_an_issue_with_its_lines() -> None:
    issue = next(each for each in issues(WRITTEN) if each["check_name"] == "unlisted-flow")
    assert issue["description"] == "VSC301 Engage does not give `change_requests` to Plan"
    assert issue["severity"] == "major"
    assert issue["location"] == {"path": "a.vsc", "lines": {"begin": 2, "end": 2}}


def test_each_level_has_a_severity() -> None:
    assert {issue["severity"] for issue in issues(WRITTEN)} == {"major", "minor", "info"}


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(report([], {})) == []


@pytest.mark.parametrize("name", ["./a.vsc", "sub/../a.vsc", "a.vsc"])
def test_a_path_is_given_as_gitlab_takes_it(name: str) -> None:
    assert {issue["location"]["path"] for issue in issues(WRITTEN, name)} == {"a.vsc"}
    assert marks(WRITTEN, name) == marks(WRITTEN)


def test_fingerprints_do_not_change_when_lines_move() -> None:
    assert marks(f"# a comment\n\n{WRITTEN}") == marks(WRITTEN)


def test_fingerprints_of_two_files_differ() -> None:
    assert not set(marks(WRITTEN)) & set(marks(WRITTEN, "b.vsc"))


def test_findings_on_like_words_have_fingerprints_of_their_own() -> None:
    assert len(marks(WRITTEN * 3)) > len(marks(WRITTEN))


@given(hostile.findings)
def test_any_text_is_valid(findings: list[Diagnostic]) -> None:
    assert len(read(report(findings, {}))) == len(findings)
