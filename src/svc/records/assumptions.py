"""What is assumed of records because their settings do not say it, and what makes it doubtful."""

from collections.abc import Iterator

from svc.measures.wording import counted
from svc.project.record_settings import Means, Records
from svc.records.engines import Engine, count_of
from svc.records.hours import WorkingHours
from svc.records.zones import DAY

CASES = 10_000
"""About how many cases are looked at to see whether their events lie within the working hours."""


def assumed(engine: Engine, records: Records, means: Means, hours: WorkingHours) -> Iterator[str]:
    """Each in a sentence."""
    begin, end = hours.hours
    if end - begin < DAY:
        named = " to ".join(f"{second // 3600:02}:{second % 3600 // 60:02}" for second in (begin, end))
        zone = records.time_zone or "UTC"
        if records.working_hours is None:
            yield f"work is assumed to be done from {named} in {zone}: working-hours in svc.toml says when it is"
        if _are_mostly_outside(engine, hours):
            yield f"most events are not within {named} in {zone}, when work is done: time between them hardly counts"
    if means is Means.SPANS:
        unended = count_of(engine, "(SELECT case_id FROM events WHERE end_second IS NULL)")
        if unended:
            yield f"{counted(unended, 'span', 'spans')} without an end: how long that work took is not known"


def _are_mostly_outside(engine: Engine, hours: WorkingHours) -> bool:
    every = 1 + count_of(engine, "cases") // CASES
    second, next_second = hours.sql("second"), hours.sql("(second + 1)")
    inside = f"SUM(CASE WHEN {next_second} > {second} THEN 1 ELSE 0 END)"
    found = engine.rows(f"SELECT COALESCE({inside}, 0), COUNT(*) FROM events WHERE case_id % {every} = 0")[0]
    return int(found[0]) * 2 < int(found[1])
