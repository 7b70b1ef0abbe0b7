"""The likely way of a case: the most likely outcome at each step, from where cases start to the value."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from svc.measures.kinds import Kind
from svc.measures.longest_path import PathMeasures
from svc.measures.network import Way, gives
from svc.measures.step_times import step_times
from svc.model.calendar import Calendar
from svc.semantics.bound import Node


@frozen
class LikelyPath:
    """The steps of the likely way with what they take; `share` is how many of the cases go it, from 0 to 1.

    `beside` are the steps beside it that every case on it waits for.
    """

    measured: PathMeasures
    share: float
    beside: tuple[Node, ...]


def likely_path(kind: Kind, calendar: Calendar) -> LikelyPath:
    """The likely way of a kind of case. Of outcomes that are as likely, it takes the longest; it goes no flow back.

    Where an outcome starts several steps, the way is along those that take longest; the others are beside it.
    """
    chosen = {number: _likeliest(ways) for number, ways in enumerate(kind.network.ways)}
    length, after = _lengths(kind, chosen)
    path, share, beside = list(_along(kind.network.first, after)), 1.0, set[int]()
    for number in path:
        way = max(chosen[number], key=lambda way: _length(way, kind, length))
        share *= way.share
        beside |= set(_counted(way, kind)) - set(path)
    waited = [number for number in _onward(beside, chosen, kind) if number not in path]
    steps = kind.network.steps
    times = PathMeasures(step_times(steps[number], calendar) for number in path)
    return LikelyPath(times, share, tuple(steps[number] for number in waited))


def _likeliest(ways: Sequence[Way]) -> list[Way]:
    """The most likely outcomes that do not lead back, those that are as likely together."""
    onward = [way for way in ways if not way.is_rework] or list(ways)
    most = max(way.share for way in onward)
    return [way for way in onward if way.share > most - 1e-9]


def _counted(way: Way, kind: Kind) -> list[int]:
    return [target for target in way.targets if target in kind.counted]


def _lengths(kind: Kind, chosen: Mapping[int, Sequence[Way]]) -> tuple[dict[int, float], dict[int, int | None]]:
    """How long the likely way takes from each step, and which step is next on it."""
    length: dict[int, float] = {}
    after: dict[int, int | None] = {}
    for number in range(len(kind.network.steps) - 1, -1, -1):
        way = max(chosen[number], key=lambda way: _length(way, kind, length))
        targets = [target for target in _counted(way, kind) if target > number]
        after[number] = max(targets, key=length.__getitem__, default=None)
        length[number] = kind.efforts[number].whole + _length(way, kind, length)
    return length, after


def _length(way: Way, kind: Kind, length: Mapping[int, float]) -> float:
    return max((length.get(target, 0.0) for target in _counted(way, kind)), default=0.0)


def _along(first: int, after: Mapping[int, int | None]) -> Iterator[int]:
    here: int | None = first
    while here is not None:
        yield here
        here = after[here]


def _onward(starts: set[int], chosen: Mapping[int, Sequence[Way]], kind: Kind) -> list[int]:
    """Some steps, and those that the likely way leads to from them on the way to the value."""
    found, waiting = set(starts), list(starts)
    while waiting:
        here = waiting.pop()
        new = {target for way in chosen[here][:1] for target in _counted(way, kind) if target > here} - found
        found |= new
        waiting += new
    return sorted(found)


def has_value(kind: Kind) -> bool:
    """Whether a kind of case may end with something given: else it has no way."""
    return any(gives(way, kind.to) for ways in kind.network.ways for way in ways)
