"""What a program calls to simulate a stream with queues."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from svc.checker.context import context_of
from svc.measures.calendars import calendar_of
from svc.measures.changes import changed
from svc.measures.queues.case_log import CaseLog, Logged
from svc.measures.queues.figures import Simulated
from svc.measures.queues.places import places
from svc.measures.queues.simulating import CASES, RUNS, WARM_UP, Setting, Wanted, setting, simulated
from svc.model import Stream
from svc.model.calendar import Calendar
from svc.model.quantities import Duration, Real
from svc.project.api import bind
from svc.project.measuring import MOST
from svc.text.arguments import expect, expect_whole
from svc.text.frozenmap import FrozenMap

MOST_RUNS = 1000
LEAST = 100
"""The least number of cases of a run: with fewer there is no figure to speak of."""
Changes = Mapping[str, Duration | timedelta | Decimal | Real | str]
UNCHANGED: Changes = FrozenMap()


def simulate(
    stream: Stream,
    *,
    calendar: Calendar | None = None,
    cases: int = CASES,
    runs: int = RUNS,
    seed: int = 0,
    warm_up: float = WARM_UP,
    changes: Changes = UNCHANGED,
) -> Simulated:
    """The figures of a stream whose cases arrive at random and queue for its teams.

    Cases arrive as a Poisson process at the rate that `arrives` says (Kingman, Poisson Processes). A team with a
    `size` serves one case a member, first come, first served; its queue replaces the `waits` of its steps. Steps of
    other teams, and of none, begin at once. A step that happens `every` so often waits for the next of these times,
    and one with a `batch` for so many cases. All else is as in `measure`.

    Times are in seconds of working time, shares from 0 to 1. Each figure has a 95% interval from independent runs
    (Law, Simulation Modeling and Analysis, chapter 9), or from batches of cases of a single run: cases are not
    independent of each other. The same seed gives the same figures everywhere, and a changed stream sees the same
    arrivals and draws.

    Args:
        stream: the stream, read or built in Python.
        calendar: how long a working day and week are; else as the stream, its catalogue or its project says.
        cases: how many cases are simulated, in all runs together, up to ten million.
        runs: how many independent runs they are divided into, up to 1,000.
        seed: what the simulated cases follow from.
        warm_up: the share of the cases of each run that is left out, as teams are idle at first; from 0 to below 1.
        changes: clauses with another value, such as `{"desk.size": 4, "user.arrives": "+20%"}`.

    Returns:
        The figures of the main kind of case, that of customers and users, with the other kinds in it. Where the
        stream does not say how many cases arrive, or a team has more work than time, there are none, and `missing` or
        `overloaded` says so.

    Raises:
        TypeError: an argument is of another kind.
        ValueError: a number is too small or too large, or a clause can't have the value.
        UnknownNameError: a change is about a step, team, flow or clause that there is not.
    """
    wanted = _wanted(cases, runs, seed, warm_up)
    return simulated(_setting(stream, calendar, wanted, changes), wanted)


def logged(
    stream: Stream, *, cases: int, runs: int, seed: int, warm_up: float, changes: Changes
) -> tuple[Simulated, list[Logged], Calendar]:
    """The same, what happened to the cases of the first run after its warm-up, and by which calendar."""
    wanted = _wanted(cases, runs, seed, warm_up)
    given = _setting(stream, None, wanted, changes)
    log = CaseLog(given.bound, given.known, places(given.bound, given.known, apart=True))
    found = simulated(given, wanted, log)
    return found, list(log.rows(wanted.lengths[0])), given.calendar


def _setting(stream: Stream, calendar: Calendar | None, wanted: Wanted, changes: Changes) -> Setting:
    expect(stream, Stream, "a stream")
    expect(calendar, (type(None), Calendar), "a calendar")
    bound = bind(stream)
    if changes:
        bound = bind(changed(bound, changes))
    return setting(bound, calendar or calendar_of(bound, context_of(stream).calendar), wanted)


def _wanted(cases: int, runs: int, seed: int, warm_up: float) -> Wanted:
    expect_whole(cases, runs, seed)
    if isinstance(warm_up, bool) or not isinstance(warm_up, int | float):
        raise TypeError(f"expected a share, got {warm_up!r:.100}")
    if not 0 <= warm_up < 1:
        raise ValueError(f"a warm-up of {warm_up:.6g} leaves no cases: choose a share from 0 to below 1")
    if not 1 <= runs <= MOST_RUNS:
        raise ValueError(f"{runs} runs are not possible: choose a number from 1 to {MOST_RUNS:,}")
    if not 0 < cases <= MOST:
        raise ValueError(f"{cases} cases can't be simulated: choose a number up to {MOST:,}")
    wanted = Wanted(cases, runs, seed, float(warm_up))
    if sum(wanted.lengths[1:]) < LEAST:
        in_runs = "1 run" if runs == 1 else f"{runs} runs"
        raise ValueError(
            f"{cases} cases in {in_runs} leave {sum(wanted.lengths[1:])} in each after the warm-up, and {LEAST} are "
            "needed: choose more cases or fewer runs"
        )
    return wanted
