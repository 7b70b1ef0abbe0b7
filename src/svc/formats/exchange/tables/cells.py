"""A table as other programs write it: cells with their values, the formats that they are shown in, and their places."""

from functools import cache
from typing import NamedTuple

from svc.formats.exchange.losses import Loss


class Cell(NamedTuple):
    """A cell: its value as the file holds it, where it is, and the format in which a spreadsheet shows it."""

    value: object
    place: str
    format: str = ""

    @property
    def words(self) -> str:
        """What a text in it says, without the spaces around."""
        if isinstance(self.value, str):
            return self.value.strip()
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value).strip()


class Sheet(NamedTuple):
    """A table: its rows, each from the first column on."""

    name: str
    rows: list[list[Cell]]
    notes: tuple[Loss, ...] = ()
    """What is lost when it is read: comments, links and the like."""


def place(row: int, column: int, sheet: str = "") -> str:
    """The name of a cell, as spreadsheets show it: rows and columns count from 0 here, `A1` is the first."""
    name = f"{_letters(column)}{row + 1}"
    return f"{sheet}!{name}" if sheet else name


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
