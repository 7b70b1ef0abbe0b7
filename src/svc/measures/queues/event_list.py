"""The event list: time passes from one visit to the next, and teams have queues.

First come, first served: so when a case comes to a team, it is known who of it will be free for the case, and when. A
queue is no more than the times at which each of a team will be free.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush, heapreplace
from itertools import islice
from math import inf

from attrs import frozen

from svc.measures.queues.places import FREE, Places
from svc.measures.queues.table import FORK, NONE, Table

Event = tuple[float, int]
"""When a visit comes to its place."""
Watch = Callable[[Table, int, float, float], None]
"""Called with each visit, the time when it comes to its place, and that of its end."""
MOST_AT_WORK = 100_000
"""A team that is larger is simulated as one of this size: more cases are never with it at once."""
CHUNK = 2048
"""After so many cases what has ended is dropped."""


@frozen(eq=False)
class Span:
    """What happened in a stretch of time, in seconds.

    Attributes:
        begin: when it begins.
        end: when it ends, with the arrival of its last case.
        cases: those that arrived.
        busy: for how long each team worked, all its members together.
    """

    begin: float
    end: float
    cases: int
    busy: Mapping[str, float]


class EventList:
    """The visits of a table in time. `watch` is called with each of them, `rest` when some cases may be dropped."""

    def __init__(self, table: Table, places: Places, rest: Callable[[], None], watch: Watch | None = None) -> None:
        queues, doors = places.queues(), places.doors()
        self._free = {name: [0.0] * min(size, MOST_AT_WORK) for name, size in places.teams.items()}
        """When each of a team will be free, as a heap."""
        self._idle = [0.0] * places.number
        """For how long members of a team were idle before they began something at a place."""
        self._places = {name: [each for each in queues if queues[each] == name] for name in places.teams}
        self._lines = [self._free[queues[each]] if each in queues else None for each in range(places.number)]
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
            for left in range(length, 0, -CHUNK):
                self._pass(islice(coming, min(left, CHUNK)))
                self._rest()
            after = self._busy()
            yield Span(begin, self._now, length, {name: after[name] - busy[name] for name in busy})
        (behind_all,) = self._table.add_visits(FREE, [NONE], [0.0])
        self._pass([(inf, behind_all)])

    def _busy(self) -> dict[str, float]:
        """For how long each team has worked until now, all its members together."""
        return {
            name: sum([min(each, self._now) for each in free]) - sum([self._idle[each] for each in self._places[name]])
            for name, free in self._free.items()
        }

    def _pass(self, coming: Iterable[Event]) -> None:
        """Let time pass until the last of some cases has come."""
        table, events, watch = self._table, self._events, self._watch
        lines, doors, idle = self._lines, self._doors, self._idle
        places, delays, waits, afters, ends = table.place, table.delay, table.wait, table.after, table.end
        before = table.visits_before
        now = self._now
        for arrival in coming:
            heappush(events, arrival)
            first, visit = arrival[1], NONE
            while visit != first:
                now, visit = events[0]
                at = visit - before
                place = places[at]
                line = lines[place]
                if line is not None:
                    begin = line[0]
                    if begin > now:
                        waits[at] = begin - now
                        end = begin + delays[at]
                    else:
                        waits[at] = 0.0
                        idle[place] += now - begin
                        end = now + delays[at]
                    heapreplace(line, end)
                elif (door := doors[place]) is None:
                    end = now + delays[at]
                elif (held := door(table, visit, now)) is not None:
                    end = held
                else:
                    heappop(events)
                    continue
                if watch is not None:
                    watch(table, visit, now, end)
                after = afters[at]
                if after >= 0:
                    heapreplace(events, (end, after))
                    continue
                heappop(events)
                ends[at] = end
                if after == FORK:
                    for each in table.forks.pop(visit, ()):
                        heappush(events, (end, each))
        self._now = now
