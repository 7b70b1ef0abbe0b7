"""A stream for other programs, as one of the formats of tables, with what it could not carry."""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from svc.formats import csv_table
from svc.formats.exchange import workbook_writing
from svc.formats.exchange.losses import Loss, not_carried
from svc.formats.exchange.stream_to_rows import ALL, COLUMNS, SHEETS, Row, rows
from svc.model import Stream, title_of
from svc.project.api import bind
from svc.semantics.bound import BoundStream
from svc.semantics.canonical import canonical
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import SHIPPED
from svc.text import escape
from svc.text.pattern import Pattern
from svc.text.shown import Shown

_MARKUP = Pattern(r"[\\|*`<>\[\]~&!]")
HELP = (
    "The sheets steps and flows hold the stream: a row for each step, and for each flow from one to another.",
    "A ? stands for what is not known yet. Durations are 90s, 45m, 1.5h, 2d, 1w or a range 30m..4h.",
    "Percentages are 85%. Names in a list are separated by commas; a title in double quotes is a name too.",
    "The column more holds what has no column of its own, in words of the language.",
    "svc import FILE.xlsx makes the stream again.",
)


@frozen(repr=False)
class Exported(Shown):
    """What was exported: the `data` of a file, and the `losses` on the way."""

    data: bytes
    losses: tuple[Loss, ...] = ()


def export(stream: Stream, format: str, *, catalogue: Catalogue | None = None) -> Exported:
    """A stream for other programs.

    Args:
        stream: the stream.
        format: `csv`, `markdown` or `xlsx`: a table with a row for each statement.
        catalogue: the catalogue to find artefacts in; else the one that the stream follows.

    Returns:
        The data of a file, and what it does not carry. `import_` makes it an equal stream again.

    Raises:
        ValueError: there is no such format.
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    if format not in _WRITERS:
        raise ValueError(f"{format!r} is not a format of tables: choose {' or '.join(_WRITERS)}")
    return export_of(bind(stream, catalogue), format)


def export_of(bound: BoundStream, format: str) -> Exported:
    """A bound stream as one of the formats of tables."""
    stream, losses = bound.stream, []
    if bound.catalogue.name not in SHIPPED:
        why = "only its name can be in a table" if stream.follows else "not even its name is in the stream"
        losses.append(not_carried(f"the catalogue `{bound.catalogue.name}`", stream.name, why))
    return Exported(_WRITERS[format]([*rows(canonical(bound))], bound.catalogue), tuple(losses))


def _cells(row: Row, columns: Sequence[str]) -> list[str]:
    return [({"kind": row.kind} | dict(row.cells)).get(column, "") for column in columns]


def _csv(found: list[Row], catalogue: Catalogue) -> bytes:
    return csv_table.table(ALL, [_cells(row, ALL) for row in found]).encode()


def _markdown(found: list[Row], catalogue: Catalogue) -> bytes:
    table = [ALL, ["---"] * len(ALL), *([_marked(cell) for cell in _cells(row, ALL)] for row in found)]
    return "".join(f"| {' | '.join(row)} |\n" for row in table).encode()


def _marked(cell: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", escape.csv(cell))


def _xlsx(found: list[Row], catalogue: Catalogue) -> bytes:
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
    return workbook_writing.written(tables, {at: offered for at, offered in choices.items() if offered})


_WRITERS: Mapping[str, Callable[[list[Row], Catalogue], bytes]] = {
    "csv": _csv,
    "markdown": _markdown,
    "xlsx": _xlsx,
}
FORMATS = tuple(_WRITERS)
"""The formats of tables."""
