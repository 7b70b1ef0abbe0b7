"""A bound stream as a picture of shapes and words, before it is drawn: a file a view.

Knows neither DOT nor files. `VIEWS` holds what can be asked for.
"""

from collections.abc import Callable, Iterable, Mapping

from svc.bound import BoundStream
from svc.diagnostics import Diagnostic
from svc.diagram.shapes import Diagram
from svc.diagram.stream import stream

View = Callable[[BoundStream, Iterable[Diagnostic]], Diagram]

VIEWS: Mapping[str, View] = {"stream": stream}

__all__ = ["VIEWS", "Diagram", "View"]
