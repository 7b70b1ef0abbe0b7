"""What the longest path through a stream takes: process and wait time, lead time, flow efficiency, rolled accuracy.

Flow efficiency is process time over lead time on one and the same path, a ratio of sums. Rolled accuracy is the product
of the accuracies along the path. (Martin and Osterling, Value Stream Mapping, 2014.)
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

from attrs import field, frozen

from svc.measures.step_times import StepTimes, TimeRange, step_times
from svc.model.calendar import STANDARD, Calendar
from svc.semantics.bound import BoundStream, NodeKind
from svc.semantics.graph import heaviest_path


@frozen
class PathMeasures:
    """What a path takes, step by step and in total. Untimed steps count as taking no time: see `untimed`."""

    path: tuple[StepTimes, ...] = field(converter=tuple[StepTimes, ...])

    @property
    def wait(self) -> TimeRange:
        """The total wait time."""
        return _sum(each.wait for each in self.path)

    @property
    def process(self) -> TimeRange:
        """The total process time."""
        return _sum(each.process for each in self.path)

    @property
    def lead(self) -> TimeRange:
        """The lead time, from the beginning of the path to its end."""
        return _sum(each.lead for each in self.path)

    @property
    def efficiency(self) -> tuple[Decimal, Decimal] | None:
        """The flow efficiency, in per cent: the least and the most that it may be; None without a lead time."""
        least = _share(self.process.least, self.process.least + self.wait.most)
        most = _share(self.process.most, self.process.most + self.wait.least)
        shares = [share for share in (least, most) if share is not None]
        return (shares[0], shares[-1]) if shares else None

    @property
    def rolled_accuracy(self) -> Decimal | None:
        """The share of work that passes the whole path without correction, in per cent; None if no step gives one."""
        accuracies = [each.accuracy for each in self.path if each.accuracy is not None]
        return reduce(lambda rolled, each: rolled * each / 100, accuracies[1:], accuracies[0]) if accuracies else None

    @property
    def untimed(self) -> int:
        """The number of steps without times."""
        return sum(not each.is_timed for each in self.path)

    @property
    def without_accuracy(self) -> int:
        """The number of steps without an accuracy."""
        return sum(each.accuracy is None for each in self.path)


def measure_longest_path(bound: BoundStream, calendar: Calendar = STANDARD) -> PathMeasures:
    """The longest path through a stream, from a step that gets something from a party to one that gives to a party.

    It is the path that takes longest, by the longest times of all ranges and whichever alternatives are on it; of
    several, the one with more steps, then the first. Backward flows do not count: no step is on it twice.
    """
    times = {node: step_times(node, calendar) for node in bound.nodes if node.kind is not NodeKind.PARTY}
    back = {flow.number for flow in bound.backward_flows}
    onward = [flow for flow in bound.flows if flow.number not in back]
    path = heaviest_path(
        {node: each.lead.most for node, each in times.items()},
        edges=[(flow.source, flow.target) for flow in onward if flow.source in times and flow.target in times],
        starts={flow.target for flow in bound.flows if flow.source.kind is NodeKind.PARTY},
        ends={flow.source for flow in bound.flows if flow.target.kind is NodeKind.PARTY},
    )
    return PathMeasures(times[node] for node in path)


def _sum(times: Iterable[TimeRange]) -> TimeRange:
    return sum(times, TimeRange())


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole * 100 if whole else None
