"""A limit on the time that a layout may take: loops that improve it ask whether it is time to stop.

The budget is that of the thread or task that draws; without one, time is unlimited.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from attrs import define

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real

CONTENT, OVER = 5.0, 20.0
"""Seconds after which loops stop improving, and after which the layout is given up."""


@define(eq=False)
class TimeBudget:
    """`content` is when loops stop improving, `over` when the layout is given up; `hurried` if a loop had to stop."""

    content: Real
    over: Real
    hurried: bool = False


_running: ContextVar[TimeBudget | None] = ContextVar("time budget", default=None)


@contextmanager
def limited(content: Real | None = None, over: Real | None = None) -> Iterator[TimeBudget]:
    """A budget that starts now; its two limits in seconds."""
    now = monotonic()
    budget = TimeBudget(now + (CONTENT if content is None else content), now + (OVER if over is None else over))
    token = _running.set(budget)
    try:
        yield budget
    finally:
        _running.reset(token)


def late() -> bool:
    """Whether to stop improving. Raises RenderError once the whole budget is spent."""
    budget = _running.get()
    if budget is None:
        return False
    now = monotonic()
    if now > budget.over:
        raise RenderError(
            "the layout exceeded the time limit: the stream is too entangled to draw; "
            "split it with steps that open others"
        )
    budget.hurried = budget.hurried or now > budget.content
    return now > budget.content
