"""From the pieces of a text to what is laid out: statements, and the comments between them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svc.syntax.formatter.parts import Comments, Part, Word, kind_of, parts, plain_parts
from svc.syntax.reader import Lexeme, Piece
from svc.text.source import NEWLINE

HEADINGS = frozenset(("stream", "catalogue"))


class Statement(NamedTuple):
    """A statement by its kind, in parts; the comment behind it; whether a blank line is above."""

    kind: str
    parts: tuple[Part, ...]
    comment: str
    apart: bool


class Remark(NamedTuple):
    """A comment on a line of its own; whether a blank line is above."""

    text: str
    apart: bool


Item = Statement | Remark


def items(read: Iterable[Piece]) -> list[Item]:
    """The statements of a text and the comments between them, with blank lines where the layout has them."""
    found: list[Item] = []
    for item in _items(read):
        found.append(item)
        if isinstance(item, Statement) and item.kind in HEADINGS:
            _set_apart(found)
    if found:
        found[0] = found[0]._replace(apart=False)
    return found


def _set_apart(found: list[Item]) -> None:
    """A blank line above the heading at the end, or above the comments right above it."""
    first = len(found) - 1
    while first and not found[first].apart and isinstance(found[first - 1], Remark):
        first -= 1
    found[first] = found[first]._replace(apart=True)


def _items(read: Iterable[Piece]) -> Iterator[Item]:
    apart = False
    for piece, gap in read:
        behind, *below = _lines(gap) if "#" in gap else _EMPTY[: _newlines(gap) + 1]
        if not isinstance(piece, list):
            yield Statement(*plain_parts(piece), behind, apart)
            apart = False
        elif words := _words(piece):
            kind = kind_of(words)
            yield Statement(kind, tuple(parts(kind, words)), behind, apart)
            apart = False
        elif behind:
            yield Remark(behind, apart)
            apart = False
        for line in below[:-1]:
            if line:
                yield Remark(line, apart)
            apart = not line


def _words(lexemes: Iterable[Lexeme]) -> list[Word]:
    """The words of a statement, each with the comments before it."""
    words: list[Word] = []
    before: Comments = ()
    for kind, text in lexemes:
        if kind == "_CONTINUED":
            before = _lines(text)[:-1] if "#" in text else ()
        elif kind != "_SPACE":
            words.append((kind, text, before))
            before = ()
    return words


_EMPTY = ("", "", "")
"""The lines of what separates two statements, if none has a comment: of several newlines only two count."""


def _newlines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _lines(text: str) -> Comments:
    """The lines of what separates two words, without spaces at their ends: comments or nothing."""
    return tuple([line.strip(" \t") for line in NEWLINE.split(text)])
