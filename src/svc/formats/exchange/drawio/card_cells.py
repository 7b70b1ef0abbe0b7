"""The cells of a card: the card with its title, and what is drawn on it, which moves along and is not to be edited."""

from collections.abc import Iterator
from itertools import groupby

from svc.formats.exchange.drawio.html_text import text_of
from svc.formats.exchange.drawio.markup import box, element, label, style, styled
from svc.formats.exchange.drawio.own_data import part_mark
from svc.model.quantities import Real
from svc.pictures.scene.cards import INSET, OF_TITLE
from svc.pictures.scene.shapes import Card, Panel, Row, Text
from svc.pictures.style import palette

STRIPE = 5
PART = "part=1;connectable=0;editable=0;deletable=0;movable=0;resizable=0;rotatable=0;pointerEvents=0"
"""Words of the style of what belongs to another cell: draw.io selects and moves that one instead."""
_SMALL = Text("", 9, palette.MUTED)


def card_style(card: Card) -> str:
    """The style of a card, whose label is its title."""
    return style(
        "rounded=0", "whiteSpace=wrap", "html=1", "container=1", "collapsible=0", "recursiveResize=0", "expand=0",
        fillColor=card.ground, strokeColor=palette.LINE, fontColor=palette.INK, fontSize=OF_TITLE, fontStyle=1,
        align="left", verticalAlign="top", spacing=0, spacingLeft=INSET, spacingRight=INSET - 2,
        spacingTop=_above(card) - 5, dashed=1 if card.is_open else None,
    )  # fmt: skip


def parts(card: Card, number: Panel | None) -> Iterator[str]:
    """The cells on a card: a stripe of its colour, its small rows, and its number."""
    yield _part(f"{card.id}_stripe", card.id, "", style(fillColor=card.accent.band, strokeColor="none"),
                box(0, 0, STRIPE, card.height))  # fmt: skip
    for count, (top, rows) in enumerate(_blocks(card), 1):
        yield _block(f"{card.id}_details_{count}", card, top, rows)
    if number is not None:
        (text,) = number.lines
        look = style(
            "ellipse", "html=1", fillColor=card.accent.band, strokeColor=palette.LINE, fontColor=text.colour,
            fontSize=text.size, fontStyle=1, spacing=0,
        )  # fmt: skip
        place = box(card.width - number.width / 2, -number.height / 2, number.width, number.height)
        yield _part(f"{card.id}_number", card.id, styled(text, text), look, place)


def _above(card: Card) -> Real:
    """How far below the top of a card its title begins."""
    heights = 0
    for row in card.rows:
        if is_title(row):
            break
        heights += row.height
    return heights


def is_title(row: Row) -> bool:
    return row.left is not None and row.left.size == OF_TITLE


def _blocks(card: Card) -> Iterator[tuple[Real, list[Row]]]:
    """The rows below the title that hold words, those of one kind together, each with how far down it begins."""
    top = 0
    placed: list[tuple[int, Row]] = []
    for row in card.rows:
        placed.append((top, row))
        top += row.height
    shown = [(top, row) for top, row in placed if (row.left or row.cells) and not is_title(row)]
    for _, alike in groupby(shown, lambda each: each[1].cells and each[0]):
        block = list(alike)
        yield block[0][0], [row for _, row in block]


def _block(id: str, card: Card, top: Real, rows: list[Row]) -> str:
    """A cell for rows: lines of words, or amounts side by side below a hairline."""
    height = sum(row.height for row in rows)
    if rows[0].cells:
        words = "&nbsp;&nbsp; ".join("".join(styled(text, _SMALL) for text in cell) for cell in rows[0].cells)
        border = style("shape=partialRectangle", "top=1", "bottom=0", "left=0", "right=0", strokeColor=palette.RULE)
        look, place = border if rows[0].ruled else style("text"), box(STRIPE, top, card.width - STRIPE - 1, height)
        align = "center"
    else:
        words = label((row.left for row in rows if row.left), _SMALL)
        look, place, align = style("text"), box(INSET, top, card.width - INSET, height), "left"
    look += style(
        "html=1", fillColor="none", fontSize=9, fontColor=palette.MUTED, align=align, verticalAlign="middle", spacing=0
    )
    return _part(id, card.id, words, look, place)


def _part(id: str, parent: str, value: str, look: str, place: str) -> str:
    own = style(PART, svcPart=part_mark(text_of(value)))
    attributes = {"id": id, "value": value, "style": f"{look}{own}", "vertex": "1", "parent": parent}
    return element("mxCell", attributes, place)
