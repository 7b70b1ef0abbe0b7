"""Where a clause of a statement is written, with its word: for findings about it, and for what takes its place."""

from collections.abc import Collection

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


def before(stream: Stream, statement: Written, words: Collection[str]) -> Place | None:
    """Where a new clause goes: behind the last word before the first clause of some; else at the end."""
    found = _words(stream, statement)
    if found is None or not found[1]:
        return None
    place, known = found
    end = known[-1][1][1]
    for number, (terminal, _) in enumerate(known):
        if number and terminal.lower() in words:
            end = known[number - 1][1][1]
            break
    return _within(place, (end, end))


def quantity(stream: Stream, statement: Written, word: str) -> Place | None:
    """Where the value of a clause is, such as `20%` in `share 20%`, or the hole in its place; None without one."""
    whole = clause(stream, statement, word)
    if whole is None:
        return None
    values = [span for terminal, span in tolerant_reader().words(whole.text) if terminal in ("QUANTITY", "HOLE")]
    return _within(whole, (values[0][0], values[-1][1])) if values else None


def _words(stream: Stream, statement: Written) -> tuple[Place, list[tuple[str, Span]]] | None:
    place = stream.place(statement.span)
    return None if place is None else (place, tolerant_reader().words(place.text))


def _within(place: Place, span: Span) -> Place:
    start = place.span[0]
    return Place(place.source, (start + span[0], start + span[1]))
