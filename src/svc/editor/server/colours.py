"""Semantic tokens: what each word of a text is, as an editor colours it."""

from typing import NamedTuple

from lsprotocol import types as lsp

from svc.checker.chapter import Chapter
from svc.editor.occurrences import mentions
from svc.editor.server.documents import pair
from svc.editor.server.encoding import Encoded, encoded, joined
from svc.editor.server.session import Session

Parts = tuple[Encoded, ...]
"""The colours of a text, chapter by chapter."""
BLOCK = 512
"""Numbers that are compared at once."""


def full(session: Session, uri: str) -> lsp.SemanticTokens:
    """The colours of a whole text; the next request may ask what of them has changed."""
    return _whole(session, uri, _parts(session, uri))


def within(session: Session, uri: str, range: lsp.Range) -> lsp.SemanticTokens:
    """The colours of a part of a text."""
    found: list[int] = []
    line = character = before = behind = 0
    data = iter(_data(session, uri, _parts(session, uri)))
    for down, across, *what in zip(data, data, data, data, data, strict=True):
        line, character = line + down, across if down else character + across
        if pair(range.start) < (line, character + what[0]) and (line, character) < pair(range.end):
            found += (line - before, character - behind if line == before else character, *what)
            before, behind = line, character
    return lsp.SemanticTokens(found)


def delta(session: Session, uri: str, previous: str) -> lsp.SemanticTokens | lsp.SemanticTokensDelta:
    """What has changed since an earlier answer: one run of numbers; all of them if that answer is not known."""
    before, parts = session.remembered(uri, previous), _parts(session, uri)
    if before is None or session.text(uri).mark:
        return _whole(session, uri, parts)
    return lsp.SemanticTokensDelta(_changes(before, parts), result_id=session.remember(uri, parts))


def _changes(before: Parts, parts: Parts) -> list[lsp.SemanticTokensEdit]:
    """One edit that makes the numbers of some parts those of others; none if they are the same."""
    first = _same(before, parts)
    last = min(_same(before[::-1], parts[::-1]), len(before) - first, len(parts) - first)
    last = max(last - 1, 0)  # the first word of what follows may be on another line than before
    above = joined(parts[:first])
    old, new = (joined(each[first : len(each) - last], above.rest).data for each in (before, parts))
    start = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    if start == len(old) == len(new):
        return []
    return [lsp.SemanticTokensEdit(len(above.data) + start, len(old) - start - end, new[start : len(new) - end])]


def _same(before: Parts, parts: Parts) -> int:
    """How many parts two texts begin with that are the very same."""
    pairs = enumerate(zip(before, parts, strict=False))
    return next((at for at, (a, b) in pairs if a is not b), min(len(before), len(parts)))


def _whole(session: Session, uri: str, parts: Parts) -> lsp.SemanticTokens:
    return lsp.SemanticTokens(_data(session, uri, parts), result_id=session.remember(uri, parts))


def _alike(one: list[int], other: list[int]) -> int:
    """How many numbers two lists begin with alike: most do for long, so block by block."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start : start + BLOCK] == other[start : start + BLOCK]:
        start += BLOCK
    pairs = zip(one[start : start + BLOCK], other[start : start + BLOCK], strict=False)
    return min(next((start + at for at, (a, b) in enumerate(pairs) if a != b), shorter), shorter)


def _data(session: Session, uri: str, parts: Parts) -> list[int]:
    """The colours of a text from those of its parts."""
    data = joined(parts).data
    if data and not data[0]:
        data[1] += session.text(uri).mark
    return data


class Coloured(NamedTuple):
    """A chapter and its colours, as those of a text of its own."""

    chapter: Chapter
    colours: Encoded


def _parts(session: Session, uri: str) -> Parts:
    """The colours of a text: of a chapter that was there before they are kept, as each counts from the one before."""
    chapters = session.chapters(uri)
    if not chapters:
        analysis = session.analysis(uri)
        return (encoded(analysis.file.source.text, mentions(analysis), session.units),)
    known = session.coloured.get(uri, {})
    coloured = {id(each): known.get(id(each)) or _coloured(session, each) for each in chapters}
    session.coloured[uri] = coloured
    return tuple([coloured[id(each)].colours for each in chapters])


def _coloured(session: Session, chapter: Chapter) -> Coloured:
    names = mentions(chapter.analysis, chapter.start)
    return Coloured(chapter, encoded(chapter.text, names, session.units, chapter.start))
