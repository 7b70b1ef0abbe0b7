"""From statements that svc itself prints, clause by clause, to what is laid out: none of it is read again."""

from collections.abc import Iterable, Iterator, Sequence

from svc.syntax.formatter.items import Statement
from svc.syntax.formatter.parts import Part
from svc.syntax.tables import tables
from svc.syntax.writing import Clauses

_SIGNS = {'"': "text", "-": "arrow", ":": "carried"}
"""The kinds of parts that begin with a sign; any other has the name of the word that it begins with."""


def statements(blocks: Iterable[Sequence[Clauses]]) -> Iterator[Statement]:
    """The statements of blocks, with a blank line above each block but the first."""
    begins_lines, apart = tables().statement_words, False
    for block in blocks:
        for clauses in block:
            parts = _parts(clauses, begins_lines)
            yield Statement(_kind(parts), parts, "", apart)
            apart = False
        apart = True


def _kind(parts: Sequence[Part]) -> str:
    """What a statement is: the word of the language that it begins with, or `flow` or `key`."""
    head = parts[0].text
    if head.endswith(":"):
        return "key"
    word, _, name = head.partition(" ")
    return word if name and word[0] != '"' else "flow"


def _parts(clauses: Clauses, begins_lines: Iterable[str]) -> tuple[Part, ...]:
    """A part for each clause. One whose word begins a statement on a line of its own stays on the line above."""
    head, *rest = clauses
    parts = [Part("head", head, ())]
    for clause in rest:
        kind = _SIGNS.get(clause[0]) or clause.partition(" ")[0]
        if kind in begins_lines:
            last = parts[-1]
            parts[-1] = last._replace(text=f"{last.text} {clause}")
        else:
            parts.append(Part(kind, clause, ()))
    return tuple(parts)
