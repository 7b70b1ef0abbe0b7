"""What holds cases beside queues: dates, batches, and waiting for what else comes.

A door is called when a visit comes to its place. It gives the time at which the visit ends, or None if that of another
one ends it, and notes how long the visit waits.
"""

from collections.abc import Callable
from math import inf

from svc.measures.queues.table import FORK, Table

Door = Callable[[Table, int, float], float | None]
"""Called with a visit and the time."""


def joined(table: Table, visit: int, now: float) -> float | None:
    """The last that comes lets a case go on. Its delay is how many are still to come."""
    at = visit - table.visits_before
    table.delay[at] -= 1
    return None if table.delay[at] else now


def timed(every: float) -> Door:
    """Cases go on at the next of the times that are so many seconds apart."""

    def gate(table: Table, visit: int, now: float) -> float:
        time = now // every * every
        if time < now:
            time += every
        table.wait[visit - table.visits_before] = time - now
        return time

    return gate


def collecting(size: int, place: int, gate: int | None) -> Door:
    """When so many cases are together, one visit at a place does the work for all of them, after a gate if any.

    The work is that of the last one. It waits at the gate and in the queue for all of them.
    """
    gathered: list[int] = []

    def collector(table: Table, visit: int, now: float) -> float | None:
        table.delay[visit - table.visits_before] = now
        gathered.append(visit)
        if len(gathered) < size:
            return None
        members = [_released(table, each, now) for each in gathered]
        gathered.clear()
        at = members[-1] - table.visits_before
        work, case, table.delay[at] = table.delay[at], table.of[at], inf
        for member in members[:-1]:
            table.delay[member - table.visits_before] = now + work
        block = table.block_of(case)
        (job,) = table.add_held(block, place, [case], [work])
        table.after[job - table.visits_before] = FORK
        table.forks[job] = members
        if gate is not None:
            (first,) = table.add_held(block, gate, [case], [0.0])
            table.follow(first, job)
            job = first
        table.after[visit - table.visits_before] = job
        return now

    return collector


def _released(table: Table, visit: int, now: float) -> int:
    """What follows a visit whose batch is complete."""
    at = visit - table.visits_before
    table.wait[at] = now - table.delay[at]
    return table.after[at]


def unbatched(table: Table, visit: int, now: float) -> float:
    """A case goes on alone. Its delay is when its batch would have been done without a gate and a queue."""
    at = visit - table.visits_before
    table.wait[at] = max(now - table.delay[at], 0.0)
    return now
