"""The order in which findings are reported, and how many of a file are."""

from collections.abc import Iterable

from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.text.source import Place, Source, Span


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file, place and code."""
    return sorted(findings, key=_order)


def first(findings: list[Diagnostic], source: Source) -> list[Diagnostic]:
    """The first findings of a file, where there are more than its limit with one that says so."""
    if len(findings) <= limits.FINDINGS:
        return findings
    shown = findings[: limits.FINDINGS]
    last = shown[-1].range
    place = Place(source, (last.end.offset, last.end.offset)) if last else None
    what = f"the number of findings, {len(findings):,} or more,"
    reported = limits.limit_exceeded(place, what, limits.FINDINGS, "per file", "too many findings")
    return in_order([*shown, reported])


def span_of(finding: Diagnostic) -> Span:
    """Where a finding starts and ends in its text; (0, 0) if it has no place."""
    return (finding.range.start.offset, finding.range.end.offset) if finding.range else (0, 0)


def _order(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    start, end = span_of(finding)
    return finding.file or "", start, end, finding.code, finding.message
