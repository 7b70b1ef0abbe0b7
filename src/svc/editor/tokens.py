"""What each word of a text is, for its colour: words of the language as the parser takes them, names as they mean."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role
from svc.editor.token_kinds import TokenKind
from svc.syntax.tolerant_reader import tolerant_reader
from svc.text.source import Span


class Token(NamedTuple):
    """A word of a text: where it is, what it is, whether it declares a name, and whether a shipped catalogue does."""

    span: Span
    kind: TokenKind
    declares: bool = False
    is_shipped: bool = False


_SIGNS = ("_ARROW", "_COLON", "_COMMA")
_VALUES = {"TEXT": TokenKind.TEXT, "QUANTITY": TokenKind.QUANTITY, "ISO_TIME": TokenKind.QUANTITY}


def tokens(analysis: Analysis, occurrences: tuple[Occurrence, ...]) -> tuple[Token, ...]:
    """The words of a text in their order, with `occurrences`, which are its names that mean something."""
    text = analysis.file.source.text
    names = {each.span: each for each in occurrences}
    comments = (Token(each.span, TokenKind.COMMENT) for each in analysis.file.comments if each.span)
    return tuple(sorted([*_words(text, names), *comments]))


def _words(text: str, names: dict[Span, Occurrence]) -> Iterator[Token]:
    for start, end in tolerant_reader().extents(text):
        for kind, first, last in _of_statement(text[start:end]):
            span = start + first, start + last
            known = names.get(span) if kind is TokenKind.NAME else None
            yield _named(known) if known else Token(span, kind)


@lru_cache(10_000)
def _of_statement(statement: str) -> tuple[tuple[TokenKind, int, int], ...]:
    """What the words of a statement are by themselves, and where: an edit leaves most statements as they were."""
    words = tolerant_reader().words(statement)
    is_key = [terminal for terminal, _ in words[:2]] == ["NAME", "_COLON"]
    kinds = [TokenKind.KEY] if is_key else []
    kinds += [_kind(terminal) for terminal, _ in words[len(kinds) :]]
    return tuple((kind, *span) for kind, (_, span) in zip(kinds, words, strict=True))


def _kind(terminal: str) -> TokenKind:
    if terminal in _SIGNS:
        return TokenKind.OPERATOR
    return _VALUES.get(terminal, TokenKind.NAME if terminal in ("NAME", "HOLE") else TokenKind.KEYWORD)


_NAMED = {kind: TokenKind(kind.value) for kind in SubjectKind if kind.value in {*TokenKind}}


def _named(occurrence: Occurrence) -> Token:
    symbol = occurrence.symbol
    is_shipped = symbol.file.startswith("svc:")
    return Token(occurrence.span, _NAMED[symbol.subject.kind], occurrence.role is not Role.USE, is_shipped)
