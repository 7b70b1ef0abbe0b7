"""The words of a text as an editor takes them: five numbers each, which count from the word before.

The numbers are lines and characters since that word, length, type and modifiers. No word of this language goes beyond
its line. What a piece of a text begins with counts from its start, so that its numbers hold wherever it is.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from svc.editor.occurrences import Occurrence
from svc.editor.server.legend import NAMES, TYPES
from svc.editor.token_kinds import TokenKind
from svc.editor.tokens import named, pieces, words_of
from svc.text.source import Span
from svc.text.units import LineIndex, Units

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


def encoded(text: str, occurrences: Iterable[Occurrence], units: Units) -> Encoded:
    """The numbers of a text with its names that mean something."""
    return joined(_pieces(text, units, _meanings(occurrences)))


def joined(parts: Iterable[Encoded | Piece], above: int = 0) -> Encoded:
    """The numbers of parts that follow each other, and `above`, so many lines from a last word before them."""
    data: list[int] = []
    for part in parts:
        if part.data:
            start = len(data)
            data += part.data
            data[start] += above
            above = 0
        above += part.rest
    return Encoded(data, above)


def _pieces(text: str, units: Units, meanings: dict[Span, tuple[int, int]]) -> Iterator[Encoded | Piece]:
    offset = 0
    for piece in pieces(text):
        known = _piece(piece, units)
        if known.names:
            data = known.data[:]
            for number, start, end in known.names:
                if meant := meanings.get((offset + start, offset + end)):
                    data[number : number + 2] = meant
            yield Encoded(data, known.rest)
        else:
            yield known
        offset += len(piece)


@lru_cache(2_000)
def _piece(piece: str, units: Units) -> Piece:
    """A piece of a text: an edit leaves most of them as they were."""
    index = LineIndex(piece, units)
    data: list[int] = []
    names: list[tuple[int, int, int]] = []
    before = behind = 0
    for start, end, kind in words_of(piece):
        line, character = index.point(start)
        if kind is TokenKind.NAME:
            names.append((len(data) + 3, start, end))
        across = character - behind if line == before else character
        data += (line - before, across, units.length(piece[start:end]), _TYPES[kind], 0)
        before, behind = line, character
    return Piece(data, index.point(len(piece)).line - before, names)


def _meanings(occurrences: Iterable[Occurrence]) -> dict[Span, tuple[int, int]]:
    """The types and the modifiers of names by where they are; each thing is looked at once for each of its roles."""
    known: dict[tuple[int, str], tuple[int, int]] = {}
    found = {}
    for each in occurrences:
        thing = id(each.symbol), each.role
        if thing not in known:
            _, kind, declares, is_shipped = named(each)
            known[thing] = _TYPES[kind], declares | is_shipped << 1
        found[each.span] = known[thing]
    return found
