"""Findings for simple tools, one line each: the place, the level, the code, the name and the message. Pure."""

from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic


def report(findings: Iterable[Diagnostic]) -> str:
    """A line for each finding; empty without findings."""
    return "".join(f"{finding}\n" for finding in findings)
