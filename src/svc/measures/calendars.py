"""By which calendar a stream is measured."""

from svc.model.calendar import Calendar
from svc.semantics.bound import BoundStream


def calendar_of(bound: BoundStream, otherwise: Calendar) -> Calendar:
    """How long a working day and week are: as a stream says, else its catalogue, else as its project says."""
    return bound.stream.calendar or bound.catalogue.working or otherwise
