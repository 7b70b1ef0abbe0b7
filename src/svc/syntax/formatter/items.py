"""From the pieces of a text to what is laid out: statements, and the comments between them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from svc.syntax.formatter.parts import Comments, Part, Word, kind_of, parts, plain_cells, plain_parts
from svc.syntax.formatter.table import Cells, fits
from svc.syntax.reader import Lexeme, Piece
from svc.text.source import NEWLINE

HEADINGS = frozenset(("stream", "catalogue"))


class Statement(NamedTuple):
    """A statement by its kind, in parts; the comment behind it; whether a blank line is above."""

    kind: str
    parts: tuple[Part, ...]
    comment: str
    apart: bool


class Lines(NamedTuple):
    """Plain lines of one kind, one below the other: the cells of each; whether a blank line is above the first."""

    kind: str
    rows: list[Cells]
    apart: bool


class Remark(NamedTuple):
    """A comment on a line of its own; whether a blank line is above."""

    text: str
    apart: bool


Item = Statement | Lines | Remark


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


def one_by_one(laid: Iterable[Item]) -> Iterator[Statement | Remark]:
    """The same items with each plain line as a statement, as it is where it is not read as a plain line."""
    for item in laid:
        if isinstance(item, Lines):
            for number, cells in enumerate(item.rows):
                yield Statement(item.kind, plain_parts(item.kind, cells), "", item.apart and not number)
        else:
            yield item


def _set_apart(found: list[Item]) -> None:
    """A blank line above the heading at the end, or above the comments right above it."""
    first = len(found) - 1
    while first and not found[first].apart and isinstance(found[first - 1], Remark):
        first -= 1
    found[first] = found[first]._replace(apart=True)


def _items(read: Iterable[Piece]) -> Iterator[Item]:
    apart = False
    block: Lines | None = None  # it grows as long as there is nothing between its lines
    for piece, gap in read:
        behind, below = _between(gap)
        if not isinstance(piece, list):
            kind, cells = plain_cells(piece)
            if behind or not fits(cells):
                block = None
                yield Statement(kind, plain_parts(kind, cells), behind, apart)
            elif block and not apart and block.kind == kind:
                block.rows.append(cells)
            else:
                block = Lines(kind, [cells], apart)
                yield block
            apart = False
        elif words := _words(piece):
            kind, block = kind_of(words), None
            yield Statement(kind, tuple(parts(kind, words)), behind, apart)
            apart = False
        elif behind:
            block = None
            yield Remark(behind, apart)
            apart = False
        for line in below:
            if line:
                block = None
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


_BLANK = ("",)
"""A blank line; several of them count as one."""


def _between(gap: str) -> tuple[str, Sequence[str]]:
    """What separates two statements: the comment behind the first; and a comment a line, or nothing."""
    if "#" not in gap:
        return "", _BLANK if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 else ()
    behind, *below = _lines(gap)
    return behind, below[:-1]


def _lines(text: str) -> Comments:
    """The lines of what separates two words, without spaces at their ends: comments or nothing."""
    return tuple([line.strip(" \t") for line in NEWLINE.split(text)])
