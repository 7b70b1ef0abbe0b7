"""Where cases are while they are under way: at a step, or at what a step makes them pass before it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from operator import add

from attrs import field, frozen

from svc.measures.effort import Effort, Part
from svc.measures.kinds import Kind
from svc.measures.queues.doors import Door, collecting, joined, timed, unbatched
from svc.semantics.bound import BoundStream, Node

JOIN = 0
"""Where a case waits for all that comes to a step."""
FREE = 1
"""Where nothing holds a case."""
HELD = ("every", "batch")
"""What an event list does itself, so that no time is drawn for it."""


@frozen(eq=False)
class Stop:
    """A step as an event list needs it. Places are numbers.

    Attributes:
        name: the name of the step.
        place: where a case is while the step is done.
        work: where the work itself is: elsewhere if it is done for several cases at once.
        own: where a case waits for the time that the step says; None if it says none, or takes it as one with its work.
        batch: where cases wait until enough are together.
        gate: where they wait for the next time at which the step happens.
        size: how many cases are done at once.
        every: the seconds between two of the times at which it happens.
        team: the team whose queue it has.
        parts: the stretches of time that it takes, without queue, batch and gate.
        replaced: the mean wait that it says, which the queue replaces.
    """

    name: str
    place: int
    work: int
    own: int | None = None
    batch: int | None = None
    gate: int | None = None
    size: int = 1
    every: float = 0.0
    team: str | None = None
    parts: tuple[Part, ...] = field(default=(), converter=tuple[Part, ...])
    replaced: float = 0.0

    def passed(self, waits: Sequence[float], works: Sequence[float]) -> Iterator[tuple[int, Sequence[float]]]:
        """The places that cases pass, and how long they are there at least; a batch passes the gate as one."""
        if self.own is not None:
            yield self.own, waits
        held = self.batch if self.batch is not None else self.gate
        if held is not None:
            yield held, [0.0] * len(works)
        apart = not waits or self.own is not None
        yield self.place, works if apart else list(map(add, waits, works))

    @property
    def waits(self) -> float:
        """The mean wait that it says, as far as no queue replaces it."""
        return sum([part.spread.mean * part.waiting for part in self.parts])

    def drawn(self, random: Callable[[str], Callable[[], float]], number: int) -> tuple[list[float], list[float]]:
        """A number of waits, and the process times that belong to them, from streams of numbers by their purpose.

        No waits if the step has none.
        """
        waits, works = list[float](), list[float]()
        for part in self.parts:
            times = part.spread.drawn(random(f"{self.name} {part.clause}"), number)
            if part.waiting:
                waits = _sum(waits, times, part.waiting)
            if part.waiting < 1:
                works = _sum(works, times, 1 - part.waiting)
        return waits, works or [0.0] * number


def _sum(times: list[float], more: list[float], share: float) -> list[float]:
    """Times, each with a share of another one; the others alone where there are no times yet."""
    parts = more if share == 1 else [share * each for each in more]
    return list(map(add, times, parts)) if times else parts


@frozen(eq=False)
class Places:
    """All places of a stream: the stops by the names of their steps, and the names of the teams that have queues."""

    stops: Mapping[str, Stop]
    number: int
    teams: Mapping[str, int]
    """How many each team with a queue is."""

    def queues(self) -> dict[int, str]:
        """The team of each place that has a queue."""
        return {stop.work: stop.team for stop in self.stops.values() if stop.team is not None}

    def doors(self) -> dict[int, Door]:
        """What holds cases at places, for one run."""
        found: dict[int, Door] = {JOIN: joined}
        for stop in self.stops.values():
            if stop.gate is not None:
                found[stop.gate] = timed(stop.every)
            if stop.batch is not None:
                found[stop.batch] = collecting(stop.size, stop.work, stop.gate)
                found[stop.place] = unbatched
        return found


def places(bound: BoundStream, kinds: Iterable[Kind], *, apart: bool = False) -> Places:
    """The places of the kinds of case of a stream; with `apart`, those of each step are its own, also to wait there."""
    efforts = {
        step.name: (step, each) for kind in kinds for step, each in zip(kind.network.steps, kind.efforts, strict=True)
    }
    teams = {name: team.size for name, team in sorted(bound.teams.items()) if team.size is not None}
    numbers = count(FREE + 1)
    stops = {name: _stop(*efforts[name], teams, numbers, apart=apart) for name in sorted(efforts)}
    busy = {stop.team for stop in stops.values()}
    return Places(stops, next(numbers), {name: size for name, size in teams.items() if name in busy})


def _stop(node: Node, effort: Effort, teams: Mapping[str, int], numbers: Iterator[int], *, apart: bool) -> Stop:
    team = effort.team if effort.team in teams else None
    every = next((part.spread.times[-1] for part in effort.parts if part.clause == "every"), 0.0)
    replaced = "waits" if team else None
    parts = [part for part in effort.parts if part.clause not in (*HELD, replaced)]
    is_batch = effort.batch > 1
    place = next(numbers) if apart or team or is_batch else FREE
    held = apart or team is not None or every or is_batch
    return Stop(
        node.name,
        place,
        next(numbers) if is_batch else place,
        (next(numbers) if apart else FREE) if held and any(part.waiting for part in parts) else None,
        next(numbers) if is_batch else None,
        next(numbers) if every else None,
        effort.batch,
        every,
        team,
        parts,
        sum([part.spread.mean for part in effort.parts if part.clause == replaced]),
    )
