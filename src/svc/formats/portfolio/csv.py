"""The streams of a portfolio as CSV, for a spreadsheet. Pure."""

from collections.abc import Iterator

from svc.formats import csv_table
from svc.project.portfolio import Portfolio, StreamSummary

COLUMNS = ("file", "stream", "title", "catalogue", "steps", "hand_overs")
COUNTS = ("errors", "warnings", "notes")


def lines(portfolio: Portfolio) -> str:
    """A heading, then one row per stream, with a column for each activity and each practice that is used."""
    practices = [name for name in portfolio.practices if any(name in each.practices for each in portfolio.streams)]
    columns = (*COLUMNS, *portfolio.activities, *practices, *COUNTS)
    return csv_table.table(columns, (_cells(portfolio, practices, stream) for stream in portfolio.streams))


def _cells(portfolio: Portfolio, practices: list[str], stream: StreamSummary) -> Iterator[str | int]:
    yield from (stream.file, stream.name, stream.title, portfolio.catalogue_of(stream) or "")
    yield from (stream.steps, stream.hand_overs)
    yield from (stream.visits.get(name, 0) for name in portfolio.activities)
    yield from (stream.practices.get(name, 0) for name in practices)
    yield from (stream.findings.errors, stream.findings.warnings, stream.findings.notes)
