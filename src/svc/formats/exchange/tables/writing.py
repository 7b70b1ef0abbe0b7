"""A stream as a table: as CSV, as Markdown, or as a workbook with drop-downs."""

from collections.abc import Sequence

from svc.formats import csv_table
from svc.formats.exchange.results import Exported
from svc.formats.exchange.tables import workbook_writing
from svc.formats.exchange.tables.stream_to_rows import ALL, COLUMNS, SHEETS, Row, rows
from svc.model import title_of
from svc.semantics.bound import BoundStream
from svc.semantics.canonical import canonical
from svc.text import escape
from svc.text.pattern import Pattern

_MARKUP = Pattern(r"[\\|*`<>\[\]~&!]")
HELP = (
    "The sheets steps and flows hold the stream: a row for each step, and for each flow from one to another.",
    "A ? stands for what is not known yet. Durations are 90s, 45m, 1.5h, 2d, 1w or a range 30m..4h.",
    "Percentages are 85%. Names in a list are separated by commas; a title in double quotes is a name too.",
    "The column more holds what has no column of its own, in words of the language.",
    "svc import FILE.xlsx makes the stream again.",
)


def csv(bound: BoundStream) -> Exported:
    """All statements as one table of CSV."""
    return Exported(csv_table.table(ALL, [_cells(row, ALL) for row in rows(canonical(bound))]).encode())


def markdown(bound: BoundStream) -> Exported:
    """All statements as one table of Markdown."""
    found = [[_marked(cell) for cell in _cells(row, ALL)] for row in rows(canonical(bound))]
    return Exported("".join(f"| {' | '.join(row)} |\n" for row in (ALL, ["---"] * len(ALL), *found)).encode())


def xlsx(bound: BoundStream) -> Exported:
    """A workbook with a sheet for each kind of statement, and drop-downs of what the catalogue has."""
    found, catalogue = [*rows(canonical(bound))], bound.catalogue
    tables: dict[str, list[Sequence[str]]] = {
        sheet: [
            COLUMNS[sheet],
            *([escape.csv(cell) for cell in _cells(row, COLUMNS[sheet])] for row in found if row.kind in kinds),
        ]
        for sheet, kinds in SHEETS.items()
    }
    practices, artefacts = ([*each] for each in (catalogue.all_practices, catalogue.all_artefacts))
    choices = {
        ("steps", COLUMNS["steps"].index("activity")): [*catalogue.all_activities],
        ("steps", COLUMNS["steps"].index("by")): practices,
        ("flows", COLUMNS["flows"].index("artefacts")): artefacts,
    }
    known = [f"{name}: {title_of(each)}" for name, each in catalogue.all_activities.items()]
    tables["help"] = [[line] for line in (*HELP, "", "The activities:", *known)]
    return Exported(workbook_writing.written(tables, {at: offered for at, offered in choices.items() if offered}))


def _cells(row: Row, columns: Sequence[str]) -> list[str]:
    return [({"kind": row.kind} | dict(row.cells)).get(column, "") for column in columns]


def _marked(cell: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", escape.csv(cell))
