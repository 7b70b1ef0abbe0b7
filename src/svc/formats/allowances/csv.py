"""The register of allowances as CSV, for a spreadsheet. Pure."""

from collections.abc import Iterable

from svc.checker.suppressions import Entry
from svc.formats import csv_table

COLUMNS = ("file", "line", "column", "code", "name", "scope", "because", "until", "expired", "silences")


def lines(entries: Iterable[Entry]) -> str:
    """A heading, then a row for each allowance."""
    return csv_table.table(COLUMNS, map(_cells, entries))


def _cells(entry: Entry) -> tuple[str, ...]:
    allowance = entry.allowance
    start = allowance.place.range.start
    return (
        allowance.place.source.name,
        str(start.line),
        str(start.column),
        allowance.code.code,
        allowance.code.name,
        allowance.scope,
        allowance.because,
        allowance.until.text if allowance.until else "",
        "yes" if entry.expired else "no",
        str(entry.silenced),
    )
