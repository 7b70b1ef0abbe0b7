"""Findings as a Code Quality report of GitLab, which compares the reports of two branches. Pure."""

import json
from collections.abc import Iterable, Mapping
from posixpath import normpath
from typing import Any

from svc.checker.fingerprints import digest, fingerprints, numbered
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import File

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def report(findings: Iterable[Diagnostic], written: Mapping[str, File]) -> str:
    """A list with an object for each finding, in ASCII. No two of them have the same fingerprint."""
    every = list(findings)
    marks = (digest(_path(finding), mark) for finding, mark in zip(every, fingerprints(every, written), strict=True))
    issues = [_issue(finding, mark) for finding, mark in zip(every, numbered(marks), strict=True)]
    return json.dumps(issues, indent=1).replace("\x7f", "\\u007f") + "\n"


def _issue(finding: Diagnostic, fingerprint: str) -> dict[str, Any]:
    range = finding.range
    first, last = (range.start.line, range.end.line) if range else (1, 1)
    return {
        "description": f"{finding.code} {finding.message}",
        "check_name": finding.name,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.level],
        "location": {"path": _path(finding), "lines": {"begin": first, "end": last}},
    }


def _path(finding: Diagnostic) -> str:
    """The path without a leading `./`, which GitLab does not take."""
    return normpath(finding.file or "-")
