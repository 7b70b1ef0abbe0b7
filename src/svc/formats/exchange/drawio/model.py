"""The cells of a page: what each is called, how it looks, what it is in, and what it joins."""

from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.diagrams.own_data import Own
from svc.formats.exchange.drawio.html_text import text_of
from svc.formats.exchange.drawio.own_data import own_of
from svc.formats.exchange.losses import unreadable_part
from svc.formats.exchange.xml import Element
from svc.text.frozenmap import FrozenMap
from svc.text.pattern import Match, Pattern

NONE: Mapping[str, str] = FrozenMap()
_PLACEHOLDER = Pattern(r"%([^%\s]+)%")


class Cell(NamedTuple):
    """A cell. Its style is a mapping of keys to values; words without a value have an empty one."""

    id: str
    label: str
    style: Mapping[str, str]
    parent: str
    source: str
    target: str
    is_edge: bool
    is_vertex: bool
    is_hidden: bool
    own: Own | None
    attributes: Mapping[str, str]
    place: str
    data: Mapping[str, str] = NONE
    """The attributes of what wraps it, if anything does."""


def cells(model: Element, balance: Balance) -> dict[str, Cell]:
    """The cells of a page by their ids, in their order; the first of an id counts."""
    found: dict[str, Cell] = {}
    for root in model.named("root"):
        for element in root.children:
            cell = _cell(element, balance)
            if cell is not None and found.setdefault(cell.id, cell) is not cell:
                why = f"its id `{cell.id}` is that of another cell, which counts"
                balance.lose(unreadable_part(f"the cell `{words(cell.label)}`", cell.place, why), cell)
    return found


def _cell(element: Element, balance: Balance) -> Cell | None:
    """The cell that an element is, or that it wraps with attributes of its own."""
    core = element if element.name == "mxCell" else next(iter(element.named("mxCell")), None)
    if core is None:
        why = "it is neither a cell nor around one"
        balance.lose(unreadable_part(f"the element `{element.name}`", element.place, why), element)
        return None
    wrapped = element is not core
    style = _style(core.get("style"))
    shown = element.get("label") if wrapped else core.get("value")
    if wrapped and element.get("placeholders") == "1":
        shown = _PLACEHOLDER.sub(lambda match: _filled(match, element.attributes), shown)
    id = element.get("id") or core.get("id") or f"{element.place}, column 1"
    return Cell(
        id, text_of(shown) if style.get("html") == "1" else shown.strip(), style, core.get("parent"),
        core.get("source"), core.get("target"), core.get("edge") == "1", core.get("vertex") == "1",
        core.get("visible") == "0", own_of(element.attributes) if wrapped else None, element.attributes,
        f"{element.place}, cell {id}", element.attributes if wrapped else NONE,
    )  # fmt: skip


def _style(text: str) -> dict[str, str]:
    pairs = (each.strip().partition("=") for each in text.split(";"))
    return {key: value for key, _, value in pairs if key}


def _filled(match: Match, attributes: Mapping[str, str]) -> str:
    return attributes.get(match[1], match[0])
