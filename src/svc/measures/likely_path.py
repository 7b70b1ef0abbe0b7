"""The way of a case, from where cases start to the value: the likely one, the longest, or one through an outcome."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from svc.measures.kinds import Kind
from svc.measures.longest_path import PathMeasures
from svc.measures.network import Way, gives
from svc.measures.step_times import step_times
from svc.model.calendar import Calendar
from svc.semantics.bound import Node

LIKELY, LONGEST = "likely", "longest"
"""The ways that can be requested besides those through an outcome, which are named by its condition."""


@frozen
class LikelyPath:
    """The steps of a way with what they take; `share` is how many of the cases go it, from 0 to 1.

    `beside` are the steps beside it that every case on it waits for.
    """

    measured: PathMeasures
    share: float
    beside: tuple[Node, ...]


@frozen
class _Choice:
    """The outcomes that a way may take from each step; from steps in `bent` it goes on only to others in `toward`."""

    ways: Mapping[int, Sequence[Way]]
    counted: set[int]
    bent: set[int] = field(factory=set)
    toward: set[int] = field(factory=set)

    def targets(self, number: int, way: Way) -> list[int]:
        """The steps up to the value that a way leads on to."""
        return [
            target
            for target in way.targets
            if target > number and target in self.counted and (number not in self.bent or target in self.toward)
        ]


def likely_path(kind: Kind, calendar: Calendar, way: str = LIKELY, to: str | None = None) -> LikelyPath:
    """A way of a kind of case to what a party gets, or `to` the one that gave the demand. It goes no flow back.

    `way` is `likely` for the most likely outcome at each step, of several the one that takes longest, or `longest`.
    Else it is the condition of an outcome, which the way takes; the other outcomes are likely. Where an outcome
    starts several steps, the way is along those that take longest; the others are beside it.

    Raises ValueError if no outcome has the condition, or if it leads back.
    """
    choice = _choice(kind, way, kind.counted if to is None else kind.network.leading_to(to))
    length, after = _lengths(kind, choice)
    path, share, beside = list(_along(kind.network.first, after)), 1.0, set[int]()
    for number in path:
        taken = max(choice.ways[number], key=lambda way: _length(choice, number, way, length))
        share *= taken.share
        beside |= {target for target in taken.targets if target in choice.counted} - set(path)
    waited = [number for number in _onward(beside, choice) if number not in path]
    steps = kind.network.steps
    times = PathMeasures(step_times(steps[number], calendar) for number in path)
    return LikelyPath(times, share, tuple(steps[number] for number in waited))


def conditions(kind: Kind) -> list[str]:
    """The conditions of all outcomes that lead on, in the order of steps."""
    every = (each for ways in kind.network.ways for way in ways if not way.is_rework for each in way.conditions)
    return list(dict.fromkeys(every))


def _choice(kind: Kind, way: str, counted: set[int]) -> _Choice:
    ways = dict(enumerate(kind.network.ways))
    if way == LONGEST:
        return _Choice({number: _onward_ways(each) for number, each in ways.items()}, counted)
    likely = {number: _likeliest(each) for number, each in ways.items()}
    if way == LIKELY:
        return _Choice(likely, counted)
    named = {number: [each for each in of if way in each.conditions] for number, of in ways.items()}
    forward = {number: [each for each in of if not each.is_rework] for number, of in named.items() if of}
    if not any(forward.values()):
        raise ValueError(f"the outcome leads back: {way}" if forward else f"no outcome is called so: {way}")
    leading: set[int] = set()
    for number in reversed(ways):
        toward = [each for each in _onward_ways(ways[number]) if any(target in leading for target in each.targets)]
        if forward.get(number):
            likely[number] = forward[number]
            leading.add(number)
        elif toward:
            likely[number] = _likeliest(toward)
            leading.add(number)
    bent = {number for number in leading if not forward.get(number)}
    return _Choice(likely, counted, bent, leading)


def _onward_ways(ways: Sequence[Way]) -> list[Way]:
    return [way for way in ways if not way.is_rework] or list(ways)


def _likeliest(ways: Sequence[Way]) -> list[Way]:
    """The most likely outcomes that do not lead back, those that are as likely together."""
    onward = _onward_ways(ways)
    most = max(way.share for way in onward)
    return [way for way in onward if way.share > most - 1e-9]


def _lengths(kind: Kind, choice: _Choice) -> tuple[dict[int, float], dict[int, int | None]]:
    """How long the way takes from each step, and which step is next on it."""
    length: dict[int, float] = {}
    after: dict[int, int | None] = {}
    for number in range(len(kind.network.steps) - 1, -1, -1):
        way = max(choice.ways[number], key=lambda way: _length(choice, number, way, length))
        after[number] = max(choice.targets(number, way), key=length.__getitem__, default=None)
        length[number] = kind.efforts[number].whole + _length(choice, number, way, length)
    return length, after


def _length(choice: _Choice, number: int, way: Way, length: Mapping[int, float]) -> float:
    return max((length.get(target, 0.0) for target in choice.targets(number, way)), default=0.0)


def _along(first: int, after: Mapping[int, int | None]) -> Iterator[int]:
    here: int | None = first
    while here is not None:
        yield here
        here = after[here]


def _onward(starts: set[int], choice: _Choice) -> list[int]:
    """Some steps, and those that the way leads to from them on the way to the value."""
    found, waiting = set(starts), list(starts)
    while waiting:
        here = waiting.pop()
        new = {target for way in choice.ways[here][:1] for target in choice.targets(here, way)} - found
        found |= new
        waiting += new
    return sorted(found)


def has_value(kind: Kind) -> bool:
    """Whether a kind of case may end with something given: else it has no way."""
    return any(gives(way, kind.to) for ways in kind.network.ways for way in ways)
