"""The rows and columns of a process: a row for each lane, a column for each moment, and parties above and below."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from svc.formats.exchange.bpmn.process import Part, Process
from svc.semantics.bound import BoundStream
from svc.semantics.graph import topological_order

Cell = tuple[int, int]
"""Row and column."""


class Pool(NamedTuple):
    """A pool of a party: one with others between its flows has several. `ports` are the ids of its cells."""

    id: str
    party: Part
    row: int
    ports: tuple[str, ...]


class Grid(NamedTuple):
    """The cell of each element and of each port of a pool; the lanes by their rows; the pools of parties.

    `ends` are the cells that message flows lead from and to, by the ids of these.
    """

    cells: Mapping[str, Cell]
    lanes: Mapping[int, str]
    pools: list[Pool]
    ends: Mapping[str, tuple[str, str]]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max(column for _, column in self.cells.values()) + 1


def grid(bound: BoundStream, process: Process) -> Grid:
    """The grid of a process."""
    columns = _columns(process)
    seats = _seats(process, columns)
    above = any(seat.above for seat in seats.values())
    lanes = dict(enumerate(_lanes(bound, process), int(above)))
    rows = {lane: row for row, lane in lanes.items()}
    cells = {part.id: (rows[part.lane], columns[part.id]) for part in process.parts}
    ports: dict[Cell, str] = {}
    outer = {id: 0 if seat.above else max(rows.values()) + 1 for id, seat in seats.items()}
    ends = {}
    for link in process.messages:
        known = [columns[id] for id in (link.source, link.target) if id in columns]
        column = known[0] if known else 0
        source, target = (
            _port(id, column, outer[id], ports) if id in outer else id for id in (link.source, link.target)
        )
        ends[link.id] = source, target
    for id in (each for each in outer if each not in {*ports.values()}):
        _port(id, 0, outer[id], ports)
    cells |= {f"{id}@{row}:{column}": (row, column) for (row, column), id in ports.items()}
    parties = {part.id: part for part in process.parties}
    return Grid(cells, lanes, list(_pools(ports, parties)), ends)


def _columns(process: Process) -> dict[str, int]:
    """The column of each element: after those that lead to it, and no two in one column of a lane."""
    ids = [part.id for part in process.parts]
    lanes = {part.id: part.lane for part in process.parts}
    edges = [(link.source, link.target) for link in process.sequences if not link.back and link.source != link.target]
    before: dict[str, list[str]] = {}
    for source, target in edges:
        before.setdefault(target, []).append(source)
    columns: dict[str, int] = {}
    taken: set[tuple[str, int]] = set()
    for id in topological_order(ids, edges):
        column = max((columns[each] + 1 for each in before.get(id, ()) if each in columns), default=0)
        while (lanes[id], column) in taken:
            column += 1
        columns[id] = column
        taken.add((lanes[id], column))
    return columns


def _lanes(bound: BoundStream, process: Process) -> list[str]:
    """The lanes in the order of the catalogue, those where a stream ends last."""
    lanes = {part.id: part.lane for part in process.parts}
    going_on = {
        lanes[link.source] for link in process.sequences if not link.back and lanes[link.source] != lanes[link.target]
    }
    used = {*lanes.values()}
    order = [each for each in (*bound.catalogue.all_activities, "") if each in used]
    return sorted((*order, *sorted(used - {*order})), key=lambda lane: lane not in going_on)


class _Seat(NamedTuple):
    above: bool
    first: int
    last: int


def _seats(process: Process, columns: Mapping[str, int]) -> dict[str, _Seat]:
    """Whether each party is above or below all lanes: where none of those there is beside its own flows."""
    spans: dict[str, list[int]] = {part.id: [] for part in process.parties}
    for link in process.messages:
        for party, inner in ((link.source, link.target), (link.target, link.source)):
            if party in spans:
                spans[party].append(columns.get(inner, 0))
    seats: dict[str, _Seat] = {}
    for id, span in sorted(spans.items(), key=lambda pair: min(pair[1], default=0)):
        first, last = min(span, default=0), max(span, default=0)
        taken = [each.above for each in seats.values() if each.first <= last and first <= each.last]
        seats[id] = _Seat(True not in taken or False in taken, first, last)
    return seats


def _port(party: str, column: int, row: int, ports: dict[Cell, str]) -> str:
    """The cell of a party that is nearest to a column."""
    far = 0
    while True:
        for each in (column + far, column - far):
            if each >= 0 and ports.setdefault((row, each), party) == party:
                return f"{party}@{row}:{each}"
        far += 1


def _pools(ports: Mapping[Cell, str], parties: Mapping[str, Part]) -> Iterator[Pool]:
    """The pools of parties: neighbours of one party are one."""
    seen: dict[str, int] = {}
    ordered: Iterable[tuple[Cell, str]] = sorted(ports.items())
    for (row, id), group in groupby(ordered, key=lambda port: (port[0][0], port[1])):
        seen[id] = seen.get(id, 0) + 1
        number = f"_{seen[id]}" if seen[id] > 1 else ""
        yield Pool(f"{id}{number}", parties[id], row, tuple(f"{id}@{row}:{cell[1]}" for cell, _ in group))
