"""Tables as a catalogue: which tables are in a file, whether the lines are ours, and the proof of the text."""

from collections.abc import Sequence

from svc.diagnostics.errors import Error
from svc.formats.catalogue.csv import COLUMNS
from svc.formats.exchange.losses import Loss
from svc.formats.exchange.results import ImportedCatalogue
from svc.formats.exchange.tables.catalogue_headings import OF_CATALOGUES, kind_of
from svc.formats.exchange.tables.cells import Sheet
from svc.formats.exchange.tables.headings import Headings, find
from svc.formats.exchange.tables.opening import opened
from svc.formats.exchange.tables.records import Record, is_filled, records, unknown_columns, unread
from svc.formats.exchange.tables.rows_to_catalogue import catalogue_of
from svc.model import WrittenCatalogue
from svc.semantics.catalogue import Catalogue
from svc.syntax.catalogue_printer import catalogue_text
from svc.syntax.parser import parse
from svc.text.source import Source

Found = tuple[str, Sheet, Headings]


def catalogue(data: bytes, format: str, name: str, sheet: str | None) -> ImportedCatalogue:
    """The catalogue in the tables of a file."""
    losses: list[Loss] = []
    tables = _tables(opened(data, format, sheet, losses), losses)
    exact = any(_is_ours(table, headings) for _, table, headings in tables)
    rows: dict[str, list[Record]] = {}
    for kind, table, headings in tables:
        if not exact:
            losses += unknown_columns(table, headings)
        rows.setdefault(kind, []).extend(records(table, headings))
    found = catalogue_of(rows, name, losses, exact=exact)
    return ImportedCatalogue(_checked_text(found), found, tuple(losses))


def _tables(sheets: Sequence[Sheet], losses: list[Loss]) -> list[Found]:
    tables: list[Found] = []
    for each in sheets:
        headings = find(each, OF_CATALOGUES)
        kind = kind_of({found.column for found in headings.known.values()}) if headings else None
        if kind and headings:
            tables.append((kind, each, headings))
            losses += each.notes
        elif is_filled(each):
            losses.append(unread(each))
    if not tables:
        raise Error(
            "no row has headings that are known: name the columns activity, side, artefacts, counterparties, wording "
            "and section"
        )
    return tables


def _is_ours(sheet: Sheet, headings: Headings) -> bool:
    """Whether `svc catalogue --format csv` wrote a table."""
    return tuple(cell.words for cell in sheet.rows[headings.row])[: len(COLUMNS)] == COLUMNS


def _checked_text(found: Catalogue) -> str:
    """The text of a catalogue. Raises Error where it would not read back as an equal one."""
    text = catalogue_text(found)
    file, problems = parse(Source(found.name, text))
    if problems:
        raise Error(f"the catalogue {found.name} can't be written as text: {problems[0].message}")
    if [_statements(each) for each in file.catalogues] != [_statements(found)]:
        raise Error(f"the text of the catalogue {found.name} would not read back as it, so it is not returned")
    return text


def _statements(each: WrittenCatalogue) -> tuple[object, ...]:
    return each.name, each.title, each.extends, *each.statements
