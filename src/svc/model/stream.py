"""A stream as written: its keys, steps, parties and flows."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from svc.model.amounts import Rate
from svc.model.calendar import Calendar
from svc.model.keys import Keys
from svc.model.measured import (
    Begins,
    Ends,
    Promise,
    Team,
    Tool,
    as_teams,
    as_tools,
    maybe_amount,
    maybe_calendar,
    maybe_count,
    maybe_percent,
    maybe_rate,
)
from svc.model.open_values import as_flow_values, as_step_values, close_values
from svc.model.quantities import Duration, single_time
from svc.model.section import Section
from svc.model.spans import FlowSpans, NamedPartySpans, Offsets, StepSpans, pairs, parts, plain_line, several
from svc.model.writable import (
    as_name,
    as_reference_or_hole,
    as_references,
    as_references_or_holes,
    as_texts,
    maybe_name,
    maybe_reference,
    maybe_text,
)
from svc.model.written import Statement, Written
from svc.text.arguments import all_of, expect
from svc.text.source import Place, Span


def _duration(value: Duration | timedelta | str | None) -> Duration | None:
    if value is None or isinstance(value, Duration):
        return value
    if isinstance(value, timedelta):
        return Duration.from_timedelta(value)
    return Duration.parse(value)


def _activity(value: str) -> str:
    if not value:
        raise ValueError("a step needs the name of its activity")
    return as_reference_or_hole(value)


def _party(value: str) -> str:
    if not value:
        raise ValueError("a named party needs the name of the outside party that it is")
    return as_reference_or_hole(value)


def _begins(value: Begins | None) -> Begins | None:
    if value is not None:
        expect(value, Begins, "a Begins")
    return value


def _ends(value: Ends | None) -> Ends | None:
    if value is not None:
        expect(value, Ends, "an Ends")
    return value


def _single(value: Duration | timedelta | str | None) -> Duration | None:
    return None if value is None else single_time(value)


@frozen(repr=False, eq=False, weakref_slot=False)
class Step(Statement):
    """A piece of work in one activity, with the practices that it draws on.

    `waits` is idle time before the work, `takes` the work itself, `accurate` the percentage of work that its
    receiver can use as it is, `opens` the stream that this step is, seen from above. An activity or a practice may be a
    hole, `?`.

    Cases `begins` here without a party, and `ends` here. The step happens `every` so often only, or for a `batch` of
    so many, and `costs` so much each time. The first team that is `responsible` does the work; `uses` are tools, `seen`
    and `queued` how records call its work and waiting for it. `note` is for whoever looks at it.

    `open_values` are the clauses whose value is a hole, such as `takes`; one that has a value is not open.
    """

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    activity: str = field(default="", converter=_activity)
    practices: tuple[str, ...] = field(default=(), converter=as_references_or_holes)
    waits: Duration | None = field(default=None, converter=_duration)
    takes: Duration | None = field(default=None, converter=_duration)
    accurate: Decimal | None = field(default=None, converter=maybe_percent)
    opens: str | None = field(default=None, converter=maybe_name)
    begins: Begins | None = field(default=None, converter=_begins)
    ends: Ends | None = field(default=None, converter=_ends)
    every: Duration | None = field(default=None, converter=_single)
    batch: int | None = field(default=None, converter=maybe_count)
    costs: Decimal | None = field(default=None, converter=maybe_amount)
    responsible: tuple[str, ...] = field(default=(), converter=as_references)
    accountable: str | None = field(default=None, converter=maybe_reference)
    consulted: tuple[str, ...] = field(default=(), converter=as_references)
    informed: tuple[str, ...] = field(default=(), converter=as_references)
    uses: tuple[str, ...] = field(default=(), converter=as_references)
    seen: tuple[str, ...] = field(default=(), converter=as_texts)
    queued: tuple[str, ...] = field(default=(), converter=as_texts)
    note: str | None = field(default=None, converter=maybe_text)
    open_values: tuple[str, ...] = field(default=(), converter=as_step_values)

    def __attrs_post_init__(self) -> None:
        if self.open_values:
            close_values(self)

    def _plain_line(self, text: str, start: int) -> Offsets:
        """Without the words of the language in it; it opens nothing."""
        whole, _, name, _, activity = pairs(plain_line(text, start))
        return (*whole, *name, *activity, name[1], name[1])

    @property
    def teams(self) -> tuple[str, ...]:
        """The names of its teams, as often as they are named: responsible, accountable, consulted, informed."""
        accountable = () if self.accountable is None else (self.accountable,)
        return (*self.responsible, *accountable, *self.consulted, *self.informed)

    @property
    def spans(self) -> StepSpans:
        """Where the step and the names in it are written."""
        part = parts(self.offsets)
        whole, name, activity, opens = (next(part) for _ in range(4))
        return StepSpans(
            whole, name, activity, opens if self.opens else None, several(part, self.practices),
            several(part, self.teams), several(part, self.uses), several(part, self.open_values),
        )  # fmt: skip


@frozen(repr=False, eq=False)
class NamedParty(Statement):
    """One of the outside parties by its own name; it may do what `party` may.

    `seen` is how records call it that a case lies with this party; `note` is for whoever looks at it.
    """

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    party: str = field(default="", converter=_party)
    seen: tuple[str, ...] = field(default=(), converter=as_texts)
    note: str | None = field(default=None, converter=maybe_text)

    @property
    def spans(self) -> NamedPartySpans:
        """Where the party and the names in it are written."""
        part = parts(self.offsets)
        return NamedPartySpans(next(part), next(part), next(part))


@frozen(repr=False, eq=False, weakref_slot=False)
class Flow(Statement):
    """A flow: `source` gives `artefacts` to `target`.

    An end and an artefact are each a name, a title in double quotes, as in the language, or a hole, `?`. `when` is the
    condition and `share` the percentage of this alternative; `arrives` is how many cases begin with it in a time.
    `wording` is what the organisation itself calls what is given, as it is drawn; `note` is for whoever looks at it.

    `open_values` are the clauses whose value is a hole: `share` or `arrives`; one that has a value is not open.
    """

    source: str = field(converter=as_reference_or_hole)
    target: str = field(converter=as_reference_or_hole)
    artefacts: tuple[str, ...] = field(default=(), converter=as_references_or_holes)
    when: str | None = field(default=None, converter=maybe_text)
    share: Decimal | None = field(default=None, converter=maybe_percent)
    arrives: Rate | None = field(default=None, converter=maybe_rate)
    wording: str | None = field(default=None, converter=maybe_text)
    note: str | None = field(default=None, converter=maybe_text)
    open_values: tuple[str, ...] = field(default=(), converter=as_flow_values)

    def __attrs_post_init__(self) -> None:
        if self.open_values:
            close_values(self)

    @property
    def spans(self) -> FlowSpans:
        """Where the flow, the names in it, its arrivals and its open values are written."""
        part = parts(self.offsets)
        whole, source, target = (next(part) for _ in range(3))
        artefacts, arrives = several(part, self.artefacts), next(part)
        written = None if self.arrives is None else arrives
        return FlowSpans(whole, source, target, artefacts, written, several(part, self.open_values))

    def artefact_span(self, number: int) -> Span | None:
        """Where one of its artefacts is written, counted from 0: of many, quicker than by `spans`."""
        begin = 2 * (3 + number)
        start_and_end = self.offsets[begin : begin + 2]
        return start_and_end if len(start_and_end) == 2 else None


def _steps(values: Iterable[Step]) -> tuple[Step, ...]:
    return all_of(Step, values)


def _parties(values: Iterable[NamedParty]) -> tuple[NamedParty, ...]:
    return all_of(NamedParty, values)


def _flows(values: Iterable[Flow]) -> tuple[Flow, ...]:
    return all_of(Flow, values)


def _promises(values: Iterable[Promise]) -> tuple[Promise, ...]:
    return all_of(Promise, values)


@frozen(repr=False)
class Stream(Section):
    """One way through the activities for one scenario. `follows` is None for the default catalogue.

    Streams are equal if they mean the same: an artefact's short name, alias or title is equal to its id, and the title
    of an activity, a practice, a party or a step, in double quotes, to its name.
    """

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    follows: str | None = field(default=None, converter=maybe_name)
    keys: Keys = field(factory=Keys, converter=Keys)
    steps: tuple[Step, ...] = field(default=(), converter=_steps)
    parties: tuple[NamedParty, ...] = field(default=(), converter=_parties)
    flows: tuple[Flow, ...] = field(default=(), converter=_flows)
    teams: tuple[Team, ...] = field(default=(), converter=as_teams)
    tools: tuple[Tool, ...] = field(default=(), converter=as_tools)
    promises: tuple[Promise, ...] = field(default=(), converter=_promises)
    calendar: Calendar | None = field(default=None, converter=maybe_calendar)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stream):
            return NotImplemented
        return self is other or (self._outline == other._outline and self._meaning == other._meaning)

    def __hash__(self) -> int:
        return hash(self._outline)

    @property
    def _outline(self) -> tuple[object, ...]:
        """What a stream means but for all that may go by several names."""
        steps = [(each.name, each.title, len(each.practices), each.waits, each.takes) for each in self.steps]
        flows = [(len(each.artefacts), each.when, each.share) for each in self.flows]
        parties = [(each.name, each.title) for each in self.parties]
        others = tuple(each.name for each in self.teams + self.tools), len(self.promises), self.calendar
        return self.name, self.title, self.follows, self.keys, tuple(steps), tuple(parties), tuple(flows), *others

    @cached_property
    def _meaning(self) -> tuple[object, ...]:
        """What names something, with a name where there is a title, and an id where there is a short name."""
        from svc.checker.context import with_ids

        named = with_ids(self)
        return named.steps, named.parties, named.flows, named.teams, named.tools, named.promises

    def _repr_svg_(self) -> str | None:
        """The picture of the stream, for a notebook; None, so that it shows the text, where no engine draws."""
        from svc.diagnostics.errors import RenderError
        from svc.pictures.rendering import to_svg

        try:
            return to_svg(self)
        except RenderError:
            return None

    @property
    def statements(self) -> tuple[Written, ...]:
        """All statements below the heading, kind by kind."""
        measured = self.teams + self.tools + self.promises
        return self.keys.lines + self.steps + self.parties + self.flows + measured + self.broken

    @property
    def heading(self) -> Place | None:
        """Where findings about the whole stream point: its name, or the first statement of an unnamed one."""
        if self.offsets:
            return self.place(self.spans.name)
        first = min(filter(None, (statement.span for statement in self.statements)), default=None)
        return Place(self.origin, first) if self.origin and first else None
