"""How wide a text is and where its lines break, in Arial: the same on every machine.

Knows characters only. Latin letters with marks count as their base letter; other alphabets are estimated
generously, and what East Asia calls wide is one em.
"""

import unicodedata
from functools import lru_cache

from svc.model.quantities import Real
from svc.text.pattern import Pattern

# fmt: off
_REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)
# fmt: on
"""Advance widths of Arial from U+0020 to U+007E, in thousandths of an em."""

_WIDE = (
    r"\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff"
)
_CLOSING = r"、。，．）」』】〉》！？：；ー"
_ATOM = Pattern(rf"(?:[{_WIDE}]|[^{_WIDE}]+)[{_CLOSING}]*")
"""What stays on one line: a run of narrow characters, or a wide one, with the marks that close it."""


BYTE = 278
"""What an engine takes a byte beyond ASCII for, in thousandths of an em: a space."""
TONES = range(0x1F3FB, 0x1F400)
"""Colours of skin, which change the emoji before them."""


def width(text: str, size: Real, *, bold: bool = False) -> Real:
    """The room that one line needs in points: that of its letters, or what an engine reckons with if it is more."""
    return _units(text, bold) * size / 1000


def natural_width(text: str, size: Real, *, bold: bool = False) -> Real:
    """The width that the letters of one line have in points."""
    return sum(_advance(character, bold) for character in text) * size / 1000


def measured(text: str) -> bool:
    """Whether the width of a text is known and not reckoned: Latin letters, with or without marks, and signs."""
    return all(unicodedata.normalize("NFD", character)[0].isascii() for character in text)


def assumed_width(text: str, size: Real, *, bold: bool = False) -> Real:
    """The width that an engine reckons with which takes each byte beyond ASCII for a space."""
    table = _BOLD if bold else _REGULAR
    return sum(table[byte - 32] if 32 <= byte < 127 else BYTE for byte in text.encode()) * size / 1000


def wrap(text: str, size: Real, room: Real, *, bold: bool = False, most: int = 0) -> list[str]:
    """The lines of a text, each within `room` points; what is beyond `most` lines becomes an ellipsis."""
    lines: list[str] = []
    line, units = "", 0
    for space, atom in _atoms(text, size, room, bold):
        gap, added = _units(space, bold), _units(atom, bold)
        if line and (units + gap + added) * size / 1000 > room:
            lines.append(line)
            if most and len(lines) > most:
                break
            line = ""
        line, units = (line + space + atom, units + gap + added) if line else (atom, added)
    lines.append(line)
    return [*lines[: most - 1], _cut(lines[most - 1], size, room, bold)] if most and len(lines) > most else lines


def balanced(text: str, size: Real, room: Real, *, bold: bool = False, most: int = 0) -> list[str]:
    """As `wrap`, with no more lines but of about the same width."""
    return list(_balanced(text, size, room, bold, most))


@lru_cache(1024)
def _balanced(text: str, size: Real, room: Real, bold: bool, most: int) -> tuple[str, ...]:
    lines = wrap(text, size, room, bold=bold, most=most)
    whole, narrow = " ".join(lines), room / 2
    for _ in range(5):
        middle = (narrow + room) / 2
        tighter = wrap(text, size, middle, bold=bold, most=most)
        if len(tighter) == len(lines) and " ".join(tighter) == whole:
            room, lines = middle, tighter
        else:
            narrow = middle
    return tuple(lines)


def _atoms(text: str, size: Real, room: Real, bold: bool) -> list[tuple[str, str]]:
    """The parts of a text that stay whole, each with the space before it; one wider than the room is cut."""
    pieces = []
    for word in text.split():
        space = " "
        for atom in (word,) if word.isascii() else _ATOM.findall(word):
            for piece in _pieces(atom, size, room, bold):
                pieces.append((space, piece))
                space = ""
    return pieces


def _pieces(atom: str, size: Real, room: Real, bold: bool) -> list[str]:
    if width(atom, size, bold=bold) <= room:
        return [atom]
    pieces, piece, reached = [], "", 0.0
    for character in atom:
        advance = _room(character, bold) * size / 1000
        if piece and _advance(character, bold) and reached + advance > room and not piece.endswith("\u200d"):
            pieces.append(piece)
            piece, reached = "", 0.0
        piece += character
        reached += advance
    return [*pieces, piece]


def _cut(line: str, size: Real, room: Real, bold: bool) -> str:
    while line and width(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


@lru_cache(4096)
def _units(text: str, bold: bool) -> int:
    """The room that a text needs, in thousandths of its size."""
    return sum(_room(character, bold) for character in text)


@lru_cache(4096)
def _room(character: str, bold: bool) -> int:
    if character.isascii():
        return _advance(character, bold)
    return max(_advance(character, bold), BYTE * len(character.encode("utf-8", "replace")))


@lru_cache(4096)
def _advance(character: str, bold: bool) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    code = ord(base)
    if 32 <= code < 127:
        return (_BOLD if bold else _REGULAR)[code - 32]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf") or code in TONES:
        return 0
    if code >= 0x1F000 or unicodedata.east_asian_width(character) in "WF":
        return 1000
    return {"…": 1000, "—": 1000, "·": 333, "–": 556, "“": 400, "”": 400, "\xa0": 278}.get(character, 620)
