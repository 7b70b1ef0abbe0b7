"""Rows that say the same as another one: they count once, as they would make works longer."""

from collections.abc import Sequence

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine, count_of
from svc.records.events import Window
from svc.records.reading_diagnostics import SHOWN
from svc.records.sources import Staged


def found_copies(engine: Engine, records: Records, staged: Staged, timed: str, window: Window) -> Sequence[Diagnostic]:
    """VSC532: rows of the query `timed` that repeat another one."""
    until = "" if window.until is None else f" WHERE second < {window.until}"
    rows = count_of(engine, f"(SELECT line FROM ({timed}) AS r{until})")
    count = rows - count_of(engine, "events")
    if not count:
        return []
    columns = [
        "c",
        "l",
        "t",
        *(["e"] if staged.means is Means.SPANS else []),
        *(f"o{at}" for at in range(staged.order)),
    ]
    numbered = f"SELECT line, ROW_NUMBER() OVER (PARTITION BY {', '.join(columns)} ORDER BY line) AS number FROM staged"
    found = engine.rows(f"SELECT line FROM ({numbered}) AS n WHERE number > 1 ORDER BY line LIMIT {SHOWN}")
    shown = "; ".join(map(str, staged.explain([(int(line), "a copy") for (line,) in found])))
    return [
        codes.BY_NAME["rejected-rows"].at(
            records.place("path"), "copies", name=records.name, count=f"{count:,}", rows=f"{rows:,}",
            examples=f": {shown}" if shown else "", facts={"count": str(count)},
        )
    ]  # fmt: skip
