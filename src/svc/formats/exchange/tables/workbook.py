"""Workbooks (XLSX) as tables. Needs openpyxl, the extra `xlsx`; what is unpacked is bounded."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from svc.diagnostics.errors import Error
from svc.formats.exchange.balance import with_names
from svc.formats.exchange.choices import chosen
from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure, unreadable_part
from svc.formats.exchange.tables.cells import Cell, Sheet, place
from svc.formats.exchange.tables.workbook_notes import notes
from svc.model import HOLE
from svc.text.pattern import Pattern

ENTRIES = 1_000
"""Files in a workbook."""
UNPACKED = 100 * 1024 * 1024
"""Bytes of all of them."""
CELLS = 2_000_000
"""Cells of a sheet, with the empty ones before the last of each row."""
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_FORMULAS = [
    mark.encode(encoding) for mark in ("<f>", "<f ", ":f>", ":f ") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
]
_DRAWING = Pattern(r"xl/drawings/drawing[0-9]*\.xml")
_SHAPE_TEXT = Pattern(r"<a:t>([^<]+)</a:t>")
_DOCTYPES = ["<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


def sheets(data: bytes, wanted: str | None, losses: list[Loss]) -> list[Sheet]:
    """The sheets of a workbook, or the one that is wanted.

    Raises Error for what is not one, is too large, or has a part that can be a bomb, and if no sheet has that name.
    """
    parts = _checked(data)
    openpyxl = _library()
    try:
        values = openpyxl.load_workbook(BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(data)) if parts.has_formulas else values
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise Error(f"this workbook can't be read: {type(error).__name__}: {error}") from None
    found = {each.title: each for each in values.worksheets}
    names = found if wanted is None else [chosen("sheet", wanted, found)]
    if parts.drawings:
        losses.append(_lost_drawings(parts.drawings))
    return [_sheet(found[name], formulas[name], losses) for name in names]


def _lost_drawings(drawings: Sequence[bytes]) -> Loss:
    """The shapes, pictures and charts, which lie beside the cells."""
    words = [each for part in drawings for each in _SHAPE_TEXT.findall(part.decode("utf-8", "replace"))]
    why = with_names(f"svc reads cells alone; sheets that have any: {len(drawings)}", words)
    return dropped_element("the shapes, pictures and charts", "", why)


class _Parts(NamedTuple):
    """What the parts of a workbook say: whether there may be formulas, and the drawings of its sheets."""

    has_formulas: bool
    drawings: list[bytes]


def _checked(data: bytes) -> _Parts:
    """The parts of a workbook. Raises Error for a file that must not be unpacked."""
    has_formulas, drawings = False, list[bytes]()
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
                if each.filename.endswith((".xml", ".rels")):
                    part = packed.read(each)
                    has_formulas |= any(mark in part for mark in _FORMULAS)
                    if _DRAWING.fullmatch(each.filename):
                        drawings.append(part)
                    if any(mark in part for mark in _DOCTYPES):
                        raise Error(f"the part {each.filename} has a document type, which no workbook needs")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Error(f"this is not a workbook: {error}") from None
    return _Parts(has_formulas, drawings)


def _sheet(values: Any, formulas: Any, losses: list[Loss]) -> Sheet:
    """The rows up to the last cell that holds something. `_cells` has those that are written; a grid has all others."""
    name, found = values.title, values._cells
    hidden = _merged(values, losses)
    for at, cell in sorted(formulas._cells.items()):
        if isinstance(cell.value, str) and cell.value.startswith("=") and found[at].value is None:
            why = "it is a formula without a stored value: open and save the workbook in a spreadsheet"
            losses.append(unreadable_part(f"`{cell.value}`", place(at[0] - 1, at[1] - 1, name), why))
            found[at].value = HOLE
    filled = {at: cell for at, cell in found.items() if cell.value is not None}
    filled |= {at: found[origin] for at, origin in hidden.items()}
    widths: dict[int, int] = {}
    for row, column in filled:
        widths[row] = max(column, widths.get(row, 0))
    if sum(widths.values()) > CELLS:
        raise Error(f"the sheet {name} has more than {CELLS:,} cells, which is the limit")
    rows = [
        [_cell(filled.get((row, column + 1)), place(row - 1, column, name)) for column in range(widths.get(row, 0))]
        for row in range(1, max(widths, default=0) + 1)
    ]
    return Sheet(name, rows, tuple(notes(values)))


def _cell(cell: Any, where: str) -> Cell:
    value = None if cell is None else cell.value
    return Cell(value, where, "" if value is None or isinstance(value, str) else str(cell.number_format or ""))


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
