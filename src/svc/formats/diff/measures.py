"""The figures of two streams side by side, as rows of words and as data. Pure."""

from collections.abc import Iterator
from typing import Any

from svc.comparison.measured_figures import FigureChange, MeasuredPair
from svc.formats.measures.json import number, seconds
from svc.measures.rows import remarks
from svc.measures.wording import SHARES, TIMES, figure_words
from svc.measures.wording import number as number_words
from svc.model.calendar import Calendar

HEADING = ("measure", "before", "after", "difference")
_CALLED = {
    "lead": "lead time", "efficiency": "flow efficiency", "accurate": "rolled accuracy", "handovers": "hand-overs",
    "wip": "work in progress",
}  # fmt: skip


def title(pair: MeasuredPair) -> str:
    """Which streams are measured."""
    before, after = pair.before.stream, pair.after.stream
    return f"measures of {after}" if before == after else f"measures of {after}, before of {before}"


def rows(pair: MeasuredPair) -> Iterator[tuple[str, ...]]:
    """Each figure before and after, and how it differs."""
    calendar = pair.after.calendar
    several = len({change.to for change in pair.changes if change.to}) > 1
    for each in pair.changes:
        measure, *rest = each.measure.split()
        to = f" to {each.to}" if each.to and several else ""
        yield (
            ", ".join([f"{_CALLED.get(measure, measure)}{to}", *rest]),
            _words(each.before, measure, pair.before.calendar),
            _words(each.after, measure, calendar),
            _difference(each, measure, calendar),
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
        "figures": [
            {"measure": each.measure, "to": each.to, **{name: _value(each, name) for name in HEADING[1:]}}
            for each in pair.changes
        ],
        "unknown": list(unknown(pair)),
    }


def _value(change: FigureChange, name: str) -> str | float | None:
    value: float | None = getattr(change, name)
    if value is None:
        return None
    return seconds(value) if change.measure.split()[0] in TIMES else number(value)


def _words(value: float | None, measure: str, calendar: Calendar) -> str:
    return "unknown" if value is None else figure_words(value, measure, calendar)


def _difference(change: FigureChange, measure: str, calendar: Calendar) -> str:
    value = change.difference
    if value is None:
        return ""
    if abs(value) < 1e-9 * max(abs(change.before or 0.0), 1.0):
        return "same"
    size = (
        f"{number_words(abs(100 * value))} points" if measure in SHARES else figure_words(abs(value), measure, calendar)
    )
    return f"{'-' if value < 0 else '+'}{size}"
