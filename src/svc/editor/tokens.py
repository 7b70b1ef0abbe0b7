"""What each word of a text is, for its colour: words of the language as the parser takes them, names as they mean.

A text is taken apart statement by statement, as an edit leaves most of them as they were.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role, Symbol
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


_KINDS = {
    **dict.fromkeys(("_ARROW", "_COLON", "_COMMA"), TokenKind.OPERATOR),
    **dict.fromkeys(("NAME", "HOLE"), TokenKind.NAME),
    "TEXT": TokenKind.TEXT,
    **dict.fromkeys(("QUANTITY", "ISO_TIME"), TokenKind.QUANTITY),
}
"""What the terminals of the grammar are, but for the words of the language."""
_NAMED = {kind: TokenKind(kind.value) for kind in SubjectKind if kind.value in {*TokenKind}}


def tokens(analysis: Analysis, occurrences: tuple[Occurrence, ...]) -> tuple[Token, ...]:
    """The words of a text in their order, with `occurrences`, which are its names that mean something."""
    names = {each.span: Token(each.span, *meaning(each.symbol, each.role)) for each in occurrences}
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
    for lines in tolerant_reader().breaks(text):
        yield text[begin : lines.end()]
        begin = lines.end()
    if begin < len(text):
        yield text[begin:]


@lru_cache(2_000)
def words_of(piece: str) -> tuple[Word, ...]:
    """The words of a piece of a text in their order, and what each is by itself."""
    words = tolerant_reader().words(piece)
    found = [Word(*span, _KINDS.get(terminal, TokenKind.KEYWORD)) for terminal, span in words]
    if [terminal for terminal, _ in words[:2]] == ["NAME", "_COLON"]:
        found[0] = found[0]._replace(kind=TokenKind.KEY)
    if "#" not in piece:
        return tuple(found)
    comments = (match.span() for match in TEXT_OR_COMMENT.finditer(piece) if match[0][0] == "#")
    return tuple(sorted([*found, *(Word(*span, TokenKind.COMMENT) for span in comments)]))


def meaning(symbol: Symbol, role: Role) -> tuple[TokenKind, bool, bool]:
    """What a name that means something is: its kind, whether it is declared here, and whether a shipped catalogue
    declares it."""
    return _NAMED[symbol.subject.kind], role is not Role.USE, symbol.file.startswith("svc:")
