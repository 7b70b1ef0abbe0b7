"""Reads records: from files to a log that knows ways and times."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo

from svc.model.calendar import STANDARD, Calendar
from svc.project.files import Scratch
from svc.project.record_settings import Means, RecordFormat, Records
from svc.project.time_zones import near_zones, time_zone
from svc.records import hours, zones
from svc.records.duplicates import found_duplicates
from svc.records.engine_log import EngineLog
from svc.records.engines import Engine, UnreadableFileError, count_of
from svc.records.engines.opening import opened
from svc.records.events import LABELS, TooManyLabelsError, Window, events
from svc.records.fields import JOINED, keep_joined
from svc.records.instants import Instants, TooManyError, instants
from svc.records.reading_diagnostics import doubtful_times, unreadable_records
from svc.records.record_files import RecordFile, format_of, record_files
from svc.records.rejected import empty_label, found_rejected
from svc.records.sources import Staged
from svc.records.sources.staging import stage
from svc.records.time_texts import TimeTexts, texts
from svc.text.near_names import did_you_mean


def read(
    records: Records,
    root: str,
    *,
    since: date | None = None,
    until: date | None = None,
    engine: str = "duckdb",
    calendar: Calendar = STANDARD,
) -> EngineLog:
    """Records below a root, read by an engine: `duckdb` or `spark`. Close the log when it is no longer needed.

    Cases count that have an event from `since` on; events from `until` on are left out. A day begins in the time zone
    of the records. `calendar` says how long people work, unless the records have working hours.

    Raises UnreadableError for what can't be read, and Error if the engine is not installed.
    """
    zone, time_texts = _zone(records), _texts(records)
    files = record_files(records, root)
    kind = format_of(records, files)
    window = Window(_second(since, zone), _second(until, zone))
    scratch = Scratch()
    try:
        running = opened(engine, scratch)
        staged = _staged(running, scratch, records, files, kind)
        found = _instants(running, records, staged, time_texts, zone)
        timed = _readable(found, records, staged)
        _keep_events(running, records, staged, timed, window)
        rejected = found_rejected(running, records, staged, timed, time_texts)
        readable = rejected.rows - rejected.count
        doubtful = doubtful_times(records, readable, found.doubtful)
        if window.until is not None:
            readable = count_of(running, f"({timed} AND second < {window.until})")
        repeated = found_duplicates(running, records, staged, readable) if staged.fields == 1 else []
        working = hours.WorkingHours(
            records.working_hours or hours.of_calendar(calendar), float(calendar.week), records.holidays,
            zones.within(zone or UTC, *found.days),
        )  # fmt: skip
        return EngineLog(running, scratch, records, staged.means, working, window, rejected, (*repeated, *doubtful))
    except BaseException:
        scratch.close()
        raise


def _staged(
    engine: Engine, scratch: Scratch, records: Records, files: Sequence[RecordFile], kind: RecordFormat
) -> Staged:
    try:
        return stage(engine, scratch, records, files, kind)
    except UnreadableFileError as error:
        raise unreadable_records(records, "path", str(error)) from None


def _instants(engine: Engine, records: Records, staged: Staged, time_texts: TimeTexts, zone: tzinfo | None) -> Instants:
    try:
        found = instants(engine, "te" if staged.means is Means.SPANS else "t", time_texts, zone)
    except TooManyError:
        raise unreadable_records(records, "time", "most of its times are not times", "time") from None
    if found.zoneless:
        why = f"nothing says in which time zone {found.zoneless:,} of its times are"
        raise unreadable_records(records, "time", why, "zone")
    return found


def _readable(found: Instants, records: Records, staged: Staged) -> str:
    """The rows that have a case, a label and a time."""
    nothing = empty_label(records)
    ordered = " AND u.end_second >= u.second" if staged.means is Means.SPANS else ""
    return f"SELECT * FROM ({found.query}) AS u WHERE u.c <> '' AND u.l <> '{nothing}'{ordered}"


def _keep_events(engine: Engine, records: Records, staged: Staged, timed: str, window: Window) -> None:
    labels = "staged"
    if staged.fields > 1:
        keep_joined(engine, timed, staged.fields, staged.order)
        timed, labels = f"SELECT * FROM {JOINED}", JOINED
    try:
        events(engine, timed, staged.order, staged.means, records.end_labels, window, labels)
    except TooManyLabelsError:
        raise unreadable_records(records, "label", f"it has more than {LABELS:,} different labels", "labels") from None


def _zone(records: Records) -> tzinfo | None:
    if records.time_zone is None:
        return None
    try:
        return time_zone(records.time_zone)
    except ValueError as error:
        question = did_you_mean(near_zones(records.time_zone)) or None
        raise unreadable_records(records, "time-zone", str(error), "zone", help=question) from None


def _texts(records: Records) -> TimeTexts:
    try:
        return texts(records.time_format)
    except ValueError as error:
        raise unreadable_records(records, "time-format", str(error), "time") from None


def _second(day: date | None, zone: tzinfo | None) -> int | None:
    """The second of UTC at which a day begins, or that a point in time is."""
    if day is None:
        return None
    instant = day if isinstance(day, datetime) else datetime.combine(day, time(0))
    return int((instant if instant.tzinfo else instant.replace(tzinfo=zone or UTC)).timestamp())
