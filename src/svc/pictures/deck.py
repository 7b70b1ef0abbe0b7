"""Scenes as slides of one presentation: each a picture with its title above it and the scene in words as its notes."""

from collections.abc import Iterable

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import Picture, draw
from svc.pictures.render.slides import Slide, presentation
from svc.pictures.render.svg import size
from svc.pictures.scene.shapes import Scene
from svc.pictures.style import palette
from svc.pictures.style.themes import theme as theme_of

DENSITY = 3
"""The scale of the PNG that programs show that can't read SVG: 216 dots per inch."""


def deck(scenes: Iterable[Scene], options: PictureOptions) -> Picture:
    """A PPTX file with a slide for each scene.

    Raises RenderError if a scene can't be drawn, for a scale, and without python-pptx.
    """
    if options.scale is not None:
        raise RenderError("a scale is only for PNG; PPTX has none: leave it out or draw PNG")
    slides, findings = [], list[Diagnostic]()
    for scene in scenes:
        slide, more = _slide(scene, options)
        slides.append(slide)
        findings += more
    return Picture(presentation(slides), findings)


def _slide(scene: Scene, options: PictureOptions) -> tuple[Slide, tuple[Diagnostic, ...]]:
    """A slide does not follow the reader's scheme, so it is light unless another theme is requested."""
    fixed = evolve(options, theme="light" if options.theme == "auto" else options.theme)
    untitled = evolve(scene, title=())
    svg = draw(untitled, "svg", fixed)
    png = draw(untitled, "png", evolve(fixed, scale=DENSITY))
    theme = theme_of(fixed.theme, scene.colours)
    text = svg.data.decode()
    slide = Slide(
        title=" ".join(scene.title),
        notes=scene.description,
        svg=text,
        png=png.data,
        size=size(text),
        ink=theme.get(palette.INK),
        canvas=theme.get(palette.CANVAS),
    )
    return slide, svg.findings
