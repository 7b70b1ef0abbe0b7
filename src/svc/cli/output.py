"""Writes to the standard streams. A stream that was closed takes nothing and is no fault."""

import os
import sys
from typing import TextIO

from svc import escape


def say(text: str) -> None:
    """A result, on standard output; what moves the cursor or hides text becomes visible."""
    hand_over(escape.terminal_lines(text) + "\n")


def complain(text: str) -> None:
    """A message beside the result, on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(escape.terminal_lines(text) + "\n")


def hand_over(report: str) -> None:
    """What a report made, as it is, on standard output: reports escape for their own medium."""
    if sys.stdout is not None:
        sys.stdout.write(report)


def coloured() -> bool:
    """Whether results may have colours: on a terminal that shows them, unless `NO_COLOR` is set."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at a stream."""
    return stream is not None and not stream.closed and stream.isatty()
