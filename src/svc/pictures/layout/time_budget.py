"""How long it may take to find where things stand: loops that look for better ask whether it is time to be content.

The clock is that of the thread or task that draws; where none runs, there is all the time of the world.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from attrs import define

from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real

CONTENT, OVER = 5.0, 20.0
"""Seconds after which loops stop looking for better, and after which all is given up."""


@define
class Clock:
    """`content` is when loops stop looking for better, `over` when all is given up; `hurried` if one had to stop."""

    content: Real
    over: Real
    hurried: bool = False


_running: ContextVar[Clock | None] = ContextVar("clock", default=None)


@contextmanager
def limited(content: Real | None = None, over: Real | None = None) -> Iterator[Clock]:
    """A clock that runs for some seconds, in two parts."""
    now = monotonic()
    clock = Clock(now + (CONTENT if content is None else content), now + (OVER if over is None else over))
    token = _running.set(clock)
    try:
        yield clock
    finally:
        _running.reset(token)


def late() -> bool:
    """Whether to be content with what there is. Raises RenderError if even that takes too long."""
    clock = _running.get()
    if clock is None:
        return False
    now = monotonic()
    if now > clock.over:
        raise RenderError(
            "the layout exceeded the time limit: the stream is too entangled to draw; "
            "split it with steps that open others"
        )
    clock.hurried = clock.hurried or now > clock.content
    return now > clock.content
