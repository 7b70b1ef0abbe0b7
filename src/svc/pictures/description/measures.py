"""The measures that a description shows: those of a stream that says times, else what is missing.

Pictures need none of them, so they do not import this.
"""

from collections.abc import Iterator

from svc.measures import rows
from svc.measures.calendars import calendar_of
from svc.measures.figures import Measured
from svc.measures.promises import measured
from svc.measures.stated import says_times
from svc.model.calendar import Calendar
from svc.pictures.description.account import Figures, Item
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


def figures(bound: BoundStream, otherwise: Calendar) -> Figures | None:
    """The measures in words, as `measures` has them."""
    measured = measures(bound, otherwise)
    if measured is None:
        return None
    return Figures(_items(measured), (rows.verdict(each, measured.calendar) for each in measured.promises))


def _items(measured: Measured) -> Iterator[Item]:
    """The figures of each kind of case, with what is missing or was assumed."""
    for found in (measured, *measured.others):
        lines = [f"{name}: {', '.join(filter(None, said))}" for name, *said in rows.rows(found)]
        lines = [f"{line[:1].upper()}{line[1:]}" for line in (*lines, *rows.remarks(found))]
        if found.begins is None or not measured.others:
            yield from map(Item, lines)
        else:
            yield Item(f"Cases that begin with {found.begins}", lines)
