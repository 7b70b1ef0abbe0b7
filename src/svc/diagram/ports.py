"""Where lines leave and reach the tops and bottoms of nodes in rows: in the order of where they go, and apart."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from svc.diagram.reading import Cell
from svc.diagram.rims import span
from svc.diagram.shapes import Node
from svc.diagram.ways import Course

PITCH = 24
"""Between two ports of a node, where it has the room."""
NEAR = 13
"""How close two lines may pass."""

Port = tuple[str, int]
"""A line, and 0 for where it leaves or 1 for where it reaches."""


def ports(
    courses: Iterable[Course], cells: Mapping[Cell, Node], columns: Sequence[float], gutters: Mapping[str, float]
) -> dict[Port, float]:
    """How far right each line that isn't straight leaves and reaches its nodes."""
    sides: dict[tuple[Cell, bool], list[tuple[float, int, Port]]] = {}
    number = count()
    for course in courses:
        if course.bands:
            id = course.line.id
            source, target = columns[course.source[1]], columns[course.target[1]]
            away = (gutters.get(id, target), gutters.get(id, source))
            sides.setdefault((course.source, course.leaves_above), []).append((away[0], next(number), (id, 0)))
            sides.setdefault((course.target, course.reaches_above), []).append((away[1], next(number), (id, 1)))
    found: dict[Port, float] = {}
    for (cell, _), wanted in sides.items():
        _spread(sorted(wanted), columns[cell[1]], span(cells[cell]), found)
    for row, column in cells:
        opposite = [port for *_, port in sides.get(((row - 1, column), False), ())]
        here = [port for *_, port in sides.get(((row, column), True), ())]
        _part(opposite, here, columns[column], span(cells[row, column]), found)
    return found


def _spread(wanted: Sequence[tuple[float, int, Port]], middle: float, reach: float, found: dict[Port, float]) -> None:
    pitch = min(PITCH, 2 * reach / max(len(wanted) - 1, 1))
    for place, (_, _, port) in enumerate(wanted):
        found[port] = middle + (place - (len(wanted) - 1) / 2) * pitch


def _part(above: Sequence[Port], below: Sequence[Port], middle: float, reach: float, found: dict[Port, float]) -> None:
    """Move the ports at the top of a node away from those over it; lines between the two are made straight first."""
    over = {port[0]: found[port] for port in above}
    straight = [port for port in below if port[0] in over and abs(over[port[0]] - middle) <= reach]
    found |= {port: over[port[0]] for port in straight}
    settled = [found[port] for port in (*above, *straight)]
    for port in below:
        if port not in straight:
            tried = (found[port] + shift for shift in sorted(range(-60, 61, 3), key=abs))
            free = (x for x in tried if abs(x - middle) <= reach and _free(x, settled))
            found[port] = next(free, found[port])
            settled.append(found[port])


def _free(x: float, taken: Iterable[float]) -> bool:
    return all(abs(x - other) >= NEAR for other in taken)
