"""Rows as CSV, for a spreadsheet: the only writer of CSV. Pure."""

import csv
from collections.abc import Iterable
from io import StringIO

from svc.text import escape


def table(columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """A heading, then one line per row. No cell is a formula or holds what can't be seen: `escape.csv` says how."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for row in (columns, *rows):
        writer.writerow([escape.csv(str(cell)) for cell in row])
    return written.getvalue()
