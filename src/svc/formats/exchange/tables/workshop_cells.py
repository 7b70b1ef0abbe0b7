"""The cells of a workshop's table: words, lists and values. One that can't be read is reported, and leaves a hole."""

from collections.abc import Callable, Mapping
from typing import Any

from svc.formats.exchange.losses import Loss, dropped_element, unreadable_part
from svc.formats.exchange.tables import amounts
from svc.formats.exchange.tables.cells import Cell
from svc.formats.exchange.tables.records import Record
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
        return [each.strip('"') for each in listed(cell.words)] if cell else []

    def times(self, record: Record) -> dict[str, Any]:
        """The times and the accuracy in a row, each a value, a hole or None."""
        takes, waits = self._duration(record, "takes"), self._duration(record, "waits")
        accurate = self._value(record, "accurate", amounts.percentage)
        return {"takes": takes, "waits": waits or self._wait(record, takes), "accurate": accurate}

    def alternative(self, record: Record) -> Mapping[str, Any]:
        """What a row says of its flows: when they happen, how often, and in what words."""
        said = {
            "when": self.words(record, "when") or None, "share": self._value(record, "share", amounts.percentage),
            "wording": self.words(record, "as") or None,
        }  # fmt: skip
        return amounts.with_open_values({key: value for key, value in said.items() if value is not None}, ("share",))

    def _wait(self, record: Record, takes: Any) -> Any:
        """The wait time that a lead time leaves beside the process time."""
        lead = self._duration(record, "lead")
        if lead is None or lead == HOLE:
            return lead
        cell, why = record.cells["lead"], "without a process time, it is neither a wait nor a process time"
        if isinstance(takes, Duration):
            try:
                return _less(lead, takes)
            except ValueError:
                why = "it can't be parted into wait and process time"
        self._losses.append(dropped_element(f"the lead time `{cell.words}`", cell.place, why))
        return None

    def _duration(self, record: Record, column: str) -> Any:
        return self._value(record, column, amounts.duration)

    def _value(self, record: Record, column: str, read: Callable[[Cell, str], Any]) -> Any:
        cell = record.cells.get(column)
        if cell is None or amounts.says_nothing(cell):
            return None
        if amounts.is_open(cell):
            return HOLE
        try:
            return read(cell, record.units.get(column, ""))
        except ValueError as error:
            self._losses.append(unreadable_part(f"`{cell.words}`", cell.place, str(error)))
            return HOLE


def _less(lead: Duration, takes: Duration) -> Duration:
    """A duration without a part of it. Raises ValueError for ranges, and for units that don't compare."""
    if lead.unit == takes.unit and not lead.upto and not takes.upto:
        return Duration(lead.amount - takes.amount, lead.unit)
    return Duration.from_timedelta(lead.to_timedelta() - takes.to_timedelta())
