"""Duplicates of rows: they count once, as each more would make work seem longer."""

from collections.abc import Iterable

from svc.diagnostics.diagnostic import Diagnostic
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine, count_of
from svc.records.reading_diagnostics import SHOWN, rejected_rows
from svc.records.sources import Staged


def found_duplicates(engine: Engine, records: Records, staged: Staged, rows: int) -> Iterable[Diagnostic]:
    """VSC532: how many of the `rows` that can be read and count are duplicates, and the first ones."""
    count = rows - count_of(engine, "events")
    if not count:
        return []
    ends = ["e"] if staged.means is Means.SPANS else []
    columns = ["c", "l", "t", *ends, *(f"o{number}" for number in range(staged.order))]
    numbered = f"SELECT line, ROW_NUMBER() OVER (PARTITION BY {', '.join(columns)} ORDER BY line) AS number FROM staged"
    found = engine.rows(f"SELECT line FROM ({numbered}) AS n WHERE number > 1 ORDER BY line LIMIT {SHOWN}")
    examples = staged.explain([(int(line), "a duplicate") for (line,) in found])
    return rejected_rows(records, rows, count, examples, "duplicates")
