"""The one table from which all else is computed: each event as integers, in the order of its case."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from svc.records.engines import Engine

LABELS = 10_000
"""Different labels that records may have; more have columns that hold ids or texts."""


class Window(NamedTuple):
    """The seconds of UTC from which and until which events count; None for no limit."""

    since: int | None = None
    until: int | None = None


def events(engine: Engine, timed: str, order: int, spans: bool, ending: Iterable[str], window: Window) -> None:
    """Keep the tables `events`, `cases`, `labels` and `spans` of the rows that a query gives.

    `events` has `case_id`, `pos`, `code`, `second`, `end_second` where records have spans, and `tie`: 1 for an event at
    the same time as the one before, which columns put in order, 2 if only the order of the file does. `order` is how
    many such columns there are. Events behind the window are left out.
    """
    engine.keep(
        "cases",
        "SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS id FROM (SELECT DISTINCT c AS name FROM staged) AS s",
    )
    _labels(engine, tuple(ending))
    keys = [f"o{number}" for number in range(order)]
    sorting = ["second", "micro", *(f"TRY_CAST({key} AS DOUBLE) NULLS LAST, {key} NULLS LAST" for key in keys), "line"]
    over = f"(PARTITION BY case_id ORDER BY {', '.join(sorting)})"
    same = " AND ".join(f"(LAG({column}) OVER {over}) = {column}" for column in ("second", "micro"))
    like = " AND ".join(f"(LAG({key}) OVER {over}) IS NOT DISTINCT FROM {key}" for key in keys)
    decided = f"CASE WHEN {like} THEN 2 ELSE 1 END" if keys else "2"
    tie = f"CASE WHEN {same} AND (LAG(code) OVER {over}) <> code THEN {decided} ELSE 0 END"
    end = ", CAST(end_second AS BIGINT) AS end_second" if spans else ""
    engine.keep(
        "events",
        f"SELECT case_id, CAST(ROW_NUMBER() OVER {over} AS INTEGER) AS pos, code, "
        f"CAST(second AS BIGINT) AS second{end}, {tie} AS tie FROM ("
        f"SELECT t.*, CAST(n.id AS INTEGER) AS case_id, CAST(l.code AS INTEGER) AS code FROM ({timed}) AS t "
        "JOIN cases AS n ON n.name = t.c JOIN labels AS l ON l.name = t.l"
        f"{f' WHERE t.second < {window.until}' if window.until is not None else ''}) AS numbered",
    )
    last = "end_second" if spans else "second"
    engine.keep(
        "spans",
        f"SELECT e.case_id, MIN(e.second) AS first_second, MAX(e.{last}) AS last_second, "
        "MAX(e.pos * 2 + l.ends) % 2 AS ended FROM events AS e JOIN labels AS l ON l.code = e.code GROUP BY e.case_id",
    )


def _labels(engine: Engine, ending: Sequence[str]) -> None:
    found = engine.rows(f"SELECT l FROM (SELECT DISTINCT l FROM staged) AS s LIMIT {LABELS + 1}")
    if len(found) > LABELS:
        raise TooManyLabelsError
    rows = [(code, name, int(_ends(name, ending))) for code, name in enumerate(sorted(name for (name,) in found))]
    engine.table("labels", {"code": int, "name": str, "ends": int}, rows)


def _ends(label: str, ending: Sequence[str]) -> bool:
    """Whether a case has ended with a label; where nothing says so, with any."""
    return not ending or any(fnmatchcase(label.casefold(), pattern.casefold()) for pattern in ending)


class TooManyLabelsError(Exception):
    """Records with so many different labels that these can't be steps."""
