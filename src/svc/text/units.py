"""Places in a text as other programs count them: lines from 0, and characters in UTF-8, UTF-16 or UTF-32 units.

Lines end as everywhere in svc: with `\\n`, `\\r\\n` or `\\r`, and with nothing else.
"""

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from svc.text.source import NEWLINE, Span, line_starts


class Units(StrEnum):
    """What a character of a line is counted in; the names are those of the Language Server Protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    def length(self, text: str) -> int:
        """How many units a text has."""
        if text.isascii() or self is Units.UTF32:
            return len(text)
        if self is Units.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)


class Point(NamedTuple):
    """A line and a character of it, both counted from 0."""

    line: int
    character: int


class LineIndex:
    """The lines of a text, to find points of it by offsets and offsets by points."""

    def __init__(self, text: str, units: Units = Units.UTF16, starts: list[int] | None = None) -> None:
        """`starts` are where its lines begin, for whoever knows that already."""
        self._text, self._units = text, units
        self._starts = line_starts(text) if starts is None else starts

    def changed(self, span: Span, new: str) -> tuple[str, "LineIndex"]:
        """The text with `new` in the place of a span, and its lines: only what is new is looked through."""
        start, end = span
        text = self._text[:start] + new + self._text[end:]
        if "\r" in text:  # two line ends may become one there, or one two
            return text, LineIndex(text, self._units)
        above, below = (bisect_right(self._starts, each) for each in span)
        further = len(text) - len(self._text)
        starts = [
            *self._starts[:above],
            *(start + each for each in line_starts(new)[1:]),
            *[each + further for each in self._starts[below:]],
        ]
        return text, LineIndex(text, self._units, starts)

    def point(self, offset: int) -> Point:
        """The point of an offset; that of the nearest end for an offset that the text has not."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return Point(line, self._units.length(self._text[self._starts[line] : offset]))

    def points(self, span: Span) -> tuple[Point, Point]:
        """Where a span begins and ends."""
        return self.point(span[0]), self.point(span[1])

    def offset(self, point: tuple[int, int]) -> int:
        """The offset of a point; of one behind the end of its line that end, of one within a character its start."""
        number, character = point
        if number < 0:
            return 0
        if number >= len(self._starts):
            return len(self._text)
        start, behind = self._starts[number], self._starts[number + 1 : number + 2]
        line = NEWLINE.split(self._text[start : behind[0] if behind else None], 1)[0]
        end = start + len(line)
        if line.isascii() or self._units is Units.UTF32:
            return start + min(max(character, 0), len(line))
        counted = 0
        for index, each in enumerate(line):
            counted += self._units.length(each)
            if counted > character:
                return start + index
        return end

    def span(self, points: tuple[tuple[int, int], tuple[int, int]]) -> Span:
        """The offsets of two points, the earlier one first."""
        first, last = sorted(map(self.offset, points))
        return first, last
