"""A row of the table, and how the rows compare two commands."""

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.bench import Bench, Sizes
from benchmarks.timing import Command, Figure, cpu, figure, rounds

SLOW = 3
"""The most rounds of what takes minutes."""


class Row(NamedTuple):
    """A figure of the table. Less is better; a target that is None is not set.

    `what` has the sizes in braces, such as `{large:,}`: so a row says what was measured at any size.
    """

    name: str
    what: str
    unit: str
    first: float | None
    then: float | None
    measure: Callable[[Bench], Figure]

    def label(self, sizes: Sizes) -> str:
        """What was measured at some sizes."""
        return self.what.format(**sizes._asdict())


def ratio(
    bench: Bench, command: Command, other: Command, name: str,
    measure: Callable[[Command, Path], float] = cpu,
) -> Figure:  # fmt: skip
    """A command of svc beside another one, by their processor time unless another measure is given."""
    taken = in_turns(bench, command, other, measure=measure)
    return ratio_of(taken, name)


def ratio_of(taken: list[list[float]], name: str, ours: str = "svc") -> Figure:
    """The figure of two tasks from the times of each."""
    ratios = (one / other for one, other in zip(*taken, strict=True))
    first, second = map(statistics.median, taken)
    return figure(ratios, f"{ours} {time(first)}; {name} {time(second)}")


def in_turns(bench: Bench, *commands: Command, measure: Callable[[Command, Path], float] = cpu) -> list[list[float]]:
    """What some commands take, each in turn, command by command."""
    return rounds([lambda command=command: measure(command, bench.folder) for command in commands], bench.runs)  # type: ignore[misc]


def time(seconds: float) -> str:
    """Seconds in words."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{1000 * seconds:.0f} ms" if seconds >= 0.01 else f"{1000 * seconds:.1f} ms"
