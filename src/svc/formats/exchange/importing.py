"""Tables of other programs as streams: which format it is, which table in it, and the proof of the text."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from svc.diagnostics.errors import Error
from svc.formats.exchange import workbook
from svc.formats.exchange.cells import Sheet
from svc.formats.exchange.exporting import FORMATS
from svc.formats.exchange.headings import Headings, column_of, find
from svc.formats.exchange.losses import Loss, dropped_element, unreadable_part
from svc.formats.exchange.meanings import Maps, Meanings
from svc.formats.exchange.rows_to_stream import Record, stream_of
from svc.formats.exchange.text_tables import csv_sheet, markdown_sheet
from svc.formats.exchange.workshop import READ, Workshop
from svc.formats.interchange.printing import checked_text
from svc.model import Stream, is_name
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.frozenmap import FrozenMap
from svc.text.near_names import name_for
from svc.text.shown import Shown

Found = tuple[Sheet, Headings]


@frozen(repr=False)
class Imported(Shown):
    """What was imported: a `stream` and its `text`, the `losses` on the way, and the `foreign` words of each kind that
    mean nothing, as a map for them would have them."""

    text: str
    stream: Stream
    losses: tuple[Loss, ...] = ()
    foreign: Mapping[str, Mapping[str, str]] = field(factory=FrozenMap)


def import_(
    data: bytes,
    format: str,
    *,
    name: str = "imported",
    sheet: str | None = None,
    chain: bool = False,
    maps: Maps | None = None,
    catalogue: Catalogue | None = None,
) -> Imported:
    """The stream that a table says.

    Args:
        data: the bytes of a file.
        format: `csv`, `markdown` or `xlsx`.
        name: what the stream is called if the table does not say.
        sheet: the sheet of a workbook; else the only one with headings that are known.
        chain: whether each step leads to the next one below it, where the table says no more.
        maps: by kind (activities, parties, artefacts, practices): foreign words, and the id that each means.
        catalogue: where activities, parties, artefacts and practices are looked up; else `itil4`.

    Returns:
        The stream and its text, which was read back and is that stream, and all that was lost.

    Raises:
        ValueError: there is no such format, or `name` is not a name.
        Error: nothing in the data can be read as a table of a stream, or a map holds what is not a name.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not a format of tables: choose {' or '.join(FORMATS)}")
    losses: list[Loss] = []
    tables = _tables(_sheets(data, format, losses), sheet)
    name = name if is_name(name) else name_for(name)
    if all(_is_ours(headings) for _, headings in tables):
        records = [record for table in tables for record in _records(*table)]
        stream, found = stream_of(records, name)
        return Imported(checked_text(stream), stream, (*losses, *found))
    (table, headings), *_ = tables
    headings = _read_ones(headings)
    losses += _unknown_columns(table, headings)
    meanings = Meanings(catalogue or SHIPPED[DEFAULT], maps or {}, losses)
    workshop = Workshop(meanings, losses, [each.column for each in headings.known.values()])
    for record in _records(table, headings):
        workshop.read(record)
    stream = workshop.stream(name, chain)
    return Imported(checked_text(stream), stream, tuple(losses), FrozenMap(meanings.foreign))


def decoded(data: bytes, losses: list[Loss]) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252, which is reported."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        losses.append(unreadable_part("the text", "", "it is not UTF-8, so it is read as Windows-1252"))
        return data.decode("cp1252", "replace")


def _sheets(data: bytes, format: str, losses: list[Loss]) -> Sequence[Sheet]:
    if format == "xlsx":
        return workbook.sheets(data, losses)
    if data.startswith(b"PK"):
        raise Error("this is a packed file, not a text: import it as xlsx")
    text = decoded(data, losses)
    return [csv_sheet(text) if format == "csv" else markdown_sheet(text)]


def _tables(sheets: Sequence[Sheet], wanted: str | None) -> list[Found]:
    """The tables with headings that are known: those of ours, else the only one, or the one that is wanted."""
    if wanted is not None and wanted not in [each.name for each in sheets]:
        raise Error(f"there is no sheet {wanted}; there are {', '.join(each.name for each in sheets)}")
    headed = [(each, find(each)) for each in sheets if wanted in (None, each.name)]
    found = [(each, headings) for each, headings in headed if headings is not None]
    ours = [each for each in found if _is_ours(each[1])]
    if ours:
        return ours
    if not found:
        raise Error(
            "no row has headings that are known: name the columns step, activity, by, waits, takes, accurate, from, "
            "to, input, output or artefacts"
        )
    if len(found) > 1:
        raise Error(f"several sheets have such headings: choose one of {', '.join(each.name for each, _ in found)}")
    return found


def _read_ones(headings: Headings) -> Headings:
    """The headings of a foreign table: those that mean something in a table of ours alone are unknown there."""
    columns = {each.column for each in headings.known.values()}
    read = READ if "step" in columns else READ | {"name"}
    known = {index: each for index, each in headings.known.items() if each.column in read}
    others = {index: each.cell for index, each in headings.known.items() if each.column not in read}
    return Headings(headings.row, known, headings.unknown | others)


def _is_ours(headings: Headings) -> bool:
    """Whether svc wrote a table: it says what kind each row is, and has a column for what has no column of its own."""
    return {"kind", "more"} <= {each.column for each in headings.known.values()}


def _records(sheet: Sheet, headings: Headings) -> Iterator[Record]:
    """The rows below the headings, by their columns."""
    units = {each.column: each.unit for each in headings.known.values()}
    for row in sheet.rows[headings.row + 1 :]:
        cells = {each.column: row[index] for index, each in headings.known.items() if index < len(row)}
        if any(cell.words for cell in cells.values()):
            yield Record(cells, units, next(iter(cells.values())).place)


def _unknown_columns(sheet: Sheet, headings: Headings) -> Iterator[Loss]:
    """What is above the headings, and the columns that hold something and mean nothing."""
    for row in sheet.rows[: headings.row]:
        for cell in row:
            if cell.words:
                yield dropped_element(f"`{cell.words}`", cell.place, "it is above the headings")
    for index, heading in sorted(headings.unknown.items()):
        filled = sum(index < len(row) and bool(row[index].words) for row in sheet.rows[headings.row + 1 :])
        if filled:
            numbers, _ = column_of(heading.words)
            why = f"its heading is not known; cells that are not empty: {filled}"
            why = "steps are numbered by the order of their rows" if numbers == "order" else why
            yield dropped_element(f"the column `{heading.words}`", heading.place, why, cosmetic=numbers == "order")
