"""Where lines leave and reach the tops and bottoms of nodes in rows: in the order of where they go, and apart."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from math import inf

from svc.model.quantities import Real
from svc.pictures.layout.outlines import span
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.scene.shapes import Node

PITCH = 24
"""Between two ports of a node, where it has the room."""
LOOP = 24
"""Between the two ports of a line from a node to itself."""
CLEAR = 4
"""Two lines that are closer to each other than this look like one."""
NEAR = 13
"""How close two lines may pass."""
CROWDED = 24
"""Ports of a node from which on they can't be kept apart."""

Port = tuple[str, int]
"""A line, and 0 for where it leaves or 1 for where it reaches."""


def ports(
    courses: Iterable[Course], cells: Mapping[Cell, Node], columns: Sequence[Real], gutters: Mapping[str, Real]
) -> dict[Port, Real]:
    """How far right each line that isn't straight leaves and reaches its nodes."""
    sides: dict[tuple[Cell, bool], list[tuple[Real, int, Port]]] = {}
    loops: dict[str, Cell] = {}
    number = count()
    for course in courses:
        if course.bands:
            id = course.line.id
            source, target = columns[course.source[1]], columns[course.target[1]]
            away = (gutters.get(id, target), gutters.get(id, source))
            if course.source == course.target:
                loops[id], away = course.source, (inf, inf)
            sides.setdefault((course.source, course.leaves_above), []).append((away[0], next(number), (id, 0)))
            sides.setdefault((course.target, course.reaches_above), []).append((away[1], next(number), (id, 1)))
    places: dict[Port, Real] = {}
    for (cell, _), wanted in sides.items():
        _spread(sorted(wanted), columns[cell[1]], span(cells[cell]), places)
    over: dict[int, Cell] = {}
    for row, column in sorted(cells):
        opposite = [port for *_, port in sides.get((over.get(column, (-1, column)), False), ())]
        over[column] = row, column
        here = [port for *_, port in sides.get(((row, column), True), ()) if port[0] not in loops]
        _part(opposite, here, columns[column], span(cells[row, column]), places)
    for id, cell in loops.items():
        others = [places[port] for *_, port in sides[cell, True] if port[0] != id]
        places[id, 0], places[id, 1] = _loop(others, columns[cell[1]], span(cells[cell]))
    return places


def _spread(wanted: Sequence[tuple[Real, int, Port]], middle: Real, reach: Real, places: dict[Port, Real]) -> None:
    pitch = min(PITCH, 2 * reach / max(len(wanted) - 1, 1))
    for place, (_, _, port) in enumerate(wanted):
        places[port] = middle + (place - (len(wanted) - 1) / 2) * pitch


def _part(above: Sequence[Port], below: Sequence[Port], middle: Real, reach: Real, places: dict[Port, Real]) -> None:
    """Move the ports at the top of a node away from those over it; lines between the two are made straight first."""
    over = {port[0]: places[port] for port in above}
    straight = [port for port in below if port[0] in over and abs(over[port[0]] - middle) <= reach]
    places |= {port: over[port[0]] for port in straight}
    settled = [places[port] for port in (*above, *straight)]
    for port in below if len(above) + len(below) < CROWDED else ():
        if port not in straight:
            shifts = (places[port] + shift for shift in sorted(range(-60, 61, 3), key=abs))
            tried = [x for x in shifts if abs(x - middle) <= reach] or [places[port]]
            places[port] = max(tried, key=lambda x: _apart(x, settled))
            settled.append(places[port])


def _loop(others: Sequence[Real], middle: Real, reach: Real) -> tuple[Real, Real]:
    """The ports of a line from a node to itself: right or left of all others, as its words need room above it.

    If neither side has the room, it is where it is furthest from others.
    """
    low, high = middle - reach, middle + reach - LOOP
    right, left = max(others, default=middle - LOOP) + NEAR, min(others, default=middle) - NEAR - LOOP
    if right <= high:
        start = right
    elif left >= low:
        start = left
    else:
        tried = (low + (high - low) * part / LOOP for part in range(LOOP + 1))
        start = max(tried, key=lambda x: (_is_clear(x, others), min(abs(x + LOOP / 2 - other) for other in others)))
    return start, start + LOOP


def _is_clear(start: Real, others: Sequence[Real]) -> bool:
    """Whether neither port of a line from a node to itself is on another one."""
    return all(abs(port - other) > CLEAR for other in others for port in (start, start + LOOP))


def _apart(x: Real, settled: Sequence[Real]) -> Real:
    """The distance to the nearest other one: `NEAR` is enough to distinguish the two."""
    return min(NEAR, *(abs(x - other) for other in settled), NEAR)
