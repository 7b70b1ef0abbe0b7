"""A connector: what stands for a step of another page where a line leads there or comes from there."""

from functools import partial

from svc.pictures.scene.shapes import Card, Emblem, Text
from svc.pictures.scene.small_print import PRINT
from svc.pictures.scene.text_metrics import balanced, width
from svc.pictures.style.palette import OF_CONNECTORS

WIDE = 132
INSET = 10
SIZE = 10


def connector(step: Card, page: int, id: str, *, leads_on: bool, room: int = WIDE) -> Emblem:
    """A connector to a step, or from it, with the page that the step is on."""
    number = step.rows[0].right
    title = " ".join(row.left.words for row in step.rows[1:] if row.left and row.left.bold and row.left.size > SIZE)
    name = f"{number.words} {title}" if number else title
    where = f"{'continued on' if leads_on else 'from'} {page}"
    lines = balanced(name, SIZE, min(room, WIDE) - 2 * INSET, bold=True, most=3)
    texts = [
        Text(where.upper(), PRINT, OF_CONNECTORS.text, bold=True),
        *(Text(line, SIZE, OF_CONNECTORS.text, bold=True) for line in lines),
    ]
    widest = max(width(text.words, text.size, bold=True) for text in texts)
    return Emblem(
        id,
        round(widest) + 2 * INSET,
        22 + 13 * len(lines),
        "box",
        texts,
        f"{where}: {name}",
        kind="connector",
        accent=OF_CONNECTORS,
        in_width=partial(_in_width, step, page, id, leads_on),
    )


def _in_width(step: Card, page: int, id: str, leads_on: bool, *, width: int) -> Emblem:
    return connector(step, page, id, leads_on=leads_on, room=width)
