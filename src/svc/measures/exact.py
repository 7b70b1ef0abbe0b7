"""Exact means of a chain: visits from its fundamental matrix, times by first-step analysis.

(Kemeny and Snell, Finite Markov Chains, 1976, chapter III.) Where a case ends with the last thing that a party gets,
each way on is weighted with the chance that something is still given from there.
"""

from collections.abc import Callable, Sequence
from math import sqrt

from attrs import frozen

from svc.measures.chain import END, Chain, Move
from svc.measures.effort import Effort
from svc.measures.linear import solved
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
    rows: list[dict[int, float]] = [{} for _ in chain.moves]
    for number, moves in enumerate(chain.moves):
        for move in moves:
            if move.target != END:
                rows[move.target][number] = rows[move.target].get(number, 0.0) + move.share
    # read backwards, forward moves lead to higher numbers again
    size = len(rows)
    turned = [{size - 1 - each: share for each, share in row.items()} for row in reversed(rows)]
    starts = [[float(size - 1 - number == chain.first)] for number in range(size)]
    return [value for (value,) in reversed(solved(turned, starts))]


def reworked(chain: Chain) -> float:
    """The share of cases in which some flow leads back."""
    rows = [_factors(moves, lambda move: not move.way.is_rework) for moves in chain.moves]
    back = [[sum((move.share for move in moves if move.way.is_rework), 0.0)] for moves in chain.moves]
    return solved(rows, back)[chain.first][0]


def last(chain: Chain, efforts: Sequence[Effort], party: str | None) -> Moments | None:
    """The time until the last thing that a party gets, of the cases in which it gets something."""
    given = [sum((move.share for move in moves if gives(move.way, party)), 0.0) for moves in chain.moves]
    rows = [_factors(moves, lambda move: not gives(move.way, party)) for moves in chain.moves]
    still = [value for (value,) in solved(rows, [[each] for each in given])]
    ends = [
        sum(
            (
                move.share * (1.0 if move.target == END else 1 - still[move.target])
                for move in moves
                if gives(move.way, party)
            ),
            0.0,
        )
        for moves in chain.moves
    ]
    rows = [_factors(moves, lambda move: True) for moves in chain.moves]
    return _moments(chain, rows, still, ends, efforts)


def first(chain: Chain, efforts: Sequence[Effort], party: str | None) -> Moments | None:
    """The time until the first thing that a party gets, of the cases in which it gets something."""
    ends = [sum((move.share for move in moves if gives(move.way, party)), 0.0) for moves in chain.moves]
    rows = [_factors(moves, lambda move: not gives(move.way, party)) for moves in chain.moves]
    still = [value for (value,) in solved(rows, [[each] for each in ends])]
    return _moments(chain, rows, still, ends, efforts)


def _factors(moves: Sequence[Move], counts: Callable[[Move], bool]) -> dict[int, float]:
    factors: dict[int, float] = {}
    for move in moves:
        if move.target != END and counts(move):
            factors[move.target] = factors.get(move.target, 0.0) + move.share
    return factors


def _moments(
    chain: Chain,
    rows: Sequence[dict[int, float]],
    still: Sequence[float],
    ends: Sequence[float],
    efforts: Sequence[Effort],
) -> Moments | None:
    """The time until the end, weighted with the chance that it comes: `still` from a step, `ends` right behind it."""
    reached = still[chain.first]
    if not reached:
        return None
    weight = [
        end + sum((share * still[target] for target, share in row.items()), 0.0)
        for end, row in zip(ends, rows, strict=True)
    ]
    taking = list(zip(efforts, weight, rows, strict=True))
    means = solved(rows, [[each.whole * share, each.work * share] for each, share, _ in taking])
    squares = solved(
        rows,
        [
            [
                (each.variance + each.whole**2) * share
                + 2 * each.whole * sum(factor * means[target][0] for target, factor in row.items())
            ]
            for each, share, row in taking
        ],
    )
    mean, work = (value / reached for value in means[chain.first])
    variance = squares[chain.first][0] / reached - mean**2
    return Moments(min(reached, 1.0), mean, sqrt(max(variance, 0.0)), work, tuple(weight))
