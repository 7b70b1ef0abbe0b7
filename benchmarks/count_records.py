"""Counts what follows what, and the ways of the cases, in a log: `count_records.py svc|polars|pm4py FILE SMALL`.

Prints the seconds of processor time from the file to the counts, after a run on a small one: what is imported on first
use does not count. All take times between events too; svc and polars merge repeats.
"""

import sys
import tempfile
from time import process_time
from typing import Any

LABELS = 14


def svc(path: str) -> tuple[int, int]:
    """How many pairs and ways there are, as svc counts them."""
    from svc.project.record_settings import Means
    from svc.records import figures
    from svc.records.engines.duckdb_engine import DuckDB
    from svc.records.hours import WorkingHours
    from svc.records.shapes import Meaning, Role
    from svc.records.visits import keep_visits

    with tempfile.TemporaryDirectory() as folder:
        engine = DuckDB(folder)
        engine.keep(
            "events",
            "SELECT case_id, CAST(ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY moment) AS INTEGER) AS pos, code, "
            "CAST(epoch(moment) AS BIGINT) AS second, "
            "CAST(epoch(LEAD(moment) OVER (PARTITION BY case_id ORDER BY moment)) AS BIGINT) AS other "
            f"FROM read_parquet('{path}')",
        )
        engine.keep("spans", "SELECT case_id, 1 AS ended FROM events GROUP BY case_id")
        engine.keep("cases", "SELECT case_id AS id, CAST(case_id AS VARCHAR) AS name FROM spans")
        labels = {f"label {code:02}": code for code in range(LABELS)}
        meanings = {label: Meaning(label, Role.SEEN) for label in labels}
        places = keep_visits(engine, labels, meanings, (), Means.BEGINS, WorkingHours((0, 86_400), 7), None)
        figures.keep_ways(engine)
        ways = int(engine.rows("SELECT COUNT(*) FROM ways")[0][0])
        pairs = len(figures.follows(engine, places))
        engine.close()
    return pairs, ways


def polars(path: str) -> tuple[int, int]:
    """The same with polars."""
    import polars as pl

    log = pl.read_parquet(path)
    ordered = log.lazy().sort("case_id", "moment", maintain_order=True)
    visits = ordered.with_columns(before=pl.col("code").shift().over("case_id")).filter(
        pl.col("before").is_null() | (pl.col("before") != pl.col("code"))
    )
    visits = visits.with_columns(took=pl.col("moment") - pl.col("moment").shift().over("case_id")).collect().lazy()
    pairs = (
        visits.drop_nulls("before")
        .group_by("before", "code")
        .agg(
            pl.len(),
            pl.col("case_id").n_unique().alias("cases"),
            pl.col("took").mean(),
            pl.col("case_id").min().alias("example"),
        )
    )
    ways = (
        visits.group_by("case_id").agg(pl.col("code").cast(pl.String).str.join("-").alias("way"))
        .group_by("way").agg(pl.len(), pl.col("case_id").min())
    )  # fmt: skip
    return pairs.collect().height, ways.collect().height


def pm4py(path: str) -> tuple[int, int]:
    """The same with pm4py; it merges no repeats."""
    import pandas
    import pm4py

    frame = pandas.read_parquet(path)
    frame["case:concept:name"] = frame["case_id"].astype(str)
    frame["concept:name"] = frame["code"].astype(str)
    frame["time:timestamp"] = pandas.to_datetime(frame["moment"], utc=True)
    log = pm4py.format_dataframe(frame)
    pairs, _, _ = pm4py.discover_dfg(log)
    pm4py.discover_performance_dfg(log)
    return len(pairs), len(pm4py.get_variants(log))


if __name__ == "__main__":
    side, large, small = sys.argv[1:]
    count: Any = {"svc": svc, "polars": polars, "pm4py": pm4py}[side]
    count(small)
    begin = process_time()
    count(large)
    print(process_time() - begin)
