"""Small figures that several views use: words at a point, numbers in circles, codes of findings."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Literal

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.scene.shapes import Panel, Point, Text
from svc.pictures.scene.text_metrics import width, wrap
from svc.pictures.style import palette

CIRCLE = 26
"""The width of a circle with a number."""
_PILL = {Level.ERROR: (palette.ERROR, palette.ON_ERROR), Level.WARNING: (palette.WARNING, palette.ON_WARNING)}

Align = Literal["left", "centre", "right"]


def high(lines: Iterable[Text]) -> int:
    """How high lines of words are."""
    return sum(round(text.size * 1.25) for text in lines)


def wide(lines: Iterable[Text]) -> Real:
    """How wide the widest of some lines is."""
    return max((width(text.words, text.size, bold=text.bold) for text in lines), default=0)


def broken(
    words: str, size: Real, room: Real, colour: str = palette.INK, *, bold: bool = False, most: int = 0
) -> list[Text]:
    """Words in lines in one style."""
    return [Text(line, size, colour, bold) for line in wrap(words, size, room, bold=bold, most=most)]


def words_at(
    id: str,
    at: Point,
    lines: Sequence[Text],
    align: Align = "centre",
    *,
    ground: str = "",
    kind: str = "words",
    tooltip: str = "",
) -> Panel:
    """Words whose left end, middle or right end is at a point, half way down."""
    room = ceil(wide(lines)) + 4
    left = at[0] - {"left": 0, "centre": room / 2, "right": room}[align]
    tall = high(lines) + 2
    return Panel(
        id, left, at[1] - tall / 2, room, tall, lines, fill=ground, align=align, inset=2, tooltip=tooltip, kind=kind
    )


def badge(
    id: str, at: Point, number: int, *, level: Level | None = None, kind: str = "visit", tooltip: str = ""
) -> Panel:
    """A number in a circle."""
    return Panel(
        id,
        at[0] - CIRCLE / 2,
        at[1] - CIRCLE / 2,
        CIRCLE,
        CIRCLE,
        [Text(str(number), 11 if number < 100 else 9, palette.ON_INK, bold=True)],
        fill=palette.INK,
        outline=palette.CANVAS,
        weight=2,
        shape="circle",
        inset=2,
        tooltip=tooltip,
        kind=kind,
        level=level,
    )


def pill(id: str, at: Point, code: str, level: Level, tooltip: str = "") -> Panel:
    """The code of a finding, its middle at a point."""
    ground, colour = _PILL[level]
    text = Text(code, 9, colour, bold=True)
    room = ceil(wide([text])) + 8
    return Panel(id, at[0] - room / 2, at[1] - 7, room, 14, [text], fill=ground, inset=2, tooltip=tooltip, kind="code")
