"""Reports what is left of a draw.io page: cells that are not reported yet, and data that users added to shapes."""

from collections.abc import Iterable

from svc.formats.exchange.balance import Balance, quoted
from svc.formats.exchange.diagrams.foreign import called
from svc.formats.exchange.drawio.model import Cell
from svc.formats.exchange.drawio.own_data import PREFIX
from svc.formats.exchange.losses import dropped_element

_USUAL = ("id", "label", "placeholders")
"""The attributes of shapes that draw.io itself writes."""


def report_rest(cells: Iterable[Cell], balance: Balance) -> None:
    """Report the cells that are not settled yet, and the data of all cells."""
    data: dict[str, list[Cell]] = {}
    for cell in cells:
        if balance.is_open(cell):
            balance.lose(dropped_element(called("cell", cell.label), cell.place, "nothing stands for it"), cell)
        for name, value in cell.data.items():
            if value and name not in _USUAL and not name.startswith(PREFIX):
                data.setdefault(name, []).append(cell)
    for name, found in data.items():
        values = quoted(cell.data[name] for cell in found)
        why = f"a stream has no place for what users add to shapes; shapes that have it: {len(found)}"
        balance.lose(dropped_element(f"the data `{name}` ({values})", found[0].place, why))
