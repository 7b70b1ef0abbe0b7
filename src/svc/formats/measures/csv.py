"""The measures of streams as CSV: a row for each figure. Pure. Times are in seconds, shares from 0 to 1."""

from collections.abc import Iterable, Iterator

from svc.formats import csv_table
from svc.formats.measures.json import Entry, seconds
from svc.measures.figures import LeadTime, Measured, single_figures

COLUMNS = ("file", "stream", "begins", "measure", "of", "value", "low", "high", "method")


def lines(entries: Iterable[Entry]) -> str:
    """A heading, then one row for each figure."""
    return csv_table.table(COLUMNS, (row for entry in entries for row in _rows(entry)))


def _rows(entry: Entry) -> Iterator[tuple[str, ...]]:
    for found in (entry.measured, *entry.measured.others):
        for row in _figures(found):
            yield (entry.file, found.stream, found.begins or "", *row)


def _figures(found: Measured) -> Iterator[tuple[str, ...]]:
    for name, times in (("lead", found.lead), ("first", found.first)):
        for each in times:
            yield from _lead(name, each)
    for name, figure in single_figures(found):
        yield name, "", seconds(figure.value), *(seconds(each) for each in figure.interval), figure.method
    for step in found.steps:
        for name, value in (("visits", step.visits), ("wait", step.wait), ("work", step.work), ("cost", step.cost)):
            if value is not None:
                yield name, step.name, seconds(value), "", "", step.method
    for team in found.teams:
        if team.utilisation is not None:
            yield "utilisation", team.name, seconds(team.utilisation), "", "", ""


def _lead(name: str, found: LeadTime) -> Iterator[tuple[str, ...]]:
    to = found.to or ""
    yield name, to, seconds(found.mean), *(seconds(each) for each in found.interval), found.method
    for percent, value in found.percentiles.items():
        yield f"{name} {percent}%", to, seconds(value), "", "", "simulated" if found.sd else found.method
