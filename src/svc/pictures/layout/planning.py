"""Places nodes and lines that have their cells and courses: the step from a grid to a plan."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from svc.model.quantities import Real
from svc.pictures.layout import outlines
from svc.pictures.layout.band_layout import CLEAR
from svc.pictures.layout.clear_words import Box, clear
from svc.pictures.layout.column_layout import ColumnLayout, lay_out_columns
from svc.pictures.layout.pieces import Piece
from svc.pictures.layout.ports import Port, ports
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.layout.row_layout import CLOSE, RowLayout, Spacing, lay_out_rows
from svc.pictures.layout.time_budget import late
from svc.pictures.scene import labels
from svc.pictures.scene.shapes import Line, Node, Plan, Point, Route

CLEARED = 3
"""How often a layout is made where lines run through the words of others."""
CROWDED = 400
"""Lines from which on there is no time for that."""


def planned(
    courses: Sequence[Course],
    places: Mapping[str, Cell],
    nodes: Mapping[str, Node],
    columns: int,
    spacing: Spacing = CLOSE,
) -> tuple[list[Line], Plan, RowLayout]:
    """The lines with their words wrapped again, where everything is, and the heights of rows."""
    cells = {cell: nodes[id] for id, cell in places.items()}
    least: dict[int, Real] = {}
    crowded = len(courses) > CROWDED
    for _ in range(1 if crowded else CLEARED):
        widths = lay_out_columns(courses, cells, columns, least)
        turns = ports(courses, cells, widths.columns, widths.channels)
        heights = lay_out_rows(courses, cells, widths, turns, spacing)
        before = courses, least
        courses, least = _clearer(courses, least, heights.crossed, widths)
        if (courses, least) == before or late():
            break
    routes = {course.line.id: _route(course, cells, widths, heights, turns) for course in courses}
    middles = {id: (widths.columns[column], heights.rows[row]) for id, (row, column) in places.items()}
    lines = [evolve(each.line, texts=heights.texts.get(each.line.id, each.line.texts)) for each in courses]
    if heights.crossed and not crowded:
        boxes = [_box(nodes[id], middle, spacing.before) for id, middle in middles.items()]
        lines, routes = clear(lines, routes, boxes, heights.crossed)
    return lines, _with_words(Plan(widths.width, heights.height, middles, routes), lines), heights


def _box(node: Node, middle: Point, above: Real) -> Box:
    wide, high = outlines.extent(node)
    return Box(middle[0] - wide / 2, middle[1] - high / 2 - above, middle[0] + wide / 2, middle[1] + high / 2)


def _clearer(
    courses: Sequence[Course], least: Mapping[int, Real], crossed: Sequence[Piece], widths: ColumnLayout
) -> tuple[Sequence[Course], dict[int, Real]]:
    """The courses, and the least widths of gutters, with which other lines run through the words of fewer pieces."""
    room: dict[int, Real] = dict(least)
    stuck = set()
    for piece in crossed:
        through = [gutter for gutter, (start, end) in widths.free.items() if piece.low <= start and end <= piece.high]
        if through:
            nearest = min(through, key=lambda gutter: abs(sum(widths.free[gutter]) / 2 - piece.middle))
            narrowest = [size[0] for _, size in piece.wordings()][-1] + 2 * CLEAR + 1
            room[nearest] = max(room.get(nearest, 0), narrowest)
        else:
            stuck.add(piece.id)
    moved = [each._replace(elsewhere=each.elsewhere or each.line.id in stuck) for each in courses] if stuck else courses
    return moved, room


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
        over = labels.line_size(course.line)[1] / 2 + 2 if course.line.clear else 0
        return Route([(x[0], y), (x[1], y)], (widths.words.get(course.gap, sum(x) / 2), y - over))
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
