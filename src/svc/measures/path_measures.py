"""What a way through a stream takes: process and wait time, lead time, flow efficiency, rolled accuracy.

Process time is work on one unit, wait time is before the work, lead time is both. Flow efficiency is process time over
lead time on one and the same way, a ratio of sums. Accuracy is the share of work that its receiver can use as it is
(%C&A); rolled, it is the product along the way. (Martin and Osterling, Value Stream Mapping, 2014.)
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

from attrs import field, frozen

from svc.model.calendar import STANDARD, Calendar
from svc.model.quantities import Duration
from svc.semantics.bound import BoundStream, Kind, Node
from svc.semantics.graph import in_order


@frozen
class Seconds:
    """A time, from the shortest to the longest that it may be."""

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.least + other.least, self.most + other.most)


@frozen
class Timed:
    """A step and what it takes; a time that it does not say is nothing if it says the other one."""

    step: Node
    wait: Seconds = field(factory=Seconds)
    process: Seconds = field(factory=Seconds)
    accurate: Decimal | None = None
    """In per cent."""

    @property
    def known(self) -> bool:
        """Whether the step says how long it waits or takes."""
        return self.step.step is not None and (self.step.step.waits or self.step.step.takes) is not None

    @property
    def lead(self) -> Seconds:
        """Waiting and work."""
        return self.wait + self.process


@frozen
class Measures:
    """What a way takes, step by step and in all. Steps that say no times count as nothing: see `untimed`."""

    way: tuple[Timed, ...] = field(converter=tuple[Timed, ...])

    @property
    def wait(self) -> Seconds:
        """All waits together."""
        return _sum(each.wait for each in self.way)

    @property
    def process(self) -> Seconds:
        """All work together."""
        return _sum(each.process for each in self.way)

    @property
    def lead(self) -> Seconds:
        """From the beginning of the way to its end."""
        return _sum(each.lead for each in self.way)

    @property
    def efficiency(self) -> tuple[Decimal, Decimal] | None:
        """The share of work in the lead time, in per cent: the least and the most that it may be; None of no time."""
        least = _share(self.process.least, self.process.least + self.wait.most)
        most = _share(self.process.most, self.process.most + self.wait.least)
        known = [share for share in (least, most) if share is not None]
        return (known[0], known[-1]) if known else None

    @property
    def accurate(self) -> Decimal | None:
        """What goes all the way without being corrected, in per cent; None if no step says."""
        said = [each.accurate for each in self.way if each.accurate is not None]
        return reduce(lambda rolled, each: rolled * each / 100, said[1:], said[0]) if said else None

    @property
    def untimed(self) -> int:
        """How many steps say no times."""
        return sum(not each.known for each in self.way)

    @property
    def silent(self) -> int:
        """How many steps say no accuracy."""
        return sum(each.accurate is None for each in self.way)


def measures(bound: BoundStream, calendar: Calendar = STANDARD) -> Measures:
    """The longest way through a stream, from a step that gets something from a party to one that gives to a party.

    That is the way that takes longest, with the longest times of all ranges, whichever alternatives are on it; of
    several, the one of more steps, then the first. What leads back is left out: no step counts twice, and steps from
    which the way only leads back are not on it.
    """
    timed = {step: _timed(step, calendar) for step in bound.nodes if step.kind is not Kind.PARTY}
    back = {each.number for each in bound.backward_flows}
    onward = [each for each in bound.flows if each.number not in back]
    forward = [(each.source, each.target) for each in onward if each.source in timed and each.target in timed]
    return Measures(timed[step] for step in _longest(bound, timed, forward))


def _longest(bound: BoundStream, timed: dict[Node, Timed], forward: list[tuple[Node, Node]]) -> list[Node]:
    before: dict[Node, list[Node]] = {step: [] for step in timed}
    for source, target in forward:
        before[target].append(source)
    asked = {arrow.target for arrow in bound.arrows if arrow.source.kind is Kind.PARTY}
    best: dict[Node, tuple[bool, Decimal, int]] = {}
    came: dict[Node, Node] = {}
    for step in in_order(timed, forward):
        here = (step in asked, Decimal(0), 0)
        for source in before[step]:
            if best[source] > here:
                here, came[step] = best[source], source
        best[step] = (here[0], here[1] + timed[step].lead.most, here[2] + 1)
    ends = {arrow.source for arrow in bound.arrows if arrow.target.kind is Kind.PARTY} & best.keys()
    order = [step for step in timed if step in ends] or list(timed)
    way = [max(order, key=lambda step: best[step])] if order else []
    while way and way[-1] in came:
        way.append(came[way[-1]])
    return way[::-1]


def _timed(step: Node, calendar: Calendar) -> Timed:
    if step.step is None:
        return Timed(step)
    wait, process = (_seconds(each, calendar) for each in (step.step.waits, step.step.takes))
    return Timed(step, wait, process, step.step.accurate)


def _seconds(duration: Duration | None, calendar: Calendar) -> Seconds:
    return Seconds(*calendar.seconds(duration)) if duration else Seconds()


def _sum(times: Iterable[Seconds]) -> Seconds:
    return sum(times, Seconds())


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole * 100 if whole else None
