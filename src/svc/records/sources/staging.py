"""Puts the rows of record files into an engine, whatever their format."""

from collections.abc import Sequence

from svc.project.files import Scratch
from svc.project.record_settings import Means, RecordFormat, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged, csv_files, jira, ocel, parquet, servicenow, xes


def stage(
    engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile], kind: RecordFormat
) -> Staged:
    """The rows of files, in the table `staged`. Raises UnreadableError."""
    match kind:
        case RecordFormat.CSV:
            return csv_files.stage(engine, _with_columns(records), files, _means(records))
        case RecordFormat.PARQUET:
            return parquet.stage(engine, _with_columns(records), files, _means(records))
        case RecordFormat.XES:
            return xes.stage(engine, scratch, records, files, _means(records))
        case RecordFormat.OCEL:
            return ocel.stage(engine, scratch, records, files, _means(records))
        case RecordFormat.JIRA:
            return jira.stage(engine, scratch, records, files)
        case RecordFormat.SERVICENOW_AUDIT | RecordFormat.SERVICENOW_METRIC:
            return servicenow.stage(engine, records, files, kind)


def _with_columns(records: Records) -> Records:
    """Records whose settings name the columns that a table needs."""
    for setting in ("case", "label", "time"):
        if not getattr(records, setting):
            raise unreadable_records(records, setting, f"nothing says which column is the {setting}")
    return records


def _means(records: Records) -> Means:
    if records.means is None:
        raise unreadable_records(records, "means", "nothing says what an event means", "means")
    if records.means is Means.SPANS and records.end is None:
        raise unreadable_records(records, "end", "nothing says in which column spans end")
    return records.means
