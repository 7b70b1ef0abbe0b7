"""The automatic view: the stream view, or the slide view of a stream that is longer than a slide is wide."""

from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Scene
from svc.pictures.views.slide import fold
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream
from svc.semantics.graph import ranks

WIDEST = 6
"""Columns of the stream view that fit a slide."""


def auto(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
    """The view of the two that fits."""
    scene = stream(bound, diagnostics, options)
    forward = [(line.source, line.target) for line in scene.lines if not line.back]
    longest = max(ranks([node.id for node in scene.nodes], forward).values(), default=0)
    return scene if longest < WIDEST else fold(scene)
