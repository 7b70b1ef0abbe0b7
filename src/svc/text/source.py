"""A text and the places in it. Independent of the language: only lines, columns and offsets.

A line ends with `\\n`, `\\r\\n` or `\\r` and with nothing else. Columns and offsets count code points
of the text without its byte order mark.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from svc.text.compared import Compared
from svc.text.pattern import Pattern

Span = tuple[int, int]
"""Where something begins and where it ends, as offsets into a text; the end is not part of it."""

NEWLINE = Pattern(r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return [0, *(newline.end() for newline in NEWLINE.finditer(text))]
    lengths = [len(line) + 1 for line in text.split("\n")]
    return [0, *accumulate(lengths[:-1])]


@frozen(repr=False, eq=False)
class Position(Compared):
    """A point in a text: line and column count from 1, the offset from 0."""

    line: int
    column: int
    offset: int


@frozen(repr=False, eq=False)
class Range(Compared):
    """A stretch of a text; the end is not part of it."""

    start: Position
    end: Position


@frozen(repr=False, eq=False)
class Source(Compared):
    """A text with the name that messages call it by.

    `name` is the path as given, with `/`; `-` is standard input and `svc:itil4.vsc` a shipped catalogue.
    """

    name: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1, offset)

    def range(self, span: Span) -> Range:
        """The lines and columns of a span."""
        return Range(self.position(span[0]), self.position(span[1]))

    def line(self, number: int) -> str:
        """The text of a line (counted from 1) without its newline."""
        start = self._line_starts[number - 1]
        newline = NEWLINE.search(self.text, start)
        return self.text[start : newline.start() if newline else None]


@frozen(repr=False, eq=False, weakref_slot=False)
class Place(Compared):
    """A span of a certain text: what a finding points at."""

    source: Source
    span: Span

    @property
    def text(self) -> str:
        """The words at this place."""
        return self.source.text[self.span[0] : self.span[1]]

    @property
    def range(self) -> Range:
        """The lines and columns of the place."""
        return self.source.range(self.span)
