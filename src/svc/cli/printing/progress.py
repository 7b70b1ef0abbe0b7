"""A bar for work that takes long, on standard error and only if somebody looks at it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from time import monotonic
from typing import TypeVar

from svc.cli.printing.output import is_terminal

PATIENCE = 1.0
"""Seconds of silence before there is a bar."""
T = TypeVar("T")


def watched(items: Sequence[T], label: str) -> Iterator[T]:
    """The items; a bar shows how far their user is."""
    if not is_terminal(sys.stderr):
        yield from items
        return
    started = monotonic()
    bar = None
    with ExitStack() as stack:
        for number, item in enumerate(items):
            if bar is not None:
                bar.update(1)
            elif monotonic() - started > PATIENCE:
                import click

                bar = stack.enter_context(click.progressbar(length=len(items), label=label, file=sys.stderr))
                bar.update(number)
            yield item
        if bar is not None:
            bar.update(1)
