"""Times as records write them: ISO 8601, or the format that the settings state; day and month are never guessed.

A text is taken apart in SQL: its date, its time of day, and its offset from UTC. Of each there are few different ones,
however many events there are. Python reads those, so that every engine means the same, and that none guesses.
"""

import re
from datetime import date, datetime
from typing import NamedTuple, Protocol

from svc.project import time_zones
from svc.project.record_settings import is_time_format
from svc.records.zones import EPOCH
from svc.text.pattern import Pattern

YEARS = range(1000, 2200)
"""The years that can be ordered by microsecond in whole numbers that each engine can divide."""
_CLOCK = Pattern(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60))?", re.ASCII)
_WHOLE = Pattern(r"(.{10})(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d*)?(.*))?", re.ASCII)
_DATE_WORDS, _CLOCK_WORDS = "aAbBdjmUuVwWxyYGD", "HIMSpfzZX"
_DIGITS = "0123456789"


class Clock(NamedTuple):
    """A time of day: whole seconds since midnight, and microseconds."""

    second: int
    micro: int = 0


class Offset(NamedTuple):
    """How far a time is ahead of UTC in seconds; None where the text does not say."""

    ahead: int | None


class TimeTexts(Protocol):
    """How times are written. The first three make SQL that takes a part from a text, the others read one: None for
    what is not such a part."""

    def date_sql(self, text: str) -> str: ...

    def clock_sql(self, text: str) -> str: ...

    def offset_sql(self, text: str) -> str: ...

    def micro_sql(self, text: str) -> str:
        """The microseconds that are not part of the time of day."""

    def date(self, part: str) -> int | None:
        """The day, counted from 1970."""

    def clock(self, part: str) -> Clock | None: ...

    def offset(self, part: str) -> Offset | None: ...

    def is_time(self, text: str) -> bool:
        """Whether a whole text can be read."""


class Iso:
    """ISO 8601: `2026-12-24`, `2026-12-24 09:30`, `2026-12-24T09:30:00.123Z`, `2026-12-24 09:30:00,5+01:00`."""

    def date_sql(self, text: str) -> str:
        between = f"SUBSTRING({text}, 11, 1) IN ('T', ' ', '')"
        return f"CASE WHEN {between} THEN SUBSTRING({text}, 1, 10) ELSE 'x' END"

    def clock_sql(self, text: str) -> str:
        return f"SUBSTRING({text}, 12, CASE WHEN {self._has_seconds(text)} THEN 8 ELSE 5 END)"

    def offset_sql(self, text: str) -> str:
        rest = self._rest(text)
        without = f"TRIM(LEADING '{_DIGITS}' FROM SUBSTRING({rest}, 2))"
        return f"CASE WHEN SUBSTRING({rest}, 1, 1) IN ('.', ',') THEN {without} ELSE {rest} END"

    def micro_sql(self, text: str) -> str:
        after = f"SUBSTRING({self._rest(text)}, 2)"
        digits = f"LENGTH({after}) - LENGTH(TRIM(LEADING '{_DIGITS}' FROM {after}))"
        value = f"CAST(SUBSTRING(SUBSTRING({after}, 1, {digits}) || '000000', 1, 6) AS BIGINT)"
        return f"CASE WHEN SUBSTRING({self._rest(text)}, 1, 1) IN ('.', ',') THEN {value} ELSE 0 END"

    def date(self, part: str) -> int | None:
        try:
            day = date.fromisoformat(part) if len(part) == 10 and part[4] == part[7] == "-" else None
        except ValueError:
            return None
        return day.toordinal() - EPOCH if day and day.year in YEARS else None

    def clock(self, part: str) -> Clock | None:
        if not part:
            return Clock(0)
        found = _CLOCK.fullmatch(part)
        if found is None:
            return None
        hours, minutes, seconds = (int(number or 0) for number in found.groups())
        return Clock((hours * 60 + minutes) * 60 + seconds)

    def offset(self, part: str) -> Offset | None:
        return _offset(part.strip(" "))

    def is_time(self, text: str) -> bool:
        found = _WHOLE.fullmatch(text)
        if found is None:
            return False
        day, clock, offset = found.groups(default="")
        return self.date(day) is not None and self.clock(clock) is not None and self.offset(offset) is not None

    def _has_seconds(self, text: str) -> str:
        return f"SUBSTRING({text}, 17, 1) = ':'"

    def _rest(self, text: str) -> str:
        return f"SUBSTRING({text}, CASE WHEN {self._has_seconds(text)} THEN 20 ELSE 17 END)"


class Formatted:
    """A format of `strptime`, such as `%d-%m-%Y %H:%M`. Where a space divides its date from its time, each is read
    by itself, else the whole text."""

    def __init__(self, form: str) -> None:
        self._parts = form.split(" ")
        kinds = [_kind(part) for part in self._parts]
        self._divided = "" not in kinds and set(kinds) == {"date", "clock"}
        self._dates = [number for number, kind in enumerate(kinds) if kind != "clock" or not self._divided]
        self._clocks = [number for number, kind in enumerate(kinds) if kind != "date" or not self._divided]
        self._date_form = " ".join(self._parts[number] for number in self._dates)
        self._clock_form = " ".join(self._parts[number] for number in self._clocks)
        if not is_time_format(form):
            raise ValueError(f"{form!r:.60} is not a format of times")

    def date_sql(self, text: str) -> str:
        return self._taken(text, self._dates)

    def clock_sql(self, text: str) -> str:
        return self._taken(text, self._clocks)

    def offset_sql(self, text: str) -> str:
        return self.clock_sql(text)

    def micro_sql(self, text: str) -> str:
        return "0"

    def date(self, part: str) -> int | None:
        found = _parsed(part, self._date_form)
        return found.toordinal() - EPOCH if found and found.year in YEARS else None

    def clock(self, part: str) -> Clock | None:
        found = _parsed(part, self._clock_form)
        return Clock((found.hour * 60 + found.minute) * 60 + found.second, found.microsecond) if found else None

    def offset(self, part: str) -> Offset | None:
        found = _parsed(part, self._clock_form)
        away = found.utcoffset() if found else None
        return Offset(int(away.total_seconds()) if away is not None else None) if found else None

    def is_time(self, text: str) -> bool:
        return self.date(text) is not None if not self._divided else _parsed(text, " ".join(self._parts)) is not None

    def _taken(self, text: str, numbers: list[int]) -> str:
        if not self._divided:
            return text
        parts = " || ' ' || ".join(f"SPLIT_PART({text}, ' ', {number + 1})" for number in numbers)
        spaces = f"LENGTH({text}) - LENGTH(REPLACE({text}, ' ', ''))"
        return f"CASE WHEN {spaces} = {len(self._parts) - 1} THEN {parts} ELSE '' END"


def texts(form: str | None) -> TimeTexts:
    """How times are written in a format, or else in ISO 8601. Raises ValueError for what is not a format."""
    return Iso() if form is None else Formatted(form)


def _kind(part: str) -> str:
    """Whether a part of a format is of the date or of the time of day; empty for what is both or neither."""
    words = {found[-1] for found in re.findall(r"%[-#]?(.)", part)} - {"%"}
    if words and words <= set(_DATE_WORDS):
        return "date"
    return "clock" if words and words <= set(_CLOCK_WORDS) else ""


def _parsed(part: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(part, form)
    except ValueError:
        return None


def _offset(text: str) -> Offset | None:
    if not text:
        return Offset(None)
    if text in ("Z", "z", "UTC", "GMT"):
        return Offset(0)
    try:
        return Offset(time_zones.offset(text))
    except ValueError:
        return None
