"""The register of allowances as CSV, for a spreadsheet. Pure."""

import csv
from collections.abc import Iterable
from io import StringIO

from svc import escape
from svc.allowances import Entry

COLUMNS = ("file", "line", "column", "code", "name", "scope", "because", "until", "expired", "silences")


def lines(entries: Iterable[Entry]) -> str:
    """A heading, then a row for each allowance."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow(escape.csv(escape.terminal(cell)) for cell in _cells(entry))
    return table.getvalue()


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
        "yes" if entry.over else "no",
        str(entry.silenced),
    )
