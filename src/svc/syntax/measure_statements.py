"""From the words of what a stream says of its measures to values: one function per rule of the grammar."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from svc.model import Begins, Broken, Ends, Promise, Rate, Team, Tool
from svc.model.amounts import amount, count, hourly
from svc.model.calendar import Calendar, days, hours
from svc.model.measured import SPREAD, Limit, kind_of, limit
from svc.model.quantities import percent, single_time
from svc.syntax.clauses import (
    Clause,
    Offsets,
    end_of,
    ends_of,
    offsets_of,
    once,
    open_clause,
    open_values,
    reference,
    value_of,
    valued,
)
from svc.syntax.literals import name, value
from svc.syntax.mistakes import unwanted_percentile

FIELDS = (
    "BEGINS", "ENDS", "EVERY", "BATCH", "COSTS", "RESPONSIBLE", "ACCOUNTABLE", "CONSULTED", "INFORMED", "USES", "SEEN",
    "QUEUED",
)  # fmt: skip
"""The clauses that are fields of a step, each under its own name."""
TEAMS = ("RESPONSIBLE", "ACCOUNTABLE", "CONSULTED", "INFORMED")
"""The clauses that name teams, in the order of the fields of a step."""


class CalendarStatement(NamedTuple):
    """How long a day and a week are, in the section that it is in."""

    word: Any
    value: Calendar | None
    offsets: Offsets
    end_pos: int


# --- clauses


def starting(children: Sequence[Any]) -> Clause:
    """`begins`, perhaps with what starts it."""
    word, wording = children
    return Clause(word, Begins(wording.value if wording else None), (), (wording or word).end_pos)


def stopping(children: Sequence[Any]) -> Clause:
    """`ends`, perhaps with a percentage, perhaps with a reason."""
    word, token, wording = children
    share = value(token, percent, "percentage") if token else None
    return Clause(word, Ends(share, wording.value if wording else None), (), (wording or token or word).end_pos)


def arriving(children: Sequence[Any]) -> Clause:
    """`arrives` with a rate."""
    word, token = children
    if token.type == "HOLE":
        return open_clause(word, token)
    return Clause(word, value(token, Rate.parse, "rate"), (word.start_pos, token.end_pos), token.end_pos)


def teams(children: Sequence[Any]) -> Clause:
    """A clause with the names or titles of teams or tools."""
    word, tokens = children
    return Clause(word, tuple([reference(token) for token in tokens]), ends_of(tokens), tokens[-1].end_pos)


def labels(children: Sequence[Any]) -> Clause:
    """A clause with texts, separated by commas."""
    word, texts = children
    return Clause(word, tuple(each.value for each in texts), (), texts[-1].end_pos)


def working(children: Sequence[Any]) -> Clause:
    """`calendar` with the hours of a day and the days of a week."""
    word, day, week = children
    day_hours, week_days = value(day, hours, "working day"), value(week, days, "working week")
    return Clause(word, Calendar(day_hours, week_days) if day_hours and week_days else None, (), week.end_pos)


def measured(clauses: dict[str, Clause]) -> dict[str, Any]:
    """What the clauses of a step say of its measures, by the names of its fields."""
    return {each.lower(): clauses[each].value for each in FIELDS if each in clauses}


# --- statements


def calendar(children: Sequence[Any]) -> CalendarStatement:
    clause = working(children)
    return CalendarStatement(clause.word, clause.value, (clause.word.start_pos, clause.end_pos), clause.end_pos)


def team(children: Sequence[Any]) -> Team:
    word, token, title, *rest = children
    clauses = once(rest)
    unknown, holes = open_values(clauses)
    within = offsets_of(clauses, "IN") or (token.end_pos, token.end_pos)
    return Team(
        name(token), title.value if title else None, value_of(clauses, "IN"), value_of(clauses, "SIZE"),
        value_of(clauses, "COSTS"), value_of(clauses, "CALENDAR"), unknown,
        _offsets=(word.start_pos, end_of(children), token.start_pos, token.end_pos, *within, *holes),
    )  # fmt: skip


def tool(children: Sequence[Any]) -> Tool:
    word, token, title, within = children
    offsets = (word.start_pos, end_of(children), token.start_pos, token.end_pos, *(within.offsets if within else ()))
    return Tool(name(token), title.value if title else None, within.value if within else None, _offsets=offsets)


def promise(children: Sequence[Any]) -> Promise | Broken:
    """A promise; of one whose value can't be read, what is left."""
    word, measure, percentile, bound, *rest = children
    clauses = once(rest)
    named = name(measure)
    nowhere = (measure.end_pos, measure.end_pos)
    offsets = (
        word.start_pos, end_of(children), measure.start_pos, measure.end_pos,
        *(offsets_of(clauses, "TO") or nowhere), *(offsets_of(clauses, "OF") or nowhere),
    )  # fmt: skip
    limited = _limit(named, bound.value)
    share = _percentile(named, percentile) if percentile else None
    if limited is None or (percentile and share is None):
        return Broken("", None, _offsets=offsets[:2])
    return Promise(
        named, share, "above" if bound.word.type == "ABOVE" else "within", *limited,
        value_of(clauses, "TO"), value_of(clauses, "OF"), _offsets=offsets,
    )  # fmt: skip


def bound(children: Sequence[Any]) -> Clause:
    """`within` or `above` and a value, which the measure must fit."""
    word, token = children
    return Clause(word, token, (), token.end_pos)


def one(children: Sequence[Any]) -> Clause:
    """A clause with one name or title: `to` and a party, `of` and a step or a team, `accountable` and a team."""
    word, token = children
    return Clause(word, reference(token), (token.start_pos, token.end_pos), token.end_pos)


_KINDS: dict[str, tuple[str, Callable[[str], Limit]]] = {
    "duration": ("single time", lambda text: (single_time(text), "")),
    "percentage": ("percentage", lambda text: (percent(text), "%")),
    "number": ("number", lambda text: (amount(text), "")),
    "": ("single time", limit),
}


def _limit(measure: str, token: Any) -> Limit | None:
    """The value of a promise and its unit; None if it is not one of its measure."""
    kind, read = _KINDS[kind_of(measure)]
    return value(token, read, kind)


def _percentile(measure: str, token: Any) -> Decimal | None:
    if kind_of(measure) and measure not in SPREAD:
        unwanted_percentile(token, measure)
        return None
    return value(token, percent, "percentage")


class MeasureCallbacks:
    """The functions by the rules of the grammar."""

    starts, stops = staticmethod(starting), staticmethod(stopping)
    arrives, every = staticmethod(arriving), staticmethod(valued(single_time, "single time"))
    batch = size = staticmethod(valued(count, "whole number"))
    costs, hourly = staticmethod(valued(amount, "number")), staticmethod(valued(hourly, "cost per hour"))
    accountable = receiver = part = staticmethod(one)
    responsible = consulted = informed = uses = staticmethod(teams)
    seen = queued = staticmethod(labels)
    working, calendar = staticmethod(working), staticmethod(calendar)
    team, tool, promise = map(staticmethod, (team, tool, promise))
    bound = staticmethod(bound)
