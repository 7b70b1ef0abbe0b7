"""A stream or a catalogue as a scene, by one of its views and in limited time."""

from collections.abc import Iterable

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.layout.size_limit import refuse_too_large
from svc.pictures.layout.time_budget import limited
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.scene.shapes import Scene
from svc.pictures.views import VIEWS, View
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue


def stream_scene(
    bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions = DEFAULTS, view: View | None = None
) -> Scene:
    """A bound stream in the view of the options, or in one that is not in the table.

    Raises RenderError if there is no such view, or if the scene would be too large or take too long.
    """
    draw = view or _view(options)
    refuse_too_large(bound)
    with limited() as budget:
        scene = draw(bound, diagnostics, options)
    return evolve(scene, hurried=budget.hurried)


def page_scenes(
    bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions, count: int | None
) -> list[Scene]:
    """A bound stream on so many slides, or on as few as are legible, but two at least.

    Raises RenderError if the view is not `slide`, there are more slides than steps, or it would take too long.
    """
    from svc.pictures.views.pages import pages

    _view(options)
    if not VIEWS[options.view].has_pages:
        raise RenderError(f"several pages are only for the view `slide`, but the view is `{options.view}`")
    refuse_too_large(bound)
    with limited() as budget:
        scenes = pages(bound, diagnostics, options, count)
    return [evolve(scene, hurried=budget.hurried) for scene in scenes]


def catalogue_scene(catalogue: Catalogue, options: PictureOptions = DEFAULTS) -> Scene:
    """A whole catalogue in the view of the options; one activity of it, if that is chosen.

    Raises RenderError if there is no such view or activity.
    """
    rows = {name: row.draw_catalogue for name, row in VIEWS.items() if row.draw_catalogue}
    if options.view not in rows:
        *others, last = (name for name in rows if not VIEWS[name].by_engine)
        raise RenderError(f"a catalogue has no view `{options.view}`: choose {', '.join(others)} or {last}")
    of_activity = (draw for name, draw in rows.items() if VIEWS[name].of_activity)
    draw = rows[options.view] if options.activity is None else next(of_activity)
    with limited() as budget:
        scene = draw(catalogue, options)
    return evolve(scene, hurried=budget.hurried)


def for_format(options: PictureOptions, format: str) -> PictureOptions:
    """Options whose view a format can show: DOT and Mermaid leave the layout to others, unless a view has its own.

    Raises RenderError for a view with its own layout in Mermaid, which can't show it.
    """
    row = VIEWS.get(options.view)
    by_engine = row.by_engine if row else ""
    if format == "mermaid" and not by_engine:
        raise RenderError(f"Mermaid has its own layout and can't draw the view `{options.view}`: leave it out")
    return evolve(options, view=by_engine) if by_engine and format in ("dot", "mermaid") else options


def _view(options: PictureOptions) -> View:
    row = VIEWS.get(options.view)
    if options.activity is not None and not (row and row.of_activity):
        raise RenderError(f"an activity is only for the view `sheet`, but the view is `{options.view}`")
    if row is not None and not row.of_way and (options.way, options.to) != (DEFAULTS.way, DEFAULTS.to):
        raise RenderError(f"a way and its end are only for the view `ladder`, but the view is `{options.view}`")
    if row is None:
        *others, last = VIEWS
        raise RenderError(f"there is no view `{options.view}`: choose {', '.join(others)} or {last}")
    return row.draw
