"""Figures of simulated cases: means with their intervals, percentiles, totals of each case."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress
from math import ceil, sqrt

from svc.measures.figures import Figure, Interval
from svc.measures.simulation import NEVER, Block, Doing, Sample
from svc.model.quantities import Real

NORMAL = 1.959963984540054
"""So many standard errors to each side hold 95% of a normal distribution."""
PERCENTILES = (50, 85, 95)


def times(sample: Sample, party: str | None, *, first: bool = False) -> list[float]:
    """When each case gave a party, or any, its last or its first thing; below 0 if it gave nothing."""
    known = sample.first if first else sample.last
    if party is not None:
        return known.get(party, [])
    if not first:
        return _until(known, None)
    return earliest(known.values())


def earliest(columns: Iterable[Sequence[float]]) -> list[float]:
    """The first of the times that each case has in several columns; below 0 if nothing happened in any."""
    return [min((time for time in each if time >= 0), default=NEVER) for each in zip(*columns, strict=True)]


def mean_of(values: Sequence[float]) -> tuple[float, float, Interval]:
    """The mean of values, their standard deviation, and the 95% interval of the mean."""
    number = len(values)
    mean = sum(values) / number
    sd = sqrt(max(sum((each - mean) ** 2 for each in values) / max(number - 1, 1), 0.0))
    error = NORMAL * sd / sqrt(number)
    return mean, sd, (mean - error, mean + error)


def figure_of(values: Sequence[float]) -> Figure:
    """The mean of values as a figure."""
    mean, _, interval = mean_of(values)
    return Figure(mean, interval, "simulated")


def share_of(part: int, number: int) -> Figure:
    """A share as a figure, with the interval of Wilson. (Wilson, Probable Inference, 1927.)"""
    share, square = part / number, NORMAL**2
    middle = (share + square / (2 * number)) / (1 + square / number)
    error = NORMAL * sqrt(share * (1 - share) / number + square / (4 * number**2)) / (1 + square / number)
    return Figure(share, (max(middle - error, 0.0), min(middle + error, 1.0)), "simulated")


def percentile(ordered: Sequence[float], percent: Real) -> float:
    """The least of the values in order that so many per cent of all do not exceed."""
    return ordered[min(max(ceil(len(ordered) * percent / 100 - 1e-9), 1), len(ordered)) - 1]


def interval_of_percentile(ordered: Sequence[float], percent: Real) -> Interval:
    """The 95% interval of a percentile, by the binomial distribution of how many are below it."""
    number, share = len(ordered), percent / 100
    error = NORMAL * sqrt(number * share * (1 - share))
    low, high = (min(max(round(number * share + each), 1), number) for each in (-error, error))
    return ordered[low - 1], ordered[high - 1]


def visits(sample: Sample) -> list[float]:
    """How often a case does each step, in the mean."""
    return [count / sample.cases for count in sample.visits]


class Totals:
    """Adds up a value of all steps that each case does."""

    def __init__(self, value: Callable[[Doing], Sequence[float]]) -> None:
        self.values: list[float] = []
        self._value = value

    def __call__(self, block: Block) -> None:
        totals = [0.0] * block.cases
        for doing in block.done:
            for case, each in zip(doing.cases, self._value(doing), strict=True):
                totals[case] += each
        self.values += totals


class UntilValue:
    """Adds up the time on the steps up to what a party gets last; a step that ends later takes no part."""

    def __init__(self, party: str | None, counted: Collection[int], steps: int) -> None:
        self.work: list[float] = []
        """The process time of each case."""
        self.spent = [0.0] * steps
        """The whole time on each step, of all cases."""
        self._party, self._counted = party, counted

    def __call__(self, block: Block) -> None:
        ends = _until(block.last, self._party)
        work = [0.0] * block.cases
        for doing in block.done:
            if doing.step in self._counted:
                is_part = [end <= ends[case] + 1e-9 for case, end in zip(doing.cases, doing.ends, strict=True)]
                for case, each in compress(zip(doing.cases, doing.works, strict=True), is_part):
                    work[case] += each
                self.spent[doing.step] += sum(compress(doing.waits, is_part)) + sum(compress(doing.works, is_part))
        self.work += work


def _until(last: Mapping[str, list[float]], party: str | None) -> list[float]:
    columns = [last[party]] if party is not None else list(last.values())
    return columns[0] if len(columns) == 1 else [max(each) for each in zip(*columns, strict=True)]
