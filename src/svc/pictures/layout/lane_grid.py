"""The row and the column of each node in lanes: a row for each lane, a column for each moment.

Steps that run side by side share a column. A grid that is too long is folded into bands, one below the other, each
with the lanes that are used in it.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from svc.pictures.layout.reading_order import Cell, served
from svc.pictures.scene.shapes import Card, Line, Scene


@frozen
class LaneGrid:
    """The cells of nodes, the band and the lane of each row, and how many columns there are."""

    cells: Mapping[str, Cell]
    rows: tuple[tuple[int, str], ...]
    columns: int


def moments(scene: Scene, order: Sequence[str], lanes: Mapping[str, str]) -> dict[str, int]:
    """The column of each node before any is folded: no two nodes of one lane share one."""
    steps = [(line.source, line.target) for line in scene.lines if not line.back and line.target in lanes]
    before: dict[str, list[str]] = {}
    for source, target in steps:
        before.setdefault(target, []).append(source)
    columns: dict[str, int] = {}
    taken: set[tuple[str, int]] = set()
    for id in order:
        earliest = max((columns[each] + 1 for each in before.get(id, ()) if each in columns), default=0)
        _put(id, earliest, lanes, columns, taken)
    for node in scene.nodes:
        if not isinstance(node, Card):
            wanted = columns[order[_place(node.id, order, scene.lines)]] if order else 0
            _put_near(node.id, wanted, lanes, columns, taken)
    return columns


def folded(columns: Mapping[str, int], lanes: Mapping[str, str], kinds: Sequence[str], longest: int) -> LaneGrid:
    """A grid in bands of at most so many columns."""
    used = sorted({(column // longest, kinds.index(lanes[id])) for id, column in columns.items()})
    rows = {row: number for number, row in enumerate(used)}
    cells = {id: (rows[column // longest, kinds.index(lanes[id])], column % longest) for id, column in columns.items()}
    return LaneGrid(
        cells, tuple((band, kinds[kind]) for band, kind in used), max(each for _, each in cells.values()) + 1
    )


def _put(id: str, column: int, lanes: Mapping[str, str], columns: dict[str, int], taken: set[tuple[str, int]]) -> None:
    """Put a node into a column, or the next one that is free in its lane."""
    while (lanes[id], column) in taken:
        column += 1
    columns[id] = column
    taken.add((lanes[id], column))


def _put_near(
    id: str, wanted: int, lanes: Mapping[str, str], columns: dict[str, int], taken: set[tuple[str, int]]
) -> None:
    """Put a node into the free column of its lane that is nearest to one."""
    far = next(far for far in range(len(taken) + 1) if {(lanes[id], wanted + far), (lanes[id], wanted - far)} - taken)
    nearest = wanted - far if wanted >= far and (lanes[id], wanted - far) not in taken else wanted + far
    _put(id, nearest, lanes, columns, taken)


def _place(party: str, order: Sequence[str], lines: Iterable[Line]) -> int:
    """The place in the order of the step that a party serves: that which it gets from, else that which it gives to."""
    right = served(party, order, lines)
    return max(right - 1, 0) if any(line.target == party for line in lines) else min(right, len(order) - 1)
