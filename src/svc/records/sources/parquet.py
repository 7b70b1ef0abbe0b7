"""Parquet: columns by their names; the engine reads them, and times become texts as in ISO 8601."""

from collections.abc import Sequence

from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected
from svc.records.record_files import RecordFile
from svc.records.sources import Staged
from svc.records.sources.csv_files import selected


def stage(engine: Engine, records: Records, files: Sequence[RecordFile], means: Means) -> Staged:
    """The rows of Parquet files. Raises UnreadableError."""
    paths = [each.real for each in files]
    engine.parquet("staged", selected(records, engine.parquet_columns(paths)), paths)

    def explain(rows: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        return [Rejected(files[0].called, None, f"row {number}: {why}") for number, why in rows]

    return Staged(means, explain, order=len(records.order))
