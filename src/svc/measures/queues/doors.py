"""What holds cases beside queues: dates, batches, and waiting for what else comes.

A door is called when a visit comes to its place. It gives the time at which the visit ends, or None if that of another
one ends it.
"""

from collections.abc import Callable, Sequence
from math import inf

from svc.measures.queues.table import Table

Waits = Sequence[list[float]]
Door = Callable[[Table, int, float, Waits], float | None]
"""Called with a visit, the time, and the waits of all places, to which it adds its own."""


def joined(table: Table, visit: int, now: float, waits: Waits) -> float | None:
    """The last that comes lets a case go on. Its delay is how many are still to come."""
    at = visit - table.visits_before
    table.delay[at] -= 1
    return None if table.delay[at] else now


def timed(every: float) -> Door:
    """Cases go on at the next of the times that are so many seconds apart."""

    def gate(table: Table, visit: int, now: float, waits: Waits) -> float:
        time = now // every * every
        if time < now:
            time += every
        at = visit - table.visits_before
        waits[table.place[at]].append(time - now)
        table.waited[table.of[at] - table.cases_before] += time - now
        return time

    return gate


def collecting(size: int, place: int, gate: int | None) -> Door:
    """When so many cases are together, one visit at a place does the work for all of them, after a gate if any.

    The work is that of the last one. It waits at the gate and in the queue for all of them.
    """
    gathered: list[int] = []

    def collector(table: Table, visit: int, now: float, waits: Waits) -> float | None:
        table.delay[visit - table.visits_before] = now
        gathered.append(visit)
        if len(gathered) < size:
            return None
        members = [_released(table, each, now, waits) for each in gathered]
        gathered.clear()
        at = members[-1] - table.visits_before
        work, case, table.delay[at] = table.delay[at], table.of[at], inf
        for member in members[:-1]:
            table.delay[member - table.visits_before] = now + work
        (job,) = table.add_visits(place, [case], [work])
        table.after[job - table.visits_before] = tuple(members)
        if gate is not None:
            (first,) = table.add_visits(gate, [case], [0.0])
            table.follow(first, job)
            job = first
        table.after[visit - table.visits_before] = job
        return now

    return collector


def _released(table: Table, visit: int, now: float, waits: Waits) -> int:
    """What follows a visit whose batch is complete."""
    at = visit - table.visits_before
    wait = now - table.delay[at]
    waits[table.place[at]].append(wait)
    table.waited[table.of[at] - table.cases_before] += wait
    after = table.after[at]
    assert isinstance(after, int)
    return after


def unbatched(table: Table, visit: int, now: float, waits: Waits) -> float:
    """A case goes on alone. Its delay is when its batch would have been done without a gate and a queue."""
    at = visit - table.visits_before
    table.waited[table.of[at] - table.cases_before] += max(now - table.delay[at], 0.0)
    return now
