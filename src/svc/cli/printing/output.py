"""Writes to the standard streams. Writing to a closed stream does nothing, and is not an error."""

import os
import sys
from typing import TextIO

from svc.text import escape

PIECE = 16 * 1024
LONGEST = 1000
"""Characters of a line of a message: of one that quotes more than anybody reads, the middle is left out."""


def say(text: str) -> None:
    """A result, on standard output; what moves the cursor or hides text becomes visible."""
    hand_over(escape.terminal_lines(text) + "\n")


def complain(*lines: str) -> None:
    """A message beside the result, on standard error."""
    if sys.stderr is not None:
        sys.stderr.write("".join(f"{_readable(escape.terminal(line))}\n" for line in lines))


def _readable(line: str) -> str:
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"


def hand_over(report: str) -> None:
    """What a report made, as it is, on standard output: reports escape for their own medium."""
    if sys.stdout is None:
        return
    # In pieces: an unbuffered stream that a reader leaves early takes a part of a write and reports that at the next.
    for start in range(0, len(report), PIECE):
        sys.stdout.write(report[start : start + PIECE])


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
