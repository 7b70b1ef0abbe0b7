"""What each word of a text is, for its colour: words of the language as the parser takes them, names as they mean.

A text is taken apart statement by statement, as an edit leaves most of them as they were.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role
from svc.editor.token_kinds import TokenKind
from svc.syntax.characters import TEXT_OR_COMMENT
from svc.syntax.tolerant_reader import tolerant_reader
from svc.text.source import Span


class Word(NamedTuple):
    """A word, a sign or a comment: where it is in its piece of a text, and what it is by itself."""

    start: int
    end: int
    kind: TokenKind


class Token(NamedTuple):
    """A word of a text: where it is, what it is, whether it declares a name, and whether a shipped catalogue does."""

    span: Span
    kind: TokenKind
    declares: bool = False
    is_shipped: bool = False


_SIGNS = ("_ARROW", "_COLON", "_COMMA")
_VALUES = {"TEXT": TokenKind.TEXT, "QUANTITY": TokenKind.QUANTITY, "ISO_TIME": TokenKind.QUANTITY}
_NAMED = {kind: TokenKind(kind.value) for kind in SubjectKind if kind.value in {*TokenKind}}


def tokens(analysis: Analysis, occurrences: tuple[Occurrence, ...]) -> tuple[Token, ...]:
    """The words of a text in their order, with `occurrences`, which are its names that mean something."""
    names = {each.span: named(each) for each in occurrences}
    found: list[Token] = []
    offset = 0
    for piece in pieces(analysis.file.source.text):
        for start, end, kind in words_of(piece):
            span = offset + start, offset + end
            known = names.get(span) if kind is TokenKind.NAME else None
            found.append(known or Token(span, kind))
        offset += len(piece)
    return tuple(found)


def pieces(text: str) -> Iterator[str]:
    """A text in pieces, joined they are the text: lines with one statement, or with none."""
    begin = 0
    for start, _ in tolerant_reader().extents(text):
        first = start - len(text[begin:start]) + len(text[begin:start].rstrip(" \t"))
        if first > begin:
            yield text[begin:first]
            begin = first
    if begin < len(text):
        yield text[begin:]


@lru_cache(2_000)
def words_of(piece: str) -> tuple[Word, ...]:
    """The words of a piece of a text in their order, and what each is by itself."""
    words = tolerant_reader().words(piece)
    is_key = [terminal for terminal, _ in words[:2]] == ["NAME", "_COLON"]
    kinds = [TokenKind.KEY] if is_key else []
    kinds += [_kind(terminal) for terminal, _ in words[len(kinds) :]]
    comments = (match.span() for match in TEXT_OR_COMMENT.finditer(piece) if match[0][0] == "#")
    found = [Word(*span, kind) for kind, (_, span) in zip(kinds, words, strict=True)]
    return tuple(sorted([*found, *(Word(*span, TokenKind.COMMENT) for span in comments)]))


def named(occurrence: Occurrence) -> Token:
    """A name that means something, as a word of its text."""
    symbol = occurrence.symbol
    is_shipped = symbol.file.startswith("svc:")
    return Token(occurrence.span, _NAMED[symbol.subject.kind], occurrence.role is not Role.USE, is_shipped)


def _kind(terminal: str) -> TokenKind:
    if terminal in _SIGNS:
        return TokenKind.OPERATOR
    return _VALUES.get(terminal, TokenKind.NAME if terminal in ("NAME", "HOLE") else TokenKind.KEYWORD)
