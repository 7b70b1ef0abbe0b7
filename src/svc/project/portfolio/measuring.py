"""The figures of a stream that a portfolio shows: those of its main kind of case."""

from svc.measures.calendars import calendar_of
from svc.measures.stated import says_times
from svc.measures.wording import time_words
from svc.model.calendar import Calendar
from svc.project.portfolio.summary import NOT_MEASURED, StreamFigures
from svc.semantics.bound import BoundStream


def figures(bound: BoundStream, otherwise: Calendar) -> StreamFigures:
    """The figures of a stream, by its calendar or another one. One that says no times and no promise has none."""
    if not bound.stream.promises and not says_times(bound):
        return NOT_MEASURED
    from svc.measures.promises import measured  # only here, as many streams say no times

    found = measured(bound, calendar_of(bound, otherwise))[1]
    lead = found.lead[0].percentiles.get("85") if found.lead else None
    return StreamFigures(
        lead,
        "" if lead is None else time_words(lead, found.calendar),
        found.efficiency.value if found.efficiency else None,
        *(sum(each.kept is verdict for each in found.promises) for verdict in (True, False, None)),
    )
