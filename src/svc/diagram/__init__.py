"""A bound stream as a picture of shapes and words, before it is drawn: a file a view.

Knows neither DOT nor files. `VIEWS` holds what can be asked for.
"""

from collections.abc import Callable, Iterable, Mapping

from svc.bound import BoundStream
from svc.diagnostics import Diagnostic
from svc.diagram.lanes import lanes
from svc.diagram.order import ranks
from svc.diagram.shapes import Diagram
from svc.diagram.slide import fold, slide
from svc.diagram.stream import stream

View = Callable[[BoundStream, Iterable[Diagnostic]], Diagram]

WIDEST = 6
"""Columns of the stream view that fit a slide."""


def auto(bound: BoundStream, findings: Iterable[Diagnostic]) -> Diagram:
    """The stream view, or the slide view of a stream that is longer than a slide is wide."""
    diagram = stream(bound, findings)
    forward = [(line.source, line.target) for line in diagram.lines if not line.back]
    longest = max(ranks([node.id for node in diagram.nodes], forward).values(), default=0)
    return diagram if longest < WIDEST else fold(diagram)


VIEWS: Mapping[str, View] = {"auto": auto, "stream": stream, "slide": slide, "lanes": lanes}

__all__ = ["VIEWS", "Diagram", "View"]
