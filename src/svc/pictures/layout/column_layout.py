"""The horizontal layout: gutters between columns hold the words of straight lines, and channels for lines that pass.

Independent of heights.
"""

from collections.abc import Mapping, Sequence

from attrs import define, field

from svc.model.quantities import Real
from svc.pictures.layout.outlines import extent
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.scene.labels import line_size
from svc.pictures.scene.shapes import Node

NARROWEST = 26
"""A gutter with nothing in it."""
ARROW = 13
"""Room for the head of an arrow, and for the line that leaves."""
CHANNEL = 12
"""Between two lines that pass in a gutter."""


@define(eq=False)
class ColumnLayout:
    """The middles of columns, of the channel of each line that passes rows, and of the words of straight lines."""

    columns: list[Real] = field(factory=list)
    channels: dict[str, Real] = field(factory=dict)
    words: dict[Cell, Real] = field(factory=dict)
    free: dict[int, tuple[Real, Real]] = field(factory=dict)
    """Where each gutter between columns begins and ends that no line but a level one runs in."""
    width: Real = 0


def lay_out_columns(
    courses: Sequence[Course], cells: Mapping[Cell, Node], columns: int, least: Mapping[int, Real] | None = None
) -> ColumnLayout:
    """Measure columns and gutters, from left to right; some gutters need a least width."""
    widths = [max((extent(cells[cell])[0] for cell in cells if cell[1] == each), default=0) for each in range(columns)]
    gaps = _gaps(courses)
    layout = ColumnLayout()
    for gutter in range(columns + 1):
        passing = _places([course for course in courses if course.passes and course.gutter == gutter])
        free = 0.0
        if 0 < gutter < columns:
            room = max(NARROWEST, (least or {}).get(gutter, 0))
            free = _words(gutter, gaps, cells, widths, layout, room, closed=bool(passing))
            layout.free[gutter] = layout.width, layout.width + free
        number = max(passing.values(), default=-1) + 1
        first = layout.width + free + CHANNEL / 2 + (ARROW if number and gutter == columns else 0)
        layout.channels |= {id: first + CHANNEL * place for id, place in passing.items()}
        layout.width += free + CHANNEL * number + (ARROW if number else 0)
        if gutter < columns:
            layout.columns.append(layout.width + widths[gutter] / 2)
            layout.width += widths[gutter]
    return layout


def _gaps(courses: Sequence[Course]) -> dict[Cell, int]:
    """How wide the words are between two neighbours."""
    gaps: dict[Cell, int] = {}
    for course in courses:
        if not course.bands:
            gaps[course.gap] = max(gaps.get(course.gap, 0), line_size(course.line)[0])
    return gaps


def _words(
    gutter: int,
    gaps: Mapping[Cell, int],
    cells: Mapping[Cell, Node],
    widths: Sequence[Real],
    layout: ColumnLayout,
    room: Real,
    *,
    closed: bool,
) -> Real:
    """The room that a gutter needs for words, which is less beside narrow nodes if nothing passes."""
    here = [gap for gap in gaps if gap[1] == gutter]
    spare = {
        (row, column): (widths[column] - extent(cells[row, column])[0]) / 2
        if (row, column) in cells and not closed
        else 0.0
        for row, _ in here
        for column in (gutter - 1, gutter)
    }
    needed = (gaps[row, gutter] + 2 * ARROW - spare[row, gutter - 1] - spare[row, gutter] for row, _ in here)
    room = max(room, *needed, 0)
    for row, _ in here:
        layout.words[row, gutter] = layout.width + (room - spare[row, gutter - 1] + spare[row, gutter]) / 2
    return room


def _places(passing: Sequence[Course]) -> dict[str, int]:
    """The channel of each line in one gutter, from 0: lines that pass other rows may share one."""
    places: dict[str, int] = {}
    taken: list[set[int]] = []
    for course in sorted(passing, key=lambda course: (len(course.passes), course.passes.start), reverse=True):
        rows = {*course.passes, course.passes.stop}
        place = next((place for place, each in enumerate(taken) if not each & rows), len(taken))
        if place == len(taken):
            taken.append(set())
        taken[place] |= rows
        places[course.line.id] = place
    return places
