"""Where cases are while they are under way: at a step, or at what a step makes them pass before it."""

from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen

from svc.measures.effort import Effort, Part
from svc.measures.kinds import Kind
from svc.measures.queues.doors import Door, collecting, joined, timed, unbatched
from svc.semantics.bound import BoundStream, Node

JOIN = 0
"""Where a case waits for all that comes to a step."""
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

    @property
    def before(self) -> list[int]:
        """The places that a case passes before the step; a batch passes the gate as one."""
        held = self.batch if self.batch is not None else self.gate
        return [each for each in (self.own, held) if each is not None]

    @property
    def waits(self) -> float:
        """The mean wait that it says, as far as no queue replaces it."""
        return sum([part.spread.mean * part.waiting for part in self.parts])

    def drawn(self, random: Callable[[str], Callable[[], float]], number: int) -> tuple[list[float], list[float]]:
        """A number of waits, and the process times that belong to them, from streams of numbers by their purpose."""
        if [part.waiting for part in self.parts] == [0.0]:
            (part,) = self.parts
            return [], part.spread.drawn(random(f"{self.name} {part.clause}"), number)
        waits, works = [0.0] * number, [0.0] * number
        for part in self.parts:
            one, other = Effort(parts=[part]).drawn(random(f"{self.name} {part.clause}"), number)
            waits = [each + more for each, more in zip(waits, one, strict=True)]
            works = [each + more for each, more in zip(works, other, strict=True)]
        return waits, works


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
    """The places of the kinds of case of a stream; with `apart`, cases wait elsewhere than where they are worked on."""
    efforts = {
        step.name: (step, each) for kind in kinds for step, each in zip(kind.network.steps, kind.efforts, strict=True)
    }
    teams = {name: team.size for name, team in sorted(bound.teams.items()) if team.size is not None}
    stops, number = dict[str, Stop](), JOIN + 1
    for name in sorted(efforts):
        stop = _stop(*efforts[name], teams, number, apart=apart)
        stops[name], number = stop, max(_numbers(stop)) + 1
    busy = {stop.team for stop in stops.values()}
    return Places(stops, number, {name: size for name, size in teams.items() if name in busy})


def _stop(node: Node, effort: Effort, teams: Mapping[str, int], number: int, *, apart: bool) -> Stop:
    team = effort.team if effort.team in teams else None
    every = next((part.spread.times[-1] for part in effort.parts if part.clause == "every"), 0.0)
    replaced = "waits" if team else None
    parts = [part for part in effort.parts if part.clause not in (*HELD, replaced)]
    numbers = iter(range(number + 1, number + 5))
    held = apart or team is not None or every or effort.batch > 1
    return Stop(
        node.name,
        number,
        next(numbers) if effort.batch > 1 else number,
        next(numbers) if held and any(part.waiting for part in parts) else None,
        next(numbers) if effort.batch > 1 else None,
        next(numbers) if every else None,
        effort.batch,
        every,
        team,
        parts,
        sum([part.spread.mean for part in effort.parts if part.clause == replaced]),
    )


def _numbers(stop: Stop) -> list[int]:
    return [each for each in (stop.place, stop.work, stop.own, stop.batch, stop.gate) if each is not None]
