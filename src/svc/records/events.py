"""The one table from which all else is computed: each event as integers, in the order of its case."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from svc.records.engines import Engine

LABELS = 10_000
"""Different labels that records may have; more have columns that hold ids or texts."""


_COPY = 3
"""The `tie` of an event that says the same as the one before."""


class Window(NamedTuple):
    """The seconds of UTC from which and until which events count; None for no limit."""

    since: int | None = None
    until: int | None = None


def events(
    engine: Engine, timed: str, order: int, spans: bool, ending: Sequence[str], window: Window, labels: str = "staged"
) -> None:
    """Keep the tables `events`, `cases`, `labels` and `spans` of the rows that a query gives.

    `events` has `case_id`, `pos`, `code`, `second`, `end_second` where records have spans, and `tie`: 1 for an event at
    the same time as the one before, which columns put in order, 2 if only the order of the file does. `order` is how
    many such columns there are. Events behind the window are left out, and those that say the same as the one before.
    A span that has not ended has no `end_second`. `labels` is a table with all labels of the query in its column `l`.
    """
    engine.keep(
        "cases",
        "SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS id FROM (SELECT DISTINCT c AS name FROM staged) AS s",
    )
    _labels(engine, labels, ending)
    keys = [f"o{number}" for number in range(order)]
    sorting = ["second", "micro", *(f"TRY_CAST({key} AS DOUBLE) NULLS LAST, {key} NULLS LAST" for key in keys), "line"]
    over = f"(PARTITION BY case_id ORDER BY {', '.join(sorting)})"
    same = " AND ".join(f"(LAG({column}) OVER {over}) = {column}" for column in ("second", "micro"))
    like = " AND ".join(f"(LAG({key}) OVER {over}) IS NOT DISTINCT FROM {key}" for key in keys)
    decided = f"CASE WHEN {like} THEN 2 ELSE 1 END" if keys else "2"
    alike = ["code", *keys, *(["end_second"] if spans else [])]
    copy = " AND ".join([same, *(f"(LAG({column}) OVER {over}) IS NOT DISTINCT FROM {column}" for column in alike)])
    tie = f"CASE WHEN {copy} THEN {_COPY} WHEN {same} AND (LAG(code) OVER {over}) <> code THEN {decided} ELSE 0 END"
    end = ", CAST(CASE WHEN unended = 0 THEN end_second END AS BIGINT) AS end_second" if spans else ""
    engine.keep(
        "events",
        f"SELECT * FROM (SELECT case_id, CAST(ROW_NUMBER() OVER {over} AS INTEGER) AS pos, code, "
        f"CAST(second AS BIGINT) AS second{end}, {tie} AS tie FROM ("
        f"SELECT t.*, CAST(n.id AS INTEGER) AS case_id, CAST(l.code AS INTEGER) AS code FROM ({timed}) AS t "
        "JOIN cases AS n ON n.name = t.c JOIN labels AS l ON l.name = t.l"
        f"{f' WHERE t.second < {window.until}' if window.until is not None else ''}) AS numbered) AS tied "
        f"WHERE tie <> {_COPY}",
    )
    engine.keep("spans", _spans("COALESCE(e.end_second, e.second)" if spans else "e.second"))
    if window.until is not None and not ending:
        _reopen(engine, timed, window.until)


def _spans(last: str) -> str:
    return (
        f"SELECT e.case_id, MIN(e.second) AS first_second, MAX({last}) AS last_second, "
        "MAX(e.pos * 2 + l.ends) % 2 AS ended FROM events AS e JOIN labels AS l ON l.code = e.code GROUP BY e.case_id"
    )


def _reopen(engine: Engine, timed: str, until: int) -> None:
    """Where nothing says what ends cases, those with events behind the window have not ended within it."""
    engine.keep(
        "later", f"SELECT DISTINCT n.id FROM ({timed}) AS t JOIN cases AS n ON n.name = t.c WHERE second >= {until}"
    )
    engine.keep(
        "spans",
        "SELECT s.case_id, s.first_second, s.last_second, CASE WHEN a.id IS NULL THEN s.ended ELSE 0 END AS ended "
        "FROM spans AS s LEFT JOIN later AS a ON a.id = s.case_id",
    )


def _labels(engine: Engine, table: str, ending: Sequence[str]) -> None:
    found = engine.rows(f"SELECT l FROM (SELECT DISTINCT l FROM {table}) AS s LIMIT {LABELS + 1}")
    if len(found) > LABELS:
        raise TooManyLabelsError
    rows = [(code, name, int(_ends(name, ending))) for code, name in enumerate(sorted(name for (name,) in found))]
    engine.table("labels", {"code": int, "name": str, "ends": int}, rows)


def _ends(label: str, ending: Sequence[str]) -> bool:
    """Whether a case has ended with a label; where nothing says so, with any."""
    return not ending or any(fnmatchcase(label.casefold(), pattern.casefold()) for pattern in ending)


class TooManyLabelsError(Exception):
    """Records with so many different labels that these can't be steps."""
