"""From events to visits of places, in SQL: which engine runs it makes no difference.

The time between two events belongs to one of them. Where a status begins, it belongs to that status; where something
was done, to what was done at its end; and where records have spans, work is the span, and waiting is the time since
the last span that had ended.
"""

from collections.abc import Collection, Mapping, Sequence

from svc.project.record_settings import Means
from svc.records.engines import Engine
from svc.records.events import done
from svc.records.hours import WorkingHours
from svc.records.shapes import Meaning, Role

SHIFT = 1 << 20
"""A place of a way is kept as its number in the way times this, plus the place: sorted, they are the way."""
_BEFORE = "(PARTITION BY case_id ORDER BY pos)"
_REST = "(PARTITION BY case_id ORDER BY pos ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)"


def keep_visits(
    engine: Engine,
    codes: Mapping[str, int],
    meanings: Mapping[str, Meaning],
    again: Collection[str],
    means: Means,
    hours: WorkingHours,
    since: int | None,
) -> Sequence[str]:
    """Keep the tables `meanings` and `visits`, which has `case_id`, `visit`, `place`, `before`, `waits` and `works`.

    `before` is the place that was visited before, and NULL for the first visit.

    Returns the names of the places, by their numbers.
    """
    places = sorted({meaning.place for meaning in meanings.values()})
    number = {place: at for at, place in enumerate(places)}
    waiting = {meaning.place for meaning in meanings.values() if meaning.role is Role.QUEUED}
    rows = [
        (codes[label], number[each.place], int(each.role is Role.QUEUED), int(each.place in again),
         *_timed(each, means, each.place in waiting))
        for label, each in meanings.items() if label in codes
    ]  # fmt: skip
    columns = dict.fromkeys(("code", "place", "queued", "again", "gap", "waits", "works"), int)
    engine.table("meanings", columns, rows)
    meant = _meant(means, hours)
    if since is not None:
        counting = f"spans AS s ON s.case_id = r.case_id WHERE s.last_second >= {since}"
        meant = f"SELECT r.* FROM ({meant}) AS r JOIN {counting}"
    if waiting:
        meant = _served(meant)
    works = any(each[-1] for each in rows)
    engine.keep("visits", _visits(meant, ("waits", "works") if works else ("waits",), again=bool(again)))
    return places


def last_seconds(means: Means) -> str:
    """When each case was done with what its events mean: the end of the last of those with a meaning."""
    return (
        f"SELECT e.case_id, MAX({done(means)}) AS last_second FROM events AS e "
        "JOIN meanings AS m ON m.code = e.code GROUP BY e.case_id"
    )


def _timed(meaning: Meaning, means: Means, is_queued: bool) -> tuple[int, int, int]:
    """Whether the gap before an event is waiting, and whether its own time is waiting or is work."""
    queued, party = meaning.role is Role.QUEUED, meaning.role is Role.PARTY
    if means is Means.SPANS:
        return int(not queued and not party and not is_queued), int(queued or party), int(not queued and not party)
    if means is Means.ENDS:
        return 0, int(not queued), 0
    works = is_queued and not queued and not party
    return 0, int(not works), int(works)


def _meant(means: Means, hours: WorkingHours) -> str:
    """The events that mean something, each with its place and times."""
    second, other = hours.sql("second"), hours.sql("other")
    if means is Means.SPANS:
        inner = _with_gaps(second, other)
    else:
        own = f"{other} - {second}" if means is Means.BEGINS else f"{second} - {other}"
        inner = f"SELECT case_id, pos, code, {own} AS own, CAST(NULL AS BIGINT) AS gap FROM events"
    return (
        "SELECT e.case_id, e.pos, m.place, m.queued, m.again, "
        "CASE WHEN m.waits = 1 THEN e.own WHEN m.gap = 1 THEN e.gap END AS waits, "
        "CASE WHEN m.works = 1 THEN e.own END AS works "
        f"FROM ({inner}) AS e JOIN meanings AS m ON m.code = e.code"
    )


def _with_gaps(begin: str, end: str) -> str:
    """Events with their spans, and the gap since the last end of another that had come by then."""
    both = (
        f"SELECT case_id, pos, code, second, 1 AS begins, {begin} AS worked, {end} AS until, "
        f"CASE WHEN other = second THEN {end} END AS ended FROM events "
        f"UNION ALL SELECT case_id, pos, code, other AS second, 0 AS begins, NULL AS worked, NULL AS until, "
        f"{end} AS ended FROM events WHERE other > second"
    )
    order = "(PARTITION BY case_id ORDER BY second, begins, pos ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    return (
        "SELECT case_id, pos, code, until - worked AS own, worked - last_end AS gap FROM "
        f"(SELECT b.*, (MAX(ended) OVER {order}) AS last_end FROM ({both}) AS b) AS w WHERE begins = 1"
    )


def _visits(rows: str, timed: Sequence[str], *, again: bool) -> str:
    """Repeats of a place are one visit, which begins with the first of them. The time of a visit is what is left of
    its case from there on, less what is left from the next visit on."""
    compared = ["place", *(["queued"] if again else [])]
    befores = [f"(LAG({column}) OVER {_BEFORE}) AS {column}_before" for column in compared]
    begins = "place_before IS DISTINCT FROM place" + (" OR (again = 1 AND queued_before = 0)" if again else "")
    left = [f"(SUM({column}) OVER {_REST}) AS {column}_left" for column in timed]
    times = [f"(COUNT({column}) OVER {_REST}) AS {column}_times" for column in timed]
    marked = f"SELECT r.*, {', '.join([*befores, *left, *times])} FROM ({rows}) AS r"
    none = "CAST(NULL AS BIGINT)"
    totals = [f"{_total(column) if column in timed else none} AS {column}" for column in ("waits", "works")]
    number = f"CAST((ROW_NUMBER() OVER {_BEFORE}) AS INTEGER)"
    return (
        f"SELECT case_id, {number} AS visit, place, place_before AS before, {', '.join(totals)} "
        f"FROM (SELECT * FROM ({marked}) AS m WHERE {begins}) AS b"
    )


def _total(column: str) -> str:
    """What a visit has of a time: NULL if none of its events has any."""
    left, times = (f"COALESCE((LEAD({column}_{part}) OVER {_BEFORE}), 0)" for part in ("left", "times"))
    return f"CAST(CASE WHEN {column}_times > {times} THEN {column}_left - {left} END AS BIGINT)"


def _served(rows: str) -> str:
    """Without the events that say that a case waits for a place, if another place comes next."""
    so_far = "(PARTITION BY case_id ORDER BY pos ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    keyed = f"SELECT r.*, (SUM(1 - queued) OVER {so_far}) + queued AS served FROM ({rows}) AS r"
    place = "(MAX(CASE WHEN queued = 0 THEN place END) OVER (PARTITION BY case_id, served))"
    next_place = f"SELECT k.*, {place} AS serving FROM ({keyed}) AS k"
    return f"SELECT * FROM ({next_place}) AS q WHERE place = serving"
