"""What cases will do, before any time has passed: the visits of each case, and which of them follow others.

Which steps follow, and what each waits for, does not depend on time. So the rules of rounds and joins are those of
cases without queues, and the event list only lets time pass.
"""

from collections.abc import Callable, Sequence

from svc.measures.network import Network, Way
from svc.measures.queues.places import JOIN, Stop
from svc.measures.queues.table import Table
from svc.measures.rounds import Batch
from svc.measures.walks import walk

Numbers = Callable[[str], Callable[[], float]]
"""Gives the stream of random numbers of a purpose."""
NOTHING = -1
"""The visit before the first one of a case."""


class Plans:
    """Plans the cases of one kind. A traveller: what is known of a case on its way is the visit before.

    `stops` are those of the steps of the network, `columns` the numbers of parties.
    """

    def __init__(
        self, network: Network, stops: Sequence[Stop], columns: Sequence[str], numbers: Numbers, table: Table
    ) -> None:
        self._network, self._stops, self._numbers, self._table = network, stops, numbers, table
        self._routes = [numbers(f"{stop.name} route") for stop in stops]
        self._columns = {party: number for number, party in enumerate(columns)}
        self._firsts: range = range(0)
        self._last: list[int] = []

    def planned(self, cases: range) -> range:
        """The first visit of each case; others follow from it."""
        walk(self._network, (cases, [NOTHING] * len(cases)), self._routes, self)
        table, after, of, open = self._table, self._table.after, self._table.of, self._table.open
        visits_before, cases_before = table.visits_before, table.cases_before
        for visit in self._last:
            at = visit - visits_before
            if after[at] is None:
                open[of[at] - cases_before] += 1
        self._last.clear()
        return self._firsts

    def together(self, batches: Sequence[Batch[int]]) -> Batch[int]:
        """Each case behind all that comes to it."""
        known = dict(zip(*batches[0], strict=True))
        for cases, visits in batches[1:]:
            for case, visit in zip(cases, visits, strict=True):
                other = known.get(case, visit)
                if other != visit:
                    (visit_of_both,) = self._table.add_visits(JOIN, [case], [2])
                    self._table.follow(other, visit_of_both)
                    self._table.follow(visit, visit_of_both)
                    visit = visit_of_both
                known[case] = visit
        return list(known), list(known.values())

    def done(self, step: int, cases: Sequence[int], comings: Sequence[int]) -> Sequence[int]:
        """The visits of cases at a step, each behind the one before."""
        stop, table = self._stops[step], self._table
        waits, delays = stop.drawn(self._numbers, len(cases))
        for case, wait in zip(cases, waits, strict=False):
            table.waited[case - table.cases_before] += wait
        if waits and stop.own is None:
            delays = [wait + work for wait, work in zip(waits, delays, strict=True)]
        for place in stop.before:
            before = table.add_visits(place, cases, waits if place == stop.own else [0.0] * len(cases))
            comings = self._followed(comings, before)
        visits = table.add_visits(stop.place, cases, delays)
        self._followed(comings, visits)
        return visits

    def _followed(self, comings: Sequence[int], visits: range) -> range:
        """Visits, each of them now behind another one."""
        if comings[0] == NOTHING:
            self._firsts = visits
            return visits
        table, after, before = self._table, self._table.after, self._table.visits_before
        if isinstance(comings, range):
            begin, end = comings.start - before, comings.stop - before
            if after[begin:end].count(None) == end - begin:
                after[begin:end] = visits
                return visits
        for coming, visit in zip(comings, visits, strict=True):
            at = coming - before
            if after[at] is None:
                after[at] = visit
            else:
                table.follow(coming, visit)
        return visits

    def taken(self, way: Way, cases: Sequence[int], goings: Sequence[int]) -> None:
        """Note whom the ends of visits give something, and which of them may be the last of their case."""
        table, before = self._table, self._table.visits_before
        if way.parties:
            parties = tuple([self._columns[party] for party in way.parties])
            for visit in goings:
                table.gives[visit - before] = parties
            if way.targets:
                for visit in goings:
                    table.after[visit - before] = ()
        if not way.targets:
            self._last += goings
