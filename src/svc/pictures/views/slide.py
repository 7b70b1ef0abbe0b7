"""The slide view: a stream folded into rows that are read one after the other, in about the shape of a slide."""

from collections.abc import Iterable

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.layout.planning import planned
from svc.pictures.layout.reading_order import folded, reading_order
from svc.pictures.layout.routing import courses
from svc.pictures.layout.time_budget import late
from svc.pictures.scene.shapes import Diagram
from svc.pictures.style.colours import NONE, Colours
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


def slide(bound: BoundStream, findings: Iterable[Diagnostic], colours: Colours = NONE) -> Diagram:
    """A stream in rows."""
    return fold(stream(bound, findings, colours))


def fold(diagram: Diagram) -> Diagram:
    """A diagram with its nodes in rows, as many in one as make it legible on a slide."""
    if not diagram.nodes:
        return evolve(diagram, view="slide")
    if len(diagram.nodes) > MANY:
        return in_rows(diagram, COLUMNS[-1])
    best = in_rows(diagram, COLUMNS[0])
    for columns in COLUMNS[1:]:
        if _scale(best) >= LEGIBLE or late():
            break
        best = max(best, in_rows(diagram, columns), key=_scale)
    return best


def in_rows(diagram: Diagram, columns: int) -> Diagram:
    """A diagram with so many nodes in a row."""
    nodes = {node.id: node for node in diagram.nodes}
    places = folded(reading_order(diagram, columns), columns)
    columns = min(columns, len(nodes))
    lines, plan, _ = planned(courses(diagram.lines, places, nodes, columns), places, nodes, columns)
    return evolve(diagram, view="slide", lines=lines, plan=plan)


def _scale(diagram: Diagram) -> Real:
    """How large a picture is on a slide."""
    plan = diagram.plan
    return min(SLIDE[0] / plan.width, SLIDE[1] / (plan.height + HEADING)) if plan else 1
