"""Where lines leave and reach the tops and bottoms of nodes in rows: in the order of where they go, and apart."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from svc.model.quantities import Real
from svc.pictures.layout.outlines import span
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.scene.shapes import Node

PITCH = 24
"""Between two ports of a node, where it has the room."""
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
    number = count()
    for course in courses:
        if course.bands:
            id = course.line.id
            source, target = columns[course.source[1]], columns[course.target[1]]
            away = (gutters.get(id, target), gutters.get(id, source))
            sides.setdefault((course.source, course.leaves_above), []).append((away[0], next(number), (id, 0)))
            sides.setdefault((course.target, course.reaches_above), []).append((away[1], next(number), (id, 1)))
    places: dict[Port, Real] = {}
    for (cell, _), wanted in sides.items():
        _spread(sorted(wanted), columns[cell[1]], span(cells[cell]), places)
    over: dict[int, Cell] = {}
    for row, column in sorted(cells):
        opposite = [port for *_, port in sides.get((over.get(column, (-1, column)), False), ())]
        over[column] = row, column
        here = [port for *_, port in sides.get(((row, column), True), ())]
        _part(opposite, here, columns[column], span(cells[row, column]), places)
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


def _apart(x: Real, settled: Sequence[Real]) -> Real:
    """The distance to the nearest other one: `NEAR` is enough to distinguish the two."""
    return min(NEAR, *(abs(x - other) for other in settled), NEAR)
