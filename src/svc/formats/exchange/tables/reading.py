"""Tables of other programs as streams: which table in a file, and whether it is ours or a workshop's."""

from collections.abc import Collection, Sequence

from svc.diagnostics.errors import Error
from svc.formats.exchange.choices import several
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options
from svc.formats.exchange.tables.cells import Sheet
from svc.formats.exchange.tables.headings import Headings, find
from svc.formats.exchange.tables.opening import opened
from svc.formats.exchange.tables.records import is_filled, records, unknown_columns, unread
from svc.formats.exchange.tables.rows_to_stream import stream_of
from svc.formats.exchange.tables.stream_to_rows import ALL
from svc.formats.exchange.tables.workshop import READ, Workshop
from svc.formats.interchange.printing import checked_text
from svc.text.frozenmap import FrozenMap

Found = tuple[Sheet, Headings]


def csv(data: bytes, options: Options) -> Imported:
    """The stream in a CSV file."""
    return _imported(data, "csv", options)


def markdown(data: bytes, options: Options) -> Imported:
    """The stream in the first table of a Markdown file."""
    return _imported(data, "markdown", options)


def xlsx(data: bytes, options: Options) -> Imported:
    """The stream in a workbook."""
    return _imported(data, "xlsx", options)


def _imported(data: bytes, format: str, options: Options) -> Imported:
    losses: list[Loss] = []
    sheets = opened(data, format, options.sheet, losses)
    tables = _tables(sheets)
    losses += (note for table, _ in tables for note in table.notes)
    if all(_is_ours(headings) for _, headings in tables):
        tables = [(table, _read_ones(headings, ALL)) for table, headings in tables]
        losses += [loss for table in tables for loss in unknown_columns(*table)]
        stream, found = stream_of((record for table in tables for record in records(*table)), options.name)
        return Imported(checked_text(stream), stream, (*losses, *found))
    (table, headings), *_ = tables
    losses += (unread(each) for each in sheets if each is not table and is_filled(each))
    headings = _read_ones(headings, READ if "step" in _columns(headings) else READ | {"name"})
    losses += unknown_columns(table, headings)
    meanings = Meanings(options.catalogue, options.maps, losses)
    workshop = Workshop(meanings, losses, [each.column for each in headings.known.values()])
    for record in records(table, headings):
        workshop.read(record)
    stream = workshop.stream(options.name, options.chain)
    return Imported(checked_text(stream), stream, tuple(losses), FrozenMap(meanings.foreign))


def _tables(sheets: Sequence[Sheet]) -> list[Found]:
    """The tables with headings that are known: those of ours, else the only one."""
    headed = [(each, find(each)) for each in sheets]
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
        raise several("sheets with such headings", "sheet", (each.name for each, _ in found))
    return found


def _columns(headings: Headings) -> set[str]:
    return {each.column for each in headings.known.values()}


def _read_ones(headings: Headings, read: Collection[str]) -> Headings:
    """The headings of a table, where those that are not read are unknown."""
    known = {index: each for index, each in headings.known.items() if each.column in read}
    others = {index: each.cell for index, each in headings.known.items() if each.column not in read}
    return Headings(headings.row, known, headings.unknown | others, headings.rows)


def _is_ours(headings: Headings) -> bool:
    """Whether svc wrote a table: it says what kind each row is, and has a column for what has no column of its own."""
    return {"kind", "more"} <= _columns(headings)
