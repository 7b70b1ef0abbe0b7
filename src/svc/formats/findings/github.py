"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request. Pure."""

from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.text.escape import workflow_data, workflow_property
from svc.text.source import Range

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def report(findings: Iterable[Diagnostic]) -> str:
    """A line for each finding; empty without findings."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Diagnostic) -> str:
    properties = {"title": f"{finding.code} {finding.name}"}
    if finding.file is not None:
        properties = {"file": finding.file, **_place(finding.range), **properties}
    message = "\n".join(filter(None, (finding.message, finding.help)))
    encoded = ",".join(f"{key}={workflow_property(value)}" for key, value in properties.items())
    return f"::{COMMANDS[finding.level]} {encoded}::{workflow_data(message)}"


def _place(range: Range | None) -> dict[str, str]:
    """Columns are only taken within one line."""
    if range is None:
        return {}
    lines = {"line": range.start.line, "endLine": range.end.line}
    columns = {"col": range.start.column, "endColumn": range.end.column}
    place = lines if range.start.line != range.end.line else {**lines, **columns}
    return {key: str(value) for key, value in place.items()}
