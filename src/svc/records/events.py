"""The one table from which all else is computed: each event as integers, in the order of its case."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from svc.project.record_settings import Means
from svc.records.engines import Engine

LABELS = 10_000
"""Different labels that records may have; more have columns that hold ids or texts."""


_DUPLICATE = 3
"""The `tie` of an event that is a duplicate of the one beside it."""


class Window(NamedTuple):
    """The seconds of UTC from which and until which events count; None for no limit."""

    since: int | None = None
    until: int | None = None


def events(
    engine: Engine, timed: str, order: int, means: Means, ending: Sequence[str], window: Window, labels: str = "staged"
) -> None:
    """Keep the tables `events`, `cases`, `labels` and `spans` of the rows that a query gives.

    `events` has `case_id`, `pos`, `code`, `second`, `other` and `tie`. Between `second` and `other` is the time that
    belongs to an event: until the next one of its case begins, since the one before was done, or until its own end;
    NULL if there is none. `tie` is 1 for an event at the same time as the one beside it, which columns put in order, 2
    if only the order of the file does; `order` is how many such columns there are. Events after the window are left
    out, and so are duplicates of the one beside them. `labels` is a table with all labels in its column `l`.
    """
    engine.keep(
        "cases",
        "SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS id FROM (SELECT DISTINCT c AS name FROM staged) AS s",
    )
    _labels(engine, labels, ending)
    over = f"(PARTITION BY case_id ORDER BY {in_order(order)})"
    other = f"({_beside(means)}(second) OVER {over})"
    if means is Means.SPANS:
        other = "CASE WHEN unended = 0 THEN end_second END"
    before = "" if window.until is None else f" WHERE t.second < {window.until}"
    engine.keep(
        "events",
        f"SELECT * FROM (SELECT case_id, CAST(ROW_NUMBER() OVER {over} AS INTEGER) AS pos, code, "
        f"CAST(second AS BIGINT) AS second, CAST({other} AS BIGINT) AS other, {_tie(over, order, means)} AS tie FROM ("
        f"SELECT t.*, CAST(n.id AS INTEGER) AS case_id, CAST(l.code AS INTEGER) AS code FROM ({timed}) AS t "
        f"JOIN cases AS n ON n.name = t.c JOIN labels AS l ON l.name = t.l{before}) AS numbered) AS tied "
        f"WHERE tie <> {_DUPLICATE}",
    )
    engine.keep("spans", _spans(done(means)))
    if window.until is not None and not ending:
        _reopen(engine, timed, window.until)


def done(means: Means) -> str:
    """When an event is done with, as SQL over the table `events`."""
    return "second" if means is Means.ENDS else "COALESCE(other, second)"


def in_order(order: int) -> str:
    """What puts the events of a case in order: their times, so many columns, and their lines in the files."""
    columns = (f"TRY_CAST(o{number} AS DOUBLE) NULLS LAST, o{number} NULLS LAST" for number in range(order))
    return ", ".join(["second", "micro", *columns, "line"])


def _beside(means: Means) -> str:
    """Where a status begins, it lasts until the next; what was done began when the one before was."""
    return "LEAD" if means is Means.BEGINS else "LAG"


def _tie(over: str, order: int, means: Means) -> str:
    def compared(column: str, how: str = "IS NOT DISTINCT FROM") -> str:
        return f"({_beside(means)}({column}) OVER {over}) {how} {column}"

    same = f"{compared('second', '=')} AND {compared('micro', '=')}"
    keys = " AND ".join(compared(f"o{number}") for number in range(order))
    decided = f"CASE WHEN {keys} THEN 2 ELSE 1 END" if keys else "2"
    alike = [same, compared("code"), *([keys] if keys else [])]
    if means is Means.SPANS:
        alike.append(compared("end_second"))
    differing = f"{same} AND {compared('code', '<>')}"
    return f"CASE WHEN {' AND '.join(alike)} THEN {_DUPLICATE} WHEN {differing} THEN {decided} ELSE 0 END"


def _spans(last: str) -> str:
    return (
        f"SELECT e.case_id, MIN(second) AS first_second, MAX({last}) AS last_second, "
        "MAX(e.pos * 2 + l.ends) % 2 AS ended FROM events AS e JOIN labels AS l ON l.code = e.code GROUP BY e.case_id"
    )


def _reopen(engine: Engine, timed: str, until: int) -> None:
    """Where nothing says what ends cases, those with events after the window have not ended within it."""
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
