"""Where everything of a process is, as the lanes of pictures are laid out: in points from the top left corner."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from svc.formats.exchange.bpmn.grid import Grid, grid
from svc.formats.exchange.bpmn.process import Link, Part, Process
from svc.pictures.layout.planning import planned
from svc.pictures.layout.routing import courses_in_lanes
from svc.pictures.layout.row_layout import RowLayout, Spacing
from svc.pictures.scene.labels import in_lines, line_size
from svc.pictures.scene.shapes import Emblem, Line, Plan, Point, Text
from svc.pictures.scene.text_metrics import width, wrap
from svc.semantics.bound import BoundStream

TASK, GATEWAY, EVENT, POOL = (100, 80), (50, 50), (36, 36), (110, 60)
"""The sizes that programs give to tasks, gateways, events and pools without content."""
TITLE = 30
"""How wide the titles of pools and lanes are."""
ASIDE, ABOVE, UNDER, APART = 24, 14, 26, 44
"""Between the border of a lane and what is in it: left and right, above, below; and between two pools."""
SIZE, LETTERS, ON_LINE = 11, 13.2, 130
"""The size of labels, how high their lines are, and how wide they may be between neighbours."""


class Box(NamedTuple):
    """A rectangle."""

    left: int
    top: int
    width: int
    height: int


class Layout(NamedTuple):
    """Elements, pools of parties and lanes by their boxes, flows by their points, labels by theirs; all by ids.

    `pools` are the ids of the participants that are drawn, with that of the party each; `ends` those of message flows.
    """

    boxes: Mapping[str, Box]
    routes: Mapping[str, list[tuple[int, int]]]
    labels: Mapping[str, Box]
    lanes: list[tuple[str, Box]]
    pool: Box
    pools: list[tuple[str, Part]]
    ends: Mapping[str, tuple[str, str]]


def laid_out(bound: BoundStream, process: Process) -> Layout:
    """The layout of a process."""
    cells = grid(bound, process)
    nodes = _nodes(process, cells)
    ends = {link.id: (link.source, link.target) for link in process.sequences} | dict(cells.ends)
    lines = [_line(link, *ends[link.id]) for link in (*process.sequences, *process.messages)]
    outer = {row for row in (0, max(cells.lanes) + 1) if row not in cells.lanes}
    courses = courses_in_lanes(lines, cells.cells, nodes, cells.columns, outer)
    apart = dict.fromkeys((min(cells.lanes), max(cells.lanes) + 1), APART)
    placed, plan, heights = planned(
        courses, cells.cells, {id: nodes[id] for id in cells.cells}, cells.columns, Spacing(apart, UNDER + 8, 4)
    )
    return _Drawing(process, cells, nodes, plan, heights, {line.id: line for line in placed}).layout()


def _nodes(process: Process, cells: Grid) -> dict[str, Emblem]:
    """The shapes that lines lead from and to."""
    ports = {id for pool in cells.pools for id in pool.ports}
    found = {id: Emblem(id, *POOL, "box", (), "") for id in ports}
    for part in process.parts:
        wide, high = _size(part)
        found[part.id] = Emblem(part.id, wide, high, "box" if _is_task(part) else "ellipse", (), "")
    return found


def _is_task(part: Part) -> bool:
    return part.tag in ("task", "callActivity")


def _size(part: Part) -> tuple[int, int]:
    if _is_task(part):
        return TASK[0], max(TASK[1], 15 * len(wrap(part.name, 12, TASK[0] - 14)) + 20)
    return GATEWAY if "Gateway" in part.tag else EVENT


def _line(link: Link, source: str, target: str) -> Line:
    unwrapped = (Text(" ".join(link.name.split()), SIZE),) if link.name.strip() else ()
    texts = tuple(in_lines(unwrapped, ON_LINE))
    return Line(link.id, source, target, texts, "", back=link.back, unwrapped=unwrapped, clear=True)


class _Drawing:
    """Turns a plan into boxes and points."""

    def __init__(
        self, process: Process, cells: Grid, nodes: Mapping[str, Emblem], plan: Plan, heights: RowLayout,
        lines: Mapping[str, Line],
    ) -> None:  # fmt: skip
        self._process, self._cells, self._nodes, self._plan, self._heights = process, cells, nodes, plan, heights
        self._lines = lines
        self._right = 2 * TITLE + ASIDE
        self._under = ABOVE
        self._parts = {part.id: part for part in process.parts}

    def layout(self) -> Layout:
        boxes = {part.id: self._box(part.id) for part in self._process.parts}
        owners = {port: each.id for each in self._cells.pools for port in each.ports}
        for each in self._cells.pools:
            first, last = self._box(each.ports[0]), self._box(each.ports[-1])
            boxes[each.id] = Box(first.left, first.top, last.left + last.width - first.left, first.height)
        ends = {id: (owners.get(source, source), owners.get(target, target)) for id, (source, target) in
                self._cells.ends.items()}  # fmt: skip
        routes = {link.id: self._route(link) for link in (*self._process.sequences, *self._process.messages)}
        lanes = list(self._lanes())
        top, bottom = lanes[0][1].top, lanes[-1][1].top + lanes[-1][1].height
        pool = Box(0, top, lanes[0][1].width + TITLE, bottom - top)
        labels = dict(self._labels(routes))
        return Layout(boxes, routes, labels, lanes, pool, [(each.id, each.party) for each in self._cells.pools], ends)

    def _at(self, point: Point) -> tuple[int, int]:
        return round(point[0] + self._right), round(point[1] + self._under)

    def _box(self, id: str) -> Box:
        node = self._nodes[id]
        x, y = self._at(self._plan.places[id])
        return Box(x - node.width // 2, y - node.height // 2, node.width, node.height)

    def _lanes(self) -> Iterator[tuple[str, Box]]:
        """The lanes from top to bottom: each begins where the one above it ends."""
        rows = [*self._cells.lanes]
        top = self._heights.ends[rows[0] - 1] + APART - ABOVE if rows[0] else -ABOVE
        for row, lane in self._cells.lanes.items():
            bottom = self._heights.ends[row] + UNDER
            y, end = self._at((0, top))[1], self._at((0, bottom))[1]
            yield lane, Box(TITLE, y, round(self._plan.width) + TITLE + 2 * ASIDE, end - y)
            top = bottom

    # --- flows

    def _route(self, link: Link) -> list[tuple[int, int]]:
        points = [self._at(point) for point in self._plan.routes[link.id].corners]
        for end, beside, id in ((0, 1, link.source), (-1, -2, link.target)):
            if id in self._parts and "Gateway" in self._parts[id].tag:
                points[end] = self._on_diamond(id, points[end], points[beside])
        return points

    def _on_diamond(self, id: str, point: tuple[int, int], beside: tuple[int, int]) -> tuple[int, int]:
        """Where a line meets the outline of a gateway."""
        x, y = self._at(self._plan.places[id])
        if point[0] == beside[0]:
            reach = GATEWAY[1] // 2 - abs(point[0] - x)
            return point[0], y + (reach if beside[1] > y else -reach)
        reach = GATEWAY[0] // 2 - abs(point[1] - y)
        return x + (reach if beside[0] > x else -reach), point[1]

    # --- labels

    def _labels(self, routes: Mapping[str, list[tuple[int, int]]]) -> Iterator[tuple[str, Box]]:
        """The labels of flows above their lines, those of events and gateways where no line is."""
        for id, line in self._lines.items():
            if line.texts:
                yield id, self._beside_line(id, line, routes[id])
        used: dict[str, set[bool]] = {}
        for link in self._process.sequences + self._process.messages:
            for id, (end, beside) in ((link.source, routes[link.id][:2]), (link.target, routes[link.id][:-3:-1])):
                if end[0] == beside[0]:
                    used.setdefault(id, set()).add(beside[1] > end[1])
        for part in self._process.parts:
            if part.name and not _is_task(part):
                yield part.id, self._beside_shape(part, used.get(part.id, set()))

    def _beside_line(self, id: str, line: Line, points: list[tuple[int, int]]) -> Box:
        x, y = self._at(self._plan.routes[id].words)
        wide = round(max(width(text.words, SIZE) for text in line.texts)) + 12
        high = ceil(LETTERS * len(line.texts))
        for one, other in pairwise(points):
            ends = sorted((one[1], other[1]))
            if one[0] == other[0] and abs(one[0] - x) < wide / 2 - 6 and ends[0] < y < ends[1]:
                fits = one[0] + 2 + wide < 2 * TITLE + 2 * ASIDE + self._plan.width
                return Box(one[0] + 2 if fits else one[0] - 2 - wide, y - high // 2, wide, high)
        bottom = y + line_size(line)[1] // 2
        return Box(x - wide // 2, bottom - high, wide, high)

    def _beside_shape(self, part: Part, used: set[bool]) -> Box:
        """Below a shape, else above it, else right of it."""
        box = self._box(part.id)
        lines = wrap(" ".join(part.name.split()), SIZE, 88)
        wide, high = round(max(width(line, SIZE) for line in lines)) + 12, ceil(LETTERS * len(lines))
        left = box.left + (box.width - wide) // 2
        if True not in used:
            return Box(left, box.top + box.height + 3, wide, high)
        if False not in used:
            return Box(left, box.top - high - 3, wide, high)
        return Box(box.left + box.width, box.top + box.height - 6, wide, high)
