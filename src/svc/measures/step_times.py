"""What a step takes: its wait and process time, as ranges of seconds, and its accuracy.

Process time is work on one unit, wait time is before the work, lead time is both. Accuracy is the share of work that
its receiver can use as it is (%C&A). (Martin and Osterling, Value Stream Mapping, 2014.)
"""

from decimal import Decimal

from attrs import field, frozen

from svc.model.calendar import Calendar
from svc.model.quantities import Duration
from svc.semantics.bound import Node


@frozen
class TimeRange:
    """A time in seconds: the least and the most that it may be."""

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)

    def __add__(self, other: "TimeRange") -> "TimeRange":
        return TimeRange(self.least + other.least, self.most + other.most)


@frozen
class StepTimes:
    """A step and what it takes. A step that gives one of its times takes none of the other."""

    step: Node
    wait: TimeRange = field(factory=TimeRange)
    process: TimeRange = field(factory=TimeRange)
    accuracy: Decimal | None = None
    """In per cent; None if the step does not give it."""

    @property
    def is_timed(self) -> bool:
        """Whether the step gives a wait or a process time."""
        return self.step.step is not None and (self.step.step.waits or self.step.step.takes) is not None

    @property
    def lead(self) -> TimeRange:
        """The lead time: waiting and work."""
        return self.wait + self.process


def step_times(node: Node, calendar: Calendar) -> StepTimes:
    """What a step takes; working days are as long as the calendar says."""
    if node.step is None:
        return StepTimes(node)
    wait, process = (_range(each, calendar) for each in (node.step.waits, node.step.takes))
    return StepTimes(node, wait, process, node.step.accurate)


def _range(duration: Duration | None, calendar: Calendar) -> TimeRange:
    return TimeRange(*calendar.seconds(duration)) if duration else TimeRange()
