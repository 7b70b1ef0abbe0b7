"""From changes of single fields to labels that say the values of all of them, in SQL.

A log of changes has a row for each field that changed. The label of a case is the value of every field that is
followed, joined by `/`: as in a table that has these fields as its columns.
"""

from svc.records.engines import Engine

JOINED = "joined"
"""The table of the rows with such labels."""


def keep_joined(engine: Engine, timed: str, fields: int, order: int) -> None:
    """Keep the rows of a query in the table `JOINED`, with the values of all fields as their labels.

    Rows have the number of their field in `f`, its value in `v` and its value before in `p`. Those of a case at the
    same time become one. Until a field changes for the first time, it has the value that it had before that.
    """
    keys = ", ".join(["second", "micro", *(f"o{number} NULLS LAST" for number in range(order)), "line"])
    so_far = f"(PARTITION BY c ORDER BY {keys} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    changes = [f"(SUM(CASE WHEN f = {field} THEN 1 ELSE 0 END) OVER {so_far}) AS g{field}" for field in range(fields)]
    after = f"(PARTITION BY c ORDER BY {keys})"
    nexts = [f"(LEAD({column}) OVER {after}) AS next_{column}" for column in ("second", "micro")]
    values = " || '/' || ".join(f"COALESCE({_value(field)}, '')" for field in range(fields))
    kept = ["c", "joined AS l", "second", "micro", *(f"o{number}" for number in range(order)), "line"]
    counted = f"SELECT r.*, {', '.join([*changes, *nexts])} FROM ({timed}) AS r"
    engine.keep(
        JOINED,
        f"SELECT {', '.join(kept)} FROM (SELECT n.*, {values} AS joined FROM ({counted}) AS n) AS v "
        "WHERE next_second IS DISTINCT FROM second OR next_micro IS DISTINCT FROM micro",
    )


def _value(field: int) -> str:
    """The value that a field has after as many changes as a row has seen."""
    before = f"(MAX(CASE WHEN f = {field} AND g{field} = 1 THEN p END) OVER (PARTITION BY c))"
    since = f"(MAX(CASE WHEN f = {field} THEN v END) OVER (PARTITION BY c, g{field}))"
    return f"CASE WHEN g{field} = 0 THEN {before} ELSE {since} END"
