"""Streams for programs that know nothing of svc, and their files as streams, each with what got lost on the way."""

from svc.formats.exchange.exporting import FORMATS, Exported, export, export_of
from svc.formats.exchange.importing import Imported, import_
from svc.formats.exchange.losses import Loss, data, text

__all__ = ["FORMATS", "Exported", "Imported", "Loss", "data", "export", "export_of", "import_", "text"]
