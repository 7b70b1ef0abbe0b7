"""The order in which the nodes of a scene are read, and the rows that they are folded into.

Steps come in the order of the text where no line forbids it; parties come beside the step they serve, where that
parts the fewest neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence

from svc.model.quantities import Real
from svc.pictures.layout.time_budget import late
from svc.pictures.scene.shapes import Card, Line, Scene
from svc.semantics.graph import topological_order

Cell = tuple[int, int]
"""Row and column."""

AGAINST = 2
"""How bad it is that a line leads against the order of reading."""
TRIED = 60
"""Nodes up to which the best place of a party is searched for; beyond, it is beside the step that it serves."""


def folded(order: Sequence[str], columns: int) -> dict[str, Cell]:
    """The cell of each node, row by row."""
    return {id: divmod(number, columns) for number, id in enumerate(order)}


def reading_order(scene: Scene, columns: int) -> list[str]:
    """The ids of all nodes, as they are read in rows of some columns."""
    order = steps_in_order(scene)
    parties = [node.id for node in scene.nodes if not isinstance(node, Card)]
    for party in sorted(parties, key=lambda party: served(party, order, scene.lines)):
        _insert(party, order, scene, columns)
    return order


def read_aloud(scene: Scene) -> list[str]:
    """The ids of all nodes and lines in the order of reading: each node, then the lines that leave it."""
    order = steps_in_order(scene)
    parties = [node.id for node in scene.nodes if not isinstance(node, Card)]
    for party in sorted(parties, key=lambda party: served(party, order, scene.lines)):
        order.insert(served(party, order, scene.lines), party)
    leaving: dict[str, list[str]] = {}
    for line in scene.lines:
        leaving.setdefault(line.source, []).append(line.id)
    return [id for node in order for id in (node, *leaving.get(node, ()))]


def steps_in_order(scene: Scene) -> list[str]:
    """The steps, none before one that leads to it, else in the order of the text."""
    steps = dict.fromkeys(node.id for node in scene.nodes if isinstance(node, Card))
    lines = (line for line in scene.lines if not line.back and line.source in steps and line.target in steps)
    return topological_order(steps, [(line.source, line.target) for line in lines])


def served(party: str, order: Sequence[str], lines: Iterable[Line]) -> int:
    """Where a party belongs: before the first that it gives to, else after the last that gives to it."""
    place = {id: number for number, id in enumerate(order)}
    after = [place[line.source] + 1 for line in lines if line.target == party and line.source in place]
    before = [place[line.target] for line in lines if line.source == party and line.target in place]
    return max(after) if after else min(before, default=len(order))


def _insert(party: str, order: list[str], scene: Scene, columns: int) -> None:
    right = served(party, order, scene.lines)
    if len(scene.nodes) > TRIED or late():
        order.insert(right, party)
        return
    places = range(max(0, right - columns), min(len(order), right + columns) + 1)

    def cost(place: int) -> Real:
        tried = [*order[:place], party, *order[place:]]
        return _cost(folded(tried, columns), scene.lines) + abs(place - right) / 2

    order.insert(min(places, key=lambda place: (cost(place), abs(place - right))), party)


def _cost(cells: Mapping[str, Cell], lines: Iterable[Line]) -> Real:
    """How long and crooked the lines are between nodes that have their cells."""
    ends = ((cells.get(line.source), cells.get(line.target), line) for line in lines)
    return sum(
        _length(source, target, line) * (2 if line.main else 1) for source, target, line in ends if source and target
    )


def _length(source: Cell, target: Cell, line: Line) -> Real:
    down, right = abs(target[0] - source[0]), abs(target[1] - source[1])
    against = AGAINST if target < source and not line.back else 0
    if down == 0:
        return against if right == 1 else against + 2 + right / 2
    return against + (1.5 if down == 1 else 4 + down) + right / 2
