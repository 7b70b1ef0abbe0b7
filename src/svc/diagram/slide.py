"""The slide view: a stream folded into rows that are read one after the other, in about the shape of a slide."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from svc.bound import BoundStream
from svc.diagnostics import Diagnostic
from svc.diagram import rims, texts
from svc.diagram.across import Across, across
from svc.diagram.down import Down, down
from svc.diagram.ports import Port, ports
from svc.diagram.reading import Cell, folded, reading_order
from svc.diagram.shapes import Diagram, Line, Node, Plan, Point, Way
from svc.diagram.stream import stream
from svc.diagram.ways import Course, courses

SLIDE = (960, 540)
"""The size of a slide in points."""
LEGIBLE = 0.75
"""How small a picture may be shown: its titles are 9 points then, its smallest words 6."""
COLUMNS = range(4, 8)
"""How many nodes a row may have: as few as are legible on a slide."""
MANY = 48
"""Nodes that are too many for any slide: rows are as long as they may be."""
ON_TRACK = 190
"""The width of words on a line that runs along a band."""
HEADING = 60
"""What the title takes of a slide, about."""


def slide(bound: BoundStream, findings: Iterable[Diagnostic]) -> Diagram:
    """A stream in rows."""
    return fold(stream(bound, findings))


def fold(diagram: Diagram) -> Diagram:
    """A diagram with its nodes in rows, as many in one as make it legible on a slide."""
    if not diagram.nodes:
        return evolve(diagram, view="slide")
    if len(diagram.nodes) > MANY:
        return in_rows(diagram, COLUMNS[-1])
    best = in_rows(diagram, COLUMNS[0])
    for columns in COLUMNS[1:]:
        if _scale(best) >= LEGIBLE:
            break
        best = max(best, in_rows(diagram, columns), key=_scale)
    return best


def in_rows(diagram: Diagram, columns: int) -> Diagram:
    """A diagram with so many nodes in a row."""
    nodes = {node.id: node for node in diagram.nodes}
    places = folded(reading_order(diagram, columns), columns)
    columns = min(columns, len(nodes))
    taken = [_with_room(course) for course in courses(diagram.lines, places, nodes, columns)]
    cells = {cell: nodes[id] for id, cell in places.items()}
    widths = across(taken, cells, columns)
    turns = ports(taken, cells, widths.columns, widths.channels)
    heights = down(taken, cells, widths, turns)
    ways = {course.line.id: _way(course, cells, widths, heights, turns) for course in taken}
    middles = {id: (widths.columns[column], heights.rows[row]) for id, (row, column) in places.items()}
    lines = [course.line for course in taken]
    plan = _with_words(Plan(widths.width, heights.height, middles, ways), lines)
    return evolve(diagram, view="slide", lines=lines, plan=plan)


def _scale(diagram: Diagram) -> float:
    """How large a picture is on a slide."""
    plan = diagram.plan
    return min(SLIDE[0] / plan.width, SLIDE[1] / (plan.height + HEADING)) if plan else 1


def _with_room(course: Course) -> Course:
    """A line that runs along a band has room for more words in a row."""
    if not course.bands or course.source[1] == course.target[1]:
        return course
    return evolve(course, line=evolve(course.line, texts=texts.in_lines(texts.run_on(course.line.said), ON_TRACK)))


def _with_words(plan: Plan, lines: Iterable[Line]) -> Plan:
    """A plan as wide as the words at its sides need."""
    spans = [(plan.ways[line.id].words[0], texts.line_size(line)[0] / 2) for line in lines]
    left = max([half - x for x, half in spans], default=0)
    right = max([x + half for x, half in spans], default=0)
    by, width = max(left, 0), max(right, plan.width)
    ways = {
        id: Way([(x + by, y) for x, y in way.corners], (way.words[0] + by, way.words[1]))
        for id, way in plan.ways.items()
    }
    return Plan(width + by, plan.height, {id: (x + by, y) for id, (x, y) in plan.places.items()}, ways)


def _way(course: Course, cells: Mapping[Cell, Node], widths: Across, heights: Down, turns: Mapping[Port, float]) -> Way:
    id = course.line.id
    if not course.bands:
        y = heights.straight[id]
        x = (_beside(course.source, course.target, y, cells, widths, heights),
             _beside(course.target, course.source, y, cells, widths, heights))  # fmt: skip
        return Way([(x[0], y), (x[1], y)], (widths.words[course.gap], y))
    start, end = turns[id, 0], turns[id, 1]
    tracks = heights.tracks[id]
    corners = [(start, tracks[0]), (end, tracks[-1])]
    if len(tracks) == 2:
        channel = widths.channels[id]
        corners[1:1] = [(channel, tracks[0]), (channel, tracks[1])]
    first = (start, _rim(course.source, start, cells, widths, heights, above=course.leaves_above))
    last = (end, _rim(course.target, end, cells, widths, heights, above=course.reaches_above))
    return Way(_bent([first, *corners, last]), heights.words.get(id, first))  # a line may have no words


def _beside(here: Cell, other: Cell, y: float, cells: Mapping[Cell, Node], widths: Across, heights: Down) -> float:
    reach = rims.beside(cells[here], y - heights.rows[here[0]])
    return widths.columns[here[1]] + (reach if other > here else -reach)


def _rim(cell: Cell, x: float, cells: Mapping[Cell, Node], widths: Across, heights: Down, *, above: bool) -> float:
    right = x - widths.columns[cell[1]]
    middle = heights.rows[cell[0]]
    return middle - rims.above(cells[cell], right) if above else middle + rims.below(cells[cell], right)


def _bent(corners: Sequence[Point]) -> list[Point]:
    """The corners without those where a line goes straight on."""
    kept = [corners[0]]
    for corner, following in pairwise(corners[1:]):
        if abs(corner[0] - kept[-1][0]) > 0.5 or abs(corner[0] - following[0]) > 0.5:
            kept.append(corner)
    return [*kept, corners[-1]]
