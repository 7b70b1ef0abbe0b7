"""The streams of a portfolio as CSV, for a spreadsheet. Pure."""

import csv
from io import StringIO

from svc import escape
from svc.portfolio import Portfolio

COLUMNS = ("file", "stream", "title", "catalogue", "steps", "hand_overs")
COUNTS = ("errors", "warnings", "notes")


def lines(portfolio: Portfolio) -> str:
    """A heading, then a row a stream, with a column for each activity and each practice that is used."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    practices = [name for name in portfolio.practices if any(name in each.practices for each in portfolio.streams)]
    heading = [*COLUMNS, *portfolio.activities, *practices, *COUNTS]
    writer.writerow(escape.csv(cell) for cell in heading)
    for stream in portfolio.streams:
        said = (stream.file, stream.name, stream.title, portfolio.catalogue_of(stream) or "")
        found = stream.findings
        numbers = (
            stream.steps, stream.hand_overs, *(stream.visits.get(name, 0) for name in portfolio.activities),
            *(stream.practices.get(name, 0) for name in practices), found.errors, found.warnings, found.notes,
        )  # fmt: skip
        writer.writerow([*(escape.csv(escape.terminal(cell)) for cell in said), *map(str, numbers)])
    return table.getvalue()
