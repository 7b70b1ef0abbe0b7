"""The slide view: a stream folded into rows that are read one after the other, in about the shape of a slide."""

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.layout.planning import planned
from svc.pictures.layout.reading_order import folded, reading_order
from svc.pictures.layout.routing import courses
from svc.pictures.layout.time_budget import late
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.cards import aligned
from svc.pictures.scene.shapes import Scene
from svc.pictures.scene.small_print import smallest
from svc.pictures.scene.surroundings import surroundings
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream
from svc.text.compared import Compared

SLIDE = (960, 540)
"""The size of a slide in points."""
LEGIBLE = 6
"""How high the smallest letters of a picture must be on a slide, in points."""
LARGE = 8
"""How high they are where a picture need not be larger."""
ROWS = range(1, 7)
COLUMNS = range(3, 9)
"""How many rows a slide may have, and how many nodes a row."""
MANY = 48
"""Nodes that are too many for any slide: rows are as long as they may be."""


@frozen(repr=False, eq=False)
class Fit(Compared):
    """How wide cards are, and the words between them."""

    card: int
    words: int


USUAL, NARROW = Fit(150, 100), Fit(132, 72)
NARROWER, WIDER = (Fit(150, 72), NARROW), (Fit(168, 84),)
"""What is tried where a picture is too wide for a slide, and where it is too high."""
PROMISING = 0.8
"""How large the letters are with usual cards, by the largest ones, if other cards are worth a try."""


def slide(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream in rows."""
    return fold(stream(bound, diagnostics, options))


def fold(scene: Scene) -> Scene:
    """A scene with its nodes in rows, as many in one as make it largest on a slide."""
    scene = evolve(scene, view="slide", advice=["pages", *labels.smaller(scene.sentences)])
    if not scene.nodes:
        return scene
    if len(scene.nodes) > MANY:
        return in_rows(scene, COLUMNS[-1], reading_order(scene, COLUMNS[-1]))
    orders = {columns: reading_order(scene, columns) for columns in _columns(len(scene.nodes))}
    usual = {columns: in_rows(scene, columns, order) for columns, order in orders.items()}
    high = {columns: letters(each) for columns, each in usual.items()}
    best = max(high, key=high.__getitem__)
    if high[best] >= LARGE:
        return [each for columns, each in usual.items() if high[columns] >= LARGE][-1]
    others = (
        in_rows(fitted(scene, fit), columns, orders[columns])
        for columns, each in usual.items()
        if high[columns] >= PROMISING * high[best]
        for fit in (NARROWER if _is_wide(each) else WIDER)
        if not late()
    )
    return max((usual[best], *others), key=letters)


def _columns(nodes: int) -> list[int]:
    """How many nodes a row may have: the fewest for each number of rows."""
    counts = {-(-nodes // rows) for rows in ROWS}
    return sorted(count for count in counts if count in COLUMNS) or [min(nodes, COLUMNS[-1])]


def in_rows(scene: Scene, columns: int, order: Sequence[str]) -> Scene:
    """A scene with so many nodes in a row, in some order."""
    places = folded(order, columns)
    nodes = aligned(scene.nodes, {id: row for id, (row, _) in places.items()})
    columns = min(columns, len(nodes))
    lines, plan, _ = planned(courses(scene.lines, places, nodes, columns), places, nodes, columns)
    return evolve(scene, nodes=nodes.values(), lines=lines, plan=plan)


def fitted(scene: Scene, fit: Fit) -> Scene:
    """A scene with its cards and words as wide as that."""
    nodes = [node.in_width(width=fit.card) if node.in_width else node for node in scene.nodes]
    lines = [evolve(line, texts=labels.in_lines(line.unwrapped, fit.words, 2 * labels.LINES)) for line in scene.lines]
    return evolve(scene, nodes=nodes, lines=lines)


def letters(scene: Scene) -> Real:
    """How high the smallest letters of a picture are on a slide, in points."""
    return min(_scales(scene)) * smallest(scene)


def _is_wide(scene: Scene) -> bool:
    """Whether it is the width of a picture that makes it small on a slide."""
    across, down = _scales(scene)
    return across < down


def _scales(scene: Scene) -> tuple[Real, Real]:
    """How large a picture is on a slide as wide as it, and on one as high."""
    page = surroundings(scene, scene.plan).page if scene.plan else SLIDE
    return SLIDE[0] / page[0], SLIDE[1] / page[1]
