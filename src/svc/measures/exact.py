"""Exact means of a chain: visits from its fundamental matrix, times by first-step analysis.

(Kemeny and Snell, Finite Markov Chains, 1976, chapter III.) Where a case ends with the last thing that a party gets,
each step is weighted with the chance that something is still given from there.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

from attrs import frozen

from svc.measures.chain import Chain
from svc.measures.effort import Effort
from svc.measures.linear import Row, System
from svc.measures.network import gives


@frozen
class Moments:
    """A time of those cases that have one: which share they are, the mean, the standard deviation, the work in it."""

    reached: float
    mean: float
    sd: float
    work: float
    weights: tuple[float, ...]
    """For each step, how often the end is still to come when it is done."""


def visits(chain: Chain) -> list[float]:
    """How often a case does each step, in the mean."""
    return chain.system.turned([float(number == chain.first) for number in range(len(chain.moves))])


def reworked(chain: Chain) -> float:
    """The share of cases in which some flow leads back."""
    back = [sum([move.share for move in moves if move.way.is_rework], 0.0) for moves in chain.moves]
    return chain.without(lambda way: way.is_rework).solved(back)[chain.first] if any(back) else 0.0


def last(chain: Chain, efforts: Sequence[Effort], party: str | None) -> Moments | None:
    """The time until the last thing that a party gets, of the cases in which it gets something."""
    return _moments(chain, chain.system, efforts, party)


def first(chain: Chain, efforts: Sequence[Effort], party: str | None) -> Moments | None:
    """The time until the first thing that a party gets, of the cases in which it gets something."""
    return _moments(chain, chain.until(party), efforts, party)


def _moments(chain: Chain, system: System, efforts: Sequence[Effort], party: str | None) -> Moments | None:
    given = [sum([move.share for move in moves if gives(move.way, party)], 0.0) for moves in chain.moves]
    weights = chain.until(party).solved(given)
    reached = weights[chain.first]
    if not reached:
        return None
    means = system.solved([effort.whole * weight for effort, weight in zip(efforts, weights, strict=True)])
    works = system.solved([effort.work * weight for effort, weight in zip(efforts, weights, strict=True)])
    variance = system.solved(_variances(system.rows, efforts, weights, means))[chain.first] / reached
    mean, work = means[chain.first] / reached, works[chain.first] / reached
    return Moments(min(reached, 1.0), mean, sqrt(max(variance, 0.0)), work, tuple(weights))


def _variances(
    rows: Sequence[Row], efforts: Sequence[Effort], weights: Sequence[float], means: Sequence[float]
) -> Iterator[float]:
    """What each step adds to the variance: that of its time, and that of the mean of what follows."""
    for row, effort, weight, mean in zip(rows, efforts, weights, means, strict=True):
        if not weight:
            yield 0.0
            continue
        after, added, ending = mean / weight - effort.whole, effort.variance * weight, weight
        for target, share in row.items():
            if weights[target]:
                added += share * weights[target] * (means[target] / weights[target] - after) ** 2
                ending -= share * weights[target]
        yield added + max(ending, 0.0) * after**2
