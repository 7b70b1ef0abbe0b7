"""Parquet: columns by their names; the engine reads them, and times become texts as in ISO 8601."""

from collections.abc import Sequence

from svc.project.record_settings import Means, Records
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected
from svc.records.record_files import RecordFile
from svc.records.sources import Staged, select
from svc.records.sources.csv_files import column_numbers, wanted_columns


def stage(engine: Engine, records: Records, files: Sequence[RecordFile], means: Means) -> Staged:
    """The rows of Parquet files. Raises UnreadableError."""
    paths = [each.real for each in files]
    columns = engine.parquet_columns(paths)
    at = {name: f"c{number}" for name, number in column_numbers(records, columns, wanted_columns(records)).items()}
    times = [at[name] for name in (records.time, records.end) if name]
    query = select(at[records.case], [at[name] for name in records.label], times, [at[name] for name in records.order])
    engine.parquet("staged", query, paths)

    def explain(rows: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        return [Rejected(files[0].called, None, f"row {number}: {why}") for number, why in rows]

    return Staged(means, explain, order=len(records.order))
