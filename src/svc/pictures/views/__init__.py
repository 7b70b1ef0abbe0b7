"""Views: a bound stream, or a catalogue, as a scene of shapes and words; one file per view.

`VIEWS` is the table of those that can be requested. Independent of DOT and files.
"""

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Scene
from svc.pictures.views.auto import auto
from svc.pictures.views.chain import chain
from svc.pictures.views.ladder import is_timed, ladder
from svc.pictures.views.lanes import lanes
from svc.pictures.views.legend import catalogue_legend, legend
from svc.pictures.views.matrix import catalogue_matrix, matrix
from svc.pictures.views.sheet import catalogue_sheet, sheet
from svc.pictures.views.slide import slide
from svc.pictures.views.stream import stream
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue

View = Callable[[BoundStream, Iterable[Diagnostic], PictureOptions], Scene]
"""Draws a bound stream with its findings. Raises RenderError if it can't be drawn so."""
CatalogueView = Callable[[Catalogue, PictureOptions], Scene]


def always(bound: BoundStream) -> bool:
    """A view that has something to show of every stream."""
    return True


@frozen
class ViewRow:
    """A row of the table of views."""

    draw: View
    draw_catalogue: CatalogueView | None = None
    by_engine: str = ""
    """The view that leaves its layout to an engine, where this one may."""
    of_activity: bool = False
    """Whether it shows one activity, which can be chosen."""
    shows: Callable[[BoundStream], bool] = always
    """Whether it has something to show of a stream."""


VIEWS: Mapping[str, ViewRow] = {
    "auto": ViewRow(auto, catalogue_matrix, by_engine="stream"),
    "stream": ViewRow(stream, catalogue_matrix, by_engine="stream"),
    "slide": ViewRow(slide),
    "lanes": ViewRow(lanes),
    "chain": ViewRow(chain),
    "ladder": ViewRow(ladder, shows=is_timed),
    "matrix": ViewRow(matrix, catalogue_matrix),
    "sheet": ViewRow(sheet, catalogue_sheet, of_activity=True),
    "legend": ViewRow(legend, catalogue_legend),
}

__all__ = ["VIEWS", "CatalogueView", "Scene", "View", "ViewRow"]
