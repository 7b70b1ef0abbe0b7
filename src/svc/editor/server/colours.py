"""Semantic tokens: what each word of a text is, as an editor colours it."""

from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp

from svc.editor.server.documents import Text
from svc.editor.server.legend import NAMES, TYPES
from svc.editor.server.session import Session
from svc.editor.tokens import Token, tokens


def full(session: Session, uri: str) -> lsp.SemanticTokens:
    """The colours of a whole text; the next request may ask what of them has changed."""
    data = _data(session, uri)
    return lsp.SemanticTokens(data, result_id=session.remember(uri, data))


def within(session: Session, uri: str, range: lsp.Range) -> lsp.SemanticTokens:
    """The colours of a part of a text."""
    text = session.text(uri)
    start, end = text.offset(range.start), text.offset(range.end)
    return lsp.SemanticTokens(_encoded(text, (each for each in _tokens(session, uri) if _overlaps(each, start, end))))


def delta(session: Session, uri: str, previous: str) -> lsp.SemanticTokens | lsp.SemanticTokensDelta:
    """What has changed since an earlier answer: one run of numbers; all of them if that answer is not known."""
    before, data = session.remembered(uri, previous), _data(session, uri)
    name = session.remember(uri, data)
    if before is None:
        return lsp.SemanticTokens(data, result_id=name)
    start = _alike(before, data)
    rest = min(len(before), len(data)) - start
    end = min(_alike(before[::-1], data[::-1]), rest)
    if start == len(before) == len(data):
        return lsp.SemanticTokensDelta([], result_id=name)
    edit = lsp.SemanticTokensEdit(start, len(before) - start - end, data[start : len(data) - end])
    return lsp.SemanticTokensDelta([edit], result_id=name)


def _alike(one: list[int], other: list[int]) -> int:
    """How many numbers two lists begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _tokens(session: Session, uri: str) -> tuple[Token, ...]:
    return tokens(session.analysis(uri), session.occurrences(uri))


def _data(session: Session, uri: str) -> list[int]:
    return _encoded(session.text(uri), _tokens(session, uri))


def _encoded(text: Text, tokens: Iterable[Token]) -> list[int]:
    """Tokens as five numbers each: the lines and characters since the last one, length, type and modifiers."""
    data: list[int] = []
    line = character = 0
    for each in tokens:
        for start, length in _pieces(text, each):
            down = start[0] - line
            across = start[1] - (0 if down else character)
            data += [down, across, length, TYPES.index(NAMES[each.kind]), _modifiers(each)]
            line, character = start
    return data


def _pieces(text: Text, token: Token) -> Iterator[tuple[tuple[int, int], int]]:
    """Where a token starts and how long it is: no token of this language goes beyond its line."""
    start, end = text.points(token.span)
    if start.line == end.line and end.character > start.character:
        yield (start.line, start.character), end.character - start.character


def _modifiers(token: Token) -> int:
    return token.declares | token.is_shipped << 1


def _overlaps(token: Token, start: int, end: int) -> bool:
    return token.span[0] < end and token.span[1] > start
