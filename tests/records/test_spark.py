"""The same SQL on a real Spark: it counts what DuckDB counts, and each of its expressions gives what it gives there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from svc.model.calendar import Calendar
from svc.project.files import Scratch
from svc.project.time_zones import time_zone
from svc.records.engines import Engine
from svc.records.engines.duckdb_engine import DuckDB
from svc.records.engines.spark_engine import Spark
from svc.records.hours import WorkingHours
from svc.records.time_texts import Formatted, Iso, TimeTexts
from svc.records.zones import within
from tests.records.strategies import MEANINGS
from tests.records.test_time_texts import ISO
from tests.support.record_tables import log_of

pytestmark = pytest.mark.system


@pytest.fixture(scope="module", name="engines")
def fixture_engines() -> Iterator[tuple[Engine, Engine]]:
    """DuckDB and Spark; both hold the same tables."""
    scratch = Scratch()
    both = DuckDB(scratch.path), Spark(scratch.path)
    for engine in both:
        engine.table("texts", {"t": str}, [(text,) for text in [*ISO, "24-12-2026 09:30", "1/2/2026 3:04 PM", ""]])
        rows = [("a", 1, 5, "10"), ("a", 2, 5, "9"), ("b", 1, 7, None), ("b", 3, None, "x"), ("c", 1, 2, "1.5")]
        engine.table("numbers", {"k": str, "n": int, "v": int, "o": str}, rows)
    yield both
    for engine in both:
        engine.close()
    scratch.close()


EXPRESSIONS = [
    "(ROW_NUMBER() OVER (PARTITION BY k ORDER BY TRY_CAST(o AS DOUBLE) NULLS LAST, o NULLS LAST, n))",
    "(LAG(v) OVER (PARTITION BY k ORDER BY n))",
    "(LEAD(v) OVER (PARTITION BY k ORDER BY n))",
    "CAST((SUM(n) OVER (PARTITION BY k ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS BIGINT)",
    "(MAX(v) OVER (PARTITION BY k ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))",
    "v IS DISTINCT FROM 5",
    "v IS NOT DISTINCT FROM NULL",
    "CAST((n * 700000 - n * 700000 % 604800) / 604800 AS BIGINT)",
    "COALESCE(o, '') || '/' || k",
    "LENGTH(TRIM(' x ') || k)",
    "LEAST(GREATEST(n - 2, 0), 1)",
    "CASE WHEN v < 6 THEN 0 WHEN v > 6 THEN v END",
]
"""The expressions that the queries are made of."""
OF_ALL = [
    "SELECT k, ARRAY_SORT(ARRAY_AGG(CAST(n AS BIGINT) * 1048576 + 1)) AS a FROM numbers GROUP BY k ORDER BY k",
    "SELECT COALESCE(SUM(v), 0) AS a, COUNT(*) AS b, MIN(v) AS c FROM numbers WHERE k = 'none'",
    "SELECT CAST(SUM(v) AS BIGINT) AS a, COUNT(v) AS b, MAX(n) % 2 AS c FROM numbers",
]
QUERIES = [*(f"SELECT k, n, {each} AS a FROM numbers ORDER BY k, n" for each in EXPRESSIONS), *OF_ALL]


@pytest.mark.parametrize("query", QUERIES)
def test_an_expression_gives_the_same_on_both(engines: tuple[Engine, Engine], query: str) -> None:
    one, other = (engine.rows(query) for engine in engines)
    assert [tuple(map(_plain, row)) for row in one] == [tuple(map(_plain, row)) for row in other]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("texts", [Iso(), Formatted("%d-%m-%Y %H:%M"), Formatted("%m/%d/%Y %I:%M %p")])
def test_times_are_taken_apart_alike(engines: tuple[Engine, Engine], texts: TimeTexts) -> None:
    parts = (texts.date_sql("t"), texts.clock_sql("t"), texts.offset_sql("t"), texts.micro_sql("t"))
    named = ", ".join(f"{part} AS p{number}" for number, part in enumerate(parts))
    one, other = (engine.rows(f"SELECT t, {named} FROM texts ORDER BY t") for engine in engines)
    assert [*map(tuple, one)] == [*map(tuple, other)]


def test_working_time_is_the_same(engines: tuple[Engine, Engine]) -> None:
    zone = within(time_zone("Europe/Berlin"), 20_500, 20_860)
    hours = WorkingHours((9 * 3600, 17 * 3600), 4.5, ["2026-04-06", "2026-12-25"], zone)
    seconds = [20_500 * 86_400 + at * 99_991 for at in range(300)]
    for engine in engines:
        engine.table("seconds", {"s": int}, [(second,) for second in seconds])
        found = engine.rows(f"SELECT s, {hours.sql('s')} AS worked FROM seconds ORDER BY s")
        assert [(int(second), int(worked)) for second, worked in found] == [(s, hours.worked(s)) for s in seconds]


def _time(day: int, hour: int) -> str:
    return f"2026-03-{2 + day:02} {9 + hour:02}:30:00+01:00"


@pytest.mark.parametrize("means", ["begins", "ends", "spans"])
def test_a_log_has_the_same_ways_follows_and_times(tmp_path: Path, means: str) -> None:
    labels = [*MEANINGS, "Closed"]
    rows = [
        (str(case), labels[(case * 7 + step**2) % 7], _time(step, case % 9), _time(step, case % 9 + 1), step % 3)
        for case in range(40) for step in range(3 + case % 5)
    ]  # fmt: skip
    rows += [("1", "New", "broken", "", 1), ("2", "New", "2026-03-02 10:30:00+01:00", "", 2)]
    found = []
    for engine in ("duckdb", "spark"):
        with log_of(
            tmp_path, rows, "case,label,time,end,n", means=means, end="end", order=["n"], end_labels=["Closed"],
            calendar=Calendar(8, 5), engine=engine,
        ) as log:  # fmt: skip
            visits = log.visits(MEANINGS, {"fix"})
            found.append((
                log.summary, log.labels, list(map(str, log.findings)), visits.ways(), visits.follows(),
                visits.waits(), visits.works(), visits.lead(), visits.kept(90_000), visits.arrivals(),
                log.visits(MEANINGS, {"fix"}, ends_with_last=True).lead(),
            ))  # fmt: skip
    assert found[0] == found[1]
