"""What a sheet of a workbook holds besides the values of its cells: comments, links, and how cells are shown."""

from collections.abc import Iterator
from typing import Any

from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.tables.cells import place
from svc.text.near_names import listed


def notes(sheet: Any) -> Iterator[Loss]:
    """Report what is seen only in the workbook itself."""
    name = sheet.title
    for (row, column), cell in sorted(sheet._cells.items()):
        where = place(row - 1, column - 1, name)
        if cell.comment is not None:
            comment = " ".join(str(cell.comment.text).split())
            yield dropped_element(f"the comment `{comment}`", where, "put it into a column called note")
        if cell.hyperlink is not None and cell.value is not None:
            link = cell.hyperlink.target or cell.hyperlink.location
            yield dropped_element(f"the link to `{link}`", where, "its words are kept", cosmetic=True)
        if cell.value is not None and cell.has_style and cell.font.strike:
            why = "a cell that is struck through is read as any other"
            yield dropped_element(f"the line through `{cell.value}`", where, why)
    filled = [at for at, cell in sheet._cells.items() if cell.value is not None]
    hidden = [place(0, column - 1)[:-1] for column in _hidden_columns(sheet, {column for _, column in filled})]
    hidden += [str(row) for row in sorted({row for row, _ in filled}) if _is_hidden_row(sheet, row)]
    if hidden:
        why = "what is hidden is read as all else"
        yield dropped_element(f"that columns or rows are hidden ({listed(hidden)})", name, why, cosmetic=True)


def _hidden_columns(sheet: Any, filled: set[int]) -> Iterator[int]:
    """The numbers of the filled columns that are hidden; openpyxl may describe several columns together."""
    for each in sheet.column_dimensions.values():
        if each.hidden and each.min and each.max:
            yield from sorted(column for column in filled if each.min <= column <= each.max)


def _is_hidden_row(sheet: Any, row: int) -> bool:
    return row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden)
