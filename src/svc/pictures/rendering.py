"""A stream or a catalogue as a picture or a page: in a file, as SVG, or as DOT."""

import os
from collections.abc import Iterable
from pathlib import Path
from types import NoneType

from attrs import evolve

from svc.checker.context import context_of
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model import Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Real
from svc.pictures.drawing import catalogue_scene, for_format, stream_scene
from svc.pictures.options import LIKELY, PictureOptions
from svc.pictures.picture_formats import DECK, PAGE, format_of
from svc.pictures.render.picture import Picture, draw
from svc.pictures.scene.shapes import Scene
from svc.pictures.style.colour_settings import OwnColours, own_colours
from svc.pictures.style.colours import Colours
from svc.pictures.views import View
from svc.project import files
from svc.project.api import bound_and_checked
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import whole
from svc.text.arguments import expect


def render(
    drawn: Stream | Catalogue,
    path: str | os.PathLike[str],
    *,
    view: str = "auto",
    format: str | None = None,
    engine: str | None = None,
    theme: str = "auto",
    colours: OwnColours = None,
    scale: Real | None = None,
    catalogue: Catalogue | None = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
    way: str = LIKELY,
    to: str | None = None,
    details: bool = False,
) -> Path:
    """Draw a stream or a catalogue into a file: SVG, PNG, PDF, PPTX, DOT, Mermaid or, of a stream, an HTML page.

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
        way: the way of a ladder: `likely`, `longest`, or the condition of an outcome that it takes.
        to: the party that the way of a ladder leads to; else the one that gave the demand.
        details: whether the cards of steps say who works, with what and at what cost.

    Returns:
        The path of the file.

    Raises:
        RenderError: it can't be drawn, or an option is invalid.
        FileError: the file can't be written.
        TypeError: `drawn` is not a stream or a catalogue, or another value is not of its type.
    """
    form = format_of(path, format)
    options = PictureOptions(
        view=view, engine=engine, theme=theme, scale=scale, activity=activity, way=way, to=to, details=details
    )
    files.write(path, logged(_picture(drawn, form, catalogue, options, colours, calendar)).data)
    return Path(path)


def to_svg(
    drawn: Stream | Catalogue,
    view: str = "auto",
    catalogue: Catalogue | None = None,
    *,
    engine: str | None = None,
    theme: str = "auto",
    colours: OwnColours = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
    way: str = LIKELY,
    to: str | None = None,
    details: bool = False,
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
        way: the way of a ladder: `likely`, `longest`, or the condition of an outcome that it takes.
        to: the party that the way of a ladder leads to; else the one that gave the demand.
        details: whether the cards of steps say who works, with what and at what cost.

    Returns:
        The SVG document.

    Raises:
        RenderError: it can't be drawn, or an option is invalid.
        TypeError: `drawn` is not a stream or a catalogue, or another value is not of its type.
    """
    options = PictureOptions(view=view, engine=engine, theme=theme, activity=activity, way=way, to=to, details=details)
    return logged(_picture(drawn, "svg", catalogue, options, colours, calendar)).data.decode()


def to_dot(
    drawn: Stream | Catalogue,
    view: str = "stream",
    catalogue: Catalogue | None = None,
    *,
    theme: str = "auto",
    colours: OwnColours = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
    way: str = LIKELY,
    to: str | None = None,
    details: bool = False,
) -> str:
    """A stream as DOT, the language of Graphviz, with its findings marked; or a catalogue, as `render` draws it.

    Args:
        drawn: a stream or a catalogue.
        view: a view of a stream, or of a catalogue `matrix` or `sheet`.
        catalogue: the catalogue to check against; else the one that the stream follows.
        theme: `auto`, `light`, `dark`, or `print` for printers without colour.
        colours: `#rrggbb` by the id of an activity or a kind of party, or by a role: `parties`, `lines`, `errors`,
            `warnings`. Else those of the project that the stream was read from.
        activity: the activity that the view `sheet` shows.
        calendar: how long the working day and week of a ladder are; else as in the project.
        way: the way of a ladder: `likely`, `longest`, or the condition of an outcome that it takes.
        to: the party that the way of a ladder leads to; else the one that gave the demand.
        details: whether the cards of steps say who works, with what and at what cost.

    Returns:
        The DOT text.

    Raises:
        RenderError: there is no such view or theme, or a colour is not written as #rrggbb.
        TypeError: `drawn` is not a stream or a catalogue, or another value is not of its type.
    """
    options = PictureOptions(view=view, theme=theme, activity=activity, way=way, to=to, details=details)
    return _picture(drawn, "dot", catalogue, options, colours, calendar).data.decode()


def _picture(
    drawn: Stream | Catalogue,
    form: str,
    catalogue: Catalogue | None,
    options: PictureOptions,
    colours: OwnColours,
    calendar: Calendar | None,
) -> Picture:
    """The picture of a stream or a catalogue; colours and calendar that are not given are those that it carries."""
    expect(calendar, (Calendar, NoneType), "a calendar")
    if isinstance(drawn, Catalogue):
        known = whole(drawn)
        return catalogue_picture(known, form, evolve(options, colours=own_colours(colours, _ids(known), {})))
    bound, findings = checked(drawn, catalogue)
    own = evolve(options, colours=colours_for(drawn, bound, colours), calendar=calendar or context_of(drawn).calendar)
    return stream_picture(bound, findings, form, own)


def colours_for(stream: Stream, bound: BoundStream, colours: OwnColours) -> Colours:
    """The colours of a stream's pictures: the given ones, else those of the project that it was read from."""
    return own_colours(colours, _ids(bound.catalogue), context_of(stream).colours)


def checked(stream: Stream, catalogue: Catalogue | None = None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, with its findings."""
    return bound_and_checked(stream, catalogue)


def stream_picture(
    bound: BoundStream, diagnostics: Iterable[Diagnostic], form: str, options: PictureOptions, view: View | None = None
) -> Picture:
    """A bound stream in a format, in the view of the options or in one that is not in the table.

    Raises RenderError if it can't be drawn.
    """
    if form == PAGE:
        return _page(bound, diagnostics, options)
    return _drawn(stream_scene(bound, diagnostics, for_format(options, form), view), form, options)


def catalogue_picture(catalogue: Catalogue, form: str, options: PictureOptions) -> Picture:
    """A whole catalogue in a format. Raises RenderError if it can't be drawn."""
    if form == PAGE:
        raise RenderError("a page shows a stream: draw a catalogue as SVG, PNG, PDF, PPTX or DOT")
    return _drawn(catalogue_scene(catalogue, for_format(options, form)), form, options)


def _drawn(scene: Scene, form: str, options: PictureOptions) -> Picture:
    if form == DECK:
        from svc.pictures.deck import deck

        return deck([scene], options)
    return draw(scene, form, options)


def _page(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Picture:
    from svc.pictures.page import page

    if options.scale is not None:
        raise RenderError("a scale is only for PNG; HTML has none: leave it out or draw PNG")
    made = page(bound, diagnostics, options)
    return Picture(made.text.encode(), made.findings)


def logged(picture: Picture) -> Picture:
    """A picture, with its findings logged."""
    if picture.findings:
        from svc.pictures.log import LOG
    for finding in picture.findings:
        LOG.warning(f"{finding.message} [{finding.code}]; {finding.help}")
    return picture


def _ids(catalogue: Catalogue) -> list[str]:
    return [*catalogue.all_activities, *catalogue.all_parties]
