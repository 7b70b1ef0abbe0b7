"""Simulated cases as records, and the settings with which they are read again. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from svc.formats import csv_table
from svc.measures.queues.case_log import Logged
from svc.model.calendar import Calendar

COLUMNS = ("case", "activity", "begin", "end", "team", "event")
TABLE = "records"
"""The table of `svc.toml` that has those of records."""
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
"""The first day of the week in which each log begins."""
MORNING, DAY = 9 * 3600, 24 * 3600


def records(logged: Sequence[Logged], calendar: Calendar) -> str:
    """One line for each thing that happened; times are instants of the working hours of a calendar."""
    return csv_table.table(COLUMNS, _rows(logged, calendar))


def settings(name: str, path: str, calendar: Calendar, table: str = TABLE) -> str:
    """What the configuration says so that the records are read; `path` is that from the root of the project."""
    begin, end = _hours(calendar)
    lines = [
        f"[{table}.{_key(name)}]",
        f"path = {_text(path)}",
        'case = "case"',
        'label = ["activity"]',
        'time = "begin"',
        'means = "spans"',
        'end = "end"',
        'order = ["event"]',
        f'working-hours = "{_clock(begin)}-{_clock(end)}"',
    ]
    return "".join(f"{line}\n" for line in lines)


def _rows(logged: Sequence[Logged], calendar: Calendar) -> Iterator[tuple[str | int, ...]]:
    first = min((each.begin for each in logged), default=0.0)
    week = float(calendar.day * calendar.week) * 3600
    for number, each in enumerate(logged, 1):
        begin, end = (_instant(time - first // week * week, calendar) for time in (each.begin, each.end))
        yield each.case, each.label, begin, end, each.team, number


def _instant(seconds: float, calendar: Calendar) -> str:
    """When so many seconds of work have passed, in ISO 8601."""
    begin, end = _hours(calendar)
    week, rest = divmod(round(seconds * 1_000_000), round((end - begin) * float(calendar.week) * 1_000_000))
    day, rest = divmod(rest, (end - begin) * 1_000_000)
    time = MONDAY + timedelta(days=7 * week + day, seconds=begin, microseconds=rest)
    return time.isoformat(timespec="microseconds")


def _hours(calendar: Calendar) -> tuple[int, int]:
    """From when to when people work: from 9, or as late as they still can, in seconds of the day."""
    length = int(calendar.day * 3600)
    begin = min(MORNING, DAY - length)
    return begin, begin + length


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(value: str) -> str:
    """A text in TOML."""
    escaped = "".join(each if each.isprintable() and each not in '\\"' else f"\\U{ord(each):08x}" for each in value)
    return f'"{escaped}"'
