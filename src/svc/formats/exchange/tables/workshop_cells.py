"""The cells of a workshop's table: words, lists and values. One that can't be read is reported, and leaves a hole."""

from collections.abc import Callable, Mapping
from typing import Any

from svc.formats.exchange.losses import Loss, dropped_element
from svc.formats.exchange.tables import amounts
from svc.formats.exchange.tables.cells import Cell
from svc.formats.exchange.tables.records import Record, value
from svc.formats.exchange.tables.words import listed, text
from svc.model import HOLE
from svc.model.quantities import Duration


class WorkshopCells:
    """Reads cells by the names of their columns."""

    def __init__(self, losses: list[Loss]) -> None:
        self._losses = losses

    def words(self, record: Record, column: str) -> str:
        """The text in a cell; empty if it says nothing."""
        cell = record.cells.get(column)
        return (text(cell.words) or "") if cell else ""

    def items(self, record: Record, column: str) -> list[str]:
        """The items of a list in a cell; one of them may be a hole."""
        cell = record.cells.get(column)
        items = listed(cell.words) if cell else []
        return [HOLE if each.casefold() in amounts.OPEN else each.strip('"') for each in items]

    def times(self, record: Record) -> dict[str, Any]:
        """The times and the accuracy in a row, each a value, a hole or None."""
        takes, waits, lead = (self._value(record, each, amounts.duration) for each in ("takes", "waits", "lead"))
        if lead == HOLE:
            waits = waits or HOLE
        elif lead is not None:
            takes, waits = self._parted(record, lead, takes, waits)
        return {"takes": takes, "waits": waits, "accurate": self._value(record, "accurate", amounts.percentage)}

    def alternative(self, record: Record) -> Mapping[str, Any]:
        """What a row says of its flows: when they happen, how often, and in what words."""
        for column in ("when", "as"):
            if (cell := record.cells.get(column)) and amounts.is_open(cell):
                self._losses.append(dropped_element(f"`{cell.words}`", cell.place, "a text is not left open"))
        said = {
            "when": self.words(record, "when") or None, "share": self._value(record, "share", amounts.percentage),
            "wording": self.words(record, "as") or None,
        }  # fmt: skip
        return amounts.with_open_values({key: value for key, value in said.items() if value is not None}, ("share",))

    def _parted(self, record: Record, lead: Duration, takes: Any, waits: Any) -> tuple[Any, Any]:
        """The process time and the wait time of a row that has a lead time: what the one leaves of it is the other."""
        why = "without a process time, it is neither a wait nor a process time"
        try:
            if isinstance(takes, Duration):
                rest = _less(lead, takes)
                if not isinstance(waits, Duration) or waits == rest:
                    return takes, rest
                why = "the wait time beside it says something else, which is kept"
            elif isinstance(waits, Duration):
                return _less(lead, waits), waits
        except ValueError:
            why = "it can't be parted into wait and process time"
        cell = record.cells["lead"]
        self._losses.append(dropped_element(f"the lead time `{cell.words}`", cell.place, why))
        return takes, waits

    def _value(self, record: Record, column: str, read: Callable[[Cell, str], Any]) -> Any:
        return value(record, column, read, self._losses)


def _less(lead: Duration, takes: Duration) -> Duration:
    """A duration without a part of it. Raises ValueError for ranges, and for units that don't compare."""
    if lead.unit == takes.unit and not lead.upto and not takes.upto:
        return Duration(lead.amount - takes.amount, lead.unit)
    return Duration.from_timedelta(lead.to_timedelta() - takes.to_timedelta())
