"""Semantic tokens: what each word of a text is, as an editor colours it."""

from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types as lsp

from svc.checker.incremental import Chapter
from svc.editor.occurrences import occurrences
from svc.editor.server.documents import Text
from svc.editor.server.legend import NAMES, TYPES
from svc.editor.server.session import Session
from svc.editor.tokens import Token, tokens

BLOCK = 512
"""Numbers that are compared at once."""
_TYPES = {kind: TYPES.index(name) for kind, name in NAMES.items()}


def full(session: Session, uri: str) -> lsp.SemanticTokens:
    """The colours of a whole text; the next request may ask what of them has changed."""
    data = _data(session, uri)
    return lsp.SemanticTokens(data, result_id=session.remember(uri, data))


def within(session: Session, uri: str, range: lsp.Range) -> lsp.SemanticTokens:
    """The colours of a part of a text."""
    text = session.text(uri)
    start, end = text.offset(range.start), text.offset(range.end)
    return lsp.SemanticTokens(_encoded(text, [each for each in _tokens(session, uri) if _overlaps(each, start, end)]))


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
    """How many numbers two lists begin with alike: most do for long, so block by block."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start : start + BLOCK] == other[start : start + BLOCK]:
        start += BLOCK
    pairs = zip(one[start : start + BLOCK], other[start : start + BLOCK], strict=False)
    return min(next((start + at for at, (a, b) in enumerate(pairs) if a != b), shorter), shorter)


def _tokens(session: Session, uri: str) -> tuple[Token, ...]:
    return tokens(session.analysis(uri), session.occurrences(uri))


class Coloured(NamedTuple):
    """The colours of a chapter, as those of a text of its own, and the lines from its last word to its end."""

    chapter: Chapter
    data: list[int]
    rest: int


def _data(session: Session, uri: str) -> list[int]:
    """The colours of a text: of a chapter that was there before they are kept, as each counts from the one before."""
    chapters = session.chapters(uri)
    if not chapters:
        return _encoded(session.text(uri), _tokens(session, uri))
    known = session.coloured.get(uri, {})
    parts = {id(each): known.get(id(each)) or _coloured(session, each) for each in chapters}
    session.coloured[uri] = parts
    data: list[int] = []
    above = 0
    for each in chapters:
        _, numbers, rest = parts[id(each)]
        start = len(data)
        data += numbers
        if numbers:
            data[start] += above
        above = rest if numbers else above + rest
    return data


def _coloured(session: Session, chapter: Chapter) -> Coloured:
    analysis = chapter.analysis
    text = session.as_text(analysis.file.source.text)
    data = _encoded(text, tokens(analysis, occurrences(analysis)))
    return Coloured(chapter, data, chapter.shift.lines - sum(data[::5]))


def _encoded(text: Text, tokens: Sequence[Token]) -> list[int]:
    """Tokens as five numbers each: the lines and characters since the last one, length, type and modifiers. No token
    of this language goes beyond its line."""
    data: list[int] = []
    before = behind = 0
    for (line, character, length), each in zip(text.placed(each.span for each in tokens), tokens, strict=True):
        if length:
            across = character - behind if line == before else character
            data += (line - before, across, length, _TYPES[each.kind], each.declares | each.is_shipped << 1)
            before, behind = line, character
    return data


def _overlaps(token: Token, start: int, end: int) -> bool:
    return token.span[0] < end and token.span[1] > start
