"""Views: a bound stream, or a catalogue, as a scene of shapes and words; one file per view, imported when it draws.

`VIEWS` is the table of those that can be requested. Independent of DOT and files.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Scene
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue

View = Callable[[BoundStream, Iterable[Diagnostic], PictureOptions], Scene]
"""Draws a bound stream with its findings. Raises RenderError if it can't be drawn so."""
CatalogueView = Callable[[Catalogue, PictureOptions], Scene]


def always(bound: BoundStream) -> bool:
    """A view that has something to show of every stream."""
    return True


class ViewRow(NamedTuple):
    """A row of the table of views."""

    draw: View
    draw_catalogue: CatalogueView | None = None
    by_engine: str = ""
    """The view that leaves its layout to an engine, where this one may."""
    of_activity: bool = False
    """Whether it shows one activity, which can be chosen."""
    has_pages: bool = False
    """Whether it can be cut into several slides."""
    of_way: bool = False
    """Whether it shows one way of a case, which can be chosen."""
    shows: Callable[[BoundStream], bool] = always
    """Whether it has something to show of a stream."""


def _view(module: str) -> View:
    """The view of a module."""

    def draw(bound: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
        scene: Scene = getattr(import_module(f"{__name__}.{module}"), module)(bound, diagnostics, options)
        return scene

    return draw


def _catalogue_view(module: str) -> CatalogueView:
    """The view of a module that draws whole catalogues."""

    def draw(catalogue: Catalogue, options: PictureOptions) -> Scene:
        scene: Scene = getattr(import_module(f"{__name__}.{module}"), f"catalogue_{module}")(catalogue, options)
        return scene

    return draw


def _is_timed(bound: BoundStream) -> bool:
    from svc.pictures.views.ladder import is_timed

    return is_timed(bound)


def _has_activities(bound: BoundStream) -> bool:
    return bool(bound.catalogue.all_activities)


VIEWS: Mapping[str, ViewRow] = {
    "auto": ViewRow(_view("auto"), _catalogue_view("matrix"), by_engine="stream", has_pages=True),
    "stream": ViewRow(_view("stream"), _catalogue_view("matrix"), by_engine="stream"),
    "slide": ViewRow(_view("slide"), has_pages=True),
    "lanes": ViewRow(_view("lanes")),
    "chain": ViewRow(_view("chain")),
    "ladder": ViewRow(_view("ladder"), of_way=True, shows=_is_timed),
    "histogram": ViewRow(_view("histogram"), shows=_is_timed),
    "matrix": ViewRow(_view("matrix"), _catalogue_view("matrix")),
    "sheet": ViewRow(_view("sheet"), _catalogue_view("sheet"), of_activity=True, shows=_has_activities),
    "legend": ViewRow(_view("legend"), _catalogue_view("legend")),
}

__all__ = ["VIEWS", "CatalogueView", "Scene", "View", "ViewRow"]
