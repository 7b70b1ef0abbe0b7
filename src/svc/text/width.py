"""How many columns a text takes where every character has a cell of its own. Independent of what the text says."""

import unicodedata


def columns(text: str) -> int:
    """The columns of a text: wide characters take two, marks above others none."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
