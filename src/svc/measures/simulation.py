"""Many cases of one kind, each drawn at random, without queues: when each of them does what.

The numbers come from `random.Random(seed).random()` alone, one stream of numbers for each step and purpose: the same
seed gives the same cases on every machine, and another time of one step leaves the draws of all others as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from attrs import field, frozen

from svc.measures.effort import Effort
from svc.measures.network import Network, Way
from svc.measures.rounds import Batch
from svc.measures.walks import walk

NEVER = -1.0
"""The time of what did not happen."""
BLOCK = 8192
"""The number of cases that are moved on together: as many as keep their numbers near the processor."""


@frozen(eq=False)
class Doing:
    """A step done for some cases at once: when it ended for each, how long each waited and was worked on."""

    step: int
    cases: Sequence[int]
    ends: Sequence[float]
    waits: Sequence[float]
    works: Sequence[float]


@frozen(eq=False)
class Block:
    """Some cases from their start to their end. Lists have an entry for each; times are in seconds from its start."""

    cases: int
    last: Mapping[str, list[float]]
    """When each party got its last thing; NEVER if it got nothing."""
    first: Mapping[str, list[float]]
    done: list[Doing] = field(factory=list)
    rework: set[int] = field(factory=set)
    """The cases in which a flow led back."""
    handovers: dict[int, int] = field(factory=dict)
    """How many there were, of cases with any."""


@frozen(eq=False)
class Sample:
    """What was drawn: of each case when parties got something, and how many hand-overs it had; the rest as sums."""

    cases: int
    last: Mapping[str, list[float]]
    first: Mapping[str, list[float]]
    handovers: list[float]
    visits: list[int]
    reworked: int
    unended: int
    """How many cases were left out, as they took too many turns."""


def simulated(
    network: Network,
    efforts: Sequence[Effort],
    cases: int,
    seed: int,
    observers: Sequence[Callable[[Block], None]] = (),
) -> Sample:
    """So many cases of a network, from their start until nothing follows. Observers see them block by block."""
    numbers = [Random(f"{seed} {step.name} {what}").random for step in network.steps for what in ("route", "time")]
    last: dict[str, list[float]] = {party: [] for party in network.parties}
    first: dict[str, list[float]] = {party: [] for party in network.parties}
    handovers: list[float] = []
    visits = [0] * len(network.steps)
    reworked = unended = 0
    for start in range(0, cases, BLOCK):
        block, left = _simulated(network, efforts, min(BLOCK, cases - start), numbers)
        unended += left
        reworked += len(block.rework)
        handovers += [float(block.handovers.get(case, 0)) for case in range(block.cases)]
        for doing in block.done:
            visits[doing.step] += len(doing.cases)
        for party in network.parties:
            last[party] += block.last[party]
            first[party] += block.first[party]
        for observe in observers:
            observe(block)
    return Sample(cases, last, first, handovers, visits, reworked, unended)


def note_received(last: list[float], first: list[float], cases: Sequence[int], times: Sequence[float]) -> None:
    """Note when a party gets something of some cases: in the lists of its last and of its first thing of each."""
    for case, time in zip(cases, times, strict=True):
        if last[case] < 0:
            last[case] = first[case] = time
        elif time > last[case]:
            last[case] = time
        elif time < first[case]:
            first[case] = time


def _simulated(
    network: Network, efforts: Sequence[Effort], cases: int, numbers: Sequence[Callable[[], float]]
) -> tuple[Block, int]:
    """A block of cases, and how many of them did not end."""
    last = {party: [NEVER] * cases for party in network.parties}
    block = Block(cases, last, {party: [NEVER] * cases for party in network.parties})
    left = walk(network, (range(cases), [0.0] * cases), numbers[::2], _Clock(block, efforts, numbers[1::2]))
    return block, left


@frozen(eq=False)
class _Clock:
    """What is known of cases on their way is the time. It is noted in a block when parties get something."""

    block: Block
    efforts: Sequence[Effort]
    numbers: Sequence[Callable[[], float]]

    def together(self, batches: Sequence[Batch[float]]) -> Batch[float]:
        """Each case at the latest of the times at which something came."""
        latest = dict(zip(*batches[0], strict=True))
        for cases, times in batches[1:]:
            for case, time in zip(cases, times, strict=True):
                if latest.get(case, NEVER) < time:
                    latest[case] = time
        return list(latest), list(latest.values())

    def done(self, step: int, cases: Sequence[int], comings: Sequence[float]) -> Sequence[float]:
        """When each case has done the step."""
        waits, works = self.efforts[step].drawn(self.numbers[step], len(cases))
        ends = [start + wait + work for start, wait, work in zip(comings, waits, works, strict=True)]
        self.block.done.append(Doing(step, cases, ends, waits, works))
        return ends

    def taken(self, way: Way, cases: Sequence[int], goings: Sequence[float]) -> None:
        """Note what parties get, and that a flow led back or on to others."""
        block = self.block
        for party in way.parties:
            note_received(block.last[party], block.first[party], cases, goings)
        if way.is_rework:
            block.rework.update(cases)
        if way.handovers:
            counts = block.handovers
            for case in cases:
                counts[case] = counts.get(case, 0) + way.handovers
