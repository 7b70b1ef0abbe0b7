"""Prints what a stream says of its measures: clauses of steps, teams, tools, promises and calendars."""

from collections.abc import Iterable, Iterator

from svc.model import Flow, Promise, Step, Stream, Team, Tool
from svc.model.calendar import Calendar
from svc.model.open_values import written_value
from svc.model.quantities import plain
from svc.syntax.writing import Clauses, called, named, quoted, statement, titled, words


def standing(stream: Stream) -> Iterator[Clauses]:
    """What holds for a stream as a whole: its promises and its calendar."""
    yield from map(_promise, stream.promises)
    if stream.calendar is not None:
        yield (calendar(stream.calendar),)


def promise_words(promise: Promise) -> str:
    """What a promise says, behind the word that opens it."""
    return words(*_promise(promise)).removeprefix("promise ")


def _promise(promise: Promise) -> Clauses:
    percentile = None if promise.percentile is None else f"{plain(promise.percentile)}%"
    return statement(
        words("promise", named(promise.measure), percentile), f"{promise.bound} {promise.limit}",
        promise.to and f"to {called(promise.to)}", promise.of and f"of {called(promise.of)}",
    )  # fmt: skip


def calendar(calendar: Calendar) -> str:
    """A calendar, of a section or a team."""
    return f"calendar {plain(calendar.day)}h {plain(calendar.week)}d"


def team(team: Team) -> Clauses:
    """A team."""
    costs = None if team.costs is None else f"costs {plain(team.costs)}/h"
    working = None if team.calendar is None else calendar(team.calendar)
    party = team.party and f"in {called(team.party)}"
    return statement(
        f"team {named(team.name)}",
        titled(team.title),
        party,
        *values(team, "size"),
        costs or next(values(team, "costs"), None),
        working,
    )


def tool(tool: Tool) -> Clauses:
    """A tool."""
    return statement(f"tool {named(tool.name)}", titled(tool.title), tool.party and f"in {called(tool.party)}")


def values(statement: Step | Flow | Team, *clauses: str) -> Iterator[str]:
    """The clauses that have a value, or leave it open."""
    for clause in clauses:
        if getattr(statement, clause) is not None or clause in statement.open_values:
            yield f"{clause} {written_value(statement, clause)}"


def measured(step: Step) -> Iterator[str]:
    """The clauses of a step that say where cases begin and end, who works with what, and what records call it."""
    if step.begins is not None:
        yield words("begins", titled(step.begins.text))
    if step.ends is not None:
        share = None if step.ends.share is None else f"{plain(step.ends.share)}%"
        yield words("ends", share, titled(step.ends.text))
    if step.responsible:
        yield f"responsible {_listed(step.responsible)}"
    if step.accountable is not None:
        yield f"accountable {called(step.accountable)}"
    for word, names in (("consulted", step.consulted), ("informed", step.informed), ("uses", step.uses)):
        if names:
            yield f"{word} {_listed(names)}"
    if step.seen:
        yield labels("seen", step.seen)
    if step.queued:
        yield labels("queued", step.queued)


def labels(word: str, texts: Iterable[str]) -> str:
    """How records call something."""
    return f"{word} {', '.join(map(quoted, texts))}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(called, names))
