"""From statements to a file: which statement belongs to which section, and whether it may be there."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from svc.diagnostics.codes import BY_NAME
from svc.diagnostics.diagnostic import Applicability
from svc.model import (
    Activity,
    Artefact,
    Broken,
    File,
    Flow,
    Key,
    Keys,
    NamedParty,
    Party,
    Passage,
    Practice,
    Promise,
    Rule,
    Step,
    Stream,
    Team,
    Tool,
    Use,
    WrittenCatalogue,
    is_name,
)
from svc.model.calendar import Calendar
from svc.model.comments import CommentOwners
from svc.syntax.literals import interned
from svc.syntax.measure_statements import CalendarStatement
from svc.syntax.mistakes import repeated_clause
from svc.syntax.problems import Problem, report
from svc.syntax.statements import Heading, PartyStatement
from svc.text.source import NEWLINE, Source, Span

_NOT_IN_CATALOGUES = {
    "IN": "catalogue party", "SEEN": "catalogue party seen", "NOTE": "catalogue party note",
}  # fmt: skip
"""The clauses of parties that those of a catalogue don't take, each with its advice."""


def file(source: Source, statements: Iterable[Any], owners: CommentOwners) -> File:
    """Put statements, in their order, into the sections that they belong to."""
    uses: list[Use] = []
    open_sections: list[tuple[Heading | Broken | None, list[Any]]] = [(None, [])]
    for kind, alike in groupby(statements, type):
        if kind is Use:
            for use in alike:
                if open_sections != [(None, [])]:
                    misplaced_use(source, use, owners.stay_with(use))
                uses.append(use)
        elif kind is Heading or kind is Broken:
            for statement in alike:
                if _is_heading(statement):
                    open_sections.append((statement, []))
                else:
                    open_sections[-1][1].append(statement)
        else:
            open_sections[-1][1].extend(alike)
    starts = [heading.offsets[0] if heading else 0 for heading, _ in open_sections]
    streams: list[Stream] = []
    catalogues: list[WrittenCatalogue] = []
    for number, (heading, body) in enumerate(open_sections):
        end = starts[number + 1] if number + 1 < len(starts) else len(source.text)
        if heading is not None and heading.word == "catalogue":
            catalogues.append(_catalogue(source, heading, body, (starts[number], end), owners))
        elif heading is not None or body:
            streams.append(_stream(source, heading, body, (starts[number], end), owners))
    return File(source, tuple(uses), tuple(streams), tuple(catalogues), owners)


def stream_name(file_name: str) -> str:
    """The name of the unnamed stream of a file: what a name can't hold becomes `_`."""
    from pathlib import PurePosixPath

    stem = "stdin" if file_name == "-" else PurePosixPath(file_name).stem
    name = unicodedata.normalize("NFC", re.sub(r"\W", "_", stem)) or "_"
    return interned(name if is_name(name) else "_" + name)


def misplaced_use(source: Source, use: Use, stays: bool) -> None:
    """Report a `use` below other statements; the fix moves it, unless it `stays` with a comment about it."""
    start, end = use.offsets[:2]
    words = source.text[start:end]
    newline = NEWLINE.search(source.text)
    edits = (((0, 0), words + (newline[0] if newline else "\n")), ((start, end), ""))
    report(Problem(
        "misplaced-statement", (start, start + 3), "use", {"word": "use"},
        fix=None if stays else ("move it to the top of the file", ""), edits=edits, applicability=Applicability.SAFE,
    ))  # fmt: skip


def misplaced_statement(source: Source, statement: Any, section: str) -> None:
    """Report a statement that has no meaning in its section."""
    start, end = statement.offsets[:2]
    form, words = "", {"section": section, "other": "catalogue" if section == "stream" else "stream"}
    if type(statement) is Flow:
        form = "flow"
    else:
        form = "key" if type(statement) is Key else ""
        word = re.match(r"\w+", source.text[start:end])
        end = start + len(word[0]) if word else end
        words["word"] = source.text[start:end]
    report(Problem("misplaced-statement", (start, end), form, dict(words)))


def _is_heading(statement: Any) -> bool:
    return statement.word in ("stream", "catalogue")


def _identity(heading: Heading | Broken | None, source: Source) -> tuple[str, str | None, str | None, tuple[int, ...]]:
    if heading is None:
        return stream_name(source.name), None, None, ()
    if isinstance(heading, Broken):
        return heading.name or "_", None, None, heading.offsets
    return heading.name, heading.title, heading.other, heading.offsets


def _stream(
    source: Source, heading: Heading | Broken | None, body: list[Any], span: Span, owners: CommentOwners
) -> Stream:
    name, title, follows, offsets = _identity(heading, source)
    keys: list[Key] = []
    steps: list[Step] = []
    parties: list[NamedParty] = []
    flows: list[Flow] = []
    broken: list[Broken] = [heading] if isinstance(heading, Broken) else []
    teams: list[Team] = []
    tools: list[Tool] = []
    promises: list[Promise] = []
    calendars: list[CalendarStatement] = []
    lists: dict[type, list[Any]] = {
        Key: keys, Step: steps, Flow: flows, Broken: broken, Team: teams, Tool: tools, Promise: promises,
        CalendarStatement: calendars,
    }  # fmt: skip
    for kind, alike in groupby(body, type):
        if kind in lists:
            lists[kind].extend(alike)
            continue
        for statement in alike:
            if kind is PartyStatement:
                broken.extend(_named_party(source, statement, parties))
            else:
                misplaced_statement(source, statement, "stream")
                broken.append(Broken("misplaced", None, _offsets=statement.offsets))
    return Stream(
        name, title, follows, Keys(keys), steps, parties, flows, teams, tools, promises, _calendar(calendars, "stream"),
        _passage=Passage(source, offsets, span, tuple(broken), owners),
    )  # fmt: skip


def _named_party(source: Source, statement: PartyStatement, parties: list[NamedParty]) -> Iterable[Broken]:
    within, alias, seen, note = (statement.clauses.get(word) for word in ("IN", "ALIAS", "SEEN", "NOTE"))
    if alias is not None:
        _unexpected(alias, "the end of the line", "party alias")
    if within is None:
        start, end = statement.offsets[2:4]
        words = {"expected": '"in" and an outside party', "found": source.text[start:end]}
        report(Problem("syntax-error", (start, end), "end", words, help=_advice("party")))
        return [Broken("party", statement.name, _offsets=statement.offsets)]
    offsets = (*statement.offsets[:4], *within.offsets)
    labels, said = seen.value if seen else (), note.value if note else None
    parties.append(NamedParty(statement.name, statement.title, within.value, labels, said, _offsets=offsets))
    return []


def _calendar(statements: list[CalendarStatement], section: str) -> Calendar | None:
    """The calendar of a section, which states one."""
    for further in statements[1:]:
        repeated_clause(further, statements[0], section)
    return statements[0].value if statements else None


def _unexpected(clause: Any, expected: str, advice: str) -> None:
    span = (clause.word.start_pos, clause.word.end_pos)
    words = {"expected": expected, "found": str(clause.word)}
    report(Problem("syntax-error", span, "found", words, help=_advice(advice)))


def _advice(form: str) -> str:
    return BY_NAME["syntax-error"].advice(form)


def _catalogue(
    source: Source, heading: Heading | Broken, body: list[Any], span: Span, owners: CommentOwners
) -> WrittenCatalogue:
    name, title, extends, offsets = _identity(heading, source)
    found: dict[type, list[Any]] = {
        Activity: [], Party: [], Practice: [], Artefact: [], Rule: [], Broken: [], Team: [], Tool: [],
        CalendarStatement: [],
    }  # fmt: skip
    if isinstance(heading, Broken):
        found[Broken].append(heading)
    for statement in body:
        if type(statement) in found:
            found[type(statement)].append(statement)
        elif type(statement) is PartyStatement:
            alias = statement.clauses.get("ALIAS")
            for word, advice in _NOT_IN_CATALOGUES.items():
                if word in statement.clauses:
                    _unexpected(statement.clauses[word], '"alias" or the end of the line', advice)
            places = (*statement.offsets[:4], *(alias.offsets if alias else ()))
            aliases = alias.value if alias else ()
            found[Party].append(Party(statement.name, statement.title, aliases, _offsets=places))
        else:
            misplaced_statement(source, statement, "catalogue")
    return WrittenCatalogue(
        name, title, extends, found[Activity], found[Party], found[Practice], found[Artefact], found[Rule],
        found[Team], found[Tool], _calendar(found[CalendarStatement], "catalogue"),
        _passage=Passage(source, offsets, span, tuple(found[Broken]), owners),
    )  # fmt: skip
