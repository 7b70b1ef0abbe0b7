"""A stream or a catalogue as a picture, or as the page that holds a stream's pictures; in a file, or as SVG text."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from svc.checker.context import context_of
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model import Catalogue, Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Real
from svc.pictures import drawing
from svc.pictures.drawing import Own, Picture
from svc.pictures.page.pictures import Look
from svc.project import files
from svc.semantics.bound import BoundStream
from svc.semantics.shipped import whole

PAGE = "html"

_log = logging.getLogger("svc")


def render(
    drawn: Stream | Catalogue,
    path: str | os.PathLike[str],
    *,
    view: str = "auto",
    format: str | None = None,
    engine: str | None = None,
    theme: str = "auto",
    colours: Own = None,
    scale: Real | None = None,
    catalogue: Catalogue | None = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
) -> Path:
    """Draw a stream or a catalogue into a file: SVG, PNG, PDF, DOT, Mermaid or, of a stream, an HTML page.

    Args:
        drawn: a stream or a catalogue.
        path: the file to write. Its ending says the format unless `format` is given.
        view: a view of a stream; a page holds all views and begins with this one. A catalogue has the views `matrix`,
            its default, and `sheet`.
        format: the format, as in `svc render --format`.
        engine: the Graphviz program to use; else the one that is installed, or the one that comes with svc.
        theme: `auto`, `light`, `dark`, or `print` for printers without colour.
        colours: `#rrggbb` by the id of an activity or a kind of party, or by a role: `parties`, `lines`, `errors`,
            `warnings`. Else those of the project that the stream was read from.
        scale: the size of a PNG, from 0.25 to 8; the default, 2, makes 144 dots per inch.
        catalogue: the catalogue to check against; else the one that the stream follows.
        activity: the activity that the view `sheet` shows.
        calendar: how long the working day and week of a ladder are; else as in the project.

    Returns:
        The path of the file.

    Raises:
        RenderError: it can't be drawn, or an option is invalid.
        FileError: the file can't be written.
        TypeError: `drawn` is not a stream or a catalogue.
    """
    form = drawing.format_of(path, format)
    look = Look(view, engine, theme, activity=activity)
    files.write(path, _drawn(drawn, form, catalogue, look, colours, calendar, scale))
    return Path(path)


def to_svg(
    drawn: Stream | Catalogue,
    view: str = "auto",
    catalogue: Catalogue | None = None,
    *,
    engine: str | None = None,
    theme: str = "auto",
    colours: Own = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
) -> str:
    """A stream or a catalogue as the text of an SVG picture, for a page, a notebook or a file of your own.

    Args:
        drawn: a stream or a catalogue.
        view: a view of a stream, or of a catalogue `matrix` or `sheet`.
        catalogue: the catalogue to check against; else the one that the stream follows.
        engine: the Graphviz program to use; else the one that is installed, or the one that comes with svc.
        theme: `auto`, `light`, `dark`, or `print` for printers without colour.
        colours: `#rrggbb` by the id of an activity or a kind of party, or by a role: `parties`, `lines`, `errors`,
            `warnings`. Else those of the project that the stream was read from.
        activity: the activity that the view `sheet` shows.
        calendar: how long the working day and week of a ladder are; else as in the project.

    Returns:
        The SVG document.

    Raises:
        RenderError: it can't be drawn, or an option is invalid.
        TypeError: `drawn` is not a stream or a catalogue.
    """
    look = Look(view, engine, theme, activity=activity)
    return _drawn(drawn, "svg", catalogue, look, colours, calendar).decode()


def _drawn(
    drawn: Stream | Catalogue, form: str, catalogue: Catalogue | None, look: Look, colours: Own,
    calendar: Calendar | None, scale: float | None = None,
) -> bytes:  # fmt: skip
    """A picture with an organisation's colours; what there is to say of it goes to the log."""
    if isinstance(drawn, Catalogue):
        known = whole(drawn)
        picture = of_catalogue(known, form, evolve(look, colours=drawing.own(colours, known)), scale)
    else:
        bound, findings = drawing.checked(drawn, catalogue)
        chosen = drawing.own(colours, bound.catalogue, drawn)
        look = evolve(look, colours=chosen, calendar=calendar or context_of(drawn).calendar)
        picture = of_stream(bound, findings, form, look, scale)
    for finding in picture.findings:
        _log.warning(f"{finding.message} [{finding.code}]; {finding.help}")
    return picture.data


def of_stream(
    bound: BoundStream, findings: Iterable[Diagnostic], form: str, look: Look, scale: Real | None = None
) -> Picture:
    """A bound stream in a format, and what there is to say of how it came out. Raises RenderError."""
    if form == PAGE:
        from svc.pictures.page import page

        if scale is not None:
            raise RenderError("a scale is for PNG, and HTML has none: leave it out or draw PNG")
        made = page(bound, findings, look)
        return Picture(made.text.encode(), made.findings)
    diagram = drawing.diagram(
        bound, findings, drawing.view_of(look.view, form), look.colours, look.activity, look.calendar
    )
    return drawing.draw(diagram, form, look.engine, look.theme, scale)


def of_catalogue(catalogue: Catalogue, form: str, look: Look, scale: Real | None = None) -> Picture:
    """A whole catalogue in a format, and what there is to say of how it came out. Raises RenderError."""
    if form == PAGE:
        raise RenderError("a page is made of a stream: draw a catalogue as SVG, PNG, PDF or DOT")
    diagram = drawing.of_catalogue(catalogue, drawing.view_of(look.view, form), look.colours, look.activity)
    return drawing.draw(diagram, form, look.engine, look.theme, scale)
