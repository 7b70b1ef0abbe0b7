"""A bound stream as a picture of shapes and words, before it is drawn: a file a view.

Knows neither DOT nor files. `VIEWS` holds what can be asked for.
"""

from collections.abc import Callable, Iterable, Mapping

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures.scene.shapes import Diagram
from svc.pictures.style.colours import NONE, Colours
from svc.pictures.views.chain import on_chain
from svc.pictures.views.ladder import on_ladder
from svc.pictures.views.lanes import lanes
from svc.pictures.views.legend import legend
from svc.pictures.views.matrix import matrix
from svc.pictures.views.sheet import sheet
from svc.pictures.views.slide import fold, slide
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream
from svc.semantics.graph import ranks

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
