"""The slide view: a stream folded into rows that are read one after the other, in about the shape of a slide."""

from collections.abc import Iterable

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.layout.planning import planned
from svc.pictures.layout.reading_order import folded, reading_order
from svc.pictures.layout.routing import courses
from svc.pictures.layout.time_budget import late
from svc.pictures.options import PictureOptions
from svc.pictures.scene import labels
from svc.pictures.scene.shapes import Scene
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream

SLIDE = (960, 540)
"""The size of a slide in points."""
LEGIBLE = 0.75
"""How small a picture may be shown: its titles are 9 points then, its smallest words 6."""
COLUMNS = range(4, 8)
"""How many nodes a row may have: as few as are legible on a slide."""
MANY = 48
"""Nodes that are too many for any slide: rows are as long as they may be."""
HEADING = 60
"""What the title takes of a slide, about."""


def slide(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """A stream in rows."""
    return fold(stream(bound, diagnostics, options))


def fold(scene: Scene) -> Scene:
    """A scene with its nodes in rows, as many in one as make it legible on a slide."""
    scene = evolve(scene, view="slide", advice=labels.smaller(scene.sentences))
    if not scene.nodes:
        return scene
    if len(scene.nodes) > MANY:
        return in_rows(scene, COLUMNS[-1])
    best = in_rows(scene, COLUMNS[0])
    for columns in COLUMNS[1:]:
        if _scale(best) >= LEGIBLE or late():
            break
        best = max(best, in_rows(scene, columns), key=_scale)
    return best


def in_rows(scene: Scene, columns: int) -> Scene:
    """A scene with so many nodes in a row."""
    nodes = {node.id: node for node in scene.nodes}
    places = folded(reading_order(scene, columns), columns)
    columns = min(columns, len(nodes))
    lines, plan, _ = planned(courses(scene.lines, places, nodes, columns), places, nodes, columns)
    return evolve(scene, lines=lines, plan=plan)


def _scale(scene: Scene) -> Real:
    """How large a picture is on a slide."""
    plan = scene.plan
    return min(SLIDE[0] / plan.width, SLIDE[1] / (plan.height + HEADING)) if plan else 1
