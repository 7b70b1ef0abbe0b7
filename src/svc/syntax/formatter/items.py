"""From lexemes to what is laid out: statements, and the comments between them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svc.syntax.formatter.parts import Comments, Part, Word, kind_of, parts
from svc.syntax.reader import Lexeme
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


def items(read: Iterable[Lexeme]) -> list[Item]:
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


def _items(read: Iterable[Lexeme]) -> Iterator[Item]:
    words: list[Word] = []
    before: Comments = ()
    apart = False
    for kind, text in read:
        if kind == "_SPACE":
            continue
        if kind == "_CONTINUED":
            before = _lines(text)[:-1] if "#" in text else ()
        elif kind != "_END":
            words.append((kind, text, before))
            before = ()
        else:
            behind, *below = _lines(text)
            if words:
                yield _statement(words, behind, apart)
                words, apart = [], False
            elif behind:
                yield Remark(behind, apart)
                apart = False
            for line in below[:-1]:
                if line:
                    yield Remark(line, apart)
                apart = not line
    if words:
        yield _statement(words, "", apart)


def _lines(text: str) -> Comments:
    """The lines of what separates two words, without spaces at their ends: comments or nothing."""
    return tuple([line.strip(" \t") for line in NEWLINE.split(text)])


def _statement(words: list[Word], comment: str, apart: bool) -> Statement:
    kind = kind_of(words)
    return Statement(kind, tuple(parts(kind, words)), comment, apart)
