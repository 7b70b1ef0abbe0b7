"""Puts the rows of record files into an engine, whatever their format."""

from collections.abc import Sequence

from svc.project.files import Scratch
from svc.project.record_settings import Means, RecordFormat, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import unreadable_records
from svc.records.record_files import RecordFile
from svc.records.sources import Staged, csv_files


def stage(
    engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile], kind: RecordFormat
) -> Staged:
    """The rows of files, in the table `staged`. Raises UnreadableError."""
    for setting in ("case", "label", "time"):
        if not getattr(records, setting):
            raise unreadable_records(records, setting, f"nothing says which column is the {setting}")
    if records.means is None:
        raise unreadable_records(records, "means", "nothing says what an event means", "means")
    if records.means is Means.SPANS and records.end is None:
        raise unreadable_records(records, "end", "nothing says in which column spans end")
    return csv_files.stage(engine, records, files, records.means)
