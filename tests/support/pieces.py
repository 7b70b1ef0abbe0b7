"""A text in pieces that know where they came from, to change a text and still know each place in it.

Knows the words of the language by their roles, as the parser reads them, and nothing of what is changed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from svc.syntax.parser import lexemes
from svc.syntax.reader import Failure, Reader
from svc.syntax.tables import tables
from svc.syntax.tokens import Token
from svc.text.source import Span


class Piece(NamedTuple):
    """A piece of a text: its terminal, the rule of the grammar that it stands in, and where it came from."""

    kind: str
    text: str
    role: str = ""
    origin: Span | None = None


class Pieces(tuple[Piece, ...]):
    """A text, piece by piece."""

    @classmethod
    def read(cls, text: str) -> "Pieces":
        """The pieces of a text, each its own origin. What makes no sense has no roles."""
        roles = {place: role for statement in _READER.statements(text) for place, role in _roles(statement, "")}
        found, start = [], 0
        for kind, word in lexemes(text):
            for part in _COMMENT.split(word) if kind in ("_END", "_CONTINUED") else (word,):
                type, role = roles.get(start, ("_COMMENT" if part.startswith("#") else kind, ""))
                found.append(Piece(type, part, role, (start, start + len(part))))
                start += len(part)
        return cls(found)

    def __str__(self) -> str:
        return "".join(piece.text for piece in self)

    def changed(self, change: Callable[[Piece], Iterable[Piece]]) -> "Pieces":
        """The text with other pieces for some."""
        return Pieces(new for piece in self for new in change(piece))

    def statements(self) -> "list[Pieces]":
        """The statements with the ends of their lines; what stands before the first of them is part of it."""
        found, last = [], 0
        for number, piece in enumerate(self, 1):
            if piece.kind == "_END" and any(each.kind[:1] != "_" for each in self[last:number]):
                found.append(Pieces(self[last:number]))
                last = number
        return found + ([Pieces(self[last:])] if self[last:] else [])

    def homes(self) -> Callable[[Span], Span | None]:
        """Tells where a stretch of this text stands in the one that it was made from; None where it is new."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        position = 0
        for piece in self:
            length = len(piece.text)
            if piece.origin is not None:
                start, end = piece.origin
                starts[position], ends[position + length] = start, end
                if length == end - start:
                    for number in range(1, length):
                        starts[position + number] = ends[position + number] = start + number
            position += length
        return lambda span: (starts[span[0]], ends[span[1]]) if span[0] in starts and span[1] in ends else None


_COMMENT = re.compile(r"(#[^\r\n]*)")


class _Rules:
    """A rule of the grammar becomes its name and its parts."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda children: (name, children)


_READER = Reader(tables(), _Rules())


def _roles(part: Any, rule: str) -> Iterator[tuple[int, tuple[str, str]]]:
    if isinstance(part, Token):
        yield part.start_pos, (part.type, rule)
    elif isinstance(part, tuple) and not isinstance(part, Failure):
        name, children = part[0].removesuffix("_or_holes"), part[1]
        for child in children:
            inner = "artefacts" if name == "flow" and isinstance(child, list) else name  # read as one phrase
            yield from _roles(child, rule if name in ("names", "things", "text", "title") and rule else inner)
    elif isinstance(part, list):
        for child in part:
            yield from _roles(child, rule)
