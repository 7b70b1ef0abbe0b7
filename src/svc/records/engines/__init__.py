"""Engines that count and order records: each runs the same SQL."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

Rows = Sequence[tuple[Any, ...]]


class UnreadableFileError(Exception):
    """A file that an engine can't read; the message says why."""


class Engine(Protocol):
    """Runs queries. The names of tables, and of the columns in queries, are ours and never those of a file."""

    def keep(self, name: str, query: str) -> None:
        """Keep what a query gives as a table of this name."""

    def rows(self, query: str) -> Rows:
        """What a query gives."""

    def table(self, name: str, columns: Mapping[str, type], rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows as a table; each column has a type: int, or str."""

    def csv(self, name: str, select: str, paths: Sequence[str], delimiter: str, columns: int) -> int:
        """Keep what is selected of the columns `c0`, `c1` ... of CSV files, all texts, and `line`, which counts their
        rows. Each file begins with a header. How many rows can't be taken apart. Raises UnreadableFileError."""

    def parquet(self, name: str, select: str, paths: Sequence[str]) -> None:
        """The same for Parquet files; their times are texts as in ISO 8601."""

    def parquet_columns(self, paths: Sequence[str]) -> list[str]:
        """The names of the columns of Parquet files. Raises UnreadableFileError."""

    def close(self) -> None:
        """Free everything."""


def count_of(engine: Engine, source: str) -> int:
    """How many rows a table has, or a query in brackets."""
    return int(engine.rows(f"SELECT COUNT(*) FROM {source} AS counted")[0][0])
