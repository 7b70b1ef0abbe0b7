"""The clauses of a statement: what each says, where the words in it are, and that each appears once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from svc.model.open_values import ORDER
from svc.model.writable import HOLE, as_reference
from svc.syntax.literals import Text, name, value
from svc.syntax.mistakes import repeated_clause

Offsets = tuple[int, ...]


class Clause(NamedTuple):
    """A clause: its word, its value, and where the words in it are."""

    word: Any
    value: Any
    offsets: Offsets
    end_pos: int
    is_open: bool = False
    """Whether its value is a hole, which is at its offsets."""


def valued(read: Callable[[str], Any], kind: str) -> Callable[[Sequence[Any]], Clause]:
    """The function of a clause with one value of a kind: a duration, a percentage, a number."""

    def clause(children: Sequence[Any]) -> Clause:
        word, token = children
        if token.type == "HOLE":
            return open_clause(word, token)
        return Clause(word, value(token, read, kind), (), token.end_pos)

    return clause


def open_clause(word: Any, hole: Any) -> Clause:
    """A clause whose value is a hole."""
    return Clause(word, None, (hole.start_pos, hole.end_pos), hole.end_pos, True)


def ends_of(words: Iterable[Any]) -> Offsets:
    """Where words begin and end."""
    return tuple([offset for word in words for offset in (word.start_pos, word.end_pos)])


def reference(word: Any) -> str:
    """A thing of a catalogue as written: its name, its title in quotes, or a hole."""
    if type(word) is Text:
        return as_reference(f'"{word.value}"')
    return HOLE if word.type == "HOLE" else name(word)


def end_of(children: Sequence[Any]) -> int:
    """Where a statement ends: at the end of its last word."""
    last = children[-1]
    if last is None:
        return end_of(children[:-1])
    return last[-1].end_pos if type(last) is list else last.end_pos  # type: ignore[no-any-return]


def once(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """The clauses by their words; of two with one word the first counts."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        first = found.setdefault(clause.word.type, clause)
        if first is not clause:
            repeated_clause(clause, first)
    return found


def value_of(clauses: dict[str, Clause], word: str) -> Any:
    """What a clause says; None without it."""
    return clauses[word].value if word in clauses else None


def offsets_of(clauses: dict[str, Clause], word: str) -> Offsets:
    """Where the words of a clause are; nothing without it."""
    return clauses[word].offsets if word in clauses else ()


def open_values(clauses: dict[str, Clause]) -> tuple[tuple[str, ...], Offsets]:
    """The clauses whose value is a hole, in their usual order, and where these are."""
    found = [clause for clause in clauses.values() if clause.is_open]
    if not found:
        return (), ()
    found.sort(key=lambda clause: ORDER.index(clause.word.lower()))
    names = tuple([clause.word.lower() for clause in found])
    return names, tuple([offset for clause in found for offset in clause.offsets])
