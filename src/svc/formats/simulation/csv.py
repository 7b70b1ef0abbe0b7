"""Simulated streams as CSV: a row for each figure. Pure. Times are in seconds, shares from 0 to 1."""

from collections.abc import Iterable, Iterator

from svc.formats import csv_table
from svc.formats.measures.json import seconds
from svc.formats.simulation.entries import Entry

COLUMNS = ("file", "stream", "begins", "simulation", "measure", "of", "value", "low", "high")


def lines(entries: Iterable[Entry]) -> str:
    """A heading, then one row for each figure, those before a change too, and the differences."""
    return csv_table.table(COLUMNS, (row for entry in entries for row in _rows(entry)))


def _rows(entry: Entry) -> Iterator[tuple[str, ...]]:
    named = [("before", entry.before)] if entry.before else []
    for called, found in (*named, ("after" if entry.before else "", entry.simulated)):
        for each in (found, *found.others):
            for measure, of, figure in each.estimates():
                values = (seconds(value) for value in (figure.value, *figure.interval))
                yield entry.file, each.stream, each.begins or "", called, measure, of, *values
    found = entry.simulated
    for change in entry.differences:
        values = (seconds(value) for value in (change.value, *change.interval))
        yield entry.file, found.stream, found.begins or "", "difference", change.measure, change.of, *values
