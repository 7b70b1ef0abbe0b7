"""The way that a ladder is drawn along, and what all cases of the stream take."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from svc.measures import measure_longest_path
from svc.measures.calendars import calendar_of
from svc.measures.figures import Measured
from svc.measures.likely_path import has_value, likely_path
from svc.measures.measuring import figures, measured_kinds, usual_cases
from svc.measures.wording import percent
from svc.model.calendar import Calendar
from svc.pictures.views.timing import Times, per_cent
from svc.semantics.bound import BoundStream


def measured_times(bound: BoundStream, calendar: Calendar) -> Times:
    """The likely way of the main kind of case; the longest path where no case starts, or none ends."""
    by = calendar_of(bound, calendar)
    cases = usual_cases(bound)
    kinds = measured_kinds(bound, by, cases, 0)
    if not kinds or kinds[0].network.endless or not has_value(kinds[0]):
        return Times(by, measure_longest_path(bound, by))
    found, likely = figures(bound, kinds[:1], by, cases, 0), likely_path(kinds[0], by)
    way = f"the likely way, {_cases(likely.share)}"
    return Times(by, likely.measured, way, tuple(_of_all(found, by)), likely.beside)


def _cases(share: float) -> str:
    return "of all cases" if share > 1 - 1e-9 else f"of {percent(share)} of the cases"


def _of_all(found: Measured, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """What all cases take, with how much of it is known."""
    if not found.lead or found.work is None:
        return
    lead = found.lead[0]
    of = "all cases" if lead.reached > 1 - 1e-9 else f"{percent(lead.reached)} of the cases"
    yield f"Lead time, mean of {of}", _time(lead.mean, found, calendar)
    yield "Lead time of 85% of them", _time(lead.percentiles["85"], found, calendar)
    yield "Process time, mean of all cases", _time(found.work.value, found, calendar)
    efficiency = "–" if found.efficiency is None else _rounded(found.efficiency.value)
    yield "Flow efficiency, all cases", efficiency
    yield "Rolled %C&A, all cases", "–" if found.accurate is None else _rounded(found.accurate.value)


def _time(seconds: float, found: Measured, calendar: Calendar) -> str:
    """A time in words: a lower bound where steps say no times, and that one is not rounded up."""
    time = Decimal(repr(round(seconds, 6)))
    return f"at least {calendar.written(time, ROUND_FLOOR)}" if found.missing else calendar.written(time)


def _rounded(share: float) -> str:
    return per_cent(Decimal(repr(share * 100)))
