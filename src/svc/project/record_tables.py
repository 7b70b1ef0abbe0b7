"""Reads the tables `[records.NAME]` of a configuration: what each of their keys takes.

A key that is unknown or has an invalid value is reported; the others count.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from svc.project.record_settings import Means, RecordFormat, Records, is_time_format, refusal
from svc.project.time_zones import near_zones, time_zone
from svc.text.frozenmap import FrozenMap
from svc.text.near_names import did_you_mean, near

Report = Callable[..., None]
Taken = Callable[[Any], Any]
"""What a value says; raises ValueError with what it should be, and perhaps what to write."""


def tables(value: Any, report: Report) -> FrozenMap[Records] | None:
    """The records of a table of tables, by their names."""
    if not isinstance(value, dict):
        report("is a table, not a value", 'write path = "incidents.csv" below [records.itsm]')
        return None
    found = {}
    for name, table in value.items():
        if not isinstance(table, dict):
            report("is a table, not a value", f'write path = "incidents.csv" below [records.{name}]', name)
        elif (records := _records(name, table, report)) is not None:
            found[name] = records
    return FrozenMap(found)


def stated(records: Records) -> Mapping[str, str | list[str]]:
    """What a table would say to give these records."""
    return dict(_stated(records))


def _stated(records: Records) -> Iterator[tuple[str, str | list[str]]]:
    for key in KEYS:
        value = getattr(records, _field(key))
        if key == "working-hours" and value:
            yield key, "-".join(f"{second // 3600:02}:{second % 3600 // 60:02}" for second in value)
        elif value:
            yield key, list(value) if isinstance(value, tuple) else str(value)


def _records(name: str, table: Mapping[str, Any], report: Report) -> Records | None:
    values = {}
    for key, value in table.items():
        if key not in KEYS:
            question = did_you_mean(near(key, KEYS)[:3])
            report(
                "is not a setting of records", question or f"the settings of records are {', '.join(KEYS)}", name, key
            )
            continue
        try:
            values[_field(key)] = KEYS[key](value)
        except ValueError as error:
            why, *help = error.args
            report(why, help[0] if help else "", name, key)
    if values.get("means") is Means.SPANS and "end" not in table:
        report('"spans" need the column of their ends', 'write end = "resolved_at"', name, "means")
    if "path" not in table:
        report("needs the path of a file", f'write path = "incidents.csv" below [records.{name}]', name)
    return Records(name, **values) if "paths" in values else None


def _field(key: str) -> str:
    return "paths" if key == "path" else key.replace("-", "_")


def _text(value: Any) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError("takes a text in quotes")


def _texts(value: Any) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else [value]
    if texts and all(isinstance(each, str) and each for each in texts):
        return tuple(texts)
    raise ValueError("takes a text in quotes, or several between brackets")


def _paths(value: Any) -> tuple[str, ...]:
    paths = _texts(value)
    for each in paths:
        why = refusal(each)
        if why:
            raise ValueError(f"can't be {each[:60]}: it {why}", "put the file into the project")
    return paths


def _one_of(kind: type[Means] | type[RecordFormat]) -> Taken:
    def taken(value: Any) -> Means | RecordFormat:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        question = did_you_mean(near(value, kind)) if isinstance(value, str) else ""
        raise ValueError(f"takes {', '.join(kind)}", question)

    return taken


def _time_format(value: Any) -> str:
    text = _text(value)
    if is_time_format(text):
        return text
    raise ValueError("takes a format of times", 'write one such as "%d-%m-%Y %H:%M"')


def _time_zone(value: Any) -> str:
    text = _text(value)
    try:
        time_zone(text)
    except ValueError:
        question = did_you_mean(near_zones(text))
        raise ValueError("takes the name of a time zone", question or 'write one such as "Europe/Berlin"') from None
    return text


def _working_hours(value: Any) -> tuple[int, int]:
    found = re.fullmatch(r"(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)", value) if isinstance(value, str) else None
    if found:
        begin, begin_minute, end, end_minute = map(int, found.groups())
        hours = begin * 3600 + begin_minute * 60, end * 3600 + end_minute * 60
        if max(begin_minute, end_minute) < 60 and hours[0] < hours[1] <= 24 * 3600:
            return hours
    raise ValueError("takes hours of a day, from one to a later one", 'write such as "09:00-17:00"')


def _holidays(value: Any) -> tuple[str, ...]:
    days = value if isinstance(value, list) else [value]
    try:
        every = [day if isinstance(day, date) else date.fromisoformat(_text(day)) for day in days]
    except ValueError:
        raise ValueError("takes days", 'write such as ["2026-12-25"]') from None
    return tuple(date(day.year, day.month, day.day).isoformat() for day in every)


KEYS: Mapping[str, Taken] = {
    "path": _paths,
    "format": _one_of(RecordFormat),
    "case": _text,
    "label": _texts,
    "time": _text,
    "time-format": _time_format,
    "time-zone": _time_zone,
    "means": _one_of(Means),
    "end": _text,
    "order": _texts,
    "working-hours": _working_hours,
    "holidays": _holidays,
    "end-labels": _texts,
    "object-type": _text,
}
"""The keys of a table, each with what reads its value."""
