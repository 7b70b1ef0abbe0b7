"""What a stream says of its measures as data. What it does not say is left out. Pure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from svc.model import Flow, Promise, Step, Stream, Team, Tool
from svc.model.calendar import Calendar
from svc.model.quantities import Real, plain
from svc.semantics.catalogue import Catalogue


def stream_measures(stream: Stream) -> dict[str, Any]:
    """The teams, tools, promises and the calendar of a stream."""
    return given(
        teams=[team(each) for each in stream.teams],
        tools=[tool(each) for each in stream.tools],
        promises=[promise(each) for each in stream.promises],
        calendar=calendar(stream.calendar),
    )


def catalogue_measures(catalogue: Catalogue) -> dict[str, Any]:
    """The teams, tools and the calendar of a catalogue, inherited ones too."""
    return given(
        teams=[team(each) for each in catalogue.all_teams.values()],
        tools=[tool(each) for each in catalogue.all_tools.values()],
        calendar=calendar(catalogue.working),
    )


def step_measures(step: Step) -> dict[str, Any]:
    """What a step says of its measures, but for its times and its accuracy."""
    begins, ends = step.begins, step.ends
    return given(
        begins=None if begins is None else {"text": begins.text},
        ends=None if ends is None else {"share": number(ends.share), "text": ends.text},
        every=None if step.every is None else str(step.every),
        batch=step.batch,
        costs=number(step.costs),
        responsible=[*step.responsible],
        accountable=step.accountable,
        consulted=[*step.consulted],
        informed=[*step.informed],
        uses=[*step.uses],
        **labels(seen=step.seen, queued=step.queued),
    )


def flow_measures(flow: Flow) -> dict[str, Any]:
    """What a flow says of its measures."""
    return given(arrives=None if flow.arrives is None else str(flow.arrives))


def labels(**texts: Iterable[str]) -> dict[str, Any]:
    """How records call something."""
    return given(**{key: [*each] for key, each in texts.items()})


def number(value: Decimal | None) -> Real | None:
    """A number whose digits are those of the text: it has fifteen at most, and a float keeps as many."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def team(team: Team) -> dict[str, Any]:
    """A team."""
    return {
        "name": team.name,
        "title": team.title,
        "party": team.party,
        "size": team.size,
        "costs": number(team.costs),
        "calendar": calendar(team.calendar),
        **given(open_values=[*team.open_values]),
    }


def tool(tool: Tool) -> dict[str, Any]:
    """A tool."""
    return {"name": tool.name, "title": tool.title, "party": tool.party}


def promise(promise: Promise) -> dict[str, Any]:
    """A promise."""
    return {
        "measure": promise.measure,
        "percentile": number(promise.percentile),
        "bound": promise.bound,
        "value": promise.limit,
        "to": promise.to,
        "of": promise.of,
    }


def calendar(calendar: Calendar | None) -> dict[str, str] | None:
    """A calendar, if there is one."""
    return None if calendar is None else {"day": f"{plain(calendar.day)}h", "week": f"{plain(calendar.week)}d"}


def given(**values: Any) -> dict[str, Any]:
    """What is said: neither null nor an empty list."""
    return {key: value for key, value in values.items() if value is not None and value != []}
