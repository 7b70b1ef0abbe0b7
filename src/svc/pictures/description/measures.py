"""The measures that a description shows: those of a stream that says times, else what is missing."""

from svc.measures.calendars import calendar_of
from svc.measures.figures import Measured
from svc.measures.promises import measured
from svc.measures.stated import says_times
from svc.model.calendar import Calendar
from svc.semantics.bound import BoundStream


def measures(bound: BoundStream, otherwise: Calendar) -> Measured | None:
    """The figures of a stream, by its calendar or another one; None if it has no flows.

    Of a stream without any times they say only that these are missing.
    """
    if not bound.flows:
        return None
    calendar = calendar_of(bound, otherwise)
    if not says_times(bound):
        return Measured(bound.stream.name, None, calendar, missing=["how long its steps take"])
    return measured(bound, calendar)[1]
