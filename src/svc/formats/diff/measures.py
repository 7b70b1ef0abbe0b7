"""The figures of two streams side by side, as rows of words and as data. Pure."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from svc.comparison.measured_figures import FigureChange, MeasuredPair
from svc.formats.measures.json import number, seconds
from svc.measures.rows import remarks
from svc.measures.wording import SHARES, TIMES, percent, time_words
from svc.measures.wording import number as number_words
from svc.model.calendar import Calendar

HEADING = ("measure", "before", "after", "difference")
_CALLED = {
    "lead": "lead time", "efficiency": "flow efficiency", "accurate": "rolled accuracy", "handovers": "hand-overs",
    "wip": "work in progress",
}  # fmt: skip

_TIMES, _SHARES = (*TIMES, "wait and work"), (*SHARES, "share")


def title(pair: MeasuredPair) -> str:
    """Which streams are measured."""
    before, after = pair.before.stream, pair.after.stream
    return f"measures of {after}" if before == after else f"measures of {after}, before of {before}"


def rows(pair: MeasuredPair) -> Iterator[tuple[str, ...]]:
    """Each figure before and after, and how it differs."""
    return table_rows(pair.changes, pair.before.calendar, pair.after.calendar)


def table_rows(changes: Collection[FigureChange], before: Calendar, after: Calendar) -> Iterator[tuple[str, ...]]:
    """Figures side by side, each side by its calendar, and how they differ."""
    several = len({change.to for change in changes if change.to}) > 1
    for each in changes:
        measure, percentile = _parts(each)
        to = f" to {each.to}" if each.to and several else ""
        of = f" of {each.of}" if each.of else ""
        yield (
            ", ".join([f"{_CALLED.get(measure, measure)}{to}{of}", *percentile]),
            _words(each.before, measure, before),
            _words(each.after, measure, after),
            _difference(each, measure, after),
        )


def unknown(pair: MeasuredPair) -> Iterator[str]:
    """What is not known, or assumed, before and after."""
    for when, found in (("before", pair.before), ("after", pair.after)):
        yield from (f"{when}: {each}" for each in remarks(found))


def data(pair: MeasuredPair) -> dict[str, Any]:
    """The same for tools."""
    return {
        "before": pair.before.stream,
        "after": pair.after.stream,
        "figures": figures(pair.changes),
        "unknown": list(unknown(pair)),
    }


def figures(changes: Iterable[FigureChange]) -> list[dict[str, Any]]:
    """Figures side by side as data."""
    return [
        {"measure": each.measure, "to": each.to, "of": each.of, **{name: _value(each, name) for name in HEADING[1:]}}
        for each in changes
    ]


def _parts(change: FigureChange) -> tuple[str, list[str]]:
    """The measure and its percentile, if it has one: `lead 85%`."""
    measure, *rest = change.measure.rsplit(" ", 1) if change.measure.endswith("%") else [change.measure]
    return measure, rest


def _value(change: FigureChange, name: str) -> str | float | None:
    value: float | None = getattr(change, name)
    if value is None:
        return None
    return seconds(value) if _parts(change)[0] in _TIMES else number(value)


def _words(value: float | None, measure: str, calendar: Calendar) -> str:
    if value is None:
        return "unknown"
    if measure == "arrivals":
        return f"{number_words(value * float(calendar.day))}/d"
    if measure in _TIMES:
        return time_words(value, calendar)
    return percent(value) if measure in _SHARES else number_words(value)


def _difference(change: FigureChange, measure: str, calendar: Calendar) -> str:
    value = change.difference
    if value is None:
        return ""
    if abs(value) < 1e-9 * max(abs(change.before or 0.0), 1.0):
        return "same"
    size = f"{number_words(abs(100 * value))} points" if measure in _SHARES else _words(abs(value), measure, calendar)
    return f"{'-' if value < 0 else '+'}{size}"
