"""Workbooks (XLSX) as tables. Needs openpyxl, the extra `xlsx`; what is unpacked is bounded."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from svc.diagnostics.errors import Error
from svc.formats.exchange.losses import Loss, flattened_structure, unreadable_part
from svc.formats.exchange.tables.cells import Cell, Sheet, place

ENTRIES = 1_000
"""Files in a workbook."""
UNPACKED = 100 * 1024 * 1024
"""Bytes of all of them."""
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_DOCTYPES = ["<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


def sheets(data: bytes, losses: list[Loss]) -> list[Sheet]:
    """The sheets of a workbook. Raises Error for what is not one, is too large, or has a part that can be a bomb."""
    _check(data)
    openpyxl = _library()
    try:
        values, formulas = (openpyxl.load_workbook(BytesIO(data), data_only=each) for each in (True, False))
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise Error(f"this workbook can't be read: {type(error).__name__}: {error}") from None
    return [_sheet(each, formulas[each.title], losses) for each in values.worksheets]


def _check(data: bytes) -> None:
    """Raise Error for a file that must not be unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > ENTRIES:
                raise Error(f"this workbook has {len(entries):,} parts: at most {ENTRIES:,} are read")
            size = sum(each.file_size for each in entries)
            if size > UNPACKED:
                raise Error(f"this workbook has {size:,} bytes unpacked: at most {UNPACKED:,} are read")
            if any(each.filename == "mimetype" and packed.read(each) == ODS for each in entries):
                raise Error("ODS is not read, as times of 24 hours and more get lost in it: save it as XLSX or as CSV")
            for each in entries:
                if each.filename.endswith((".xml", ".rels")) and _has_document_type(packed.read(each)):
                    raise Error(f"the part {each.filename} has a document type, which no workbook needs")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Error(f"this is not a workbook: {error}") from None


def _has_document_type(part: bytes) -> bool:
    return any(mark in part for mark in _DOCTYPES)


def _sheet(values: Any, formulas: Any, losses: list[Loss]) -> Sheet:
    name = values.title
    merged = _merged(values, losses)
    rows: list[list[Cell]] = []
    for number, row in enumerate(values.iter_rows()):
        cells = []
        for index, cell in enumerate(row):
            where = place(number, index, name)
            origin = merged.get((number + 1, index + 1))
            source = values.cell(*origin) if origin else cell
            formula = formulas.cell(number + 1, index + 1).value
            if source.value is None and isinstance(formula, str) and formula.startswith("="):
                why = "it is a formula without a stored value: open and save the workbook in a spreadsheet"
                losses.append(unreadable_part(f"`{formula}`", where, why))
            cells.append(Cell(source.value, where, str(source.number_format or "")))
        rows.append(cells)
    return Sheet(name, rows)


def _merged(values: Any, losses: list[Loss]) -> Mapping[tuple[int, int], tuple[int, int]]:
    """The cells that merged ones hide, each with the one that has the value."""
    hidden: dict[tuple[int, int], tuple[int, int]] = {}
    for area in values.merged_cells.ranges:
        first = area.min_row, area.min_col
        if values.cell(*first).value is None or area.size["rows"] * area.size["columns"] > 10_000:
            continue
        where = place(first[0] - 1, first[1] - 1, values.title)
        why = "each of the merged cells holds its value"
        losses.append(flattened_structure(f"`{values.cell(*first).value}`", where, why))
        hidden |= {
            (row, column): first
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
            if (row, column) != first
        }
    return hidden


def _library() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Error("a workbook needs openpyxl: pip install 'svc-streams[xlsx]'") from None
    return openpyxl
