"""From statements that svc itself prints, clause by clause, to what is laid out: none of it is read again."""

from collections.abc import Iterable, Sequence

from svc.syntax.formatter.items import Lines, Statement
from svc.syntax.formatter.parts import Part
from svc.syntax.formatter.table import Cells, fits
from svc.syntax.tables import tables
from svc.syntax.writing import Clauses

_SIGNS = {'"': "text", "-": "arrow", ":": "carried"}
"""The kinds of parts that begin with a sign; any other has the name of the word that it begins with."""


def statements(blocks: Iterable[Sequence[Clauses]]) -> list[Statement | Lines]:
    """The statements of blocks, with a blank line above each block but the first."""
    begins_lines = tables().statement_words
    found: list[Statement | Lines] = []
    for block in filter(None, blocks):
        apart, lines = bool(found), None
        for clauses in block:
            kind = _kind(clauses[0])
            cells = _plain_cells(kind, clauses)
            if cells is None:
                lines = None
                found.append(Statement(kind, _parts(clauses, begins_lines), "", apart))
            elif lines is not None and lines.kind == kind:
                lines.rows.append(cells)
            else:
                lines = Lines(kind, [cells], apart)
                found.append(lines)
            apart = False
    return found


def _kind(head: str) -> str:
    """What a statement is: the word of the language that it begins with, or `flow` or `key`."""
    if head.endswith(":"):
        return "key"
    word, _, name = head.partition(" ")
    return word if name and word[0] != '"' else "flow"


def _plain_cells(kind: str, clauses: Clauses) -> Cells | None:
    """The cells of a step or a flow that says nothing but what is in columns; None for all others."""
    if kind == "flow" and (len(clauses) == 2 or (len(clauses) == 3 and clauses[2][0] == ":")):
        cells = (*clauses, "") if len(clauses) == 2 else clauses
    elif kind == "step" and clauses[-1].startswith("in "):
        cells = clauses if len(clauses) == 3 else (clauses[0], "", clauses[1])
    else:
        return None
    return cells if "".join(cells[:-1]).isascii() and fits(cells) else None


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
