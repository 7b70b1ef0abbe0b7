"""Data as what a stream says of its measures: what an object must hold."""

from functools import partial
from typing import Any

from svc.formats.interchange import values
from svc.formats.interchange.mistakes import Mistake
from svc.formats.interchange.record import Record
from svc.model import Begins, Ends, Promise, Team, Tool
from svc.model.calendar import Calendar
from svc.model.open_values import TEAM_VALUES

STEP_MEASURES = (
    "begins", "ends", "every", "batch", "costs", "responsible", "accountable", "consulted", "informed", "uses", "seen",
    "queued",
)  # fmt: skip
TEAM = ("name", "title", "party", "size", "costs", "calendar", "open_values")
TOOL = ("name", "title", "party")
PROMISE = ("measure", "percentile", "bound", "value", "to", "of")
CALENDAR = ("day", "week")


def stream_measures(record: Record, mistakes: list[Mistake]) -> dict[str, Any]:
    """The teams, tools, promises and the calendar of a stream."""
    return {
        "teams": [_team(Record(each, path, TEAM, mistakes)) for path, each in record.listed("teams")],
        "tools": [_tool(Record(each, path, TOOL, mistakes)) for path, each in record.listed("tools")],
        "promises": [_promise(Record(each, path, PROMISE, mistakes)) for path, each in record.listed("promises")],
        "calendar": _calendar(record),
    }


def step_measures(record: Record) -> dict[str, Any]:
    """What a step says of its measures, but for its times and its accuracy."""
    begins, ends = record.inner("begins", ("text",)), record.inner("ends", ("share", "text"))
    return {
        "begins": begins and begins.made(Begins, text=begins.one("text", values.text)),
        "ends": ends
        and ends.made(Ends, share=ends.one("share", values.percentage), text=ends.one("text", values.text)),
        "every": record.one("every", values.single_time),
        "batch": record.one("batch", values.whole_number),
        "costs": record.one("costs", values.number),
        "responsible": record.some("responsible", values.called),
        "accountable": record.one("accountable", values.called),
        "consulted": record.some("consulted", values.called),
        "informed": record.some("informed", values.called),
        "uses": record.some("uses", values.called),
        "seen": record.some("seen", values.text),
        "queued": record.some("queued", values.text),
    }


def _team(record: Record) -> Team | None:
    return record.made(
        Team,
        name=record.needed("name", values.name),
        title=record.one("title", values.text),
        party=record.one("party", values.called_or_hole),
        size=record.one("size", values.whole_number),
        costs=record.one("costs", values.number),
        calendar=_calendar(record),
        open_values=record.some("open_values", partial(values.one_of, TEAM_VALUES)),
    )


def _tool(record: Record) -> Tool | None:
    return record.made(
        Tool,
        name=record.needed("name", values.name),
        title=record.one("title", values.text),
        party=record.one("party", values.called_or_hole),
    )


def _promise(record: Record) -> Promise | None:
    limit = record.needed("value", values.limit)
    value, unit = limit or (0, "")
    given = {
        "measure": record.needed("measure", values.name),
        "percentile": record.one("percentile", values.percentage),
        "bound": record.needed("bound", values.bound),
        "value": value,
        "unit": unit,
        "to": record.one("to", values.called),
        "of": record.one("of", values.called),
    }
    return record.fitting(Promise, **given)


def _calendar(record: Record) -> Calendar | None:
    inner = record.inner("calendar", CALENDAR)
    if inner is None:
        return None
    return inner.made(Calendar, day=inner.needed("day", values.hours), week=inner.needed("week", values.days))
