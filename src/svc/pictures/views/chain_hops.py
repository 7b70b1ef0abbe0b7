"""Where steps of the view chain lead without a line: numbers in the list, and at their circles where there is room."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from svc.pictures.layout.curves import sampled
from svc.pictures.layout.ground import Box
from svc.pictures.scene.ids import Ids
from svc.pictures.scene.panels import CIRCLE, high, wide, words_at
from svc.pictures.scene.shapes import Panel, Point, Stroke, Text
from svc.pictures.style.palette import MUTED
from svc.semantics.bound import Node

HOP = "→"
SIZE = 8.5
MOST = 3
"""How many numbers are shown at a circle; the list has all of them."""
STEPS = 30
"""How many steps may have numbers at their circles."""
AWAY = CIRCLE / 2 + 8
"""Between the middles of a circle and of what is above or below it."""


def hops(pairs: Iterable[tuple[Node, Node]], numbers: Mapping[Node, int], back: Container[object]) -> list[str]:
    """Where a step leads without a line: `→ 8, 16` and `→ back to 3`."""
    every = list(pairs)
    onward = [str(numbers[pair[1]]) for pair in every if pair not in back]
    again = [str(numbers[pair[1]]) for pair in every if pair in back]
    return [f"{HOP} {before}{', '.join(to)}" for before, to in (("", onward), ("back to ", again)) if to]


def at_circles(
    leads: Mapping[Node, Sequence[int]],
    at: Mapping[Node, Point],
    lines: Iterable[Stroke],
    taken: Iterable[Box],
    ids: Ids,
) -> Iterator[Panel]:
    """The numbers of steps that others lead to without a line, at their circles: only where they meet nothing, and not
    where there are so many that nobody looks for them there."""
    if len(leads) > STEPS:
        return
    there = [*taken]
    points = [point for line in lines for point in sampled(line.points, 4)]
    for step, numbers in leads.items():
        said = Text(
            f"{HOP} {', '.join(map(str, numbers[:MOST]))}{' …' if len(numbers) > MOST else ''}", SIZE, MUTED, True
        )
        half = wide([said]) / 2 + 3, high([said]) / 2 + 1
        for x, y in _spots(at[step], half[0]):
            box = x - half[0], y - half[1], x + half[0], y + half[1]
            if not any(_meet(box, other) for other in there) and not any(_holds(box, point) for point in points):
                there.append(box)
                yield words_at(ids.new("hop", step.name), (x, y), [said], kind="hop")
                break


def _spots(middle: Point, half: float) -> Iterator[Point]:
    x, y = middle
    yield from ((x, y + AWAY), (x, y - AWAY))
    yield from ((x + side * (CIRCLE / 2 + half + 1), y + down) for down in (0, 9, -9) for side in (1, -1))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(box: Box, point: Point) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
