"""The tables in a file, whatever its format."""

from collections.abc import Sequence

from svc.diagnostics.errors import Error
from svc.formats.exchange.choices import missing
from svc.formats.exchange.decoding import decoded
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.tables import workbook
from svc.formats.exchange.tables.cells import Sheet
from svc.formats.exchange.tables.text_tables import csv_sheet, markdown_sheet


def opened(data: bytes, format: str, sheet: str | None, losses: list[Loss]) -> Sequence[Sheet]:
    """The tables of a file, or the one that is called as `sheet` says. Raises Error for what can't be read, and if no
    table is called so."""
    if format == "xlsx":
        return workbook.sheets(data, sheet, losses)
    if sheet is not None:
        raise missing("sheet", sheet, ())
    if data.startswith(b"PK"):
        raise Error("this is a packed file, not a text: import it as xlsx")
    text = decoded(data, losses)
    return [csv_sheet(text) if format == "csv" else markdown_sheet(text, losses)]
