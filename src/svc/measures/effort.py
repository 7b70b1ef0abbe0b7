"""What it takes to do a step once: time, people and money."""

from collections.abc import Callable
from itertools import pairwise

from attrs import evolve, field, frozen

from svc.measures.spreads import Spread, falls, spread_of
from svc.model import Step
from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.semantics.bound import BoundStream, Node


@frozen
class Part:
    """A stretch of time of a step, how much of it is waiting, and the clause that it is from: `waits`, `opens`."""

    spread: Spread
    waiting: float
    clause: str = ""


@frozen
class Effort:
    """What a step takes each time. Times are in seconds, costs without a currency.

    The means are exact; the parts are what they are drawn from. `batch` is for how many cases it is done at once.
    """

    wait: float = 0.0
    work: float = 0.0
    variance: float = 0.0
    """Of the whole time, in square seconds."""
    parts: tuple[Part, ...] = field(default=(), converter=tuple[Part, ...])
    is_timed: bool = False
    batch: int = 1
    cost: float = 0.0
    """Of one case, the share of a batch included."""
    team: str | None = None
    accurate: float | None = None
    """Between 0 and 1."""

    @property
    def whole(self) -> float:
        """The mean time from the beginning of its wait to the end of its work."""
        return self.wait + self.work

    def drawn(self, random: Callable[[], float], number: int) -> tuple[list[float], list[float]]:
        """A number of wait times, and the process times that belong to them."""
        waits, works = [0.0] * number, [0.0] * number
        for part in self.parts:
            times = part.spread.drawn(random, number)
            if part.waiting == 1.0:
                waits = [one + other for one, other in zip(waits, times, strict=True)]
            elif part.waiting == 0.0:
                works = [one + other for one, other in zip(works, times, strict=True)]
            else:
                waits = [one + other * part.waiting for one, other in zip(waits, times, strict=True)]
                works = [one + other * (1 - part.waiting) for one, other in zip(works, times, strict=True)]
        return waits, works


def effort(bound: BoundStream, node: Node, calendar: Calendar, opened: Effort | None = None) -> Effort:
    """What a step takes, without waiting for a batch. `opened` is what the stream takes that it opens, if known."""
    step = node.step
    if step is None:
        return Effort()
    name = step.responsible[0] if step.responsible else None
    team = bound.teams.get(name or "")
    timed = step.waits is not None or step.takes is not None
    parts = _parts(step, calendar, (team.calendar if team else None) or calendar)
    if timed or opened is None:
        opened = Effort(is_timed=timed or step.every is not None)
    batch = step.batch or 1
    work = opened.work + sum([part.spread.mean for part in parts if not part.waiting])
    hourly = 0 if team is None or team.costs is None else team.costs
    own_cost = float(step.costs or 0) + float(hourly) * work / 3600
    says_costs = step.costs is not None or hourly
    return Effort(
        opened.wait + sum([part.spread.mean for part in parts if part.waiting]),
        work,
        opened.variance + sum([part.spread.variance for part in parts]),
        (*parts, *opened.parts),
        opened.is_timed,
        batch,
        (own_cost if says_costs else opened.cost) / batch,
        name,
        None if step.accurate is None else float(step.accurate) / 100,
    )


def _parts(step: Step, calendar: Calendar, own: Calendar) -> list[Part]:
    """The stretches of time that a step says, its work by the calendar of its team."""
    parts = []
    if step.waits is not None:
        parts.append(Part(spread_of(step.waits, calendar), 1.0, "waits"))
    if step.every is not None:
        parts.append(Part(_gate(step.every, calendar), 1.0, "every"))
    if step.takes is not None:
        parts.append(Part(spread_of(step.takes, own), 0.0, "takes"))
    return parts


def batched(effort: Effort, rate: float | None) -> Effort:
    """A step with the wait until so many cases are together; they come at this rate, in a second."""
    if effort.batch == 1 or not rate:
        return effort
    first, last = (effort.batch - 1) / rate, 0.0
    between = 1 / rate
    variance = between**2 * (effort.batch**2 - 1) / 12
    wait = Part(_steps(effort.batch, between), 1.0, "batch")
    return evolve(
        effort, wait=effort.wait + (first + last) / 2, variance=effort.variance + variance, parts=[wait, *effort.parts]
    )


def falling(node: Node, calendar: Calendar) -> list[str]:
    """Which times of a step have points that fall, by a calendar."""
    step = node.step
    times = (("waits", step.waits), ("takes", step.takes)) if step else ()
    return [f"{word} {time}" for word, time in times if time is not None and time.upto and falls(time, calendar)]


def _gate(every: Duration, calendar: Calendar) -> Spread:
    """The wait for the next of the times at which a step happens: work comes at any time between two of them."""
    return Spread((0.0, 1.0), (0.0, float(calendar.seconds(every)[1])))


def _steps(batch: int, between: float) -> Spread:
    """Whichever place a case has in its batch, it waits for those behind it."""
    at = [place / batch for place in range(batch + 1)]
    probabilities = [each for pair in pairwise(at) for each in pair]
    return Spread(probabilities, [place * between for place in range(batch) for _ in range(2)])
