"""Lays out a scene as its view wants it, else with simpler layouts, until one is done in time."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.layout.time_budget import limited
from svc.pictures.render import engine as engines
from svc.pictures.render.diagnostics import simpler_layout
from svc.pictures.render.dot import MANY, dot
from svc.pictures.render.pinned import pinned
from svc.pictures.scene.shapes import Scene
from svc.pictures.style.themes import Theme
from svc.pictures.views.slide import fold
from svc.text.pattern import Pattern

SECONDS = 10
"""How long an engine may take for a layout, in seconds."""

_COLOUR = Pattern(r"#[0-9a-f]{6}")
"""In a DOT text a colour of a scene and nothing else, as `#` in a user's words is written another way."""


class Layout(NamedTuple):
    """A finished layout: as DOT, as an engine drew it, and the findings about it."""

    scene: Scene
    text: str
    drawn: bytes
    findings: tuple[Diagnostic, ...]


def as_dot(scene: Scene, theme: Theme, *, simple: bool | None = None) -> str:
    """A scene as DOT in a theme; by default simple if there are many lines."""
    simple = _many(scene) if simple is None else simple
    text = pinned(scene, scene.plan) if scene.plan else dot(scene, simple=simple)
    return _COLOUR.sub(lambda colour: theme.get(colour[0]), text)


def laid_out(scene: Scene, theme: Theme, program: engines.Engine) -> Layout:
    """The first layout of a scene that is done in time. Raises RenderError if none is."""
    for tried, simple, findings in _attempts(scene):
        text = as_dot(tried, theme, simple=simple)
        seconds = engines.SECONDS if tried.plan else SECONDS
        try:
            drawn = program.run(text, "svg", seconds=seconds, pinned=tried.plan is not None)
        except engines.TooSlowError as error:
            late = error
        else:
            return Layout(tried, text, drawn, findings)
    raise RenderError(f"{late}: the stream is too entangled to draw; split it with steps that open others") from None


def _attempts(scene: Scene) -> Iterator[tuple[Scene, bool, tuple[Diagnostic, ...]]]:
    """The layouts to try, the best first."""
    if scene.plan:
        yield scene, False, (simpler_layout("places"),) if scene.hurried else ()
        return
    if not _many(scene):
        yield scene, False, ()
    yield scene, True, (simpler_layout("lines"),)
    with limited():
        rows = fold(scene)
    yield evolve(rows, view=scene.view, advice=scene.advice), False, (simpler_layout("rows"),)


def _many(scene: Scene) -> bool:
    return len(scene.lines) - len(scene.nodes) > MANY
