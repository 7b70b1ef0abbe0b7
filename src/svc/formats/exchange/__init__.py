"""Streams for programs that know nothing of svc, and their files as streams, each with what got lost on the way."""

from svc.formats.exchange.exporting import FORMATS, export, export_of, of_all_formats
from svc.formats.exchange.importing import FORMATS as IMPORTED_FORMATS
from svc.formats.exchange.importing import import_, import_catalogue
from svc.formats.exchange.losses import Loss, data, text
from svc.formats.exchange.results import Exported, Imported, ImportedCatalogue

__all__ = [
    "FORMATS", "IMPORTED_FORMATS", "Exported", "Imported", "ImportedCatalogue", "Loss", "data", "export",
    "export_of", "import_", "import_catalogue", "of_all_formats", "text",
]  # fmt: skip
