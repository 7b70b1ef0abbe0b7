"""A stream on several slides: each a picture in a file of its own, or all of them one presentation."""

import os
from collections.abc import Iterable
from pathlib import Path
from types import NoneType

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model import Stream
from svc.model.quantities import Real
from svc.pictures.deck import deck
from svc.pictures.drawing import page_scenes
from svc.pictures.options import PictureOptions
from svc.pictures.picture_formats import DECK, format_of, numbered
from svc.pictures.render.picture import Picture, draw
from svc.pictures.rendering import checked, colours_for, logged
from svc.pictures.style.colour_settings import OwnColours
from svc.project import files
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.text.arguments import expect

WHOLE = ("html", "mermaid")
"""Formats that have no pages."""


def render_pages(
    stream: Stream,
    path: str | os.PathLike[str],
    pages: int | None = None,
    *,
    format: str | None = None,
    engine: str | None = None,
    theme: str = "auto",
    colours: OwnColours = None,
    scale: Real | None = None,
    catalogue: Catalogue | None = None,
    details: bool = False,
) -> list[Path]:
    """Draw a stream on several slides, with connectors where a flow leads to another slide.

    Args:
        stream: a stream. It is cut where few flows lead on, into slides of about as many steps.
        path: the file to write, with a number for each slide: `restore.svg` makes `restore-1.svg`, `restore-2.svg`.
            A presentation, `restore.pptx`, is one file.
        pages: how many slides; else as few as are legible, but at least two.
        format: the format, as in `svc render --format`: SVG, PNG, PDF, PPTX or DOT.
        engine: the Graphviz program to use; else the one that is installed, or the one that comes with svc.
        theme: `auto`, `light`, `dark`, or `print` for printers without colour.
        colours: `#rrggbb` by the id of an activity or a kind of party, or by a role: `parties`, `lines`, `errors`,
            `warnings`. Else those of the project that the stream was read from.
        scale: the size of a PNG, from 0.25 to 8; the default, 2, makes 144 dots per inch.
        catalogue: the catalogue to check against; else the one that the stream follows.
        details: whether the cards of steps say who works, with what and at what cost.

    Returns:
        The paths of the files, in the order of the slides.

    Raises:
        RenderError: it can't be drawn, it has fewer steps than there are to be slides, or an option is invalid.
        FileError: a file can't be written.
        TypeError: `stream` is not a stream, or another value is not of its type.
    """
    form = format_of(path, format)
    bound, findings = checked(stream, catalogue)
    own = colours_for(stream, bound, colours)
    options = PictureOptions(view="slide", engine=engine, theme=theme, colours=own, scale=scale, details=details)
    drawn = drawn_pages(bound, findings, path, form, options, pages)
    for each, picture in drawn.items():
        files.write(each, logged(picture).data)
    return [*drawn]


def drawn_pages(
    bound: BoundStream,
    diagnostics: Iterable[Diagnostic],
    path: str | os.PathLike[str],
    form: str,
    options: PictureOptions,
    pages: int | None,
) -> dict[Path, Picture]:
    """A bound stream on several slides: a picture for each path. Raises RenderError if it can't be drawn."""
    expect(pages, (int, NoneType), "a number of pages")
    if pages is not None and pages < 1:
        raise RenderError(f"a stream can't be drawn on {pages} pages: request 1 or more")
    if form in WHOLE:
        raise RenderError(f"{form.upper()} shows a stream as a whole: draw several pages as SVG, PNG, PDF, PPTX or DOT")
    scenes = page_scenes(bound, diagnostics, options, pages)
    if form == DECK:
        return {Path(path): deck(scenes, options)}
    return dict(zip(numbered(path, len(scenes)), (draw(scene, form, options) for scene in scenes), strict=True))
