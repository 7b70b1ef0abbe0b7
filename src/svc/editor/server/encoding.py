"""The words of a text as an editor takes them: five numbers each, which count from the word before.

The numbers are lines and characters since that word, length, type and modifiers. No word of this language goes beyond
its line. What a piece of a text begins with counts from its start, so that its numbers hold wherever it is.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from svc.editor.occurrences import Mention, Role
from svc.editor.server.legend import NAMES, TYPES
from svc.editor.token_kinds import TokenKind
from svc.editor.tokens import meaning, pieces, words_of
from svc.text.source import NEWLINE, Span
from svc.text.units import Units

_TYPES = {kind: TYPES.index(name) for kind, name in NAMES.items()}


class Encoded(NamedTuple):
    """The numbers of a part of a text, and the lines from its last word to its end."""

    data: list[int]
    rest: int


class Piece(NamedTuple):
    """The same of a piece of a text; and its names: which number is the type of each, and where it is."""

    data: list[int]
    rest: int
    names: list[tuple[int, int, int]]


def encoded(text: str, mentions: Iterable[Mention], units: Units, start: int = 0) -> Encoded:
    """The numbers of a text with its names that mean something, in a text where it begins at `start`."""
    meanings = _meanings(mentions)
    data: list[int] = []
    above, offset = 0, start
    for piece in pieces(text):
        known = _piece(piece, units)
        first = len(data)
        above = _join(data, known.data, known.rest, above)
        for number, begin, end in known.names:
            if found := meanings.get((offset + begin, offset + end)):
                data[first + number : first + number + 2] = found
        offset += len(piece)
    return Encoded(data, above)


def joined(parts: Iterable[Encoded], above: int = 0) -> Encoded:
    """The numbers of parts that follow each other, and `above`, so many lines from a last word before them."""
    data: list[int] = []
    for part in parts:
        above = _join(data, part.data, part.rest, above)
    return Encoded(data, above)


def _join(data: list[int], further: list[int], rest: int, above: int) -> int:
    """Add the numbers of a part to those of what is before it; returns the lines from the last word to its end."""
    if not further:
        return above + rest
    start = len(data)
    data += further
    data[start] += above
    return rest


@lru_cache(2_000)
def _piece(piece: str, units: Units) -> Piece:
    """A piece of a text: an edit leaves most of them as they were."""
    data: list[int] = []
    names: list[tuple[int, int, int]] = []
    ends = [newline.end() for newline in NEWLINE.finditer(piece)]
    further = iter(ends)
    next_line, line, behind = next(further, len(piece)), 0, 0
    for start, end, kind in words_of(piece):
        line_of_last = line
        while start >= next_line:
            line, behind, next_line = line + 1, next_line, next(further, len(piece))
        if kind is TokenKind.NAME:
            names.append((len(data) + 3, start, end))
        across = units.length(piece[behind:start])
        data += (line - line_of_last, across, units.length(piece[start:end]), _TYPES[kind], 0)
        behind = start
    return Piece(data, len(ends) - line, names)


def _meanings(mentions: Iterable[Mention]) -> dict[Span, tuple[int, int]]:
    """The types and the modifiers of names by where they are; each thing is looked at once for each of its roles."""
    known: dict[tuple[int, Role], tuple[int, int]] = {}
    found = {}
    for span, symbol, role in mentions:
        thing = id(symbol), role
        if thing not in known:
            kind, declares, is_shipped = meaning(symbol, role)
            known[thing] = _TYPES[kind], declares | is_shipped << 1
        found[span] = known[thing]
    return found
