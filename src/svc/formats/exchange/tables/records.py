"""The rows of a table below its headings, and what of it is in no column that is known."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.tables.cells import Cell, Sheet
from svc.formats.exchange.tables.headings import Headings, column_of


class Record(NamedTuple):
    """A row by its columns; `units` are those of the headings."""

    cells: Mapping[str, Cell]
    units: Mapping[str, str]
    place: str


def records(sheet: Sheet, headings: Headings) -> Iterator[Record]:
    """The rows below the headings, by their columns."""
    units = {each.column: each.unit for each in headings.known.values()}
    for row in sheet.rows[headings.row + 1 :]:
        cells = {each.column: row[index] for index, each in headings.known.items() if index < len(row)}
        if any(cell.words for cell in cells.values()):
            yield Record(cells, units, next(iter(cells.values())).place)


def unknown_columns(sheet: Sheet, headings: Headings) -> Iterator[Loss]:
    """What is above the headings, and the columns that hold something and mean nothing."""
    for row in sheet.rows[: headings.row]:
        for cell in row:
            if cell.words:
                yield dropped_element(f"`{cell.words}`", cell.place, "it is above the headings")
    for index, heading in sorted(headings.unknown.items()):
        filled = sum(index < len(row) and bool(row[index].words) for row in sheet.rows[headings.row + 1 :])
        if filled:
            numbers, _ = column_of(heading.words)
            why = f"its heading is not known; cells that are not empty: {filled}"
            why = "steps are numbered by the order of their rows" if numbers == "order" else why
            yield dropped_element(f"the column `{heading.words}`", heading.place, why, cosmetic=numbers == "order")
