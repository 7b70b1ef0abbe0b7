"""Files of other programs as streams: which format it is, and the proof of the text."""

from collections.abc import Callable, Mapping
from importlib import import_module

from svc.formats.exchange.meanings import Maps
from svc.formats.exchange.results import Imported, ImportedCatalogue, Options
from svc.model import is_name
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.near_names import name_for

TABLES = ("csv", "markdown", "xlsx")
"""The formats of tables."""
READERS: Mapping[str, str] = {
    "archimate": "archimate.reading",
    "bpmn": "bpmn.reading",
    "csv": "tables.reading",
    "drawio": "drawio.reading",
    "markdown": "tables.reading",
    "mermaid": "mermaid.streams",
    "xlsx": "tables.reading",
}
"""The module with what reads each format, a function of its name; it is imported once it is needed."""
FORMATS = tuple(READERS)
"""The formats that are read."""


def import_(
    data: bytes,
    format: str,
    *,
    name: str = "imported",
    sheet: str | None = None,
    pool: str | None = None,
    page: str | None = None,
    chain: bool = False,
    maps: Maps | None = None,
    catalogue: Catalogue | None = None,
) -> Imported:
    """The stream in a file of another program.

    Args:
        data: the bytes of a file.
        format: `csv`, `markdown` or `xlsx`, a table; `bpmn`, `drawio` or `mermaid`, a diagram; `archimate`, a model in
            the Open Exchange format.
        name: what the stream is called if the file does not say.
        sheet: the sheet of a workbook; else the only one with headings that are known.
        pool: of several pools with work in them, the one that is the stream.
        page: of several pages, views or value streams, the one that is the stream.
        chain: whether each step of a table leads to the next one below it, where the table says no more.
        maps: by kind (activities, parties, artefacts, practices): foreign words, and the id that each means.
        catalogue: where activities, parties, artefacts and practices are looked up; else `itil4`.

    Returns:
        The stream and its text, which was read back and is that stream, and all that was lost.

    Raises:
        ValueError: there is no such format.
        Error: nothing in the data can be read as a stream, or a map holds what is not a name.
    """
    if format not in READERS:
        raise ValueError(f"{format!r} is not a format of other programs: choose {' or '.join(READERS)}")
    name = name if is_name(name) else name_for(name)
    catalogue = catalogue or SHIPPED[DEFAULT]
    module = import_module(f"svc.formats.exchange.{READERS[format]}")
    read: Callable[[bytes, Options], Imported] = getattr(module, format)
    return read(data, Options(name, sheet, pool, page, chain, maps or {}, catalogue))


def import_catalogue(data: bytes, format: str, *, name: str = "house", sheet: str | None = None) -> ImportedCatalogue:
    """The catalogue that tables say: one of its lines, and others of its activities, parties, practices and artefacts.

    Args:
        data: the bytes of a file.
        format: `csv`, `markdown` or `xlsx`.
        name: what the catalogue is called.
        sheet: the only sheet of a workbook to read; else all with headings that are known are read.

    Returns:
        The catalogue and its text, which was read back and is that catalogue, and all that was lost. It extends none.

    Raises:
        ValueError: there is no such format.
        Error: nothing in the data can be read as a table of a catalogue.
    """
    if format not in TABLES:
        raise ValueError(f"{format!r} is not a format of tables: choose {' or '.join(TABLES)}")
    from svc.formats.exchange.tables import catalogue_reading

    return catalogue_reading.catalogue(data, format, name if is_name(name) else name_for(name), sheet)
