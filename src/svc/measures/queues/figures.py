"""What `svc.simulate` gives: the figures of a stream whose cases queue for teams, each with its interval."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot

from attrs import field, frozen

from svc.measures.figures import Interval, Measured, PromiseFigures
from svc.measures.queues.intervals import mean_of_runs
from svc.text.arguments import all_of
from svc.text.frozenmap import FrozenMap

UNQUEUED = ("work", "cost", "accurate", "rework", "handovers")
"""The measures that queues do not change."""


def _numbers(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(values)


def _percentiles(values: "Mapping[str, Estimate]") -> "FrozenMap[Estimate]":
    return FrozenMap(values)


def _times(values: "Iterable[TimeEstimates]") -> "tuple[TimeEstimates, ...]":
    return all_of(TimeEstimates, values)


def _steps(values: "Iterable[StepQueue]") -> "tuple[StepQueue, ...]":
    return all_of(StepQueue, values)


def _teams(values: "Iterable[TeamQueue]") -> "tuple[TeamQueue, ...]":
    return all_of(TeamQueue, values)


def _promises(values: "Iterable[PromiseFigures]") -> "tuple[PromiseFigures, ...]":
    return all_of(PromiseFigures, values)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return all_of(str, values)


def _others(values: "Iterable[Simulated]") -> "tuple[Simulated, ...]":
    return all_of(Simulated, values)


@frozen
class Estimate:
    """A figure of several runs.

    Attributes:
        value: the mean of the runs.
        interval: holds the true value in 95 of 100 simulations, by Student's t.
        runs: the value of each run; of a single run, those of its batches.
    """

    value: float
    interval: Interval
    runs: tuple[float, ...] = field(converter=_numbers)


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of the values of runs, none of which is below 0, with its interval."""
    mean, (low, high) = mean_of_runs(values)
    return Estimate(mean, (max(low, 0.0), high), values)


@frozen
class TimeEstimates:
    """A time from the arrival of a case until a party gets something, in seconds of working time.

    Attributes:
        to: the name of the party; None for any party, and for the end of the case where nobody gets anything.
        mean: the mean of the cases in which the party gets something.
        percentiles: the time within which so many per cent of those cases are, by the percentage: 50, 85 and 95.
        reached: the share of cases in which the party gets something, from 0 to 1.
    """

    to: str | None
    mean: Estimate
    percentiles: Mapping[str, Estimate] = field(converter=_percentiles)
    reached: Estimate


@frozen
class StepQueue:
    """How long a case waits at a step each time, in the mean and in seconds of working time.

    Attributes:
        name: the name of the step.
        queue: for its team; None where that has no size, so that there is no queue.
        other: the waits that no queue replaces: those that the step says, for its next date, and for its batch.
        replaced: the wait that the step says and that the queue replaces; None if there is none. What it is longer
            than the queue, the size of the team does not explain.
    """

    name: str
    queue: Estimate | None
    other: Estimate
    replaced: float | None = None

    @property
    def unexplained(self) -> float | None:
        """By how much the wait that the step says is longer than the queue; None if it says none."""
        return None if self.replaced is None or self.queue is None else self.replaced - self.queue.value


@frozen
class TeamQueue:
    """The queue of a team: of all steps that it does.

    Attributes:
        name: the name of the team.
        size: how many they are.
        utilisation: the share of their time in which they work, from 0 to 1.
        length: how many wait at a time, in the mean.
        wait: how long each waits, in the mean and in seconds.
        percentiles: the wait that so many per cent do not exceed, by the percentage: 50, 85 and 95.
    """

    name: str
    size: int
    utilisation: Estimate
    length: Estimate
    wait: Estimate
    percentiles: Mapping[str, Estimate] = field(converter=_percentiles)


@frozen
class EstimatedDifference:
    """How a figure differs between two simulations: `value` is that after less that before.

    `interval` holds the true difference in 95 of 100 pairs of simulations. Runs are compared in pairs, as both
    simulations draw the same numbers.
    """

    measure: str
    of: str
    before: float
    after: float
    value: float
    interval: Interval

    @property
    def is_sure(self) -> bool:
        """Whether 0 is outside of the interval."""
        return not self.interval[0] <= 0 <= self.interval[1]


@frozen
class Simulated:
    """The figures of one kind of case of a stream with queues: the main one, with the others in `others`.

    Times are in seconds of working time, shares from 0 to 1. What queues do not change (work, cost, rework, hand-overs,
    accuracy) is in `measured`, with what the stream would take if nobody had to queue.

    Attributes:
        measured: the same stream as `svc.measure` has it, with the waits that its steps say.
        cases: the number of simulated cases, of all kinds and runs.
        runs: the number of runs.
        seed: the number that the simulated cases follow from.
        warm_up: the share of each run that is left out at its beginning.
        lead: lead times, first that to the party that gave the demand, then those to others, by name.
        first: the times to the first thing that a party gets, in the same order.
        wait: the wait time of all steps of a case, queues included.
        efficiency: flow efficiency: process time over lead time, of the steps up to the value.
        wip: work in progress: cases under way at a time, up to the value.
        throughput: how many cases of all kinds end in an hour of working time.
        steps: how long cases wait at each step, in the order of the flows.
        teams: the queue of each team that has a size and work, by name.
        promises: each promise of the stream, in the order of the text.
        overloaded: the teams that get more work than they can do. Their queues have no end, so there are no figures.
        missing: what the stream does not say and a simulation needs.
        unended: how many cases did not end, as too few came behind them for a batch, or they took too many turns.
        others: the other kinds of case.
    """

    measured: Measured
    cases: int
    runs: int
    seed: int
    warm_up: float
    lead: tuple[TimeEstimates, ...] = field(default=(), converter=_times)
    first: tuple[TimeEstimates, ...] = field(default=(), converter=_times)
    wait: Estimate | None = None
    efficiency: Estimate | None = None
    wip: Estimate | None = None
    throughput: Estimate | None = None
    steps: tuple[StepQueue, ...] = field(default=(), converter=_steps)
    teams: tuple[TeamQueue, ...] = field(default=(), converter=_teams)
    promises: tuple[PromiseFigures, ...] = field(default=(), converter=_promises)
    overloaded: tuple[str, ...] = field(default=(), converter=_texts)
    missing: tuple[str, ...] = field(default=(), converter=_texts)
    unended: int = 0
    others: tuple["Simulated", ...] = field(default=(), converter=_others)

    @property
    def stream(self) -> str:
        """The name of the stream."""
        return self.measured.stream

    @property
    def begins(self) -> str | None:
        """What starts the cases: a party and a step, `user -> log`, or a step."""
        return self.measured.begins

    def estimates(self) -> Iterator[tuple[str, str, Estimate]]:
        """All figures: the name of each, what it is of (a party, a step, a team, or nothing), and its estimate."""
        for name, times in (("lead", self.lead), ("first", self.first)):
            for each in times:
                yield name, each.to or "", each.mean
                for percent, value in each.percentiles.items():
                    yield f"{name} {percent}%", each.to or "", value
                yield f"{name} reached", each.to or "", each.reached
        for name in ("wait", "efficiency", "wip", "throughput"):
            estimate = getattr(self, name)
            if estimate is not None:
                yield name, "", estimate
        for step in self.steps:
            if step.queue is not None:
                yield "queue", step.name, step.queue
            yield "wait", step.name, step.other
        for team in self.teams:
            yield "utilisation", team.name, team.utilisation
            yield "length", team.name, team.length
            yield "queue", team.name, team.wait
            for percent, value in team.percentiles.items():
                yield f"queue {percent}%", team.name, value

    def differences(self, before: "Simulated") -> Iterator[EstimatedDifference]:
        """How the figures differ from those of another simulation, of those that both have: those of queues, and what
        they do not change."""
        known = {(name, of): estimate for name, of, estimate in before.estimates()}
        for name, of, later in self.estimates():
            earlier = known.get((name, of))
            if earlier is not None and len(earlier.runs) == len(later.runs):
                pairs = zip(earlier.runs, later.runs, strict=True)
                value, interval = mean_of_runs([one - other for other, one in pairs])
                yield EstimatedDifference(name, of, earlier.value, later.value, value, interval)
        if known and self.lead:
            yield from self._measured_differences(before.measured)

    def _measured_differences(self, before: Measured) -> Iterator[EstimatedDifference]:
        for name in UNQUEUED:
            earlier, later = getattr(before, name), getattr(self.measured, name)
            if earlier is not None and later is not None:
                value = later.value - earlier.value
                error = hypot(*(each.interval[1] - each.value for each in (earlier, later))) if value else 0.0
                interval = value - error, value + error
                yield EstimatedDifference(name, "", earlier.value, later.value, value, interval)
