"""Records for tests: a log in plain Python, which is the oracle for the engines, and simulated cases as its events.

All hours are hours of work here, so times are differences of seconds.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic
from svc.measures.effort import effort
from svc.measures.network import network
from svc.measures.routes import routes
from svc.measures.simulation import Block, simulated
from svc.model.calendar import STANDARD
from svc.records.shapes import Follow, Label, Meaning, Role, Summary, Times, Way
from svc.semantics.bound import BoundStream


class Event(NamedTuple):
    """That something was called `label` in a case, from a second to another; without `end` it only began then."""

    case: str
    label: str
    begin: float
    end: float | None = None


class Visit(NamedTuple):
    """A visit to a place, from its first event to its last, and how long its events waited and worked."""

    place: str
    begin: float
    end: float
    wait: float | None
    work: float | None


class PlainLog:
    """A log that is held in a list. All cases have ended but those of `open_cases`."""

    def __init__(self, events: Iterable[Event], open_cases: Collection[str] = ()) -> None:
        self._cases: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            self._cases[event.case].append(event)
        for case in self._cases.values():
            case.sort(key=lambda event: event.begin)
        self._open = frozenset(open_cases)

    @property
    def summary(self) -> Summary:
        times = [event.begin for case in self._cases.values() for event in case]
        first, last = (datetime.fromtimestamp(each(times), UTC) for each in (min, max)) if times else (None, None)
        return Summary(len(times), len(self._cases), len(self._open), 0, first, last)

    @property
    def labels(self) -> tuple[Label, ...]:
        counts = Counter(event.label for case in self._cases.values() for event in case)
        return tuple(Label(text, count) for text, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return ()

    @property
    def assumed(self) -> tuple[str, ...]:
        return ()

    def visits(
        self, meanings: Mapping[str, Meaning], again: Collection[str] = (), *, ends_with_last: bool = False
    ) -> "PlainVisits":
        return PlainVisits({case: _visits(events, meanings, again) for case, events in self._cases.items()}, self._open)


def _visits(events: Sequence[Event], meanings: Mapping[str, Meaning], again: Collection[str]) -> list[Visit]:
    found: list[Visit] = []
    queued: dict[str, float] = {}
    for at, event in enumerate(events):
        meaning = meanings.get(event.label)
        if meaning is None:
            continue
        if meaning.role is Role.QUEUED:
            queued.setdefault(meaning.place, event.begin)
            continue
        wait, work = _times(events, at, queued.pop(meaning.place, None))
        visit = Visit(meaning.place, event.begin, event.begin if event.end is None else event.end, wait, work)
        if found and found[-1].place == meaning.place and meaning.place not in again:
            before = found.pop()
            visit = Visit(
                visit.place, before.begin, max(before.end, visit.end),
                _sum(before.wait, wait), _sum(before.work, work),
            )  # fmt: skip
        found.append(visit)
    return found


def _times(events: Sequence[Event], at: int, queued: float | None) -> tuple[float | None, float | None]:
    """How long an event waited, and how long it worked."""
    event = events[at]
    if event.end is None:  # a status lasts until the next one begins
        own = events[at + 1].begin - event.begin if at + 1 < len(events) else None
        return own, None
    ended = [each.end for each in events[:at] if each.end is not None and each.end <= event.begin]
    since = queued if queued is not None else max(ended, default=None)
    return None if since is None else event.begin - since, event.end - event.begin


def _sum(one: float | None, other: float | None) -> float | None:
    known = [each for each in (one, other) if each is not None]
    return sum(known) if known else None


class PlainVisits:
    """Visits case by case."""

    def __init__(self, cases: Mapping[str, list[Visit]], open_cases: Collection[str]) -> None:
        self._cases, self._open = {case: visits for case, visits in cases.items() if visits}, open_cases

    def ways(self) -> Sequence[Way]:
        found: dict[tuple[tuple[str, ...], bool], list[str]] = defaultdict(list)
        for case, visits in self._cases.items():
            found[tuple(visit.place for visit in visits), case not in self._open].append(case)
        ways = [Way(places, len(cases), min(cases), ended) for (places, ended), cases in found.items()]
        return sorted(ways, key=lambda way: (-way.count, way.places, not way.ended))

    def follows(self) -> Sequence[Follow]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for case, visits in self._cases.items():
            for one, other in pairwise(visits):
                found[one.place, other.place].append(case)
        return [Follow(*pair, len(cases), len({*cases}), min(cases)) for pair, cases in sorted(found.items())]

    def waits(self) -> Mapping[str, Times]:
        return self._of(lambda visit: visit.wait)

    def works(self) -> Mapping[str, Times]:
        return self._of(lambda visit: visit.work)

    def _of(self, time: Callable[[Visit], float | None]) -> Mapping[str, Times]:
        times: dict[str, list[float]] = defaultdict(list)
        for visits in self._cases.values():
            for visit in visits:
                known = time(visit)
                if known is not None:
                    times[visit.place].append(known)
        return {place: times_of(each) for place, each in times.items()}

    def lead(self) -> Times | None:
        times = self._leads()
        return times_of(times) if times else None

    def kept(self, limit: float) -> tuple[int, int]:
        times = self._leads()
        return sum(time <= limit for time in times), len(times)

    def arrivals(self) -> float | None:
        begins = [visits[0].begin for visits in self._cases.values()]
        lasted = max(begins, default=0.0) - min(begins, default=0.0)
        return len(begins) / lasted if lasted else None

    def _leads(self) -> list[float]:
        return [
            max(visit.end for visit in visits) - visits[0].begin
            for case, visits in self._cases.items()
            if case not in self._open
        ]


def times_of(times: Iterable[float]) -> Times:
    """The mean and the percentiles, each the straight line between the two nearest times (PERCENTILE_CONT)."""
    ordered = sorted(times)

    def point(percent: int) -> float:
        at = (len(ordered) - 1) * percent / 100
        low = int(at)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (at - low)

    return Times(len(ordered), sum(ordered) / len(ordered), (point(5), point(50), point(85), point(95), point(99)))


def simulated_events(bound: BoundStream, cases: int, seed: int = 0, every: float = 3600.0) -> list[Event]:
    """The events of simulated cases of the main kind of a stream, each labelled with the name of its step."""
    chosen = network(routes(bound), bound.case_starts[0])
    efforts = [effort(bound, step, STANDARD) for step in chosen.steps]
    events: list[Event] = []

    def observe(block: Block) -> None:
        for doing in block.done:
            name = chosen.steps[doing.step].name
            for case, ended, work in zip(doing.cases, doing.ends, doing.works, strict=True):
                start = case * every
                begin, end = round(start + ended - work, 6), round(start + ended, 6)
                events.append(Event(f"case {case:05}", name, begin, end))

    simulated(chosen, efforts, cases, seed, [observe])
    return events
