"""Spark, which the extra `spark` brings, for whoever has records there already. It needs Java."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from svc.diagnostics.errors import Error
from svc.records.engines import Rows

_TYPES = {int: "BIGINT", str: "STRING"}


class Spark:
    """Views of the Spark session that is active, or else of one on this machine."""

    def __init__(self, folder: str) -> None:
        try:
            from pyspark.errors import PySparkRuntimeError
            from pyspark.sql import SparkSession
        except ImportError:
            raise Error("the engine spark needs PySpark: pip install 'svc-streams[spark]'") from None
        self._ours = SparkSession.getActiveSession() is None
        settings = {
            "spark.local.dir": folder,
            "spark.sql.warehouse.dir": folder,
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "8",
            "spark.log.level": "ERROR",
        }
        try:
            self._session = SparkSession.builder.config(map=settings).getOrCreate()
        except PySparkRuntimeError:
            raise Error("the engine spark needs Java 17 or later: install it, or set JAVA_HOME") from None
        self._zone = self._session.conf.get("spark.sql.session.timeZone")
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        self._kept: dict[str, Any] = {}

    def keep(self, name: str, query: str) -> None:
        self._view(name, self._session.sql(query))

    def rows(self, query: str) -> Rows:
        return [tuple(row) for row in self._session.sql(query).collect()]

    def table(self, name: str, columns: Mapping[str, type], rows: Iterable[Sequence[Any]]) -> None:
        shape = ", ".join(f"{column} {_TYPES[kind]}" for column, kind in columns.items())
        self._view(name, self._session.createDataFrame([tuple(row) for row in rows], shape))

    def csv(self, name: str, select: str, paths: Sequence[str], delimiter: str, columns: int) -> int:
        shape = ", ".join([*(f"c{number} STRING" for number in range(columns)), "broken STRING"])
        reader = self._session.read.options(
            header=True, sep=delimiter, quote='"', escape='"', multiLine=True, mode="PERMISSIVE", enforceSchema=True,
            columnNameOfCorruptRecord="broken",
        ).schema(shape)  # fmt: skip
        return self._select(name, select, [reader.csv(_literal(path)) for path in paths])

    def parquet(self, name: str, select: str, paths: Sequence[str]) -> None:
        frames = [self._session.read.parquet(_literal(path)) for path in paths]
        texts = [
            frame.select([frame[column].cast("string").alias(f"c{at}") for at, column in enumerate(frame.columns)])
            for frame in frames
        ]
        self._select(name, select, texts)

    def parquet_columns(self, paths: Sequence[str]) -> list[str]:
        return list(self._session.read.parquet(*(_literal(path) for path in paths)).columns)

    def close(self) -> None:
        for name, frame in self._kept.items():
            self._session.catalog.dropTempView(name)
            frame.unpersist()
        self._session.conf.set("spark.sql.session.timeZone", self._zone)
        if self._ours:
            self._session.stop()

    def _select(self, name: str, select: str, frames: Sequence[Any]) -> int:
        """Keep what is selected of frames, one after the other, with the number of the row; how many are broken."""
        every = frames[0]
        for frame in frames[1:]:
            every = every.union(frame)  # each file by itself, as Spark reads several in the order of their sizes
        broken = 0
        if "broken" in every.columns:
            every = every.cache()
            broken = every.where("broken IS NOT NULL").count()
            every = every.where("broken IS NULL")
        every.createOrReplaceTempView("read_rows")
        self._view(
            name, self._session.sql(f"SELECT {select}, MONOTONICALLY_INCREASING_ID() + 1 AS line FROM read_rows")
        )
        return broken

    def _view(self, name: str, frame: Any) -> None:
        kept = frame.cache()
        kept.createOrReplaceTempView(name)
        before = self._kept.pop(name, None)
        if before is not None:
            before.unpersist()
        self._kept[name] = kept


def _literal(path: str) -> str:
    """The address of a file of this machine, in which no character stands for others."""
    return "file://" + "".join(f"\\{sign}" if sign in "*?[]{}\\" else sign for sign in path)
