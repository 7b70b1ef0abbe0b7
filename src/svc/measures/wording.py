"""Figures and promises in words: `the lead time to user of 85% of the cases`, `2d 3h`, `12.5%`."""

from decimal import Decimal

from svc.model import Promise
from svc.model.calendar import Calendar
from svc.model.quantities import plain

_CALLED = {
    "lead": "the lead time", "first": "the time to the first thing", "work": "the work", "wait": "the wait",
    "cost": "the cost", "wip": "the work in progress", "visits": "the number of visits", "rework": "the rework",
    "efficiency": "the flow efficiency", "accurate": "the rolled accuracy", "handovers": "the number of hand-overs",
    "utilisation": "the utilisation",
}  # fmt: skip
TIMES = ("lead", "first", "work", "wait")
SHARES = ("rework", "efficiency", "accurate", "utilisation")


def figure_of(promise: Promise) -> str:
    """The figure that a promise is about: `the lead time to user of 85% of the cases`."""
    called = _CALLED.get(promise.measure, promise.measure)
    percentile = "" if promise.percentile is None else f" of {plain(promise.percentile)}% of the cases"
    return f"{called}{f' to {promise.to}' if promise.to else ''}{f' of {promise.of}' if promise.of else ''}{percentile}"


def written(promise: Promise) -> str:
    """A promise as it is written."""
    percentile = "" if promise.percentile is None else f" {plain(promise.percentile)}%"
    to = f" to {promise.to}" if promise.to else ""
    of = f" of {promise.of}" if promise.of else ""
    return f"{promise.measure}{percentile} {promise.bound} {promise.limit}{to}{of}"


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


def number(value: float) -> str:
    """A number with three significant digits, and all of those before its point."""
    if abs(value) >= 100:
        return f"{value:.0f}"
    written = f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"
    return written.rstrip("0").rstrip(".")
