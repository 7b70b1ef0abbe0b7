"""The times of records as seconds of UTC and microseconds: integers, whatever the text was, and on every engine.

The different dates, times of day and offsets are read in Python and kept as small tables, which are joined.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from typing import NamedTuple

from svc.records import zones
from svc.records.engines import Engine, count_of
from svc.records.time_texts import TimeTexts
from svc.records.zones import DAY, Zone

DIFFERENT = 1_000_000
"""How many different dates or times of day are read. More have only columns that hold no times, or a format that
can't be divided, over a very large log."""


class TooManyError(Exception):
    """More different times than are read one by one."""


class Instants(NamedTuple):
    """A query for readable rows, with `second`, `micro` (and `end_second` where rows have ends), and what was met:
    how many rows have no zone, and how many have a time that clocks skip or show twice."""

    query: str
    zoneless: int
    doubtful: int
    days: tuple[int, int]


def instants(engine: Engine, columns: Sequence[str], texts: TimeTexts, zone: tzinfo | None) -> Instants:
    """The times in columns of the table `staged`: of `t`, and of `e` if that is the second column."""
    _look_up(engine, columns, texts)
    days = engine.rows("SELECT MIN(value), MAX(value) FROM dates")[0]
    first, last = (int(day or 0) // DAY for day in days)
    clocks = zones.within(zone, first, last) if zone else None
    names = {"t": ("second", "micro"), "e": ("end_second", "end_micro")}
    timed = "staged"
    for column in columns:
        timed = f"({_timed(timed, column, texts, clocks, *names[column])})"
    zoneless = 0
    if clocks is None:
        zoneless = count_of(engine, f"(SELECT * FROM {timed} AS r WHERE r.second IS NULL)")
    doubtful = count_of(engine, f"({_doubtful(columns[0], texts, clocks)})") if clocks and clocks.changes else 0
    return Instants(f"SELECT * FROM {timed} AS r", zoneless, doubtful, (first, last))


def _look_up(engine: Engine, columns: Sequence[str], texts: TimeTexts) -> None:
    dates, clocks, offsets = (
        _different(engine, columns, part) for part in (texts.date_sql, texts.clock_sql, texts.offset_sql)
    )
    days = [(part, day * DAY) for part in dates if (day := texts.date(part)) is not None]
    times = [(part, *clock) for part in clocks if (clock := texts.clock(part)) is not None]
    aheads = [(part, found.ahead) for part in offsets if (found := texts.offset(part)) is not None]
    engine.table("dates", {"part": str, "value": int}, days)
    engine.table("clocks", {"part": str, "value": int, "micro": int}, times)
    engine.table("offsets", {"part": str, "ahead": int}, aheads)


def _different(engine: Engine, columns: Iterable[str], part: Callable[[str], str]) -> list[str]:
    every = " UNION ".join(f"SELECT DISTINCT {part(column)} AS part FROM staged" for column in columns)
    found = engine.rows(f"SELECT part FROM ({every}) AS parts WHERE part IS NOT NULL LIMIT {DIFFERENT + 1}")
    if len(found) > DIFFERENT:
        raise TooManyError
    return [part for (part,) in found]


def _timed(source: str, column: str, texts: TimeTexts, zone: Zone | None, second: str, micro: str) -> str:
    """Rows of a source whose time in a column can be read, with two more columns."""
    local = "(d.value + k.value)"
    elsewhere = f"{local} - {zone.offset_on_clock(local)}" if zone else "NULL"
    text = f"r.{column}"
    return (
        f"SELECT r.*, CASE WHEN o.ahead IS NULL THEN {elsewhere} ELSE {local} - o.ahead END AS {second}, "
        f"k.micro + {texts.micro_sql(text)} AS {micro} FROM {source} AS r "
        f"JOIN dates AS d ON d.part = {texts.date_sql(text)} "
        f"JOIN clocks AS k ON k.part = {texts.clock_sql(text)} "
        f"JOIN offsets AS o ON o.part = {texts.offset_sql(text)}"
    )


def _doubtful(column: str, texts: TimeTexts, zone: Zone) -> str:
    """The times without an offset that are in an hour that clocks skip or show twice."""
    local, text = "(d.value + k.value)", f"r.{column}"
    hours = " OR ".join(f"({local} >= {each.doubtful_from} AND {local} < {each.kept_until})" for each in zone.changes)
    return (
        "SELECT r.line FROM staged AS r "
        f"JOIN dates AS d ON d.part = {texts.date_sql(text)} JOIN clocks AS k ON k.part = {texts.clock_sql(text)} "
        f"JOIN offsets AS o ON o.part = {texts.offset_sql(text)} WHERE o.ahead IS NULL AND ({hours})"
    )
