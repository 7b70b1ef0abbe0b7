"""The words in cells: texts, names and lists of them, and how a text is written so that it is read back."""

import re

from svc.formats.exchange.tables.amounts import NOTHING, OPEN
from svc.model import HOLE
from svc.model.writable import as_reference
from svc.syntax.writing import called, quoted
from svc.text.escape import FORMULA, JOINERS
from svc.text.pattern import Pattern

_QUOTED = Pattern(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_ESCAPE = Pattern(r'\\(["\\n])')
_ITEM = Pattern(r'\s*("(?:[^"\\]|\\.)*+"|[^,;\n"]+)\s*')
_PART = Pattern(r'(?:"(?:[^"\\]|\\.)*+"|[^,;\n])+')
_NEUTRAL = Pattern(rf"(^|(?<=;))'(?=[\s\"'{JOINERS}]*[{FORMULA}])")
_UNSEEN = Pattern(r"\\(\\|t|n|r|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_LETTERS = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def text(words: str) -> str | None:
    """The text that a cell holds; None if it says that nothing is known. One in quotes is as in the language."""
    if _QUOTED.fullmatch(words):
        return _unquoted(words)
    return None if words.casefold() in (*NOTHING, *OPEN) else words


def written(value: str | None) -> str:
    """A text as a cell: as it is, or in quotes where it would not be read back as it is."""
    return "" if value is None else value if text(value.strip()) == value else quoted(value)


def listed(words: str) -> list[str]:
    """The items of a cell, separated by commas, semicolons or line breaks; one in quotes keeps them.

    `?` is a hole, and so is a sign that says nothing.
    """
    if words.isidentifier():
        return [words]
    parts = [part.strip() for part in _PART.findall(words)]
    found = [(_ITEM.fullmatch(part), part) for part in parts if part]
    items = (match[1].strip() if match else part for match, part in found)
    return [HOLE if item.casefold() in NOTHING else item for item in items if item]


def names(values: tuple[str, ...]) -> str:
    """Names, titles and holes as a cell."""
    return ", ".join(map(called, values))


def reference(item: str) -> str:
    """A name, a title or a hole that a cell of ours holds. Raises ValueError for anything else."""
    if _QUOTED.fullmatch(item):
        return as_reference(f'"{_unquoted(item)}"')
    return HOLE if item == HOLE else as_reference(item)


def restored(cell: str) -> str:
    """What was written into a cell before it was neutralised: the inverse of `escape.csv`."""
    plain = _NEUTRAL.sub("", cell) if "'" in cell else cell
    return _UNSEEN.sub(_seen, plain) if "\\" in plain else plain


def _seen(match: re.Match[str]) -> str:
    found = match[1]
    return _LETTERS.get(found) or chr(int(found[1:], 16))


def _unquoted(words: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], words[1:-1])
