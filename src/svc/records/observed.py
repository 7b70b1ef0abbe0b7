"""What `svc.observe` gives: what records say of a stream, and where they differ from what is declared."""

from collections.abc import Iterable

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.figures import PromiseFigures
from svc.model.calendar import STANDARD, Calendar
from svc.model.quantities import Duration
from svc.records.shapes import Label, Summary, Times, Way
from svc.text.arguments import all_of
from svc.text.source import Place

COUNT = "count"
"""The fact of a finding that says how many cases it is about."""


def _steps(values: "Iterable[ObservedStep]") -> "tuple[ObservedStep, ...]":
    return all_of(ObservedStep, values)


def _flows(values: "Iterable[ObservedFlow]") -> "tuple[ObservedFlow, ...]":
    return all_of(ObservedFlow, values)


def _deviations(values: "Iterable[Deviation]") -> "tuple[Deviation, ...]":
    return all_of(Deviation, values)


def _ways(values: Iterable[Way]) -> tuple[Way, ...]:
    return all_of(Way, values)


def _labels(values: Iterable[Label]) -> tuple[Label, ...]:
    return all_of(Label, values)


def _promises(values: Iterable[PromiseFigures]) -> tuple[PromiseFigures, ...]:
    return all_of(PromiseFigures, values)


def _diagnostics(values: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return all_of(Diagnostic, values)


@frozen
class ObservedStep:
    """What records say of a step or of a party that cases lie with.

    Attributes:
        name: the name of the step or party.
        visits: how often it was visited, repeats of one visit counted once.
        cases: how many cases visited it.
        wait: how long cases waited for it, in seconds of work; where records have one time for each event, how long it
            took altogether. None if it was never visited.
        work: how long its work took, in seconds; None where records don't say when it began and when it ended.
        waits: the wait time that the stream declares.
        takes: the process time that the stream declares.
    """

    name: str
    visits: int
    cases: int
    wait: Times | None = None
    work: Times | None = None
    waits: Duration | None = None
    takes: Duration | None = None


@frozen
class ObservedFlow:
    """How often cases went from a place to another.

    Attributes:
        source: the name of the place that they came from; None for where cases begin.
        target: the name of the place that they went to.
        count: how many visits came from there.
        cases: how many cases went there at least once.
        share: of the cases that did the source, the share that went there after the first time; None where nothing
            else is possible, or where records can't show it.
        declared: the share that the stream declares, from 0 to 1; None if it declares none.
        is_declared: whether a flow of the stream says so.
    """

    source: str | None
    target: str
    count: int
    cases: int
    share: float | None = None
    declared: float | None = None
    is_declared: bool = True


@frozen
class Deviation:
    """A difference between records and stream, as a value: the same as one of the findings.

    Attributes:
        code: the code of the finding, VSC520 to VSC525.
        source: the step or party that it is about or that cases came from; None for where cases begin.
        target: the step or party that cases went to, or should have; None for what is about one step.
        count: how many cases it is about.
        share: the share of all cases that they are, from 0 to 1; of a share, the observed one.
        example: the id of one of these cases; empty if none is named.
        place: where the stream says otherwise; None for one that was built in Python.
    """

    code: str
    source: str | None = None
    target: str | None = None
    count: int = 0
    share: float = 0.0
    example: str = ""
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen
class Observed:
    """A stream held against records of what really happened.

    Attributes:
        stream: the name of the stream.
        calendar: how long a working day and a working week are.
        records: how much was read.
        fitting: how many cases went as declared.
        fitness: the share of cases that went as declared; None without cases.
        handovers: the share of all moves, from one visit to the next and to the first, that flows explain.
        lead: how long the cases took that ended, in seconds of work; None if none has.
        steps: the steps, and the parties that records show, in the order of the text.
        flows: the flows that cases took, those of the stream first, in the order of the text.
        deviations: what differs, the most frequent first for each code.
        ways: the ways that cases went, the most frequent first.
        unmapped: labels that no step claims, the most frequent first.
        promises: the promises on lead times, with what the records say of them.
        arrivals: how many cases begin in a second of work; None if records don't say.
        notes: what can't be said from these records, and why.
        diagnostics: all findings, in the order of the text; those of the records themselves first.
    """

    stream: str
    calendar: Calendar = STANDARD
    records: Summary = field(factory=lambda: Summary(0, 0, 0, 0))
    fitting: int = 0
    fitness: float | None = None
    handovers: float | None = None
    lead: Times | None = None
    steps: tuple[ObservedStep, ...] = field(default=(), converter=_steps)
    flows: tuple[ObservedFlow, ...] = field(default=(), converter=_flows)
    deviations: tuple[Deviation, ...] = field(default=(), converter=_deviations)
    ways: tuple[Way, ...] = field(default=(), converter=_ways)
    unmapped: tuple[Label, ...] = field(default=(), converter=_labels)
    promises: tuple[PromiseFigures, ...] = field(default=(), converter=_promises)
    arrivals: float | None = None
    notes: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), converter=_diagnostics)
