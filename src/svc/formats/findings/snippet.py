"""The line that a finding points at, with marks under its words. Independent of findings."""

import re

from svc.text import escape
from svc.text.source import Range, Source
from svc.text.width import columns

BEFORE, MARKED, AFTER = 50, 80, 40
"""At most so many characters of a line are shown before, under and after the marks."""
TAB = "    "
CUT = "..."


def snippet(source: Source, range: Range, mark: str = "^") -> tuple[str, str] | None:
    """A line of source as it can be shown, and a line with marks below; None where there is nothing to show.

    A long line is cut to a window around the range; of a range over several lines the first is shown.
    """
    text, start, end = source.text, range.start.offset, range.end.offset
    if not text or end > len(text):
        return None
    line_start = start - (range.start.column - 1)
    first = max(line_start, start - BEFORE)
    rest, cut = _until_newline(text[start : max(start, min(end, start + MARKED)) + AFTER + 1])
    under = rest[: min(end - start, MARKED)]
    behind = rest[len(under) : len(under) + AFTER]
    lead = _shown(text[first:start])
    if first > line_start:
        lead = CUT + lead
    tail = _shown(behind) + (CUT if cut and len(under) + len(behind) < len(rest) else "")
    marks = " " * columns(lead) + mark * max(1, columns(_shown(under)))
    return lead + _shown(under) + tail, marks


def _until_newline(text: str) -> tuple[str, bool]:
    """The text up to its first newline, and whether it has no newline: then the line goes on."""
    line = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return line, len(line) == len(text)


def _shown(text: str) -> str:
    return escape.terminal(text.replace("\t", TAB))
