"""What happened to each simulated case, as records have it: which work or waiting, from when to when.

A watch of an event list. Its places are those of `places(..., apart=True)`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from svc.measures.kinds import Kind
from svc.measures.queues.places import FREE, JOIN, Places, Stop
from svc.measures.queues.table import Table
from svc.semantics.bound import BoundStream, Node


@frozen
class Logged:
    """What a case was called from a time to another, in seconds of working time from the beginning of the run.

    Cases have numbers from 1, in the order in which they arrived. `team` is who does the work, empty for waiting.
    """

    case: int
    label: str
    begin: float
    end: float
    team: str = ""


class CaseLog:
    """Notes all visits of cases to the steps of a stream."""

    def __init__(self, bound: BoundStream, kinds: Iterable[Kind], places: Places) -> None:
        starts = {(kind.network.start.party, kind.network.start.step) for kind in kinds}
        self._working = {name: _working_labels(bound, name) for name in places.stops}
        self._waiting = {name: _waiting_labels(bound, name, starts) for name in places.stops}
        self._teams = {name: _team(bound, name) for name in places.stops}
        self._steps = {stop.place: stop for stop in places.stops.values()}
        self._work = {stop.work: stop for stop in places.stops.values() if stop.work != stop.place}
        self._before = {FREE, *(each for stop in places.stops.values() for each in (stop.own, stop.batch, stop.gate))}
        self._ready: dict[int, float] = {}
        self._begun: dict[int, float] = {}
        self._starts: dict[int, float] = {}
        self._noted: dict[int, list[tuple[float, float, float, Stop]]] = {}
        self._coming = Counter[int]()
        """At how many steps and joins each case is still to come."""

    def __call__(self, table: Table, visit: int, now: float, end: float) -> None:
        """Note a visit that comes to its place at a time and ends at another."""
        at = visit - table.visits_before
        place, case = table.place[at], table.of[at]
        if place in self._before:
            return
        if place in self._work:
            self._begun |= dict.fromkeys(table.following(visit), end - table.delay[at])
            return
        if place != JOIN:
            self._note(table, visit, end)
        if self._ready.pop(visit, None) is not None:
            self._coming[case] -= 1
        for each in table.following(visit):
            later = self._visit_at_step(table, each)
            if later not in self._ready:
                self._coming[case] += 1
            self._ready[later] = max(self._ready.get(later, end), end)

    def rows(self, warm_up: int) -> Iterator[Logged]:
        """What was noted of the cases that have ended, case by case; so many are left out at the beginning."""
        arrived = sorted((start, case) for case, start in self._starts.items())[warm_up:]
        chosen = (case for _, case in arrived if not self._coming[case])
        for number, case in enumerate(chosen, 1):
            yield from sorted(self._of_case(number, case), key=lambda row: row.begin)

    def _of_case(self, number: int, case: int) -> Iterator[Logged]:
        for ready, begin, end, stop in self._noted[case]:
            waiting, working = self._waiting[stop.name], self._working[stop.name]
            if waiting:
                yield Logged(number, waiting[number % len(waiting)], ready, begin)
            yield Logged(number, working[number % len(working)], begin, end, self._teams[stop.name])

    def _note(self, table: Table, visit: int, end: float) -> None:
        at = visit - table.visits_before
        case = table.of[at]
        start = table.start[case - table.cases_before]
        ready = self._ready.get(visit, start)
        begin = self._begun.pop(visit, end - table.delay[at])
        self._starts[case] = start
        self._noted.setdefault(case, []).append((ready, max(begin, ready), end, self._steps[table.place[at]]))

    def _visit_at_step(self, table: Table, visit: int) -> int:
        """The visit at the step itself, where one leads there by what a case passes before."""
        while True:
            following = table.following(visit)
            if len(following) != 1 or table.place[visit - table.visits_before] not in self._before:
                return visit
            visit = following[0]


def _team(bound: BoundStream, name: str) -> str:
    step = bound[name].step
    return step.responsible[0] if step and step.responsible else ""


def _working_labels(bound: BoundStream, name: str) -> list[str]:
    """What records call the work of a step: by the labels that it says, else by its name."""
    node = bound[name]
    return [_concrete(each, name) for each in node.step.seen] if node.step and node.step.seen else [name]


def _waiting_labels(bound: BoundStream, name: str, starts: Collection[tuple[Node | None, Node]]) -> list[str]:
    """What records call waiting for a step: by its labels, else by those of the party that it waits for."""
    node = bound[name]
    if node.step and node.step.queued:
        return [_concrete(each, name) for each in node.step.queued]
    named = {party.name: party.seen for party in bound.stream.parties}
    sources = [flow.source for flow in bound.incoming[node] if (flow.source, node) not in starts]
    return [_concrete(each, party.name) for party in sources for each in named.get(party.name, ())]


def _concrete(pattern: str, name: str) -> str:
    """A label that a pattern covers: what `*` stands for is left out behind a letter, else it is a name."""
    made = ""
    for each in pattern:
        made += each if each != "*" else "" if made[-1:].isalnum() else name
    return made
