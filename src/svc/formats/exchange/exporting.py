"""A stream for other programs, in one of the formats, with what it could not carry."""

from collections.abc import Callable, Mapping

from attrs import evolve

from svc.formats.exchange.archimate.writing import archimate
from svc.formats.exchange.bpmn.writing import bpmn
from svc.formats.exchange.losses import Loss, not_carried
from svc.formats.exchange.results import Exported
from svc.formats.exchange.tables import writing as tables
from svc.model import Stream
from svc.project.api import bind
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import SHIPPED

WRITERS: Mapping[str, Callable[[BoundStream], Exported]] = {
    "archimate": archimate,
    "bpmn": bpmn,
    "csv": tables.csv,
    "markdown": tables.markdown,
    "xlsx": tables.xlsx,
}
"""What writes each format."""
FORMATS = tuple(WRITERS)
"""The formats that are written."""


def export(stream: Stream, format: str, *, catalogue: Catalogue | None = None) -> Exported:
    """A stream for other programs.

    Args:
        stream: the stream.
        format: `csv`, `markdown` or `xlsx`, a table with a row for each statement; `archimate`, a model.
        catalogue: the catalogue to find artefacts in; else the one that the stream follows.

    Returns:
        The data of a file, and what it does not carry. `import_` makes it an equal stream again.

    Raises:
        ValueError: there is no such format.
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
        RenderError: the stream is too large to lay out, in a format with positions.
    """
    if format not in WRITERS:
        raise ValueError(f"{format!r} is not a format for other programs: choose {' or '.join(WRITERS)}")
    return export_of(bind(stream, catalogue), format)


def export_of(bound: BoundStream, format: str) -> Exported:
    """A bound stream in one of the formats."""
    exported = WRITERS[format](bound)
    return evolve(exported, losses=(*_of_all_formats(bound), *exported.losses))


def _of_all_formats(bound: BoundStream) -> tuple[Loss, ...]:
    """What no format carries."""
    if bound.catalogue.name in SHIPPED:
        return ()
    why = "only its name goes along" if bound.stream.follows else "not even its name is in the stream"
    return (not_carried(f"the catalogue `{bound.catalogue.name}`", bound.stream.name, why),)
