"""Streams for programs that know nothing of svc, and their files as streams, each with what got lost on the way."""

from svc.formats.exchange.exporting import FORMATS, export, export_of
from svc.formats.exchange.importing import FORMATS as IMPORTED_FORMATS
from svc.formats.exchange.importing import import_
from svc.formats.exchange.losses import Loss, data, text
from svc.formats.exchange.results import Exported, Imported

__all__ = [
    "FORMATS", "IMPORTED_FORMATS", "Exported", "Imported", "Loss", "data", "export", "export_of", "import_", "text",
]  # fmt: skip
