"""What of a line runs along a band between two rows, with the words that it may carry there."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.model.quantities import Real
from svc.pictures.scene import labels
from svc.pictures.scene.shapes import Line, Text

EDGE = 12
"""Between the end of a piece and its words."""
ROOMS = (420, 300, 220, 160, 120, 90, 66)
"""How wide words may be, from one long row of them to many short ones."""
ON_SHORT = 160
"""How wide words are at most on a piece that is shorter than any words."""

Texts = tuple[Text, ...]


class Piece(NamedTuple):
    """A piece from `start` to `end`, where its line turns up or down; `line` is carried where words are on it."""

    id: str
    start: Real
    end: Real
    start_up: bool
    end_up: bool
    line: Line | None = None

    @property
    def low(self) -> Real:
        """Its left end."""
        return min(self.start, self.end)

    @property
    def high(self) -> Real:
        """Its right end."""
        return max(self.start, self.end)

    @property
    def middle(self) -> Real:
        """Half way."""
        return (self.start + self.end) / 2

    @property
    def turns_back(self) -> bool:
        """Whether it leads back to where it came from."""
        return self.start_up == self.end_up

    @property
    def turns(self) -> tuple[tuple[Real, bool], tuple[Real, bool]]:
        """Where it turns, and whether up."""
        return (self.start, self.start_up), (self.end, self.end_up)

    def wordings(self) -> Iterator[tuple[Texts, tuple[int, int]]]:
        """The ways to break its words into rows, the fewest rows first, with their sizes.

        None is wider than the piece, unless the piece is shorter than any words.
        """
        if not self.line or not (self.line.texts or self.line.pills):
            return
        room, before = self.high - self.low - 2 * EDGE, None
        room = room if room >= ROOMS[-1] else ON_SHORT
        for most in ROOMS:
            texts = tuple(labels.in_lines(labels.run_on(self.line.unwrapped), most, 2 * labels.LINES))
            size = labels.size(texts, self.line.pills)
            if texts != before and (size[0] <= room or most == ROOMS[-1]):
                before = texts
                yield texts, size
