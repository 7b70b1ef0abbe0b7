"""DuckDB, which the extra `evidence` brings: it runs within svc, on files of this machine."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from svc.diagnostics.errors import Error
from svc.records.engines import Rows, UnreadableFileError

MEMORY = "1750MB"
"""What it takes of the memory: a process stays below 2 GB. The rest goes to the temporary folder."""
_TYPES = {int: "BIGINT", str: "VARCHAR"}


class DuckDB:
    """Tables in the memory of this process, and in a folder where they are larger."""

    def __init__(self, folder: str) -> None:
        try:
            import duckdb
        except ImportError:
            raise Error("reading records needs DuckDB: pip install 'svc-streams[evidence]'") from None
        self._error = duckdb.Error
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "autoload_known_extensions": False,
            "autoinstall_known_extensions": False,
        }
        self._connection = duckdb.connect(":memory:", config=settings)
        self._connection.execute("SET TimeZone = 'UTC'")

    def keep(self, name: str, query: str) -> None:
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")

    def rows(self, query: str) -> Rows:
        found: Rows = self._run(query).fetchall()
        return found

    def table(self, name: str, columns: Mapping[str, type], rows: Iterable[Sequence[Any]]) -> None:
        types = ", ".join(f"{column} {_TYPES[kind]}" for column, kind in columns.items())
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} ({types})")
        values = [list(column) for column in zip(*rows, strict=True)]
        if values:
            lists = ", ".join("UNNEST(?)" for _ in columns)
            self._run(f"INSERT INTO {name} SELECT {lists}", values)

    def csv(self, name: str, select: str, paths: Sequence[str], delimiter: str, columns: int) -> int:
        types = {f"c{number}": "VARCHAR" for number in range(columns)}
        self._run(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {select}, ROW_NUMBER() OVER () AS line FROM read_csv(?, "
            f"delim = ?, columns = {types}, header = true, quote = '\"', escape = '\"', auto_detect = false, "
            "ignore_errors = true, store_rejects = true, rejects_limit = 0, rejects_table = 'rejects', "
            "rejects_scan = 'scans', hive_partitioning = false)",
            [[_literal(path) for path in paths], delimiter],
        )
        return int(self.rows("SELECT COUNT(*) FROM (SELECT DISTINCT file_id, line FROM rejects) AS r")[0][0])

    def parquet(self, name: str, select: str, paths: Sequence[str]) -> None:
        names = [f"c{number}" for number in range(len(self.parquet_columns(paths)))]
        texts = ", ".join(f"CAST(p.{column} AS VARCHAR) AS {column}" for column in names)
        rows = f"SELECT {texts} FROM read_parquet(?, hive_partitioning = false) AS p({', '.join(names)})"
        numbered = f"SELECT {select}, ROW_NUMBER() OVER () AS line FROM ({rows}) AS texts"
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {numbered}", [[_literal(path) for path in paths]])

    def parquet_columns(self, paths: Sequence[str]) -> list[str]:
        try:
            files = self._connection.read_parquet([_literal(path) for path in paths], hive_partitioning=False)
        except self._error as error:
            raise UnreadableFileError(_first_line(error)) from None
        return list(files.columns)

    def _run(self, query: str, values: Sequence[Any] = ()) -> Any:
        try:
            return self._connection.execute(query, values)
        except self._error as error:
            if " FROM read_" in query:
                raise UnreadableFileError(_first_line(error)) from None
            raise Error(f"DuckDB can't count the records: {_first_line(error)}") from None

    def close(self) -> None:
        self._connection.close()


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


def _literal(path: str) -> str:
    """A path in which no character stands for others."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
