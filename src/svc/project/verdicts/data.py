"""Findings as JSON and back, to be kept for the next run. Invalid JSON raises ValueError."""

from collections.abc import Iterable
from typing import Any

from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.diagnostics.subject import Subject, SubjectKind
from svc.text.source import Position, Range


def data(findings: Iterable[Diagnostic]) -> list[Any]:
    """Findings as lists, each field at its fixed position."""
    return [_finding(each) for each in findings]


def findings_of(values: Any) -> list[Diagnostic]:
    """The findings from what `data` made of them. Raises ValueError."""
    try:
        return [_finding_of(*each) for each in values]
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"not findings: {error}") from error


def _finding(finding: Diagnostic) -> list[Any]:
    subject = finding.subject
    return [
        finding.code, finding.name, finding.level.value, finding.message, finding.help, finding.file,
        _range(finding.range),
        [[each.message, each.file, _range(each.range)] for each in finding.related],
        dict(finding.facts),
        [[each.title, [[_range(edit.range), edit.text] for edit in each.edits], each.applicability.value]
         for each in finding.fixes],
        subject and [subject.kind.value, subject.stream, subject.catalogue, subject.name, subject.source,
                     subject.target, subject.number],
    ]  # fmt: skip


def _finding_of(
    code: str, name: str, level: str, message: str, help: str, file: str | None, range: Any, related: Any,
    facts: dict[str, str | None], fixes: Any, subject: Any,
) -> Diagnostic:  # fmt: skip
    return Diagnostic(
        code, name, level, message, help, file, _range_of(range),
        [Related(words, where, _range_of(place)) for words, where, place in related],
        facts,
        [Fix(title, [Edit(_span_of(*place), text) for place, text in edits], applicability)
         for title, edits, applicability in fixes],
        subject and Subject(SubjectKind(subject[0]), *subject[1:]),
    )  # fmt: skip


def _range(range: Range | None) -> list[int] | None:
    if range is None:
        return None
    start, end = range.start, range.end
    return [start.line, start.column, start.offset, end.line, end.column, end.offset]


def _range_of(numbers: list[int] | None) -> Range | None:
    return None if numbers is None else _span_of(*numbers)


def _span_of(line: int, column: int, offset: int, end_line: int, end_column: int, end_offset: int) -> Range:
    return Range(Position(line, column, offset), Position(end_line, end_column, end_offset))
