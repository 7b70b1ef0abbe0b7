"""From the words of a statement to its value: one function per rule of the grammar, called by the parser.

The functions are independent of each other and of sections. What is wrong within a statement, such as an
invalid value or a repeated clause, is reported; the statement is still read.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from attrs import evolve

from svc.model import Activity, Artefact, Flow, Key, Line, Practice, Rule, Step, Use
from svc.syntax.clauses import (
    Clause,
    Offsets,
    end_of,
    ends_of,
    offsets_of,
    once,
    open_values,
    reference,
    value_of,
    valued,
)
from svc.syntax.line_statements import make_flow, make_key, make_step
from svc.syntax.literals import duration_of, joined, name, percentage_of, text
from svc.syntax.measure_statements import TEAMS, MeasureCallbacks, measured


class Heading(NamedTuple):
    """The first line of a section."""

    word: str
    name: str
    title: str | None
    other: str | None
    offsets: Offsets


class PartyStatement(NamedTuple):
    """A party, of a stream or of a catalogue: its section decides."""

    name: str
    title: str | None
    clauses: dict[str, Clause]
    offsets: Offsets


# --- clauses


def names(children: list[Any]) -> list[Any]:
    """Several names, separated by commas."""
    return children


def named(children: Sequence[Any]) -> Clause:
    """A clause with one name, or a title."""
    word, token = children
    return Clause(word, reference(token), (token.start_pos, token.end_pos), token.end_pos)


def naming(children: Sequence[Any]) -> Clause:
    """A clause with several names, or titles."""
    word, tokens = children
    return Clause(word, [reference(token) for token in tokens], ends_of(tokens), tokens[-1].end_pos)


def saying(children: Sequence[Any]) -> Clause:
    """A clause with a text."""
    word, wording = children
    return Clause(word, wording.value, (), wording.end_pos)


def flag(children: Sequence[Any]) -> Clause:
    """A clause that is a word alone."""
    (word,) = children
    return Clause(word, True, (), word.end_pos)


def line(children: Sequence[Any]) -> Clause:
    """An `input` or `output` clause, as a line of an activity that is still to be named."""
    word, *artefacts, others, wording = children
    offsets = (word.start_pos, end_of(children), *ends_of(artefacts), *(others.offsets if others else ()))
    value = Line(
        activity="", side="input" if word.type == "INPUT" else "output", number=0,
        artefacts=[reference(each) for each in artefacts],
        counterparties=others.value if others else (),
        wording=wording.value if wording else "",
        _offsets=offsets,
    )  # fmt: skip
    return Clause(word, value, offsets, end_of(children))


# --- statements


def use(children: Sequence[Any]) -> Use:
    word, path = children
    return Use(path.value, _offsets=(word.start_pos, path.end_pos, path.start_pos, path.end_pos))


def heading(children: Sequence[Any]) -> Heading:
    word, token, title, other = children
    offsets = (word.start_pos, end_of(children), token.start_pos, token.end_pos, *(other.offsets if other else ()))
    return Heading(str(word), name(token), title.value if title else None, other.value if other else None, offsets)


def key(children: Sequence[Any]) -> Key:
    word, wording = children
    return make_key((word.start_pos, wording.end_pos, word.start_pos, word.end_pos), 0, name(word), wording.value)


def step(children: Sequence[Any]) -> Step:
    word, token, title, within, *rest = children
    practices = [clause for clause in rest if clause.word.type == "BY"]
    clauses = once([clause for clause in rest if clause.word.type != "BY"])
    opens = offsets_of(clauses, "OPENS") or (token.end_pos, token.end_pos)
    unknown, holes = open_values(clauses)
    offsets = (
        word.start_pos, end_of(children), token.start_pos, token.end_pos, *within.offsets, *opens,
        *[offset for clause in practices for offset in clause.offsets],
        *[offset for each in (*TEAMS, "USES") if each in clauses for offset in clauses[each].offsets], *holes,
    )  # fmt: skip
    return make_step(
        offsets, 0, name(token), title.value if title else None, within.value,
        tuple([practice for clause in practices for practice in clause.value]),
        value_of(clauses, "WAITS"), value_of(clauses, "TAKES"), value_of(clauses, "ACCURATE"),
        value_of(clauses, "OPENS"), note=value_of(clauses, "NOTE"), open_values=unknown, **measured(clauses),
    )  # fmt: skip


def party(children: Sequence[Any]) -> PartyStatement:
    return PartyStatement(*_declared(children))


def flow(children: Sequence[Any]) -> Flow:
    source, target, artefacts, *rest = children
    clauses = once(rest) if rest else {}
    carried = artefacts or ()
    unknown, holes = open_values(clauses)
    arrives = offsets_of(clauses, "ARRIVES") or ((target.end_pos, target.end_pos) if holes else ())
    offsets = (
        source.start_pos, end_of(children), source.start_pos, source.end_pos,
        target.start_pos, target.end_pos, *ends_of(carried), *arrives, *holes,
    )  # fmt: skip
    return make_flow(
        offsets, 0, reference(source), reference(target), tuple([reference(word) for word in carried]),
        value_of(clauses, "WHEN"), value_of(clauses, "SHARE"), value_of(clauses, "ARRIVES"),
        value_of(clauses, "AS"), value_of(clauses, "NOTE"), unknown,
    )  # fmt: skip


def artefact(children: Sequence[Any]) -> Artefact:
    declared, title, clauses, offsets = _declared(children)
    return Artefact(
        declared, title, value_of(clauses, "ALIAS") or (), value_of(clauses, "SHORT"), _offsets=offsets
    )  # fmt: skip


def practice(children: Sequence[Any]) -> Practice:
    declared, title, clauses, offsets = _declared(children)
    return Practice(declared, title, value_of(clauses, "IN"), value_of(clauses, "ALIAS") or (), _offsets=offsets)


def activity(children: Sequence[Any]) -> Activity:
    lines = [clause.value for clause in children[3:] if type(clause.value) is Line]
    declared, title, clauses, offsets = _declared(children)
    numbers: Counter[str] = Counter()
    for index, each in enumerate(lines):
        numbers[each.side] += 1
        lines[index] = evolve(each, activity=declared, number=numbers[each.side])
    return Activity(
        declared, title, value_of(clauses, "SECTION"), value_of(clauses, "PURPOSE"), bool(value_of(clauses, "BEGINS")),
        bool(value_of(clauses, "ENDS")), value_of(clauses, "ALIAS") or (), lines, _offsets=offsets,
    )  # fmt: skip


def _declared(children: Sequence[Any]) -> tuple[str, str | None, dict[str, Clause], Offsets]:
    """What the statements of a catalogue have in common: a name, a title, clauses, and their places."""
    word, token, title, *rest = children
    clauses = once(clause for clause in rest if type(clause.value) is not Line)
    offsets = (word.start_pos, end_of(children), token.start_pos, token.end_pos, *offsets_of(clauses, "ALIAS"))
    return name(token), title.value if title else None, clauses, offsets


def rule(children: Sequence[Any]) -> Rule:
    word, source, target, *rest = children
    because = rest.pop() if rest and type(rest[-1]) is Clause else None
    carried = rest[0] if rest and rest[0] else []
    return Rule(
        "allow" if word.type == "ALLOW" else "forbid", reference(source), reference(target),
        [reference(each) for each in carried], because.value if because else None,
        _offsets=(
            word.start_pos, end_of(children), source.start_pos, source.end_pos,
            target.start_pos, target.end_pos, *ends_of(carried),
        ),
    )  # fmt: skip


def statements(children: list[Any]) -> list[Any]:
    """A whole text, or a piece of it: its statements in their order."""
    return children


class Callbacks(MeasureCallbacks):
    """The functions by the rules of the grammar."""

    start = staticmethod(statements)
    text = title = staticmethod(text)
    names = things = artefacts = things_or_holes = artefacts_or_holes = texts = staticmethod(names)
    length = staticmethod(joined)
    use, key, step, party, flow = map(staticmethod, (use, key, step, party, flow))
    stream = catalogue = staticmethod(heading)
    artefact, practice, activity = map(staticmethod, (artefact, practice, activity))
    allow = forbid = staticmethod(rule)
    within = group = opens = follows = extends = staticmethod(named)
    by = alias = to = staticmethod(naming)
    wording = when = note = short = section = purpose = because = staticmethod(saying)
    begins = ends = staticmethod(flag)
    input = output = staticmethod(line)
    waits = takes = staticmethod(valued(duration_of, "duration"))
    accurate = share = staticmethod(valued(percentage_of, "percentage"))


setattr(Callbacks, "from", staticmethod(naming))
