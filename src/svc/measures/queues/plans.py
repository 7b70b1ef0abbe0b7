"""What cases will do, before any time has passed: the visits of each case, and which of them follow others.

Which steps follow, and what each waits for, does not depend on time. So the rules of rounds and joins are those of
cases without queues, and the event list only lets time pass.
"""

from collections.abc import Callable, Sequence
from operator import add

from svc.measures.network import Network, Way
from svc.measures.queues.places import FREE, JOIN, Stop
from svc.measures.queues.table import FORK, NONE, Block, Ends, Table
from svc.measures.rounds import Batch
from svc.measures.walks import walk

Numbers = Callable[[str], Callable[[], float]]
"""Gives the stream of random numbers of a purpose."""


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
        self._firsts: Sequence[int] = ()

    def planned(self, block: Block) -> Sequence[int]:
        """The first visit of each case of a block; others follow from it."""
        self._block = block
        walk(self._network, (block.cases, [NONE] * len(block.cases)), self._routes, self)
        return self._firsts

    def together(self, batches: Sequence[Batch[int]]) -> Batch[int]:
        """Each case behind all that comes to it."""
        table, known = self._table, dict(zip(*batches[0], strict=True))
        for cases, visits in batches[1:]:
            pairs = [(case, visit) for case, visit in zip(cases, visits, strict=True) if case in known]
            met = [case for case, visit in pairs if known[case] != visit]
            joins = table.add_visits(JOIN, met, [2.0] * len(met))
            for other in ([known[case] for case in met], [visit for case, visit in pairs if known[case] != visit]):
                self._follow(other, joins)
            known.update(zip(cases, visits, strict=True))
            known.update(zip(met, joins, strict=True))
        return list(known), list(known.values())

    def done(self, step: int, cases: Sequence[int], comings: Sequence[int]) -> Sequence[int]:
        """The visits of cases at a step, each behind the one before."""
        stop, block = self._stops[step], self._block
        waits, works = stop.drawn(self._numbers, len(cases))
        if waits:
            block.add(block.waited, cases, waits)
        for place, delays in stop.passed(waits, works):
            if place != FREE:
                visits: Sequence[int] = self._table.add_held(block, place, cases, delays)
            elif self._are_free(comings):
                self._lengthen(comings, delays)
                continue
            else:
                visits = self._table.add_visits(place, cases, delays)
            if comings[0] == NONE:
                self._firsts = visits
            else:
                self._follow(comings, visits)
            comings = visits
        return comings

    def taken(self, way: Way, cases: Sequence[int], goings: Sequence[int]) -> None:
        """Note what parties get at the ends of visits, and which of them are forks."""
        if way.parties or not way.targets:
            parties = [self._columns[party] for party in way.parties]
            self._block.ends.append(Ends(parties, not way.targets, cases, goings))
        if len(way.targets) > 1 or (way.parties and (way.targets or self._network.delays)):
            after, before = self._table.after, self._table.visits_before
            for visit in goings:
                after[visit - before] = FORK

    def _are_free(self, visits: Sequence[int]) -> bool:
        """Whether nothing holds any of some visits, and each leads to one step: a further one may be a part of it."""
        table = self._table
        return visits[0] != NONE and (
            table.chosen(table.place, visits).count(FREE) == len(visits)
            and table.chosen(table.after, visits).count(NONE) == len(visits)
        )

    def _lengthen(self, visits: Sequence[int], delays: Sequence[float]) -> None:
        """Let visits take longer."""
        delay, before = self._table.delay, self._table.visits_before
        if isinstance(visits, range):
            part = slice(visits.start - before, visits.stop - before)
            delay[part] = map(add, delay[part], delays)
        else:
            for visit, more in zip(visits, delays, strict=True):
                delay[visit - before] += more

    def _follow(self, sources: Sequence[int], visits: Sequence[int]) -> None:
        """Let each visit follow another one."""
        table, after, before = self._table, self._table.after, self._table.visits_before
        if isinstance(sources, range):
            begin, end = sources.start - before, sources.stop - before
            if after[begin:end].count(NONE) == end - begin:
                after[begin:end] = visits
                return
        for source, visit in zip(sources, visits, strict=True):
            table.follow(source, visit)
