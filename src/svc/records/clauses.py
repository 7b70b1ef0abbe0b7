"""Where a clause of a statement is written, with its word: for findings about it, and for what takes its place."""

from svc.model import Stream
from svc.model.written import Written
from svc.syntax.tolerant_reader import tolerant_reader
from svc.text.source import Place, Span

_VALUES = ("NAME", "TEXT", "QUANTITY", "ISO_TIME", "HOLE", "_COMMA")
"""The terminals of what a clause may say behind its word."""


def clause(stream: Stream, statement: Written, word: str) -> Place | None:
    """Where the clause of a word is, such as `takes 2h`; None if the statement has none or is not from a text."""
    found = _words(stream, statement)
    if found is None:
        return None
    place, words = found
    for number, (terminal, (start, end)) in enumerate(words):
        if terminal == word.upper():
            for kind, (_, last) in words[number + 1 :]:
                if kind not in _VALUES:
                    break
                end = last
            return _within(place, (start, end))
    return None


def text_in_clause(stream: Stream, statement: Written, word: str, number: int) -> Place | None:
    """Where one of the texts in a clause is, counted from 0; the clause where texts side by side are one."""
    whole = clause(stream, statement, word)
    if whole is None:
        return None
    words = tolerant_reader().words(whole.text)
    parts: list[list[Span]] = [[]]
    for terminal, span in words[1:]:
        if terminal == "_COMMA":
            parts.append([])
        else:
            parts[-1].append(span)
    if number >= len(parts) or not parts[number]:
        return whole
    return _within(whole, (parts[number][0][0], parts[number][-1][1]))


def _words(stream: Stream, statement: Written) -> tuple[Place, list[tuple[str, Span]]] | None:
    place = stream.place(statement.span)
    return None if place is None else (place, tolerant_reader().words(place.text))


def _within(place: Place, span: Span) -> Place:
    start = place.span[0]
    return Place(place.source, (start + span[0], start + span[1]))
