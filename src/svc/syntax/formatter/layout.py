"""The layout of statements and comments: which line they are on, how far it is indented, what is in columns.

Depends on the kinds of statements and clauses, not on what they mean or where they were before.
"""

from collections.abc import Iterable, Iterator, Sequence

from svc.syntax.formatter.items import HEADINGS, Item, Lines, Remark, Statement
from svc.syntax.formatter.parts import Comments, Part
from svc.syntax.formatter.table import MARGIN, Block, Row, Widths, filled, placed
from svc.text.width import columns

FAMILIES = {
    "key": "key", "flow": "flow", "allow": "rule", "forbid": "rule",
    "step": "declaration", "party": "declaration", "practice": "declaration", "artefact": "declaration",
    "team": "resource", "tool": "resource", "promise": "promise",
}  # fmt: skip
"""Kinds of statements that share columns."""
COLUMNS = {
    "key": ("text",), "flow": ("arrow", "carried", "as"), "rule": ("arrow", "carried"), "declaration": ("text", "in"),
    "resource": ("text", "in"), "promise": ("within", "to", "of"),
}  # fmt: skip
"""The parts of a statement that are in columns, beside its head. All others follow."""
LINES = ("purpose", "input", "output")
"""Clauses of an activity that have lines of their own."""
SHARED = {"above": "within"}
"""Parts that are in the column of another."""
QUESTIONS = {
    "waits": "how much", "takes": "how much", "accurate": "how much", "every": "how much", "batch": "how much",
    "size": "how much", "costs": "how much", "when": "which way", "share": "which way", "arrives": "which way",
    "responsible": "who", "accountable": "who", "consulted": "who", "informed": "who", "uses": "with what",
    "seen": "recorded how", "queued": "recorded how", "begins": "which cases", "ends": "which cases",
    "short": "called what", "alias": "called what",
}  # fmt: skip
"""The questions that clauses answer: those of one question share a line."""
BODY, FURTHER, LINE, WORDING = 2, 5, 2, 4
"""Indents: of what is below a heading; and, against its statement, of a clause, a line of an activity, a wording."""


def lines(items: Iterable[Item]) -> Iterator[str]:
    """The lines of a text, without their newlines."""
    made = [*_made(items)]  # a column is as wide as the last of its lines has made it
    for each in made:
        if isinstance(each, str):
            yield each
        elif isinstance(each, Block):
            yield from each.lines()
        else:
            for line in _finished(*each):
                yield from line.split("\n")


Unfinished = tuple[Statement, int, Row | None, Sequence[Part]]
"""A statement with its indent, its line in columns unless it is an activity, and what else it says."""


def _made(items: Iterable[Item]) -> Iterator[str | Block | Unfinished]:
    body, family, widths = 0, "", Widths()
    remarks: list[Remark] = []
    for item in items:
        if item.apart:
            family = ""
        if isinstance(item, Remark):
            remarks.append(item)
            continue
        heading = item.kind in HEADINGS
        yield from _remarks(remarks, body, len(remarks) - _touching(remarks, item) if heading else len(remarks))
        remarks = []
        if item.apart:
            yield ""
        before, family = family, FAMILIES.get(item.kind, "")
        if family != before or not family:
            widths = []
        if isinstance(item, Lines):
            block = Block(body, item.rows, widths)
            block.widen()
            yield block
            continue
        yield _columned(item, 0 if heading else body, family, widths)
        body = BODY if heading else body
    yield from _remarks(remarks, body, len(remarks))


def _touching(remarks: Sequence[Remark], heading: Statement | Lines) -> int:
    """How many comments are right above a heading."""
    if heading.apart:
        return 0
    return next((number for number, remark in enumerate(reversed(remarks), 1) if remark.apart), len(remarks))


def _remarks(remarks: Iterable[Remark], indent: int, inside: int) -> Iterator[str]:
    """Comments; the first of them belong to the section, the others to the heading below."""
    for number, remark in enumerate(remarks):
        if remark.apart:
            yield ""
        yield " " * (indent if number < inside else 0) + remark.text


def _columned(statement: Statement, indent: int, family: str, widths: Widths) -> Unfinished:
    """A statement with its line in columns. A comment within the line ends what is in columns."""
    if statement.kind == "activity":
        return statement, indent, None, statement.parts
    head, *rest = statement.parts
    cells = [head.text]
    for kind in COLUMNS.get(family) or [part.kind for part in rest]:
        fits = rest and SHARED.get(rest[0].kind, rest[0].kind) == kind and not rest[0].before
        cells.append(rest.pop(0).text if fits else "")
    row = Row.sharing(indent, tuple(cells), _following(rest), widths)
    row.widen()
    return statement, indent, row, rest


def _following(rest: Sequence[Part]) -> tuple[str, ...]:
    """The clauses that may follow on the line: those that answer one question, after an extra space."""
    if not rest or rest[0].before or (len(rest) > 1 and len(_together(rest)) > 1):
        return ()
    clauses = tuple([f" {part.text}" for part in rest])
    return () if any("\n" in clause for clause in clauses) else clauses


def _together(parts: Iterable[Part]) -> list[list[Part]]:
    """Clauses that share a line if it does not get too long. A comment always separates them."""
    groups: list[list[Part]] = []
    for part in parts:
        question = QUESTIONS.get(part.kind, part.kind)
        if groups and not part.before and question == QUESTIONS.get(groups[-1][-1].kind, groups[-1][-1].kind):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _finished(statement: Statement, indent: int, row: Row | None, rest: Sequence[Part]) -> list[str]:
    """The lines of a statement."""
    if row is None:
        found = _activity(rest, indent)
    else:
        line, whole = row.line()
        found = [line]
        for group in _together(rest) if rest and not whole else ():
            _comment(found, group[0].before, indent + FURTHER)
            found.extend(filled(indent + FURTHER, [part.text for part in group]))
    if statement.comment:
        found[-1] += f"  {statement.comment}"
    return found


def _activity(parts: Sequence[Part], indent: int) -> list[str]:
    """An activity: its purpose, inputs and outputs on lines of their own, and their wordings below them."""
    plain = 1
    while plain < len(parts) and parts[plain].kind not in LINES and not parts[plain].before:
        plain += 1
    if indent + columns(" ".join(part.text for part in parts[:plain])) > MARGIN:
        plain = 2 if parts[1].kind == "text" else 1
    found = [" " * indent]
    for number, part in enumerate(parts):
        goes_on = not part.before and (number < plain or part.kind in ("from", "to"))
        if not goes_on:
            deep = indent + (WORDING if part.kind in ("text", "from", "to") else LINE)
            _comment(found, part.before, deep)
            found.append(" " * deep)
        elif number:
            found[-1] += " "
        found[-1] = placed(found[-1], part.text)
    return found


def _comment(found: list[str], comments: Comments, indent: int) -> None:
    """Add comments that are within a statement: the first behind the last line, the others below it."""
    if comments:
        behind, *own = comments
        found[-1] += f"  {behind}" if behind else ""
        found.extend(" " * indent + line for line in own)
