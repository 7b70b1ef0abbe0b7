"""Opens an engine by its name."""

from svc.diagnostics.errors import Error
from svc.project.files import Scratch
from svc.records.engines import Engine

ENGINES = ("duckdb", "spark")


def opened(name: str, scratch: Scratch) -> Engine:
    """An engine that runs. Raises Error if it is not installed, or there is no such engine."""
    if name == "duckdb":
        from svc.records.engines.duckdb_engine import DuckDB

        return DuckDB(scratch.path)
    if name == "spark":
        from svc.records.engines.spark_engine import Spark

        return Spark(scratch.path)
    raise Error(f"{name!r:.60} is not an engine for records: choose {' or '.join(ENGINES)}")
