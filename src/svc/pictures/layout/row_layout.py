"""The vertical layout: bands between rows hold the tracks, rows the words of straight lines.

The horizontal layout is known already.
"""

from collections.abc import Mapping, Sequence

from attrs import define, field

from svc.model.quantities import Real
from svc.pictures.layout.column_layout import ColumnLayout
from svc.pictures.layout.outlines import extent
from svc.pictures.layout.ports import Port
from svc.pictures.layout.reading_order import Cell
from svc.pictures.layout.routing import Course
from svc.pictures.layout.tracks import Piece, middle_of_words, tracks
from svc.pictures.scene.labels import line_size
from svc.pictures.scene.shapes import Node, Point

TRACK = 26
MARGIN = 12
"""Between a row and the tracks beside it: room for the turn of a line, and the head of an arrow."""
PLAIN = 34
"""A band without tracks."""


@define
class RowLayout:
    """The middles and the ends of rows, the tracks of lines in the order they are run through, the middles of words."""

    rows: list[Real] = field(factory=list)
    ends: list[Real] = field(factory=list)
    tracks: dict[str, list[Real]] = field(factory=dict)
    straight: dict[str, Real] = field(factory=dict)
    words: dict[str, Point] = field(factory=dict)
    height: Real = 0


def lay_out_rows(
    courses: Sequence[Course], cells: Mapping[Cell, Node], widths: ColumnLayout, turns: Mapping[Port, Real]
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
        _band(row, pieces.get(row, []), passing.get(row, []), layout, bands, widths.width)
        _row(row, [each for gap, each in straight.items() if gap[0] == row], cells, layout)
    return layout


def _pieces(course: Course, widths: ColumnLayout, turns: Mapping[Port, Real]) -> list[Piece]:
    if not course.bands:
        return []
    id, size = course.line.id, line_size(course.line)
    start, end = turns[id, 0], turns[id, 1]
    if len(course.bands) == 1:
        return [Piece(id, start, end, not course.leaves_above, not course.reaches_above, size)]
    channel, falls = widths.channels[id], course.bands[0] < course.bands[1]
    on_last = abs(end - channel) > size[0] + TRACK or abs(end - channel) > abs(start - channel)
    return [
        Piece(id, start, channel, not course.leaves_above, not falls, (0, 0) if on_last else size),
        Piece(id, channel, end, falls, not course.reaches_above, size if on_last else (0, 0)),
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
) -> None:
    if not pieces:
        layout.height += PLAIN if band else 0
        return
    track = tracks(pieces)
    highest = [TRACK] * (max(track) + 1)
    for piece, each in zip(pieces, track, strict=True):
        highest[each] = max(highest[each], (2 if piece.loops else 1) * piece.words[1] + 4)
    layout.height += MARGIN
    tops = [layout.height + sum(highest[:each]) for each in range(len(highest))]
    for number, piece in enumerate(pieces):
        y = tops[track[number]] + highest[track[number]] / 2
        layout.tracks[piece.line][bands[piece.line].index(band)] = y
        if piece.words[0]:
            beside = (piece.words[1] / 2 + 1) * (1 if piece.start_up else -1) if piece.loops else 0
            layout.words[piece.line] = (middle_of_words(pieces, track, number, passing, width), y + beside)
    layout.height += sum(highest) + MARGIN


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
