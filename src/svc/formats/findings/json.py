"""Findings as JSON for tools. Pure. Written in ASCII: no encoding of a stream can break it. A byte
of a file's name that is not UTF-8 is escaped like any character beyond ASCII."""

import json
from collections.abc import Iterable
from typing import Any

from attrs import asdict

from svc.diagnostics.diagnostic import Diagnostic, Fix, Related
from svc.text.source import Position, Range

VERSION = 1
"""Of the shape. Within a version it only grows."""


def report(files: Iterable[str], findings: Iterable[Diagnostic]) -> str:
    """All findings of some files, as one object."""
    return dump({"version": VERSION, "files": list(files), "diagnostics": [diagnostic(each) for each in findings]})


def dump(value: dict[str, Any]) -> str:
    """An object as text that ends with a newline."""
    return json.dumps(value, indent=1).replace("\x7f", "\\u007f") + "\n"


def diagnostic(finding: Diagnostic) -> dict[str, Any]:
    """One finding as an object; its keys in this order."""
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.value,
        "message": finding.message,
        "help": finding.help,
        "file": finding.file,
        "range": range_of(finding.range),
        "related": [related(each) for each in finding.related],
        "facts": dict(finding.facts),
        "fixes": [_fix(each) for each in finding.fixes],
        "subject": asdict(finding.subject) if finding.subject else None,
    }


def related(place: Related) -> dict[str, Any]:
    """Another place that explains something, as an object."""
    return {"message": place.message, "file": place.file, "range": range_of(place.range)}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"range": range_of(edit.range), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


def range_of(range: Range | None) -> dict[str, Any] | None:
    """A stretch of a text as an object."""
    return {"start": _position(range.start), "end": _position(range.end)} if range else None


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
