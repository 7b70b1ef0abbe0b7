"""What a program calls to measure a stream."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from svc.checker.context import context_of
from svc.measures.calendars import calendar_of
from svc.measures.changes import changed
from svc.measures.figures import Measured
from svc.measures.measuring import CASES
from svc.measures.promises import measured
from svc.model import Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Duration, Real
from svc.project.api import bind
from svc.text.arguments import expect, expect_whole
from svc.text.frozenmap import FrozenMap

MOST = 10_000_000
"""The number of cases that may be simulated at once."""


def measure(
    stream: Stream,
    *,
    calendar: Calendar | None = None,
    cases: int = CASES,
    seed: int = 0,
    changes: Mapping[str, Duration | timedelta | Decimal | Real | str] = FrozenMap(),
) -> Measured:
    """The measures of a stream: how long its cases take, what they cost, how often they are reworked.

    Times are in seconds of working time, shares from 0 to 1. Each figure says whether it is exact or simulated, and
    how sure it is.

    - Lead time: from the start of a case to the last thing that the party gets that gave the demand; waits and work
      on the way. Its mean is exact where steps are done one at a time: first-step analysis of an absorbing Markov
      chain (Kemeny and Snell, Finite Markov Chains). Else it is simulated, as are all percentiles.
    - First: the same, to the first such thing.
    - Work and wait: process time and wait time of all steps that a case does, visits times time.
    - Flow efficiency: process time over lead time, both of the steps up to the value (Martin and Osterling, Value
      Stream Mapping).
    - Accurate: rolled %C&A, the product of the accuracies of the steps up to the value (the same).
    - Rework: the share of cases that take a flow that leads back.
    - Visits: how often a case does a step, from the fundamental matrix of the chain.
    - Hand-overs: flows of a case from one team to another, or where none is responsible from one activity to another.
    - Cost: visits times the `costs` of the step and of an hour of its team.
    - Work in progress: arrivals times lead time (Little's law).
    - Utilisation of a team: arrivals times visits times process time, over its size.

    Args:
        stream: the stream, read or built in Python.
        calendar: how long a working day and week are; else as the stream, its catalogue or its project says.
        cases: how many cases are simulated, up to ten million; with 0 there are exact figures only.
        seed: what the simulated cases follow from: the same seed gives the same figures.
        changes: clauses with another value, such as `{"deploy.waits": "4h", "test->fix.share": "10%"}`.

    Returns:
        The measures of the main kind of case, that of customers and users, with the other kinds in it.

    Raises:
        TypeError: an argument is of another kind.
        ValueError: `cases` is below 0 or too large, or a clause can't have the value.
        UnknownNameError: a change is about a step, team, flow or clause that there is not.
    """
    expect(stream, Stream, "a stream")
    expect(calendar, (type(None), Calendar), "a calendar")
    expect_whole(cases, seed)
    if not 0 <= cases <= MOST:
        raise ValueError(f"{cases} cases can't be simulated: choose a number from 0 to {MOST:,}")
    bound = bind(stream)
    if changes:
        bound = bind(changed(bound, changes))
    by = calendar or calendar_of(bound, context_of(stream).calendar)
    return measured(bound, by, cases, seed)[1]
