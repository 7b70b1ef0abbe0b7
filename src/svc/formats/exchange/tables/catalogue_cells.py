"""What cells of a table of a catalogue say: texts, names and whether something holds."""

from typing import Any

from svc.formats.exchange.tables.amounts import OPEN, says_nothing
from svc.formats.exchange.tables.records import Record
from svc.formats.exchange.tables.words import listed, restored, text
from svc.model import HOLE, is_name
from svc.text.near_names import name_for

_YES = {"yes", "y", "true", "x", "1", "begins", "ends"}


class Cells:
    """Reads cells. Those of a table of ours are `exact`: a text is as it is, and names are separated by spaces."""

    def __init__(self, exact: bool) -> None:
        self._exact = exact

    def value(self, record: Record, column: str) -> Any:
        """What a cell says in the type of its column; nothing that counts as true if it says nothing."""
        words = self.text(record, column)
        match column:
            case "begins" | "ends":
                return (words or "").casefold() in _YES
            case "aliases":
                return tuple(map(_name, self.items(record, column)))
            case "group":
                return _name(words) if words else None
        return words

    def text(self, record: Record, column: str) -> str | None:
        """The text in a cell; None if there is none."""
        cell = record.cells.get(column)
        if cell is None or cell.value is None:
            return None
        return restored(str(cell.value)) or None if self._exact else text(restored(cell.words))

    def items(self, record: Record, column: str) -> list[str]:
        """The names in a cell."""
        cell = record.cells.get(column)
        words = restored(cell.words) if cell else ""
        if self._exact and not any(sign in words for sign in ',;"'):
            return words.split()
        items = (each for each in listed(words) if each != HOLE)
        return [each.strip('"') for each in items if self._exact or each.casefold() not in OPEN]

    def open_items(self, record: Record, column: str) -> list[str]:
        """The items in a cell that are still open, such as `tbd`."""
        cell = record.cells.get(column)
        items = listed(restored(cell.words)) if cell and not self._exact and not says_nothing(cell) else []
        return [each for each in items if each.casefold() in OPEN]


def _name(words: str) -> str:
    return words if is_name(words) else name_for(words)
