"""Places nodes and lines that have their cells and courses: the step from a grid to a plan."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from svc.model.quantities import Real
from svc.pictures.layout import outlines
from svc.pictures.layout.column_layout import ColumnLayout, lay_out_columns
from svc.pictures.layout.ports import Port, ports
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.layout.row_layout import RowLayout, lay_out_rows
from svc.pictures.scene import labels
from svc.pictures.scene.shapes import Line, Node, Plan, Point, Route

ON_TRACK = 190
"""The width of words on a line that runs along a band, at most."""
TURNS = 60
"""What of such a line its ends take."""


def planned(
    courses: Sequence[Course], places: Mapping[str, Cell], nodes: Mapping[str, Node], columns: int
) -> tuple[list[Line], Plan, RowLayout]:
    """The lines with their words wrapped again, where everything is, and the heights of rows."""
    cells = {cell: nodes[id] for id, cell in places.items()}
    widths = lay_out_columns(courses, cells, columns)
    taken = [_with_room(course, widths) for course in courses]
    turns = ports(taken, cells, widths.columns, widths.channels)
    heights = lay_out_rows(taken, cells, widths, turns)
    routes = {course.line.id: _route(course, cells, widths, heights, turns) for course in taken}
    middles = {id: (widths.columns[column], heights.rows[row]) for id, (row, column) in places.items()}
    lines = [course.line for course in taken]
    return lines, _with_words(Plan(widths.width, heights.height, middles, routes), lines), heights


def _with_room(course: Course, widths: ColumnLayout) -> Course:
    """A line that runs along a band has room for more words in a row, the more the longer it is."""
    room = abs(widths.columns[course.source[1]] - widths.columns[course.target[1]]) - TURNS
    if not course.bands or room < labels.ON_LINE:
        return course
    unwrapped = course.line.unwrapped
    lines = labels.in_lines(labels.run_on(unwrapped), min(room, ON_TRACK), labels.LINES * len(unwrapped))
    return course._replace(line=evolve(course.line, texts=lines))


def _with_words(plan: Plan, lines: Iterable[Line]) -> Plan:
    """A plan as wide as the words at its sides need."""
    spans = [(plan.routes[line.id].words[0], labels.line_size(line)[0] / 2) for line in lines]
    left = max([half - x for x, half in spans], default=0)
    right = max([x + half for x, half in spans], default=0)
    return moved(evolve(plan, width=max(right, plan.width)), max(left, 0), 0)


def moved(plan: Plan, right: Real, under: Real) -> Plan:
    """A plan with all of it moved, and so much larger."""

    def there(point: Point) -> Point:
        return point[0] + right, point[1] + under

    routes = {
        id: evolve(route, corners=map(there, route.corners), words=there(route.words))
        for id, route in plan.routes.items()
    }
    places = {id: there(place) for id, place in plan.places.items()}
    return Plan(plan.width + right, plan.height + under, places, routes, plan.lanes)


def _route(
    course: Course, cells: Mapping[Cell, Node], widths: ColumnLayout, heights: RowLayout, turns: Mapping[Port, Real]
) -> Route:
    id = course.line.id
    if not course.bands:
        y = heights.straight[id]
        x = (
            _beside(course.source, course.target, y, cells, widths, heights),
            _beside(course.target, course.source, y, cells, widths, heights),
        )
        return Route([(x[0], y), (x[1], y)], (widths.words.get(course.gap, sum(x) / 2), y))
    start, end = turns[id, 0], turns[id, 1]
    tracks = heights.tracks[id]
    corners = [(start, tracks[0]), (end, tracks[-1])]
    if len(tracks) == 2:
        channel = widths.channels[id]
        corners[1:1] = [(channel, tracks[0]), (channel, tracks[1])]
    first = (start, _on_outline(course.source, start, cells, widths, heights, above=course.leaves_above))
    last = (end, _on_outline(course.target, end, cells, widths, heights, above=course.reaches_above))
    return Route(_without_repeats([first, *corners, last]), heights.words.get(id, first))  # a line may have no words


def _beside(
    here: Cell, other: Cell, y: Real, cells: Mapping[Cell, Node], widths: ColumnLayout, heights: RowLayout
) -> Real:
    reach = outlines.beside(cells[here], y - heights.rows[here[0]])
    return widths.columns[here[1]] + (reach if other > here else -reach)


def _on_outline(
    cell: Cell, x: Real, cells: Mapping[Cell, Node], widths: ColumnLayout, heights: RowLayout, *, above: bool
) -> Real:
    right = x - widths.columns[cell[1]]
    middle = heights.rows[cell[0]]
    return middle - outlines.above(cells[cell], right) if above else middle + outlines.below(cells[cell], right)


def _without_repeats(corners: Sequence[Point]) -> list[Point]:
    """The corners without those where a line goes straight on."""
    kept = [corners[0]]
    for corner, following in pairwise(corners[1:]):
        if abs(corner[0] - kept[-1][0]) > 0.5 or abs(corner[0] - following[0]) > 0.5:
            kept.append(corner)
    return [*kept, corners[-1]]
