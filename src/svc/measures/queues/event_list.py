"""The event list: time passes from one visit to the next, and teams have queues.

First come, first served: so when a case comes to a team, it is known who of it will be free for the case, and when. A
queue is no more than the times at which each of a team will be free.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush, heapreplace
from itertools import islice
from math import inf

from attrs import field, frozen

from svc.measures.queues.places import Places
from svc.measures.queues.table import Table

Event = tuple[float, int]
"""When a visit comes to its place."""
Watch = Callable[[Table, int, float, float], None]
"""Called with each visit, the time when it comes to its place, and that of its end."""
MOST_AT_WORK = 100_000
"""A team that is larger is simulated as one of this size: more cases are never with it at once."""
NONE = -1
"""The visit that never comes, before which all others have ended."""
CHUNK = 2048
"""After so many cases what has ended is dropped."""


@frozen(eq=False)
class Team:
    """When each of a team will be free, as a heap, and for how long they have been idle until then."""

    free: list[float]
    idle: list[float] = field(factory=lambda: [0.0])

    def busy(self, now: float) -> float:
        """For how long they have worked, all together."""
        return sum([min(each, now) for each in self.free]) - self.idle[0]


@frozen(eq=False)
class Span:
    """What happened in a stretch of time, in seconds.

    Attributes:
        begin: when it begins.
        end: when it ends, with the arrival of its last case.
        cases: those that arrived.
        waits: how long cases waited at each place.
        busy: for how long each team worked, all its members together.
    """

    begin: float
    end: float
    cases: int
    waits: Sequence["array[float]"]
    busy: Mapping[str, float]


class EventList:
    """The visits of a table in time. `watch` is called with each of them, `rest` when some cases may be dropped."""

    def __init__(self, table: Table, places: Places, rest: Callable[[], None], watch: Watch | None = None) -> None:
        queues, doors = places.queues(), places.doors()
        self._teams = {name: Team([0.0] * min(size, MOST_AT_WORK)) for name, size in places.teams.items()}
        self._queues = [self._teams[queues[each]] if each in queues else None for each in range(places.number)]
        self._doors = [doors.get(each) for each in range(places.number)]
        self._table, self._rest, self._watch = table, rest, watch
        self._events: list[Event] = []
        self._now = 0.0

    def run(self, arrivals: Iterable[Event], lengths: Sequence[int]) -> Iterator[Span]:
        """Let cases come one after the other, and time pass, for as many spans as there are lengths.

        Arrivals are those of the first visits. Lengths are numbers of cases: a span ends when so many have come. When
        all have, the rest go on to their end.
        """
        coming = iter(arrivals)
        for length in lengths:
            begin, busy = self._now, self._busy()
            waits = [array("d") for _ in self._queues]
            for left in range(length, 0, -CHUNK):
                for times, found in zip(waits, self._pass(islice(coming, min(left, CHUNK))), strict=True):
                    times.fromlist(found)
                self._rest()
            after = self._busy()
            yield Span(begin, self._now, length, waits, {name: after[name] - busy[name] for name in busy})
        self._pass([(inf, NONE)])

    def _busy(self) -> dict[str, float]:
        return {name: team.busy(self._now) for name, team in self._teams.items()}

    def _pass(self, coming: Iterable[Event]) -> list[list[float]]:
        """Let time pass until the last of some cases has come; how long cases waited at each place meanwhile."""
        table, events, doors, watch = self._table, self._events, self._doors, self._watch
        places, delays, afters, gives, of = table.place, table.delay, table.after, table.gives, table.of
        opened, waited, ends, lasts, firsts = table.open, table.waited, table.end, table.last, table.first
        visits_before, cases_before = table.visits_before, table.cases_before
        free = [None if team is None else team.free for team in self._queues]
        idle = [[] if team is None else team.idle for team in self._queues]
        waits: list[list[float]] = [[] for _ in self._queues]
        waiting = [each.append for each in waits]
        for arrival, first in coming:
            if first != NONE:
                heappush(events, (arrival, first))
            visit = None
            while events and visit != first:
                now, visit = events[0]
                at = visit - visits_before
                place, after = places[at], afters[at]
                line = free[place]
                if line is not None:
                    begin = line[0]
                    if begin > now:
                        waited[of[at] - cases_before] += begin - now
                        waiting[place](begin - now)
                        end = begin + delays[at]
                    else:
                        idle[place][0] += now - begin
                        waiting[place](0.0)
                        end = now + delays[at]
                    heapreplace(line, end)
                elif (door := doors[place]) is None:
                    end = now + delays[at]
                elif (held := door(table, visit, now, waits)) is not None:
                    end, after = held, afters[at]
                else:
                    heappop(events)
                    continue
                if watch is not None:
                    watch(table, visit, now, end)
                if after.__class__ is int:
                    heapreplace(events, (end, after))
                    continue
                heappop(events)
                case = of[at] - cases_before
                for party in gives[at] or ():
                    if end > lasts[party][case]:
                        lasts[party][case] = end
                    if not 0 <= firsts[party][case] < end:
                        firsts[party][case] = end
                if after is None:
                    opened[case] -= 1
                    if end > ends[case]:
                        ends[case] = end
                elif isinstance(after, tuple):
                    for each in after:
                        heappush(events, (end, each))
            self._now = arrival
        return waits
