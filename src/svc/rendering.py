"""A stream or a catalogue into a file, in any format: a picture, or the page that holds a stream's pictures."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path

from svc import drawing, files
from svc.bound import BoundStream
from svc.catalogues import whole
from svc.diagnostics import Diagnostic
from svc.drawing import Own, Picture
from svc.errors import RenderError
from svc.model import Catalogue, Stream
from svc.page.pictures import Look
from svc.quantities import Real
from svc.working_time import STANDARD, Calendar

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
    calendar: Calendar = STANDARD,
) -> Path:
    """Draw a stream or a catalogue into a file: SVG, PNG, PDF, DOT, Mermaid or, of a stream, an HTML page, as its
    ending says. Returns its path.

    `catalogue` is what a stream is judged by, else the one that it follows. A catalogue has the views `matrix`, its
    default, and `sheet`, of one `activity`, which a stream has too. A page holds all views and begins with `view`.

    The theme is `light`, `dark`, `print` for printers without colour, or `auto`: an SVG and a page follow their
    reader's setting, others are light. `colours` are those of activities and kinds of parties by their ids, and of
    `parties`, `lines`, `errors` and `warnings`, each written as #rrggbb. `scale`, of PNG alone, is from 0.25 to 8:
    2, the default, makes 144 dots per inch. `calendar` says how long the working day and week of a ladder are.

    Raises RenderError if it can't be drawn, or a colour is none, and FileError if it can't be written.
    """
    form = drawing.format_of(path, format)
    if isinstance(drawn, Catalogue):
        known = whole(drawn)
        look = Look(view, engine, theme, drawing.own(colours, known), activity)
        picture = of_catalogue(known, form, look, scale)
    else:
        bound, findings = drawing.checked(drawn, catalogue)
        look = Look(view, engine, theme, drawing.own(colours, bound.catalogue), activity, calendar)
        picture = of_stream(bound, findings, form, look, scale)
    for finding in picture.findings:
        _log.warning(f"{finding.message} [{finding.code}]; {finding.help}")
    files.write(path, picture.data)
    return Path(path)


def of_stream(
    bound: BoundStream, findings: Iterable[Diagnostic], form: str, look: Look, scale: Real | None = None
) -> Picture:
    """A bound stream in a format, and what there is to say of how it came out. Raises RenderError."""
    if form == PAGE:
        from svc.page import page

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
