"""Which way each line takes between nodes in rows: straight, through the band between two rows, or by a gutter.

Knows rows and columns only. Band n lies above row n, gutter n left of column n. As lines leave their rows at the
nodes' tops and bottoms and pass other rows in gutters, none of them crosses a node.
"""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from svc.diagram.reading import Cell
from svc.diagram.shapes import Line, Node
from svc.diagram.texts import line_size


@frozen
class Course:
    """The way of a line: the bands that it runs through, none if it is straight, and the gutter between two."""

    line: Line
    source: Cell
    target: Cell
    bands: tuple[int, ...] = field(default=(), converter=tuple[int, ...])
    gutter: int = 0

    @property
    def gap(self) -> Cell:
        """Of a straight one: the row, and the gutter that it crosses."""
        return self.source[0], max(self.source[1], self.target[1])

    @property
    def leaves_above(self) -> bool:
        """Whether it leaves its source at the top."""
        return self.bands[0] == self.source[0]

    @property
    def reaches_above(self) -> bool:
        """Whether it reaches its target at the top."""
        return self.bands[-1] == self.target[0]

    @property
    def passes(self) -> range:
        """The rows that it passes in its gutter."""
        low, high = sorted(self.bands) if len(self.bands) == 2 else (0, 0)
        return range(low, high)


def courses(lines: Iterable[Line], cells: Mapping[str, Cell], nodes: Mapping[str, Node], columns: int) -> list[Course]:
    """The ways of all lines."""
    room: dict[frozenset[str], int] = {}
    found = []
    for line in lines:
        source, target = cells[line.source], cells[line.target]
        between = frozenset((line.source, line.target))
        beside = source[0] == target[0] and abs(source[1] - target[1]) == 1
        left = room.get(between, min(nodes[line.source].height, nodes[line.target].height) - 8)
        high = max(line_size(line)[1], 12)
        if beside and (between not in room or high <= left):
            room[between] = left - high
            found.append(Course(line, source, target))
        else:
            gutter = _gutter(source[1], target[1], columns)
            found.append(Course(line, source, target, _bands(source[0], target[0]), gutter))
    return found


def _bands(source: int, target: int) -> tuple[int, ...]:
    if source == target:
        return (source,)
    leaves, reaches = (source + 1, target) if target > source else (source, target + 1)
    return (leaves,) if leaves == reaches else (leaves, reaches)


def _gutter(source: int, target: int, columns: int) -> int:
    """The gutter beside the target: outside all columns if it can be, else on the side of the source."""
    if target in (0, columns - 1):
        return target and columns
    return target + 1 if source > target else target
