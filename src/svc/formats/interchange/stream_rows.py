"""A stream as rows for a data frame or a table: one for each step, each flow, each artefact that a flow carries.

A row is a flat dictionary with the same keys in the same order in every row; a value has the type of its column, or is
None. Lists are in one text, with ", " between their items.
"""

from types import NoneType
from typing import TypedDict

from attrs import frozen

from svc.checker.context import context_of
from svc.model import Rate, Step, Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.project.api import bind
from svc.semantics.bound import BoundFlow, BoundStream, Node
from svc.semantics.catalogue import Catalogue
from svc.text.arguments import expect
from svc.text.source import Place

BETWEEN = ", "


class StepRow(TypedDict):
    """A step, or an activity that flows name directly, which has neither practices nor times."""

    number: int
    """As in pictures, from 1."""
    name: str
    title: str
    activity: str | None
    """Its id; None if the catalogue does not have it."""
    practices: str
    """Their ids."""
    waits: str | None
    """As it is written, such as `5m..1h`."""
    waits_least: float | None
    """In seconds of working time."""
    waits_most: float | None
    """In seconds of working time; the same as the least, unless it is a range."""
    takes: str | None
    takes_least: float | None
    takes_most: float | None
    accurate: float | None
    """In per cent."""
    opens: str | None
    """The stream that the step is, seen from above."""
    line: int | None
    """Of the text, from 1; None for a stream built in Python."""
    begins: bool
    """Whether cases begin here without a party."""
    ends: bool
    """Whether cases end here."""
    ends_share: float | None
    """In per cent; None for all that nothing else takes on."""
    every: str | None
    batch: int | None
    costs: float | None
    """For each time it is done."""
    responsible: str
    """The names of the teams."""
    accountable: str | None
    consulted: str
    informed: str
    uses: str
    """The names of the tools."""
    note: str | None
    """For whoever looks at it."""


class FlowRow(TypedDict):
    """A flow from one node to another."""

    number: int
    """In the order of the text, from 1."""
    source: str
    target: str
    source_kind: str
    """`step`, `party` or `unknown`."""
    target_kind: str
    source_role: str | None
    """The id of its activity or party."""
    target_role: str | None
    artefacts: str
    """Their ids; those that are not known as they are written."""
    outcomes: str
    """What the catalogue says of each artefact: the value of its `Outcome`."""
    when: str | None
    share: float | None
    """In per cent."""
    inside: bool
    """Whether it stays in one activity."""
    backward: bool
    """Whether it leads back in a cycle."""
    line: int | None
    arrives: str | None
    """How many cases begin with it, such as `20/d`."""
    wording: str | None
    """What the organisation itself calls what is given."""
    note: str | None
    """For whoever looks at it."""


class ArtefactRow(TypedDict):
    """An artefact that a flow carries."""

    flow: int
    """The number of the flow."""
    source: str
    target: str
    written: str
    artefact: str | None
    """Its id; None if that is unknown."""
    outcome: str
    listed_by: str | None
    """The side of the catalogue that lists it: `both`, `output` or `input`; None if none does."""


@frozen
class Rows:
    """The rows of a stream, each kind in the order of the text."""

    steps: list[StepRow]
    flows: list[FlowRow]
    artefacts: list[ArtefactRow]


def rows(stream: Stream, catalogue: Catalogue | None = None, *, calendar: Calendar | None = None) -> Rows:
    """A stream as rows for a data frame: `pandas.DataFrame(svc.rows(stream).flows)`.

    Args:
        stream: the stream.
        catalogue: the catalogue to find names in; else the one that the stream follows.
        calendar: how many hours a working day has, and how many days a week: it turns lengths of time
            into seconds of working time; else as in the project that the stream was read from.

    Returns:
        The rows of steps, flows and artefacts; `svc.StepRow`, `svc.FlowRow` and `svc.ArtefactRow` are their columns.

    Raises:
        TypeError: `stream` is not a stream, `catalogue` is not a catalogue, or `calendar` is not a calendar.
    """
    bound = bind(stream, catalogue)
    working = calendar_for(stream, calendar)
    backward = set(bound.backward_flows)
    return Rows(
        [step_row(bound, number, node, working) for number, node in enumerate(bound.steps, 1)],
        [flow_row(bound, flow, flow in backward) for flow in bound.flows],
        [row for flow in bound.flows for row in _artefact_rows(flow)],
    )


def calendar_for(stream: Stream, given: Calendar | None = None) -> Calendar:
    """The given calendar, else that of the project that a stream was read from. Raises TypeError for anything else."""
    expect(given, (Calendar, NoneType), "a calendar")
    return given or context_of(stream).calendar


def step_row(bound: BoundStream, number: int, node: Node, calendar: Calendar) -> StepRow:
    """The row of a step."""
    step = node.step or Step(node.name, activity=node.name)
    practices = (bound.catalogue.practice_names.get(practice, practice) for practice in step.practices)
    waits, takes = _seconds(step.waits, calendar), _seconds(step.takes, calendar)
    return StepRow(
        number=number,
        name=node.name,
        title=node.title,
        activity=node.role,
        practices=BETWEEN.join(practices),
        waits=_text(step.waits),
        waits_least=waits[0],
        waits_most=waits[1],
        takes=_text(step.takes),
        takes_least=takes[0],
        takes_most=takes[1],
        accurate=None if step.accurate is None else float(step.accurate),
        opens=step.opens,
        line=_line(node.place),
        begins=step.begins is not None,
        ends=step.ends is not None,
        ends_share=float(step.ends.share) if step.ends and step.ends.share is not None else None,
        every=_text(step.every),
        batch=step.batch,
        costs=None if step.costs is None else float(step.costs),
        responsible=BETWEEN.join(step.responsible),
        accountable=step.accountable,
        consulted=BETWEEN.join(step.consulted),
        informed=BETWEEN.join(step.informed),
        uses=BETWEEN.join(step.uses),
        note=step.note,
    )


def flow_row(bound: BoundStream, flow: BoundFlow, backward: bool) -> FlowRow:
    """The row of a flow."""
    return FlowRow(
        number=flow.number,
        source=flow.source.name,
        target=flow.target.name,
        source_kind=flow.source.kind.value,
        target_kind=flow.target.kind.value,
        source_role=flow.source.role,
        target_role=flow.target.role,
        artefacts=BETWEEN.join(each.artefact or each.written for each in flow.carried),
        outcomes=BETWEEN.join(each.outcome.value for each in flow.carried),
        when=flow.when,
        share=None if flow.share is None else float(flow.share),
        inside=flow.inside,
        backward=backward,
        line=_line(bound.place(flow)),
        arrives=_text(flow.flow.arrives),
        wording=flow.flow.wording,
        note=flow.flow.note,
    )


def _artefact_rows(flow: BoundFlow) -> list[ArtefactRow]:
    return [
        ArtefactRow(
            flow=flow.number,
            source=flow.source.name,
            target=flow.target.name,
            written=each.written,
            artefact=each.artefact,
            outcome=each.outcome.value,
            listed_by=each.listed.listed_by if each.listed else None,
        )
        for each in flow.carried
    ]


def _text(value: Duration | Rate | None) -> str | None:
    return None if value is None else str(value)


def _seconds(duration: Duration | None, calendar: Calendar) -> tuple[float, float] | tuple[None, None]:
    if duration is None:
        return None, None
    least, most = calendar.seconds(duration)
    return float(least), float(most)


def _line(place: Place | None) -> int | None:
    return place.range.start.line if place else None
