"""A bound stream as a picture of shapes and words, before it is drawn: a file a view.

Knows neither DOT nor files. `VIEWS` holds what can be asked for.
"""

from collections.abc import Callable, Iterable, Mapping

from svc.bound import BoundStream
from svc.diagnostics import Diagnostic
from svc.diagram.chain import on_chain
from svc.diagram.colours import NONE, Colours
from svc.diagram.ladder import on_ladder
from svc.diagram.lanes import lanes
from svc.diagram.legend import legend
from svc.diagram.matrix import matrix
from svc.diagram.shapes import Diagram
from svc.diagram.sheet import sheet
from svc.diagram.slide import fold, slide
from svc.diagram.stream import stream
from svc.order import ranks

View = Callable[[BoundStream, Iterable[Diagnostic], Colours], Diagram]

WIDEST = 6
"""Columns of the stream view that fit a slide."""


def auto(bound: BoundStream, findings: Iterable[Diagnostic], colours: Colours = NONE) -> Diagram:
    """The stream view, or the slide view of a stream that is longer than a slide is wide."""
    diagram = stream(bound, findings, colours)
    forward = [(line.source, line.target) for line in diagram.lines if not line.back]
    longest = max(ranks([node.id for node in diagram.nodes], forward).values(), default=0)
    return diagram if longest < WIDEST else fold(diagram)


VIEWS: Mapping[str, View] = {
    "auto": auto,
    "stream": stream,
    "slide": slide,
    "lanes": lanes,
    "chain": on_chain,
    "ladder": on_ladder,
    "matrix": matrix,
    "sheet": sheet,
    "legend": legend,
}

__all__ = ["VIEWS", "Colours", "Diagram", "View"]
