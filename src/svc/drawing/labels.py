"""Labels in the table language of Graphviz: every row has its size, so that all engines agree."""

import re
from collections.abc import Iterable

from svc.diagnostics import Level
from svc.diagram import palette
from svc.diagram.cards import BAND, INSET
from svc.diagram.lettering import width
from svc.diagram.shapes import Card, Diagram, Emblem, Line, Pill, Row, Sentence, Text
from svc.escape import dot_label

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
_PLACEHOLDER = re.compile(r"(?<=\\)(?=[EGHLNT])")
"""Graphviz puts names in for a backslash and one of these letters, in tables too, unless a tag parts them."""
_PILL = {Level.ERROR: (palette.ERROR, palette.ON_ERROR), Level.WARNING: (palette.WARNING, palette.ON_WARNING)}


def card_label(card: Card) -> str:
    """The rows of a card."""
    rows = "".join(_row(row, card.width) for row in card.rows)
    return f"<{TABLE}{rows}</TABLE>>"


def emblem_label(emblem: Emblem) -> str:
    """The name of a party, a line below the other."""
    return f"<{_stacked(emblem.texts)}>"


def line_label(line: Line) -> str:
    """The words on a line, with the pills of its findings left of them."""
    pills = "".join(f"<TD>{TABLE}{''.join(f'<TR>{_pill(pill)}</TR>' for pill in line.pills)}</TABLE></TD>"
                    for _ in line.pills[:1])  # fmt: skip
    room = max(map(_width, line.texts), default=0)
    words = f'<TD WIDTH="{room + 2}">{_stacked(line.texts)}</TD>' if line.texts else ""
    attributes = f'CELLPADDING="1" BGCOLOR="{palette.CANVAS}"'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" {attributes}><TR>{pills}{words}</TR></TABLE>>'


def heading_label(diagram: Diagram) -> str:
    """The title block."""
    texts = [Text(line, 18, bold=True) for line in diagram.title]
    texts += [Text(line, 10, palette.MUTED) for line in diagram.subtitle]
    rows = "".join(f'<TR><TD ALIGN="LEFT" WIDTH="{_width(text)}">{_font(text)}</TD></TR>' for text in texts)
    gap = '<TR><TD HEIGHT="8"></TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{rows}{gap}</TABLE>>'


def footing_label(diagram: Diagram) -> str:
    """The findings in words, then what line styles and abbreviations mean."""
    rows = '<TR><TD HEIGHT="10"></TD></TR>' + "".join(map(_sentence, diagram.sentences))
    if diagram.legend:
        span = ' COLSPAN="2"' if diagram.sentences else ""
        legend = Text("   |   ".join(diagram.legend), 9, palette.MUTED)
        rows += f'<TR><TD ALIGN="LEFT" CELLPADDING="3"{span}>{_font(legend)}</TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="0">{rows}</TABLE>>'


def _row(row: Row, room: int) -> str:
    if row.cells:
        inner = "".join(
            f'<TD WIDTH="{(room - 4) // len(row.cells)}" HEIGHT="{row.height - 4}">{"".join(map(_font, cell))}</TD>'
            for cell in row.cells
        )
    elif row.left:
        right = f'<TD WIDTH="20" ALIGN="RIGHT">{_font(row.right)}</TD><TD WIDTH="6"></TD>' if row.right else ""
        rest = room - INSET - (26 if row.right else 0)
        left = f'<TD WIDTH="{rest}" HEIGHT="{row.height}" ALIGN="LEFT">{_font(row.left)}</TD>'
        inner = f'<TD WIDTH="{INSET}"></TD>{left}{right}'
    else:
        return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"></TD></TR>'
    border = f' SIDES="T" BORDER="1" COLOR="{palette.RULE}"' if row.ruled else ""
    return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"{border}>{TABLE}<TR>{inner}</TR></TABLE></TD></TR>'


def _sentence(sentence: Sentence) -> str:
    lines = "".join(f'{_font(Text(" " + line))}<BR ALIGN="LEFT"/>' for line in sentence.lines)
    pill = _pill(sentence.pill) if sentence.pill else "<TD></TD>"
    room = max(_width(Text(line)) for line in sentence.lines) + 10
    return f'<TR>{pill}<TD ALIGN="LEFT" CELLPADDING="3" WIDTH="{room}">{lines}</TD></TR>'


def _pill(pill: Pill) -> str:
    ground, text = _PILL[pill.level]
    return f'<TD BGCOLOR="{ground}" CELLPADDING="3">{_font(Text(f" {pill.code} ", 9, text, bold=True))}</TD>'


def _stacked(texts: Iterable[Text]) -> str:
    return "<BR/>".join(map(_font, texts))


def _width(text: Text) -> int:
    """The room that words take, as an engine may know too little of their alphabet."""
    return round(width(text.words, text.size, bold=text.bold))


def _font(text: Text) -> str:
    """Words of one look. Tags around nothing would be a mistake to Graphviz, and so they are left out."""
    return "".join(_tagged(part, text) for part in _PLACEHOLDER.split(text.words) if part)


def _tagged(words: str, text: Text) -> str:
    words = f"<B>{dot_label(words)}</B>" if text.bold else dot_label(words)
    return f'<FONT POINT-SIZE="{text.size:g}" COLOR="{text.colour}">{words}</FONT>'


__all__ = ["BAND", "card_label", "emblem_label", "footing_label", "heading_label", "line_label"]
