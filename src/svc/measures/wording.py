"""Figures in words: `the lead time to user of 85% of the cases`, `2d 3h`, `12.5%`."""

from decimal import Decimal

from svc.model import Promise
from svc.model.calendar import Calendar
from svc.model.quantities import plain
from svc.semantics.measure_wording import MEASURES

TIMES = ("lead", "first", "work", "wait")
SHARES = ("rework", "efficiency", "accurate", "utilisation")


def figure_of(promise: Promise) -> str:
    """The figure that a promise is about: `the lead time to user of 85% of the cases`."""
    name = MEASURES.get(promise.measure, promise.measure)
    percentile = "" if promise.percentile is None else f" of {plain(promise.percentile)}% of the cases"
    to = f" to {promise.to}" if promise.to else ""
    of = f" of {promise.of}" if promise.of else ""
    return f"the {name}{to}{of}{percentile}"


def figure_words(value: float, measure: str, calendar: Calendar) -> str:
    """What was measured, in the words of its measure."""
    if measure in TIMES:
        return time_words(value, calendar)
    return percent(value) if measure in SHARES else number(value)


def time_words(seconds: float, calendar: Calendar) -> str:
    """A time in words: `2d 3h`."""
    return calendar.written(Decimal(repr(round(max(seconds, 0.0), 6))))


def percent(share: float) -> str:
    """A share in per cent: `12.5%`."""
    return f"{number(share * 100)}%"


def counted(number: int, one: str, several: str) -> str:
    """How many there are of something: `1 case`, `1,200 cases`."""
    return f"{number:,} {one if number == 1 else several}"


def number(value: float) -> str:
    """A number with three significant digits, and all of those before its point."""
    if abs(value) >= 100:
        return f"{value:.0f}"
    written = f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"
    return written.rstrip("0").rstrip(".")
