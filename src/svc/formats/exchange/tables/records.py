"""The rows of a table below its headings, their values, and what of it is in no column that is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from svc.formats.exchange.losses import Loss, dropped_element, unreadable_part
from svc.formats.exchange.tables import amounts
from svc.formats.exchange.tables.cells import Cell, Sheet
from svc.formats.exchange.tables.headings import Headings, column_of
from svc.model import HOLE


class Record(NamedTuple):
    """A row by its columns; `units` are those of the headings."""

    cells: Mapping[str, Cell]
    units: Mapping[str, str]
    place: str


def records(sheet: Sheet, headings: Headings) -> Iterator[Record]:
    """The rows below the headings, by their columns."""
    units = {each.column: each.unit for each in headings.known.values()}
    for row in _rows(sheet, headings):
        cells = {each.column: row[index] for index, each in headings.known.items() if index < len(row)}
        if any(cell.words for cell in cells.values()):
            yield Record(cells, units, next(iter(cells.values())).place)


def _rows(sheet: Sheet, headings: Headings) -> Iterator[list[Cell]]:
    return (row for row in sheet.rows[headings.row + 1 :] if not headings.are_repeated(row))


def value(record: Record, column: str, read: Callable[[Cell, str], Any], losses: list[Loss]) -> Any:
    """The value of a column, None if it says nothing. What can't be read is reported, and leaves a hole."""
    cell = record.cells.get(column)
    if cell is None or amounts.says_nothing(cell):
        return None
    if amounts.is_open(cell):
        return HOLE
    try:
        return read(cell, record.units.get(column, ""))
    except ValueError as error:
        losses.append(unreadable_part(f"`{cell.words}`", cell.place, str(error)))
        return HOLE


def is_filled(sheet: Sheet) -> bool:
    """Whether there is anything in a sheet."""
    return any(cell.words for row in sheet.rows for cell in row)


def unread(sheet: Sheet) -> Loss:
    """The report of a sheet that is not a table."""
    return dropped_element(f"the sheet `{sheet.name}`", sheet.name, "its headings are not known")


def unknown_columns(sheet: Sheet, headings: Headings) -> Iterator[Loss]:
    """What is above the headings, and the columns that hold something and mean nothing."""
    for row in sheet.rows[: headings.first]:
        for cell in row:
            if cell.words:
                yield dropped_element(f"`{cell.words}`", cell.place, "it is above the headings")
    filled: dict[int, list[Cell]] = {}
    for row in sheet.rows[headings.row + 1 :]:
        if headings.are_repeated(row):
            first = row[min(headings.known)]
            yield dropped_element(f"the row `{first.words}`", first.place, "it repeats the headings", cosmetic=True)
    for row in _rows(sheet, headings):
        for index, cell in enumerate(row):
            if index not in headings.known and cell.words:
                filled.setdefault(index, []).append(cell)
    for index, cells in sorted(filled.items()):
        yield _unknown(headings, headings.unknown.get(index), cells)


def _unknown(headings: Headings, heading: Cell | None, cells: Sequence[Cell]) -> Loss:
    """That a column means nothing: its cells, or why they need not be read."""
    count = f"cells that are not empty: {len(cells)}"
    if heading is None:
        return dropped_element(f"`{cells[0].words}`", cells[0].place, f"its column has no heading; {count}")
    meant, _ = column_of(heading.words)
    first = next((each.cell.words for each in headings.known.values() if each.column == meant), None)
    why = f"its heading is not known; {count}" if first is None else f"the column `{first}` holds the same; {count}"
    why = "steps are numbered by the order of their rows" if meant == "order" else why
    return dropped_element(f"the column `{heading.words}`", heading.place, why, cosmetic=meant == "order")
