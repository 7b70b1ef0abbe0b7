"""A stream as a picture: bound and checked, made a diagram, laid out by an engine.

The one way from a stream to DOT, SVG, PNG, PDF and Mermaid. Says on the logger `svc` what it had to leave out.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve

from svc.checker.context import context_of
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import RenderError
from svc.model import Catalogue, Stream
from svc.model.calendar import STANDARD, Calendar
from svc.pictures.layout.time_budget import limited
from svc.pictures.render.engine import VARIABLE
from svc.pictures.render.picture import Picture, draw
from svc.pictures.scene.annotations import placed
from svc.pictures.style.colour_settings import chosen
from svc.pictures.style.colours import NONE
from svc.pictures.views import VIEWS, Colours, Diagram
from svc.pictures.views.ladder import on_ladder
from svc.pictures.views.legend import catalogue_legend
from svc.pictures.views.matrix import catalogue_matrix
from svc.pictures.views.sheet import catalogue_sheet, sheet
from svc.project.api import bound_and_checked
from svc.semantics.bound import BoundStream
from svc.semantics.shipped import whole

FORMATS = ("svg", "png", "pdf", "dot", "mermaid", "html")
"""What a stream can be drawn as; a page, which is HTML, holds several pictures."""
ENDINGS = {"mmd": "mermaid", "htm": "html"}
"""Endings that are no name of a format."""
LARGEST = 5000
"""Steps, parties and arrows that a picture may hold."""

Own = Colours | Mapping[str, str] | None
"""Colours of an organisation, or what they are made of."""

_log = logging.getLogger("svc")


def to_dot(
    drawn: Stream | Catalogue,
    view: str = "stream",
    catalogue: Catalogue | None = None,
    *,
    theme: str = "auto",
    colours: Own = None,
    activity: str | None = None,
    calendar: Calendar | None = None,
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

    Returns:
        The DOT text.

    Raises:
        RenderError: there is no such view or theme, or a colour is not written as #rrggbb.
        TypeError: `drawn` is not a stream or a catalogue.
    """
    made = _diagram(drawn, view_of(view, "dot"), catalogue, colours, activity, calendar)
    return draw(made, "dot", theme=theme).data.decode()


def _diagram(
    drawn: Stream | Catalogue, view: str, catalogue: Catalogue | None, colours: Own, activity: str | None = None,
    calendar: Calendar | None = None,
) -> Diagram:  # fmt: skip
    if isinstance(drawn, Catalogue):
        whole_one = whole(drawn)
        return of_catalogue(whole_one, view, own(colours, whole_one), activity)
    bound, findings = checked(drawn, catalogue)
    context = context_of(drawn)
    return diagram(bound, findings, view, own(colours, bound.catalogue, drawn), activity, calendar or context.calendar)


def of_catalogue(
    catalogue: Catalogue, view: str = "matrix", colours: Colours = NONE, activity: str | None = None
) -> Diagram:
    """The picture of a catalogue before it is drawn. Raises RenderError if there is no such view or activity."""
    if view in ("auto", "stream", "matrix") and activity is None:
        return catalogue_matrix(catalogue, colours)
    if view == "legend" and activity is None:
        return catalogue_legend(catalogue, colours)
    if view not in ("auto", "stream", "matrix", "sheet", "legend"):
        raise RenderError(f"a catalogue has no view `{view}`: choose matrix, sheet or legend")
    if activity is None:
        raise RenderError(f"a sheet shows one activity: choose one of {', '.join(catalogue.all_activities)}")
    return catalogue_sheet(catalogue, activity, colours)


def own(colours: Own, catalogue: Catalogue, stream: Stream | None = None) -> Colours:
    """An organisation's colours, else those that a stream carries; what is doubtful of the given ones goes to the log.

    What is wrong with carried ones is said where their project is checked: those that are none are left out.
    """
    if isinstance(colours, Colours):
        return colours
    if colours is None and stream is not None:
        return chosen(context_of(stream).colours)[0]
    found, problems = chosen(colours or {}, [*catalogue.all_activities, *catalogue.all_parties])
    for key, problem in problems:
        told = f"the colour of {key}: {problem.message} [{problem.code}]; {problem.help}"
        if problem.level is Level.ERROR:
            raise RenderError(told)
        _log.warning(told)
    return found


def format_of(path: str | os.PathLike[str], format: str | None = None) -> str:
    """The format that is asked for, or that the ending of a path says. Raises RenderError if they are two formats."""
    ending = Path(path).suffix.removeprefix(".").lower()
    said = ENDINGS.get(ending, ending)
    found = format.lower() if format else said
    if found not in FORMATS:
        what = f"`{found}` is" if found else f"{os.fspath(path)} says"
        raise RenderError(f"{what} no format of pictures: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    if said in FORMATS and said != found:
        raise RenderError(f"{os.fspath(path)} says {said}, and what is asked for is {found}: choose one of them")
    return found


def view_of(view: str, format: str) -> str:
    """The view that is asked for: of what others lay out, the automatic one is the one that needs no plan.

    Raises RenderError for a view that needs one, in a format that can't have it.
    """
    if format == "mermaid" and view not in ("auto", "stream"):
        raise RenderError(f"Mermaid lays out by itself, and can't draw the view `{view}`: leave it out")
    return "stream" if view == "auto" and format in ("dot", "mermaid") else view


def diagram(
    bound: BoundStream,
    findings: Iterable[Diagnostic],
    view: str = "stream",
    colours: Colours = NONE,
    activity: str | None = None,
    calendar: Calendar = STANDARD,
) -> Diagram:
    """The picture of a bound stream before it is drawn; `activity` is the one that a sheet shows, `calendar` says what
    a day and a week are.

    Raises RenderError if there is no such view, or if it would be too large or take too long.
    """
    if activity is not None and view != "sheet":
        raise RenderError(f"an activity is for the view `sheet`, and the view is `{view}`")
    if view not in VIEWS:
        *others, last = VIEWS
        raise RenderError(f"there is no view `{view}`: choose {', '.join(others)} or {last}")
    count = len(bound.nodes) + len(bound.arrows)
    if count > LARGEST:
        raise RenderError(
            f"a picture of {count:,} steps, parties and arrows is more than anyone can read, and than svc draws, "
            f"which is {LARGEST:,}: split the stream with steps that open others"
        )
    with limited() as clock:
        if view == "ladder":
            made = on_ladder(bound, findings, colours, calendar)
        elif activity:
            made = sheet(bound, findings, colours, activity)
        else:
            made = VIEWS[view](bound, findings, colours)
    return evolve(made, hurried=clock.hurried)


def checked(stream: Stream, catalogue: Catalogue | None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, with its findings, each at its place."""
    return bound_and_checked(placed(stream) if isinstance(stream, Stream) else stream, catalogue)


__all__ = [
    "VARIABLE", "Own", "Picture", "checked", "diagram", "draw", "format_of", "of_catalogue", "own",
    "to_dot", "view_of",
]  # fmt: skip
