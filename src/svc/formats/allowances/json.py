"""The register of allowances as JSON for tools. Pure."""

from collections.abc import Iterable
from typing import Any

from svc.checker.suppressions import Entry
from svc.formats.findings.json import VERSION, dump, range_of


def report(files: Iterable[str], entries: Iterable[Entry]) -> str:
    """All allowances of some files, as one object."""
    return dump({"version": VERSION, "files": list(files), "allowances": [_allowance(entry) for entry in entries]})


def _allowance(entry: Entry) -> dict[str, Any]:
    allowance = entry.allowance
    return {
        "code": allowance.code.code,
        "name": allowance.code.name,
        "scope": allowance.scope,
        "because": allowance.because,
        "until": allowance.until.text if allowance.until else None,
        "expired": entry.expired,
        "silences": entry.silenced,
        "file": allowance.place.source.name,
        "range": range_of(allowance.place.range),
    }
