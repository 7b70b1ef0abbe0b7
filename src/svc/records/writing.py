"""What records say written back into the text of a stream: `waits`, `takes`, `share` and `arrives`, and nothing else.

Only these clauses are touched; comments stay. The new text is read again, and must say exactly that.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve, field, frozen

from svc.checker.fixer import with_fixes
from svc.diagnostics.diagnostic import Edit, Fix
from svc.diagnostics.errors import Error, InvalidError
from svc.model import Step, Stream
from svc.records import clauses
from svc.records.evidence import Evidence
from svc.records.new_clauses import Clause, measured_clauses, unwritten
from svc.syntax.formatter import formatted
from svc.syntax.parser import parse
from svc.text.source import Source, Span


@frozen
class Rewritten:
    """A text with the clauses that were written, and what could not be, with the reasons."""

    source: Source
    clauses: tuple[Clause, ...] = field(converter=tuple[Clause, ...])
    notes: tuple[str, ...] = ()


def rewritten(seen: Evidence, source: Source) -> Rewritten:
    """The text of a stream with what records say, in the layout of `svc fmt` if it was in that.

    Raises Error if the new text does not say exactly that: then nothing should be written.
    """
    stream = seen.bound.stream
    new = [each for each in measured_clauses(seen) if _written(stream, each) != f"{each.word} {each.value}"]
    edits = [edit for each in new if (edit := _edit(stream, each)) is not None]
    if not edits:
        return Rewritten(source, (), tuple(unwritten(seen)))
    made = with_fixes(source, [Fix("write what the records say", edits)])
    if _is_formatted(source):
        made = Source(made.name, formatted(made))
    _prove(stream, new, source, made)
    return Rewritten(made, new, tuple(unwritten(seen)))


def _is_formatted(source: Source) -> bool:
    try:
        return formatted(source) == source.text
    except InvalidError:
        return False


def _prove(stream: Stream, written: Iterable[Clause], before: Source, after: Source) -> None:
    """The new text reads back as the old one with these clauses; all else, comments too, is as it was."""
    (old, _), (new, _) = parse(before), parse(after)
    expected = [_expected(each, written) if each.body == stream.body else each for each in old.streams]
    same = [_contents(each) for each in expected] == [_contents(each) for each in new.streams]
    comments = [[each.text for each in file.comments] for file in (old, new)]
    if not same or comments[0] != comments[1] or old.catalogues != new.catalogues or old.uses != new.uses:
        raise Error(
            f"{before.name} stays as it is: what the records say can't be written into it without other changes"
        )


def _expected(stream: Stream, written: Iterable[Clause]) -> Stream:
    """What a stream says once some clauses are written, and nothing else."""
    changes: dict[Span | None, dict[str, Any]] = {}
    for each in written:
        value: Any = each.value
        if each.word == "ends" and isinstance(each.statement, Step) and each.statement.ends:
            value = evolve(each.statement.ends, share=each.value)
        changes.setdefault(each.statement.span, {})[each.word] = value
    steps = [evolve(step, **changes.get(step.span, {})) for step in stream.steps]
    flows = [evolve(flow, **changes.get(flow.span, {})) for flow in stream.flows]
    return evolve(stream, steps=steps, flows=flows)


def _contents(stream: Stream) -> tuple[object, ...]:
    """All that a stream says, as it is written."""
    measured = stream.teams, stream.tools, stream.promises, stream.calendar
    return (
        stream.name,
        stream.title,
        stream.keys,
        stream.steps,
        stream.parties,
        stream.flows,
        len(stream.broken),
        measured,
    )


def _written(stream: Stream, new: Clause) -> str | None:
    place = clauses.clause(stream, new.statement, new.word)
    return None if place is None else " ".join(place.text.split())


def _edit(stream: Stream, new: Clause) -> Edit | None:
    """The change that writes a clause: its value in the place of the old one, or all of it where it is missing."""
    value = clauses.quantity(stream, new.statement, new.word)
    if value is not None:
        return Edit(value.range, new.value)
    place = clauses.before(stream, new.statement, new.behind)
    return None if place is None else Edit(place.range, f" {new.word} {new.value}")
