"""ServiceNow: exports of `sys_audit`, a row for each change of a field, and of `metric_instance`, a row for each span.

The setting `label` names the fields that are followed. Their values are the labels: of several fields in `sys_audit`,
those of all at a time; of several in `metric_instance`, each has spans of its own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from svc.project.record_settings import Means, RecordFormat, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged, ending
from svc.records.sources.csv_files import column_names, explained, header


class Columns(NamedTuple):
    """The columns of an export."""

    case: str
    field: str
    value: str
    time: str
    end: str | None = None


BEFORE = "oldvalue"
"""The column with the value before a change, if there is one."""
COLUMNS = {
    RecordFormat.SERVICENOW_AUDIT: Columns("documentkey", "fieldname", "newvalue", "sys_created_on"),
    RecordFormat.SERVICENOW_METRIC: Columns("id", "field", "value", "start", "end"),
}


def stage(engine: Engine, records: Records, files: Sequence[RecordFile], kind: RecordFormat) -> Staged:
    """The rows of an export that are about fields that are followed. Raises UnreadableError."""
    if not records.label:
        why = "nothing says which fields are followed"
        raise unreadable_records(records, "label", why, help='write such as label = ["incident_state"]')
    usual = COLUMNS[kind]
    names = usual._replace(case=records.case or usual.case, time=records.time or usual.time)
    if usual.end:
        names = names._replace(end=records.end or usual.end)
    named = [name for name in names if name is not None]
    settings = ("case", "format", "format", "time", "end")
    wanted = [*zip(settings, named, strict=False), *(("order", name) for name in records.order)]
    delimiter, columns = header(records, files, [name for _, name in wanted])
    at = column_names(records, columns, [*wanted, *([("format", BEFORE)] if BEFORE in columns else [])])
    values = [
        f"COALESCE({at[names.case]}, '') AS c",
        f"COALESCE({at[names.value]}, '') AS v",
        f"{at[names.field]} AS f",
        f"{at.get(BEFORE, 'NULL')} AS p",
        f"TRIM(COALESCE({at[names.time]}, '')) AS t",
    ]
    if names.end:
        values.append(f"TRIM(COALESCE({at[names.end]}, '')) AS e")
    values += [f"{at[name]} AS o{number}" for number, name in enumerate(records.order)]
    broken = engine.csv("changes", ", ".join(values), [each.real for each in files], delimiter, len(columns))
    _keep(engine, records, names)
    return Staged(
        Means.SPANS if names.end else Means.BEGINS, explained(files, delimiter, len(columns), broken), broken,
        len(records.order), fields=1 if names.end else len(records.label),
    )  # fmt: skip


def _keep(engine: Engine, records: Records, names: Columns) -> None:
    """Keep the changes of the fields that are followed as the table `staged`."""
    engine.table("followed", {"f": str, "number": int}, [(field, at) for at, field in enumerate(records.label)])
    label, more = "r.v", [f"r.o{number}" for number in range(len(records.order))]
    several = len(records.label) > 1
    if names.end:
        label = "CASE WHEN r.v = '' THEN '' ELSE r.f || '/' || r.v END" if several else label
        more += ending("r.t", "r.e")
    elif several:
        label = "r.f || '/' || r.v"
        more += ["k.number AS f", "r.v", "r.p"]
    columns = ", ".join(["r.c", f"{label} AS l", "r.t", *more, "r.line"])
    engine.keep("staged", f"SELECT {columns} FROM changes AS r JOIN followed AS k ON k.f = r.f")
