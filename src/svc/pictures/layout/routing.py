"""The route that each line takes between nodes in rows: straight, through the band between two rows, or by a gutter.

Knows rows and columns only. Band n lies above row n, gutter n left of column n. As lines leave their rows at the
nodes' tops and bottoms and pass other rows in gutters, none of them crosses a node.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from svc.pictures.layout.reading_order import Cell
from svc.pictures.scene.labels import line_size
from svc.pictures.scene.shapes import Line, Node


class Course(NamedTuple):
    """The route of a line: the bands that it runs through, none if it is straight, and the gutter between two."""

    line: Line
    source: Cell
    target: Cell
    bands: tuple[int, ...] = ()
    gutter: int = 0
    elsewhere: bool = False
    """Whether its words are on the other one of two bands than usual."""

    @property
    def gap(self) -> Cell:
        """Of a straight one: the row, and the first gutter that it crosses."""
        return self.source[0], min(self.source[1], self.target[1]) + 1

    @property
    def leaves_above(self) -> bool:
        """Whether it leaves its source at the top."""
        return self.bands[0] <= self.source[0]

    @property
    def reaches_above(self) -> bool:
        """Whether it reaches its target at the top."""
        return self.bands[-1] <= self.target[0]

    @property
    def passes(self) -> range:
        """The rows that it passes in its gutter."""
        low, high = sorted(self.bands) if len(self.bands) == 2 else (0, 0)
        return range(low, high)


def courses(lines: Iterable[Line], cells: Mapping[str, Cell], nodes: Mapping[str, Node], columns: int) -> list[Course]:
    """The routes of all lines between nodes that fill their rows."""
    straight = _straight(lines, cells, nodes)
    courses = []
    for line in lines:
        source, target = cells[line.source], cells[line.target]
        bands = () if line.id in straight else _bands(source[0], target[0])
        courses.append(Course(line, source, target, bands, _gutter(source[1], target[1], columns)))
    return courses


def courses_in_lanes(
    lines: Iterable[Line], cells: Mapping[str, Cell], nodes: Mapping[str, Node], columns: int, shared: Collection[int]
) -> list[Course]:
    """The routes of all lines between nodes with free cells between them.

    A line goes up or down in the column of its source as far as the band beside its target; one that leaves a shared
    row, or finds the column of its source closed, in that of its target; else in a gutter.
    """
    lines = list(lines)
    straight = _straight(lines, cells, nodes)
    filled = set(cells.values())
    courses = []
    for line in lines:
        source, target = cells[line.source], cells[line.target]
        bands = () if line.id in straight else _bands_in_lanes(source, target, filled, shared)
        courses.append(Course(line, source, target, bands, _gutter(source[1], target[1], columns)))
    return courses


def _bands_in_lanes(source: Cell, target: Cell, filled: Collection[Cell], shared: Collection[int]) -> tuple[int, ...]:
    if source[0] == target[0]:
        return (source[0],)
    between = range(min(source[0], target[0]) + 1, max(source[0], target[0]))
    falls = target[0] > source[0]
    ways = [(source[1], target[0] if falls else target[0] + 1), (target[1], source[0] + 1 if falls else source[0])]
    if source[0] in shared:
        ways.reverse()
    free = (band for column, band in ways if not any((row, column) in filled for row in between))
    band = next(free, None)
    return _bands(source[0], target[0]) if band is None else (band,)


def _straight(lines: Iterable[Line], cells: Mapping[str, Cell], nodes: Mapping[str, Node]) -> set[str]:
    """The lines that join neighbours in a row, as many as there is room for at their sides."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(cells.values()):
        rows.setdefault(row, []).append(column)
    place = {(row, column): number for row, columns in rows.items() for number, column in enumerate(columns)}
    room: dict[frozenset[str], int] = {}
    straight = set()
    for line in lines:
        source, target = cells[line.source], cells[line.target]
        between = frozenset((line.source, line.target))
        left = room.get(between, min(nodes[line.source].height, nodes[line.target].height) - 8)
        high = max(line_size(line)[1], 12)
        beside = source[0] == target[0] and abs(place[source] - place[target]) == 1
        if beside and (between not in room or high <= left):
            room[between] = left - high
            straight.add(line.id)
    return straight


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
