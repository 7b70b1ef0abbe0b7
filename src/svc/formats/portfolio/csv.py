"""The streams of a portfolio as CSV, for a spreadsheet. Pure."""

from collections.abc import Iterator

from svc.formats import csv_table
from svc.formats.measures.json import seconds
from svc.project.portfolio import Portfolio, StreamSummary

COLUMNS = ("file", "stream", "title", "catalogue", "steps", "hand_overs")
COUNTS = ("errors", "warnings", "notes")
FIGURES = ("lead_85", "efficiency", "promises_kept", "promises_broken", "promises_unproven")
"""Seconds, a share from 0 to 1, and numbers of promises."""


def lines(portfolio: Portfolio) -> str:
    """A heading, then one row per stream, with a column for each activity and each practice that is used."""
    practices = [name for name in portfolio.practices if any(name in each.practices for each in portfolio.streams)]
    columns = (*COLUMNS, *portfolio.activities, *practices, *COUNTS, *FIGURES)
    return csv_table.table(columns, (_cells(portfolio, practices, stream) for stream in portfolio.streams))


def _cells(portfolio: Portfolio, practices: list[str], stream: StreamSummary) -> Iterator[str | int]:
    yield from (stream.file, stream.name, stream.title, portfolio.catalogue_of(stream) or "")
    yield from (stream.steps, stream.hand_overs)
    yield from (stream.visits.get(name, 0) for name in portfolio.activities)
    yield from (stream.practices.get(name, 0) for name in practices)
    yield from (stream.findings.errors, stream.findings.warnings, stream.findings.notes)
    figures = stream.figures
    yield from ("" if each is None else seconds(each) for each in (figures.lead, figures.efficiency))
    yield from (figures.kept, figures.broken, figures.unproven)
