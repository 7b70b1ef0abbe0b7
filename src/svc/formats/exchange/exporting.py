"""A stream for other programs, in one of the formats, with what it could not carry."""

from collections.abc import Mapping
from importlib import import_module

from attrs import evolve

from svc.formats.exchange.losses import Loss, not_carried
from svc.formats.exchange.results import Exported
from svc.model import Stream
from svc.project.api import bind
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import SHIPPED

WRITERS: Mapping[str, str] = {
    "archimate": "archimate.writing",
    "bpmn": "bpmn.writing",
    "csv": "tables.writing",
    "drawio": "drawio.writing",
    "markdown": "tables.writing",
    "mermaid": "mermaid.writing",
    "xlsx": "tables.writing",
}
"""The module with what writes each format, a function of its name; it is imported once it is needed."""
FORMATS = tuple(WRITERS)
"""The formats that are written."""


def export(stream: Stream, format: str, *, catalogue: Catalogue | None = None) -> Exported:
    """A stream for other programs.

    Args:
        stream: the stream.
        format: `csv`, `markdown` or `xlsx`, a table with a row for each statement; `bpmn`, a process; `drawio`, a
            diagram in lanes; `mermaid`, a flowchart, which does not carry all; `archimate`, a model.
        catalogue: the catalogue to find artefacts in; else the one that the stream follows.

    Returns:
        The data of a file, and what it does not carry. `import_` makes it an equal stream again.

    Raises:
        ValueError: there is no such format.
        RenderError: the stream is too large for a diagram.
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    if format not in WRITERS:
        raise ValueError(f"{format!r} is not a format for other programs: choose {' or '.join(WRITERS)}")
    return export_of(bind(stream, catalogue), format)


def export_of(bound: BoundStream, format: str) -> Exported:
    """A bound stream in one of the formats."""
    module = import_module(f"svc.formats.exchange.{WRITERS[format]}")
    exported: Exported = getattr(module, format)(bound)
    return evolve(exported, losses=(*of_all_formats(bound), *exported.losses))


def of_all_formats(bound: BoundStream) -> tuple[Loss, ...]:
    """What no format carries of a stream."""
    if bound.catalogue.name in SHIPPED:
        return ()
    why = "only its name goes along" if bound.stream.follows else "not even its name is in the stream"
    return (not_carried(f"the catalogue `{bound.catalogue.name}`", bound.stream.name, why),)
