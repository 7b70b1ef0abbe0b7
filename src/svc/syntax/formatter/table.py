"""Lines in columns: the cells of a column begin at the same place. Independent of the language."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

from svc.text.width import columns

MARGIN = 100
"""Where a line should end."""
WIDEST = 56
"""A wider cell pushes no other away: only in its own line, what follows it is in no column."""

Cells = tuple[str, ...]
"""The texts of a line that are in columns; an empty one leaves its column free."""
Widths = list[int]
"""The widths of the columns of adjacent lines; each line widens them to what it needs."""


class Row(NamedTuple):
    """A line in the making: what is on it for certain, and clauses that follow if it does not get too long."""

    indent: int
    cells: Cells
    clauses: Cells
    widths: Widths
    is_simple: bool
    """Whether all cells and clauses count in their columns, and have a column for each character."""

    @classmethod
    def sharing(cls, indent: int, cells: Cells, clauses: Cells, widths: Widths) -> "Row":
        """A line that shares its widths with others."""
        return cls(indent, cells, clauses, widths, _are_simple(cells + clauses))

    def widen(self) -> None:
        """Give the columns the room that this line needs; its last cell needs none."""
        cells = self.cells + self.clauses
        if self.clauses and self.indent + columns(" ".join(filter(None, cells))) > MARGIN:
            cells = self.cells
        last = len(cells) - 1
        while not cells[last]:
            last -= 1
        self.widths.extend([0] * (last - len(self.widths)))
        if self.is_simple or _are_simple(cells[:last]):
            self.widths[:last] = map(max, self.widths, map(len, cells[:last]))
            return
        for number, cell in enumerate(cells[:last]):
            if not _counts(cell):
                break
            self.widths[number] = max(self.widths[number], columns(cell))

    def line(self) -> tuple[str, bool]:
        """The line, and whether its clauses are on it."""
        if self.clauses:
            whole = self._aligned(self.cells + self.clauses)
            if "\n" not in whole and columns(whole) <= MARGIN:
                return whole, True
        return self._aligned(self.cells), False

    def _aligned(self, cells: Cells) -> str:
        if self.is_simple or _are_simple(cells):
            padded = [
                cell.ljust(width)
                for cell, width in zip(cells, chain(self.widths, repeat(0)), strict=False)
                if cell or width
            ]
            return " " * self.indent + " ".join(padded).rstrip(" ")
        text, padding, tidy = " " * self.indent, "", True
        for cell, width in zip(cells, chain(self.widths, repeat(0)), strict=False):
            tidy = tidy and _counts(cell)
            room = width if tidy else 0
            if cell:
                text = placed(text + padding, cell)
                padding = " " * (max(0, room - columns(cell)) + 1)
            elif room:
                padding += " " * (room + 1)
        return text


class Block(NamedTuple):
    """Lines one below the other that have nothing but the same number of cells, each of which `fits` its column."""

    indent: int
    rows: Sequence[Cells]
    widths: Widths

    def widen(self) -> None:
        """Give the columns the room that these lines need; the last cell of a line needs none."""
        last = len(self.rows[0]) - 1
        self.widths.extend([0] * (last - len(self.widths)))
        for number in range(last):
            needed = (len(row[number]) for row in self.rows if any(row[number + 1 :]))
            self.widths[number] = max(self.widths[number], *needed, 0)

    def lines(self) -> Iterator[str]:
        """The lines; a column that no line fills takes no room."""
        shown = []
        for number, width in enumerate(islice(chain(self.widths, repeat(0)), len(self.rows[0]))):
            if width or any(row[number] for row in self.rows):
                shown.append(f"{{{number}:{width or ''}}}")
        line = " " * self.indent + " ".join(shown)
        return (line.format(*row).rstrip(" ") for row in self.rows)


def fits(cells: Cells) -> bool:
    """Whether the cells of a plain line count in their columns; the last of them needs no room."""
    return max(map(len, cells[:-1])) <= WIDEST


def _are_simple(cells: Sequence[str]) -> bool:
    """Whether all cells count in their columns, and have a column for each character."""
    text = "".join(cells)
    return text.isascii() and "\n" not in text and max(map(len, cells), default=0) <= WIDEST


def _counts(cell: str) -> bool:
    """Whether a cell counts in its column; what follows one that does not is in no column."""
    return "\n" not in cell and columns(cell) <= WIDEST


def placed(before: str, text: str) -> str:
    """A text behind another one; its further lines begin where its first does."""
    if "\n" not in text:
        return before + text
    return before + text.replace("\n", "\n" + " " * columns(before.rpartition("\n")[2]))


def filled(indent: int, texts: Sequence[str]) -> Iterator[str]:
    """Texts on one line if it does not get too long, else on a line each."""
    line = " " * indent + "  ".join(texts)
    if len(texts) == 1 or "\n" in line or columns(line) > MARGIN:
        yield from (placed(" " * indent, text) for text in texts)
    else:
        yield line
