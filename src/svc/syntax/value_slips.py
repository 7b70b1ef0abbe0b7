"""Values as people write them: `1h 45m`, `1d–3d`, `1,5h`, `PT45M`, `20/day`, `45 minutes`, `-3`.

Each is what a value was probably meant to be, as the language writes it; whoever asks has to read whether it is one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from svc.model.calendar import STANDARD
from svc.model.quantities import SECONDS, Duration
from svc.model.quantities import plain as decimal
from svc.syntax.drafts.times import duration
from svc.text.pattern import Pattern

MINUTES_OR_MONTHS = "M"
_QUANTITY = Pattern(
    r"([0-9]+(?:\.[0-9]*)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|percent|%|)",
    re.IGNORECASE,
)
_NUMBER = Pattern(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_RATE = Pattern(r"([0-9.,]+)\s*/\s*(h|d|w|hours?|hr|days?|weeks?|wk)", re.IGNORECASE)
_COMMA = Pattern(r"([0-9]{1,9}),([0-9]{1,9})(?![0-9,])")
_THOUSANDS = 3
"""So many digits behind a comma may be thousands as well as decimals."""
_WORKING = SECONDS | {"d": STANDARD.seconds(Duration(1, "d"))[0], "w": STANDARD.seconds(Duration(1, "w"))[0]}
_TIMES = ("duration", "single time", "working day", "working week")
_UNITS = {"working day": "h", "working week": "d"}
_PER = {"rate": "hdw", "cost per hour": "h"}


class Meant(NamedTuple):
    """What a value may mean; whether it surely means that, and what to add."""

    text: str
    is_sure: bool = False
    help: str = ""


def meant(text: str, kind: str) -> Iterator[Meant]:
    """What a value of a kind was probably meant to be, the best first."""
    if text[:1] in "+-":
        yield Meant(text[1:], text[0] == "+")
    elif (comma := _COMMA.search(text)) and len(comma[2]) == _THOUSANDS:
        yield from (Meant(_COMMA.sub(instead, text)) for instead in (r"\1.\2", r"\1\2"))
    elif comma:
        point = _COMMA.sub(r"\1.\2", text)
        yield Meant(point, is_sure=True)
        yield from meant(point, kind)
    elif kind in _TIMES:
        yield from _times(text, _UNITS.get(kind, ""))
    elif kind == "percentage":
        yield from _percentages(text)
    elif match := _RATE.fullmatch(text):
        yield Meant(f"{match[1]}/{match[2][0].lower()}", is_sure=True)
    elif _NUMBER.fullmatch(text):
        yield from (Meant(f"{text}/{unit}") for unit in _PER.get(kind, ""))


def _times(text: str, unit: str) -> Iterator[Meant]:
    """`45 minutes` is `45m`, `1h 45m` is `1.75h`; a number alone has the unit that is given, if there is one."""
    if match := _QUANTITY.fullmatch(text):
        number, word = match.groups()
        if word not in ("%", "percent", ""):
            yield Meant(number + word[0].lower(), word != MINUTES_OR_MONTHS)
        elif unit and not word:
            yield Meant(number + unit)
        return
    if times := duration(text):
        yield Meant(times, is_sure=True)
        if rising := _rising(times):
            yield Meant(rising)
    elif times := duration(text, _WORKING):
        day, week = (decimal(each) for each in (STANDARD.day, STANDARD.week))
        yield Meant(times, help=f"where a day has {day} hours and a week {week} days, this is {times}")


def _rising(times: str) -> str:
    """A spread with its points in rising order; empty if it rises, or if its units don't compare."""
    points = [Duration.parse(point) for point in times.split("..")]
    try:
        ordered = sorted(points)
    except TypeError:
        return ""
    return "" if ordered == points else "..".join(map(str, ordered))


def is_falling(text: str) -> bool:
    """Whether a value is a spread but that its times fall."""
    try:
        return bool(_rising(text))
    except ValueError:
        return False


def _percentages(text: str) -> Iterator[Meant]:
    """`85 percent` is `85%`; a number up to 1 may be a fraction too: `0.2` is `20%` or `0.2%`."""
    match = _QUANTITY.fullmatch(text)
    if not match or match[2].lower() not in ("percent", "%", ""):
        return
    number, unit = match.groups()
    fraction = "" if unit else _percent_of(number)
    if fraction:
        yield Meant(fraction)
    yield Meant(f"{number}%", bool(unit))


def _percent_of(fraction: str) -> str:
    """A number above 0 and up to 1 as a percentage; empty for another one."""
    value = Decimal(fraction) if _NUMBER.fullmatch(fraction) else Decimal(0)
    return f"{decimal(value * 100)}%" if 0 < value <= 1 else ""
