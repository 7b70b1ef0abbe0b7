"""Labels in the table language of Graphviz: every row has its size, so that all engines agree."""

from collections.abc import Iterable, Sequence

from svc.diagnostics.diagnostic import Level
from svc.pictures.scene.cards import BAND, INSET, cell_widths
from svc.pictures.scene.shapes import Card, Emblem, Lane, Line, Pill, Row, Scene, Sentence, Text
from svc.pictures.scene.surroundings import (
    GAP,
    LEGEND,
    PILL,
    SPACING,
    heading,
    height_of,
    high,
    in_rows,
    legend_text,
    room_for,
    wide,
)
from svc.pictures.style import palette
from svc.text.escape import dot_label
from svc.text.pattern import Pattern

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
_PLACEHOLDER = Pattern(r"(?<=\\)(?=[EGHLNT])")
"""Graphviz puts names in for a backslash and one of these letters, in tables too, unless a tag parts them."""
_PILL = {Level.ERROR: (palette.ERROR, palette.ON_ERROR), Level.WARNING: (palette.WARNING, palette.ON_WARNING)}


def card_label(card: Card) -> str:
    """The rows of a card."""
    rows = "".join(_row(row, card.width) for row in card.rows)
    return f"<{TABLE}{rows}</TABLE>>"


def emblem_label(emblem: Emblem) -> str:
    """The name of a party, a line below the other."""
    return f"<{_stacked(emblem.texts)}>"


def line_label(line: Line, ground: str = palette.CANVAS) -> str:
    """The words on a line, with the pills of its findings left of them."""
    pills = "".join(
        f"<TD>{TABLE}{''.join(f'<TR>{_pill(pill)}</TR>' for pill in line.pills)}</TABLE></TD>" for _ in line.pills[:1]
    )
    room = max(map(wide, line.texts), default=0)
    words = f'<TD WIDTH="{room + 6}">{_stacked(line.texts)}</TD>' if line.texts else ""
    attributes = f'CELLPADDING="1" BGCOLOR="{ground}"'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" {attributes}><TR>{pills}{words}</TR></TABLE>>'


def lane_label(lane: Lane) -> str:
    """The title of a lane."""
    return f"<{_stacked(Text(line, 11, lane.accent.text, bold=True) for line in lane.title)}>"


def heading_label(scene: Scene) -> str:
    """The title block."""
    rows = "".join(
        f'<TR><TD ALIGN="LEFT" WIDTH="{wide(text) + 4}" HEIGHT="{high(text)}">{font(text)}</TD></TR>'
        for text in heading(scene)
    )
    gap = f'<TR><TD HEIGHT="{GAP}"></TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{rows}{gap}</TABLE>>'


def footing_label(sentences: Sequence[Sentence], legend: Sequence[str], columns: int = 1) -> str:
    """The findings in words, side by side in columns, then what line styles and abbreviations mean."""
    width = room_for(sentences)
    rows = f'<TR><TD HEIGHT="{GAP}"></TD></TR>' + "".join(
        f"<TR>{''.join(_sentence(each, width) for each in row)}</TR>" for row in in_rows(sentences, columns)
    )
    if legend:
        span = f' COLSPAN="{2 * columns}"' if sentences else ""
        shown = legend_text(legend)
        room = f'WIDTH="{wide(shown) + 6}" HEIGHT="{LEGEND}"'
        rows += f'<TR><TD ALIGN="LEFT" CELLPADDING="3"{span} {room}>{font(shown)}</TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{SPACING}" CELLPADDING="0">{rows}</TABLE>>'


def _row(row: Row, room: int) -> str:
    if row.cells:
        inner = _cells(row, room)
    elif row.left:
        right = f'<TD WIDTH="20" ALIGN="RIGHT">{font(row.right)}</TD><TD WIDTH="6"></TD>' if row.right else ""
        rest = room - INSET - (26 if row.right else 0)
        left = f'<TD WIDTH="{rest}" HEIGHT="{row.height}" ALIGN="LEFT">{font(row.left)}</TD>'
        inner = f'<TD WIDTH="{INSET}"></TD>{left}{right}'
    else:
        return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"></TD></TR>'
    border = f' SIDES="T" BORDER="1" COLOR="{palette.RULE}"' if row.ruled else ""
    return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"{border}>{TABLE}<TR>{inner}</TR></TABLE></TD></TR>'


def _cells(row: Row, room: int) -> str:
    """Times side by side: centred where they are of one width, else from where all words of a card begin."""
    start, widths = cell_widths(row.cells, room) or (0, [room // len(row.cells)] * len(row.cells))
    before, align = (f'<TD WIDTH="{start}"></TD>', ' ALIGN="LEFT"') if start else ("", "")
    return before + "".join(
        f'<TD WIDTH="{width}" HEIGHT="{row.height - 4}"{align}>{"".join(map(font, cell))}</TD>'
        for width, cell in zip(widths, row.cells, strict=True)
    )


def _sentence(sentence: Sentence, width: int) -> str:
    lines = "".join(f'{font(Text(" " + line))}<BR ALIGN="LEFT"/>' for line in sentence.lines)
    pill = _pill(sentence.pill, PILL) if sentence.pill else "<TD></TD>"
    room = f'WIDTH="{width}" HEIGHT="{height_of(sentence)}"'
    return f'{pill}<TD ALIGN="LEFT" CELLPADDING="3" {room}>{lines}</TD>'


def _pill(pill: Pill, room: int = 0) -> str:
    ground, text = _PILL[pill.level]
    level = f"{pill.level} " if room else ""
    code = Text(f" {level}{pill.code} ", 9, text, bold=True)
    return f'<TD BGCOLOR="{ground}" CELLPADDING="3" WIDTH="{room}">{font(code)}</TD>'


def _stacked(texts: Iterable[Text]) -> str:
    return "<BR/>".join(map(font, texts))


def font(text: Text) -> str:
    """Words in one style. Tags around nothing are an error in Graphviz, so they are left out."""
    return "".join(_tagged(part, text) for part in _PLACEHOLDER.split(text.words) if part)


def _tagged(words: str, text: Text) -> str:
    words = f"<B>{dot_label(words)}</B>" if text.bold else dot_label(words)
    return f'<FONT POINT-SIZE="{text.size:g}" COLOR="{text.colour}">{words}</FONT>'


__all__ = [
    "BAND",
    "card_label",
    "emblem_label",
    "footing_label",
    "heading_label",
    "line_label",
]
