"""What visits come to: ways, what follows what, and times, from the tables of an engine."""

from collections.abc import Iterator, Mapping, Sequence

from svc.records.engines import Engine
from svc.records.shapes import PERCENTILES, Follow, Times, Way
from svc.records.visits import SHIFT


def keep_ways(engine: Engine) -> None:
    """Keep the table `ways`: each way as numbers, how many cases took it, whether they ended, and one of them."""
    engine.keep(
        "ways",
        "SELECT way, ended, COUNT(*) AS count_of, MIN(case_id) AS example FROM ("
        "SELECT v.case_id, MAX(s.ended) AS ended, "
        f"ARRAY_SORT(ARRAY_AGG(CAST(v.visit AS BIGINT) * {SHIFT} + v.place)) AS way "
        "FROM visits AS v JOIN spans AS s ON s.case_id = v.case_id GROUP BY v.case_id) AS w GROUP BY way, ended",
    )


def ways(engine: Engine, places: Sequence[str]) -> list[Way]:
    """The ways, the most frequent first, then by their places."""
    rows = engine.rows("SELECT w.way, w.count_of, w.ended, c.name FROM ways AS w JOIN cases AS c ON c.id = w.example")
    found = (
        Way(tuple(places[step % SHIFT] for step in way), count, example, ended == 1)
        for way, count, ended, example in rows
    )
    return sorted(found, key=lambda way: (-way.count, way.places, not way.ended))


def follows(engine: Engine, places: Sequence[str]) -> list[Follow]:
    """What follows what: the pairs of each way, as often as cases took it."""
    pairs = (
        "SELECT v.before AS source, v.place AS target, w.count_of, w.example, COUNT(*) AS times FROM ways AS w "
        "JOIN visits AS v ON v.case_id = w.example WHERE v.before IS NOT NULL "
        "GROUP BY v.before, v.place, w.count_of, w.example"
    )
    rows = engine.rows(
        "SELECT f.source, f.target, f.count_of, f.cases, c.name FROM ("
        "SELECT source, target, CAST(SUM(times * count_of) AS BIGINT) AS count_of, "
        f"CAST(SUM(count_of) AS BIGINT) AS cases, MIN(example) AS example FROM ({pairs}) AS p "
        "GROUP BY source, target) AS f JOIN cases AS c ON c.id = f.example"
    )
    found = (Follow(places[source], places[target], *rest) for source, target, *rest in rows)
    return sorted(found, key=lambda each: (each.source, each.target))


def times(engine: Engine, query: str) -> Mapping[int, Times]:
    """The times that a query gives as rows of a key and whole seconds, by the key."""
    counted = (
        f"SELECT key, seconds, COUNT(*) AS times FROM ({query}) AS q WHERE seconds IS NOT NULL GROUP BY key, seconds"
    )
    so_far = "(PARTITION BY key ORDER BY seconds ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    sums = f"(SUM(times) OVER {so_far}) AS running, (SUM(times) OVER (PARTITION BY key)) AS total"
    running = f"SELECT c.*, {sums} FROM ({counted}) AS c"
    points = ", ".join(
        f"MIN(CASE WHEN running * 100 > {percent} * (total - 1) THEN seconds END) AS low{percent}, "
        f"MIN(CASE WHEN (running - 1) * 100 >= {percent} * (total - 1) THEN seconds END) AS high{percent}"
        for percent in PERCENTILES
    )
    rows = engine.rows(
        f"SELECT key, CAST(MAX(total) AS BIGINT) AS total, CAST(SUM(times * seconds) AS BIGINT) AS seconds, {points} "
        f"FROM ({running}) AS r GROUP BY key ORDER BY key"
    )
    return {key: _times(total, seconds, ends) for key, total, seconds, *ends in rows}


def _times(count: int, seconds: int, ends: Sequence[int]) -> Times:
    p5, p50, p85, p95, p99 = _points(count, ends)
    return Times(count, seconds / count, (p5, p50, p85, p95, p99))


def _points(count: int, ends: Sequence[int]) -> Iterator[float]:
    """Percentiles between the two times next to each: all times between two that are known are equally likely."""
    for percent, low, high in zip(PERCENTILES, ends[::2], ends[1::2], strict=True):
        yield low + (high - low) * (percent * (count - 1) % 100) / 100
