"""Labels in the table language of Graphviz: every row has its size, so that all engines agree."""

from collections.abc import Iterable
from math import ceil

from svc.diagnostics.diagnostic import Level
from svc.pictures.scene.cards import BAND, INSET
from svc.pictures.scene.shapes import Card, Emblem, Lane, Line, Pill, Row, Scene, Sentence, Text
from svc.pictures.scene.text_metrics import width
from svc.pictures.style import palette
from svc.text.escape import dot_label
from svc.text.pattern import Pattern

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
GAP = 8
"""Below the title, and above the findings."""
SPACING = 4
LEGEND = 18
PILL = 94
"""The width of a level and a code before its sentence."""
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
    room = max(map(_width, line.texts), default=0)
    words = f'<TD WIDTH="{room + 6}">{_stacked(line.texts)}</TD>' if line.texts else ""
    attributes = f'CELLPADDING="1" BGCOLOR="{ground}"'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" {attributes}><TR>{pills}{words}</TR></TABLE>>'


def lane_label(lane: Lane) -> str:
    """The title of a lane."""
    return f"<{_stacked(Text(line, 11, lane.accent.text, bold=True) for line in lane.title)}>"


def heading_label(scene: Scene) -> str:
    """The title block."""
    rows = "".join(
        f'<TR><TD ALIGN="LEFT" WIDTH="{_width(text) + 4}" HEIGHT="{_height(text)}">{font(text)}</TD></TR>'
        for text in _heading(scene)
    )
    gap = f'<TR><TD HEIGHT="{GAP}"></TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">{rows}{gap}</TABLE>>'


def heading_size(scene: Scene) -> tuple[int, int]:
    """How wide and high the title block is."""
    texts = _heading(scene)
    return max(map(_width, texts), default=0) + 4, sum(map(_height, texts)) + GAP


def footing_label(scene: Scene) -> str:
    """The findings in words, then what line styles and abbreviations mean."""
    rows = f'<TR><TD HEIGHT="{GAP}"></TD></TR>' + "".join(map(_sentence, scene.sentences))
    if scene.legend:
        span = ' COLSPAN="2"' if scene.sentences else ""
        legend = _legend(scene)
        room = f'WIDTH="{_width(legend) + 6}" HEIGHT="{LEGEND}"'
        rows += f'<TR><TD ALIGN="LEFT" CELLPADDING="3"{span} {room}>{font(legend)}</TD></TR>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{SPACING}" CELLPADDING="0">{rows}</TABLE>>'


def footing_size(scene: Scene) -> tuple[int, int]:
    """How wide and high the findings and the legend are."""
    wide = [_room(sentence) + PILL + 3 * SPACING for sentence in scene.sentences]
    high = [GAP, *(_high(sentence) for sentence in scene.sentences)]
    if scene.legend:
        wide.append(_width(_legend(scene)) + 6 + 2 * SPACING)
        high.append(LEGEND)
    return max(wide, default=0), sum(high) + SPACING * (len(high) + 1)


def _row(row: Row, room: int) -> str:
    if row.cells:
        inner = "".join(
            f'<TD WIDTH="{(room - 4) // len(row.cells)}" HEIGHT="{row.height - 4}">{"".join(map(font, cell))}</TD>'
            for cell in row.cells
        )
    elif row.left:
        right = f'<TD WIDTH="20" ALIGN="RIGHT">{font(row.right)}</TD><TD WIDTH="6"></TD>' if row.right else ""
        rest = room - INSET - (26 if row.right else 0)
        left = f'<TD WIDTH="{rest}" HEIGHT="{row.height}" ALIGN="LEFT">{font(row.left)}</TD>'
        inner = f'<TD WIDTH="{INSET}"></TD>{left}{right}'
    else:
        return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"></TD></TR>'
    border = f' SIDES="T" BORDER="1" COLOR="{palette.RULE}"' if row.ruled else ""
    return f'<TR><TD WIDTH="{room}" HEIGHT="{row.height}"{border}>{TABLE}<TR>{inner}</TR></TABLE></TD></TR>'


def _heading(scene: Scene) -> list[Text]:
    texts = [Text(line, 18, bold=True) for line in scene.title]
    return texts + [Text(line, 10, palette.MUTED) for line in scene.subtitle]


def _legend(scene: Scene) -> Text:
    return Text("   |   ".join(scene.legend), 9, palette.MUTED)


def _sentence(sentence: Sentence) -> str:
    lines = "".join(f'{font(Text(" " + line))}<BR ALIGN="LEFT"/>' for line in sentence.lines)
    pill = _pill(sentence.pill, PILL) if sentence.pill else "<TD></TD>"
    room = f'WIDTH="{_room(sentence)}" HEIGHT="{_high(sentence)}"'
    return f'<TR>{pill}<TD ALIGN="LEFT" CELLPADDING="3" {room}>{lines}</TD></TR>'


def _room(sentence: Sentence) -> int:
    return max(_width(Text(line)) for line in sentence.lines) + 10


def _high(sentence: Sentence) -> int:
    return 13 * len(sentence.lines) + 6


def _pill(pill: Pill, room: int = 0) -> str:
    ground, text = _PILL[pill.level]
    level = f"{pill.level} " if room else ""
    code = Text(f" {level}{pill.code} ", 9, text, bold=True)
    return f'<TD BGCOLOR="{ground}" CELLPADDING="3" WIDTH="{room}">{font(code)}</TD>'


def _stacked(texts: Iterable[Text]) -> str:
    return "<BR/>".join(map(font, texts))


def _width(text: Text) -> int:
    """The room that words take, as an engine may know too little of their alphabet."""
    return round(width(text.words, text.size, bold=text.bold))


def _height(text: Text) -> int:
    return ceil(text.size * 1.2) + 2


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
    "footing_size",
    "heading_label",
    "heading_size",
    "line_label",
]
