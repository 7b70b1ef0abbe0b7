"""Ways, follows and times of records in plain Python, from lists of events: what every engine must count too."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import mean
from typing import NamedTuple

from svc.project.record_settings import Means
from svc.records.shapes import PERCENTILES, Follow, Meaning, Role, Times, Way


class Happened(NamedTuple):
    """An event: `end` is the same as `begin` where records have no spans."""

    case: str
    label: str
    begin: int
    end: int


class Visited(NamedTuple):
    """A visit of a place, and how long it took as far as is known."""

    place: str
    waits: int | None
    works: int | None


class ByHand:
    """What some events come to, all times being those of a clock; every case has ended but those of `still_open`."""

    def __init__(
        self, events: Iterable[Happened], meanings: Mapping[str, Meaning], again: Collection[str], means: Means,
        still_open: Collection[str] = (),
    ) -> None:  # fmt: skip
        cases = defaultdict[str, list[Happened]](list)
        for event in events:
            cases[event.case].append(event)
        for each in cases.values():
            each.sort(key=lambda event: event.begin)
        self._events, self._open = cases, still_open
        self.visits = {case: _visits(each, meanings, again, means) for case, each in cases.items()}

    def ways(self) -> list[Way]:
        taken = defaultdict[tuple[tuple[str, ...], bool], list[str]](list)
        for case, visits in self.visits.items():
            if visits:
                taken[tuple(visit.place for visit in visits), case not in self._open].append(case)
        found = [Way(places, len(cases), min(cases), ended) for (places, ended), cases in taken.items()]
        return sorted(found, key=lambda way: (-way.count, way.places, not way.ended))

    def follows(self) -> list[Follow]:
        pairs = defaultdict[tuple[str, str], list[str]](list)
        for case, visits in self.visits.items():
            for one, other in pairwise(visits):
                pairs[one.place, other.place].append(case)
        return [Follow(*pair, len(cases), len({*cases}), min(cases)) for pair, cases in sorted(pairs.items())]

    def times(self, kind: str) -> dict[str, Times]:
        taken = defaultdict[str, list[int]](list)
        for case, visits in self.visits.items():
            for visit in visits:
                value = getattr(visit, kind)
                if value is not None and case not in self._open:
                    taken[visit.place].append(value)
        return {place: times_of(each) for place, each in taken.items()}

    def leads(self) -> list[int]:
        return [
            max(each.end for each in events) - events[0].begin
            for case, events in self._events.items() if case not in self._open and self.visits[case]
        ]  # fmt: skip


def times_of(values: Sequence[int]) -> Times:
    """The mean, and percentiles on the straight line between the two nearest values."""
    ordered = sorted(values)
    points = []
    for percent in PERCENTILES:
        whole, part = divmod(percent * (len(ordered) - 1), 100)
        low, high = ordered[whole], ordered[min(whole + 1, len(ordered) - 1)]
        points.append(low + (high - low) * part / 100)
    return Times(len(ordered), mean(ordered), tuple(points))  # type: ignore[arg-type]


def _visits(
    events: Sequence[Happened], meanings: Mapping[str, Meaning], again: Collection[str], means: Means
) -> list[Visited]:
    queues = {meaning.place for meaning in meanings.values() if meaning.role is Role.QUEUED}
    known = [(at, meanings[event.label]) for at, event in enumerate(events) if event.label in meanings]
    found: list[Visited] = []
    waiting: list[tuple[int, Meaning]] = []
    was_queued = False
    for at, meaning in known:
        if meaning.role is Role.QUEUED:
            waiting.append((at, meaning))
            continue
        for queued, its in waiting:
            if its.place == meaning.place:
                if not found or found[-1].place != its.place or (its.place in again and not was_queued):
                    found.append(Visited(its.place, None, None))
                found[-1] = _added(found[-1], _times(events, queued, its, means, queues))
                was_queued = True
        waiting = []
        if not found or found[-1].place != meaning.place or (meaning.place in again and not was_queued):
            found.append(Visited(meaning.place, None, None))
        found[-1] = _added(found[-1], _times(events, at, meaning, means, queues))
        was_queued = False
    return found


def _times(
    events: Sequence[Happened], at: int, meaning: Meaning, means: Means, queues: Collection[str]
) -> tuple[int | None, int | None]:
    """How long an event waited and worked."""
    event, queued = events[at], meaning.role is Role.QUEUED
    if means is Means.SPANS:
        own = event.end - event.begin
        if queued or meaning.role is Role.PARTY:
            return own, None
        ended = [
            other.end for number, other in enumerate(events)
            if other.end <= event.begin and number != at and (other.end > other.begin or number < at)
        ]  # fmt: skip
        return (event.begin - max(ended) if ended and meaning.place not in queues else None), own
    if means is Means.ENDS:
        return (event.begin - events[at - 1].begin if at and not queued else None), None
    own_time = events[at + 1].begin - event.begin if at + 1 < len(events) else None
    works = meaning.place in queues and meaning.role is Role.SEEN
    return (None, own_time) if works else (own_time, None)


def _added(visit: Visited, times: tuple[int | None, int | None]) -> Visited:
    sums = (
        before if more is None else more + (before or 0)
        for before, more in zip((visit.waits, visit.works), times, strict=True)
    )
    return Visited(visit.place, *sums)


def counted(labels: Iterable[str]) -> list[tuple[str, int]]:
    """Labels with how often they occur, the most frequent first."""
    return sorted(Counter(labels).items(), key=lambda each: (-each[1], each[0]))
