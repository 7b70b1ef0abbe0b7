"""What a program calls to hold a stream against records."""

import os
from datetime import date

from svc.checker.context import context_of
from svc.measures.calendars import calendar_of
from svc.model import Stream
from svc.model.calendar import Calendar
from svc.project.api import bind
from svc.project.record_settings import Records
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
from svc.records.reading import read
from svc.text.arguments import expect


def observe(
    stream: Stream,
    records: Records,
    *,
    calendar: Calendar | None = None,
    since: date | None = None,
    until: date | None = None,
    engine: str = "duckdb",
    root: str | os.PathLike[str] = os.curdir,
    examples: bool = True,
) -> Observed:
    """A stream held against records of what really happened: cases that went another way, times and shares that differ.

    Times are in seconds of work, shares from 0 to 1. A case fits if a token game explains all its visits: each step
    that is done offers its outcomes, and a visit takes one of them. Promises are held against recorded lead times, and
    never against a simulation.

    Args:
        stream: the stream, read or built in Python. Its `seen` and `queued` say what records call its steps.
        records: where the records are, and what their columns mean.
        calendar: how long a working day and week are; else as the stream, its catalogue or its project says.
        since: the first day that counts: cases count that have an event from then on.
        until: the day from which on events are left out.
        engine: `duckdb`, or `spark` for those who have their records there.
        root: the folder that the paths of the records are below.
        examples: whether ids of cases are named, which may be personal.

    Returns:
        What the records say, with the findings VSC520 to VSC532.

    Raises:
        TypeError: an argument is of another kind.
        InvalidError: the records can't be read; it carries the finding.
        Error: the engine is not installed.
    """
    expect(stream, Stream, "a stream")
    expect(records, Records, "records")
    expect(calendar, (type(None), Calendar), "a calendar")
    bound = bind(stream)
    by = calendar or calendar_of(bound, context_of(stream).calendar)
    with read(records, os.fspath(root), since=since, until=until, engine=engine, calendar=by) as log:
        return observed(evidence(bound, log, by, records.end_labels, examples=examples))
