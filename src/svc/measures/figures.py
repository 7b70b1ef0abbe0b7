"""What `svc.measure` gives: the figures of a stream, each with how it was found and how sure it is."""

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field, frozen

from svc.model import Promise
from svc.model.calendar import STANDARD, Calendar
from svc.text.arguments import all_of
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap
from svc.text.source import Place

Method = Literal["exact", "simulated"]
Interval = tuple[float, float]


def _percentiles(values: Mapping[str, float]) -> FrozenMap[float]:
    return FrozenMap(values)


def _leads(values: "Iterable[LeadTime]") -> "tuple[LeadTime, ...]":
    return all_of(LeadTime, values)


def _steps(values: "Iterable[StepFigures]") -> "tuple[StepFigures, ...]":
    return all_of(StepFigures, values)


def _teams(values: "Iterable[TeamFigures]") -> "tuple[TeamFigures, ...]":
    return all_of(TeamFigures, values)


def _promises(values: "Iterable[PromiseFigures]") -> "tuple[PromiseFigures, ...]":
    return all_of(PromiseFigures, values)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return all_of(str, values)


def _others(values: "Iterable[Measured]") -> "tuple[Measured, ...]":
    return all_of(Measured, values)


@frozen(repr=False, eq=False)
class Figure(Compared):
    """A figure of all cases of a kind: their mean, or the share of them.

    `interval` holds the true value in 95 of 100 simulations; of an exact figure both ends are the value.
    """

    value: float
    interval: Interval
    method: Method = "exact"


@frozen(repr=False, eq=False)
class LeadTime(Compared):
    """A time from the start of a case until a party gets something, in seconds of working time.

    Attributes:
        to: the name of the party; None for any party, where the one that gave the demand gets nothing, and for the end
            of the case where nobody gets anything.
        mean: the mean of the cases in which the party gets something.
        sd: the standard deviation of those cases.
        percentiles: the time within which so many per cent of those cases are, by the percentage: 50, 85 and 95. Empty
            without simulated cases. Always simulated.
        reached: the share of cases in which the party gets something, from 0 to 1.
        interval: the 95% interval of the mean.
        method: whether the mean is exact or simulated.
    """

    to: str | None
    mean: float
    sd: float
    percentiles: Mapping[str, float] = field(factory=FrozenMap, converter=_percentiles)
    reached: float = 1.0
    interval: Interval = (0.0, 0.0)
    method: Method = "exact"


@frozen(repr=False, eq=False)
class StepFigures(Compared):
    """What a step does for a case, in the mean.

    Attributes:
        name: the name of the step.
        visits: how often a case does it.
        wait: its wait time each time, in seconds of working time.
        work: its process time each time, in seconds.
        share_of_lead: its time in a case as a share of the lead time; None for a step behind the value, and without
            a lead time. Where steps are done side by side, the shares add up to more than 1.
        cost: what it costs in a case; None if nothing says.
        method: whether `visits`, and what follows from them, are exact or simulated.
    """

    name: str
    visits: float
    wait: float
    work: float
    share_of_lead: float | None = None
    cost: float | None = None
    method: Method = "exact"


@frozen(repr=False, eq=False)
class TeamFigures(Compared):
    """How busy a team is: `utilisation` is demand over capacity, None without a size or arrivals.

    Above 1 the queue grows without end.
    """

    name: str
    size: int | None = None
    utilisation: float | None = None


@frozen(repr=False, eq=False)
class PromiseFigures(Compared):
    """A promise and whether it holds: `kept` is None where that can't be said, and `because` says why.

    `value` and `interval` are what was measured: seconds, a share from 0 to 1, or a number. Of a promise on a
    percentile, `interval` is that of the percentile.
    """

    promise: Promise
    value: float | None = None
    interval: Interval | None = None
    kept: bool | None = None
    because: str = ""
    missing: tuple[str, ...] = field(default=(), converter=_texts)
    """What the stream does not say and the promise needs."""
    place: Place | None = field(default=None, eq=False, repr=False)
    """Where the promise is written; None for a stream built in Python."""
    most: tuple[str, ...] = field(default=(), converter=_texts)
    """The steps that make most of it."""


@frozen(repr=False, eq=False)
class Measured(Compared):
    """The figures of one kind of case of a stream: the main one, with the others in `others`.

    Times are in seconds of working time, shares from 0 to 1, costs in the currency of the stream. Figures that nothing
    is known for are None or empty, and `missing` says what the stream would have to say.

    Attributes:
        stream: the name of the stream.
        begins: what starts the cases: a party and a step, `user -> log`, or a step.
        calendar: how long a working day and a working week are.
        method: `exact` if all means are, else `simulated`. Percentiles are always simulated.
        cases: the number of simulated cases.
        seed: the number that the simulated cases follow from.
        lead: lead times, first that to the party that gave the demand, then those to others, by name.
        first: the times to the first thing that a party gets, in the same order.
        work: the process time of all steps of a case.
        wait: the wait time of all steps of a case.
        cost: what a case costs; None if nothing says.
        efficiency: flow efficiency: process time over lead time, of the steps up to the value; above 1 where steps are
            done side by side for most of the time.
        accurate: rolled accuracy, the product of %C&A of the steps up to the value; None if no step says it.
        rework: the share of cases in which some flow leads back.
        handovers: how many flows of a case lead to another team, or where none is named to another activity.
        wip: work in progress, arrivals times lead time (Little's law); None without arrivals.
        steps: each step that a case may do, in the order of the flows.
        teams: each team, by name.
        promises: each promise of the stream, in the order of the text.
        assumed: what was assumed where the stream does not say it.
        missing: what the stream does not say and a figure needs.
        endless: the steps from which no case ever ends; then there are no figures.
        others: the other kinds of case.
    """

    stream: str
    begins: str | None = None
    calendar: Calendar = STANDARD
    method: Method = "exact"
    cases: int = 0
    seed: int = 0
    lead: tuple[LeadTime, ...] = field(default=(), converter=_leads)
    first: tuple[LeadTime, ...] = field(default=(), converter=_leads)
    work: Figure | None = None
    wait: Figure | None = None
    cost: Figure | None = None
    efficiency: Figure | None = None
    accurate: Figure | None = None
    rework: Figure | None = None
    handovers: Figure | None = None
    wip: Figure | None = None
    steps: tuple[StepFigures, ...] = field(default=(), converter=_steps)
    teams: tuple[TeamFigures, ...] = field(default=(), converter=_teams)
    promises: tuple[PromiseFigures, ...] = field(default=(), converter=_promises)
    assumed: tuple[str, ...] = field(default=(), converter=_texts)
    missing: tuple[str, ...] = field(default=(), converter=_texts)
    endless: tuple[str, ...] = field(default=(), converter=_texts)
    others: tuple["Measured", ...] = field(default=(), converter=_others)

    @property
    def bottleneck(self) -> str | None:
        """The team with the highest utilisation, else the step with the largest share of the lead time."""
        busy = [(team.utilisation, team.name) for team in self.teams if team.utilisation is not None]
        if busy:
            return max(busy, key=lambda each: each[0])[1]
        slow = [(step.share_of_lead, step.name) for step in self.steps if step.share_of_lead]
        return max(slow, key=lambda each: each[0])[1] if slow else None


def single_figures(found: Measured) -> list[tuple[str, Figure]]:
    """The single figures that are known, by name."""
    names = ("work", "wait", "cost", "efficiency", "accurate", "rework", "handovers", "wip")
    known = ((name, getattr(found, name)) for name in names)
    return [(name, figure) for name, figure in known if figure is not None]
