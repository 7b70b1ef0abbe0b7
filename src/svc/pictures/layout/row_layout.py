"""The vertical layout: bands between rows hold the tracks, rows the words of straight lines.

The horizontal layout is known already.
"""

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from svc.model.quantities import Real
from svc.pictures.layout.band_layout import lay_out_band
from svc.pictures.layout.column_layout import ColumnLayout
from svc.pictures.layout.outlines import extent
from svc.pictures.layout.pieces import Piece, Texts
from svc.pictures.layout.ports import Port
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.scene.labels import line_size
from svc.pictures.scene.shapes import Node, Point
from svc.text.compared import Compared

PLAIN = 22
"""A band without tracks."""
LONG = 120
"""The length of the last piece of a line that is enough for its words."""


@frozen(repr=False, eq=False)
class Spacing(Compared):
    """The space above some rows besides their bands; what keeps words from the row above them and the row below."""

    above: Mapping[int, Real] = field(factory=dict)
    after: Real = 4
    before: Real = 4


CLOSE = Spacing()


@define(eq=False)
class RowLayout:
    """The middles and the ends of rows, the tracks of lines in the order they are run through, their words."""

    rows: list[Real] = field(factory=list)
    ends: list[Real] = field(factory=list)
    tracks: dict[str, list[Real]] = field(factory=dict)
    straight: dict[str, Real] = field(factory=dict)
    words: dict[str, Point] = field(factory=dict)
    texts: dict[str, Texts] = field(factory=dict)
    crossed: list[Piece] = field(factory=list)
    """The pieces whose words another line runs through."""
    height: Real = 0


def lay_out_rows(
    courses: Sequence[Course],
    cells: Mapping[Cell, Node],
    widths: ColumnLayout,
    turns: Mapping[Port, Real],
    spacing: Spacing = CLOSE,
) -> RowLayout:
    """Measure bands and rows, from top to bottom."""
    pieces: dict[int, list[Piece]] = {}
    for course in courses:
        for band, piece in zip(course.bands, _pieces(course, widths, turns), strict=True):
            pieces.setdefault(band, []).append(piece)
    straight: dict[Cell, list[Course]] = {}
    for course in courses:
        if not course.bands:
            straight.setdefault(course.gap, []).append(course)
    passing = _passing(courses, widths, turns)
    bands = {course.line.id: course.bands for course in courses}
    layout = RowLayout(tracks={course.line.id: [0.0] * len(course.bands) for course in courses})
    for row in range(max(row for row, _ in cells) + 1):
        layout.height += spacing.above.get(row, 0)
        _band(row, pieces.get(row, []), passing.get(row, []), layout, bands, widths.width, spacing)
        _row(row, [each for gap, each in straight.items() if gap[0] == row], cells, layout)
    return layout


def _pieces(course: Course, widths: ColumnLayout, turns: Mapping[Port, Real]) -> list[Piece]:
    """The pieces of a line, its words on one of them: on the last, unless that is short and the other is longer."""
    if not course.bands:
        return []
    line, start, end = course.line, turns[course.line.id, 0], turns[course.line.id, 1]
    if len(course.bands) == 1:
        return [Piece(line.id, start, end, not course.leaves_above, not course.reaches_above, line)]
    channel, falls = widths.channels[line.id], course.bands[0] < course.bands[1]
    on_last = abs(end - channel) > LONG or abs(end - channel) > abs(start - channel)
    on_last = on_last != course.elsewhere
    return [
        Piece(line.id, start, channel, not course.leaves_above, not falls, None if on_last else line),
        Piece(line.id, channel, end, falls, not course.reaches_above, line if on_last else None),
    ]


def _passing(courses: Sequence[Course], widths: ColumnLayout, turns: Mapping[Port, Real]) -> dict[int, list[Real]]:
    """Where lines pass the bands that they have no track in."""
    passing: dict[int, list[Real]] = {}
    for course in courses:
        if course.bands:
            id, first, last = course.line.id, course.bands[0], course.bands[-1]
            ends = [(course.source[0], first, turns[id, 0]), (course.target[0], last, turns[id, 1])]
            for row, band, x in ends:
                for each in (*range(row + 1, band), *range(band + 1, row + 1)):
                    passing.setdefault(each, []).append(x)
            for each in course.passes[1:]:
                passing.setdefault(each, []).append(widths.channels[id])
    return passing


def _band(
    band: int,
    pieces: Sequence[Piece],
    passing: Sequence[Real],
    layout: RowLayout,
    bands: Mapping[str, Sequence[int]],
    width: Real,
    spacing: Spacing,
) -> None:
    if not pieces:
        layout.height += PLAIN if band else 0
        return
    laid_out = lay_out_band(pieces, passing, width, (spacing.after, spacing.before))
    for piece, track, words in zip(pieces, laid_out.tracks, laid_out.words, strict=True):
        y = layout.height + track
        layout.tracks[piece.id][bands[piece.id].index(band)] = y
        if words:
            layout.words[piece.id] = words.middle, y + words.below
            layout.texts[piece.id] = words.texts
            if words.crossed:
                layout.crossed.append(piece)
    layout.height += laid_out.height


def _row(row: int, gaps: Sequence[Sequence[Course]], cells: Mapping[Cell, Node], layout: RowLayout) -> None:
    """Its nodes, and the straight lines between them, one below the other."""
    stacks = [[max(line_size(course.line)[1], 12) for course in gap] for gap in gaps]
    height = max(*(extent(node)[1] for cell, node in cells.items() if cell[0] == row), *map(sum, stacks), 0)
    middle = layout.height + height / 2
    for gap, stack in zip(gaps, stacks, strict=True):
        y = middle - sum(stack) / 2
        for course, high in zip(gap, stack, strict=True):
            layout.straight[course.line.id] = y + high / 2
            y += high
    layout.rows.append(middle)
    layout.height += height
    layout.ends.append(layout.height)
