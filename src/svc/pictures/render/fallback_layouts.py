"""Lays a diagram out: as its view wants it, else in plainer ways, until one is done in time."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.layout.time_budget import limited
from svc.pictures.render import engine as engines
from svc.pictures.render.diagnostics import simpler_layout
from svc.pictures.render.dot import MANY, dot
from svc.pictures.render.pinned import pinned
from svc.pictures.scene.shapes import Diagram
from svc.pictures.style.themes import Theme
from svc.pictures.views.slide import fold

SECONDS = 10
"""How long an engine may look for a layout."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
"""In a DOT text a colour of a diagram and nothing else, as `#` in a user's words is written another way."""


@frozen
class Layout:
    """What was laid out, as DOT and as an engine drew it, and what there is to say of it."""

    diagram: Diagram
    text: str
    drawn: bytes
    findings: tuple[Diagnostic, ...]


def as_dot(diagram: Diagram, theme: Theme, *, simple: bool | None = None) -> str:
    """A diagram as DOT in a theme; by default simple if there are many lines."""
    simple = _many(diagram) if simple is None else simple
    text = pinned(diagram, diagram.plan) if diagram.plan else dot(diagram, simple=simple)
    return _COLOUR.sub(lambda colour: theme.of(colour[0]), text)


def laid_out(diagram: Diagram, theme: Theme, program: engines.Engine) -> Layout:
    """The first layout of a diagram that is done in time. Raises RenderError if none is."""
    for tried, simple, told in _ways(diagram):
        text = as_dot(tried, theme, simple=simple)
        seconds = engines.SECONDS if tried.plan else SECONDS
        try:
            drawn = program.run(text, "svg", seconds=seconds, pinned=tried.plan is not None)
        except engines.TooSlowError as error:
            late = error
        else:
            return Layout(tried, text, drawn, told)
    raise RenderError(f"{late}: the stream is too entangled to draw; split it with steps that open others") from None


def _ways(diagram: Diagram) -> Iterator[tuple[Diagram, bool, tuple[Diagnostic, ...]]]:
    """The ways to lay a diagram out, the best first."""
    if diagram.plan:
        yield diagram, False, (simpler_layout("places"),) if diagram.hurried else ()
        return
    if not _many(diagram):
        yield diagram, False, ()
    yield diagram, True, (simpler_layout("lines"),)
    with limited():
        rows = fold(diagram)
    yield evolve(rows, view=diagram.view), False, (simpler_layout("rows"),)


def _many(diagram: Diagram) -> bool:
    return len(diagram.lines) - len(diagram.nodes) > MANY
