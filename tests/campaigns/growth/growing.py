"""How work grows: counted in steps of the interpreter, or measured in seconds, from one size to its double."""

import gc
import math
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any, NamedTuple

from tests.campaigns.growth.families import Family

MOST = 1.15
"""The exponent that work may grow with: 1 is twice the work for twice the input."""
FELT = 0.02
"""Seconds under which a run says more of the machine than of the work."""
ENOUGH = 2.0
"""Seconds of processor time after which an input is not doubled again."""


class Growth(NamedTuple):
    """What was measured: from which size to which, how long the last one took, and how that grew."""

    smallest: int
    largest: int
    seconds: float
    exponent: float


def counted(family: Family) -> float:
    """The exponent from twice a size to four times it, of what doubling adds: what is done once takes no part."""
    size = family.smallest
    family.work(family.prepare(family.text(size)))  # what the first run imports takes no part either
    small, middle, large = (_steps(family, each) for each in (size, 2 * size, 4 * size))
    return math.log2(max(large - middle, 1) / max(middle - small, 1)) if large > middle else 0.0


def _steps(family: Family, size: int) -> int:
    """How many instructions the interpreter carries out."""
    value = family.prepare(family.text(size))
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_lines, frame.f_trace_opcodes = False, True
        elif event == "opcode":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        family.work(value)
    finally:
        sys.settrace(before)
    return count


def measured(family: Family) -> Growth:
    """Double an input to its largest, or until that takes its time; each size is run several times, the best counts."""
    runs: list[tuple[int, float]] = []
    size = max(family.smallest, min(512, family.largest // 8))
    while size <= family.largest:
        taken = min(_seconds(family, size) for _ in range(2))
        runs.append((size, taken))
        if taken > ENOUGH and len(runs) > 1:
            break
        size *= 2
    felt = [each for each in runs if each[1] >= FELT][-4:]
    if len(felt) < 2:
        felt = runs[-2:]
        return Growth(
            felt[0][0], felt[-1][0], felt[-1][1], min(_slope(felt), 1.0) if felt[-1][1] < FELT else _slope(felt)
        )
    return Growth(felt[0][0], felt[-1][0], felt[-1][1], _slope(felt))


def _seconds(family: Family, size: int) -> float:
    value = family.prepare(family.text(size))
    return timed(lambda: family.work(value))


def timed(work: Callable[[], object]) -> float:
    """The processor time of some work, with the collector of cyclic rubbish off, as the command has it."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def _slope(runs: Sequence[tuple[int, float]]) -> float:
    """The slope of a line through the logarithms of sizes and times."""
    points = [(math.log(size), math.log(max(taken, 1e-9))) for size, taken in runs]
    x, y = (sum(each[axis] for each in points) / len(points) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
