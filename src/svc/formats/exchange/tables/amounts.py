"""Durations and percentages in cells: one rule for texts, numbers, times, dates and spans of time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from numbers import Real
from typing import Any

from svc.formats.exchange.tables.cells import Cell
from svc.model import HOLE
from svc.model.quantities import Duration, percent, plain
from svc.syntax.value_slips import meant
from svc.text.pattern import Pattern

NOTHING = ("", "-", "–", "—", "n/a")
"""What says nothing; in small letters."""
OPEN = ("?", "tbd")
"""What says that something is still to be found out."""
_CLOCK = Pattern(r"([0-9]{1,6}):([0-5][0-9])(?::([0-5][0-9]))?")
_FORMAT_UNIT = Pattern(r'"\s*([a-z]+)\.?\s*"', re.IGNORECASE)
_FORMAT_CLOCK = Pattern(r"\[?[hms]+\]?(?::|$)", re.IGNORECASE)
_NUMBER = Pattern(r"[0-9]+(?:\.[0-9]+)?")
_NO_TIME = Duration(0, "m")
"""Nothing needs no unit."""
_FIRST_DAY = datetime(1899, 12, 30)
"""Day 0 of spreadsheets."""
_LAST_YEAR = 1901
"""A date up to here is a time of more than a day that is shown as a date."""


def says_nothing(cell: Cell) -> bool:
    """Whether there is nothing in a cell, or a sign for it."""
    return cell.words.casefold() in NOTHING


def is_open(cell: Cell) -> bool:
    """Whether a cell says that its value is still to be found out."""
    return cell.words.casefold() in OPEN


def with_open_values(said: Mapping[str, Any], clauses: Iterable[str]) -> dict[str, Any]:
    """What a statement says, with the names of the clauses of which it says a hole."""
    still = tuple(each for each in clauses if said.get(each) == HOLE)
    return {key: value for key, value in said.items() if key not in still} | {"open_values": still}


def duration(cell: Cell, unit: str = "") -> Duration:
    """The duration in a cell; a bare number has the unit of its heading. Raises ValueError with the reason."""
    value = cell.value
    if isinstance(value, timedelta):
        return Duration.from_timedelta(value)
    if isinstance(value, time):
        return Duration.from_timedelta(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
    if isinstance(value, date):
        return _of_date(value)
    if isinstance(value, Real) and not isinstance(value, bool):
        return _of_number(Decimal(str(value)), cell.format, unit)
    return _of_text(cell.words, unit)


def _of_date(value: date) -> Duration:
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    if moment.year > _LAST_YEAR:
        raise ValueError("it is a date, not a duration")
    return Duration.from_timedelta(moment - _FIRST_DAY)


def _of_number(number: Decimal, format: str, unit: str) -> Duration:
    if not number:
        return _NO_TIME
    named = _FORMAT_UNIT.search(format)
    shown = next((each[0] for each in UNIT_WORDS if named and named[1].lower() in each), "")
    if shown or (unit and unit != "%"):
        return Duration(number, shown or unit)
    if format and _FORMAT_CLOCK.search(format):
        return Duration.from_timedelta(timedelta(seconds=round(float(number) * 86400)))
    raise ValueError("a number without a unit: write 45m, or name the unit in the heading, as in `takes (min)`")


UNIT_WORDS = (
    ("s", "sec", "secs", "second", "seconds"), ("m", "min", "mins", "minute", "minutes"),
    ("h", "hr", "hrs", "hour", "hours"), ("d", "day", "days"), ("w", "wk", "week", "weeks"),
)  # fmt: skip


@lru_cache(maxsize=1_000)
def _of_text(text: str, unit: str) -> Duration:
    if match := _CLOCK.fullmatch(text):
        if unit in ("m", "s") and not match[3]:
            raise ValueError("it may be hours and minutes, or minutes and seconds: write 90m or 1.5h")
        hours, minutes, seconds = (int(each or 0) for each in match.groups())
        return Duration.from_timedelta(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    number = text.replace(",", ".")
    if number == "0":
        return _NO_TIME
    if unit and unit != "%" and _NUMBER.fullmatch(number):
        return Duration(Decimal(number), unit)
    for candidate in chain((text, text.replace(" ", "")), _surely_meant(text)):
        try:
            return Duration.parse(candidate)
        except ValueError:
            continue
    if _NUMBER.fullmatch(number):
        raise ValueError("a number without a unit: write 45m, or name the unit in the heading, as in `takes (min)`")
    raise ValueError("it is not a duration such as 45m, 1.5h, 2d or 30m..4h")


def _surely_meant(text: str) -> Iterator[str]:
    yield from (each.text for each in meant(text, "duration") if each.is_sure)


def percentage(cell: Cell, unit: str = "") -> Decimal:
    """The percentage in a cell. Raises ValueError with the reason."""
    value = cell.value
    if isinstance(value, Real) and not isinstance(value, bool):
        number = Decimal(str(value))
        if "%" in cell.format:
            return percent(f"{plain(round(number * 100, 9))}%")
        return _bare(number)
    text = cell.words.replace(" ", "").replace(",", ".").replace("percent", "%")
    if _NUMBER.fullmatch(text):
        return _bare(Decimal(text))
    try:
        return percent(text)
    except ValueError:
        raise ValueError("it is not a percentage such as 85%") from None


def _bare(number: Decimal) -> Decimal:
    if number == 0 or 1 < number <= 100:
        return percent(f"{plain(number)}%")
    if 0 < number <= 1:
        shares = f"{plain(number * 100)}% or {plain(number)}%"
        raise ValueError(f"a number without a percent sign, which may be {shares}")
    raise ValueError("it is not a percentage from 0 to 100")
