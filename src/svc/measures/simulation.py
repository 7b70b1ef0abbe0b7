"""Many cases of one kind, each drawn at random, without queues: all that are at a step are moved on at once.

The numbers come from `random.Random(seed).random()` alone, one stream of numbers for each step and purpose: the same
seed gives the same cases on every machine, and another time of one step leaves the draws of all others as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from attrs import field, frozen

from svc.measures.effort import Effort
from svc.measures.network import Network, Way
from svc.measures.rounds import NEVER, Agenda, Batch

MOST_TURNS = 1000
"""How often a case may do steps, in the mean, before those that are still on their way are left out."""
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


def _simulated(
    network: Network, efforts: Sequence[Effort], cases: int, numbers: Sequence[Callable[[], float]]
) -> tuple[Block, int]:
    """A block of cases, and how many of them did not end."""
    last = {party: [NEVER] * cases for party in network.parties}
    block = Block(cases, last, {party: [NEVER] * cases for party in network.parties})
    given: dict[tuple[int, str], dict[int, float]] = {each: {} for all in network.delays.values() for each in all}
    agenda, turns = Agenda(network, (range(cases), [0.0] * cases)), MOST_TURNS * cases
    while (due := agenda.next()) is not None:
        step, (at, starts) = due
        for each in network.delays.get(step, ()):
            answers = given[each]
            starts = [max(time, answers.get(case, time)) for case, time in zip(at, starts, strict=True)]
        turns -= len(at)
        if turns < 0:
            return block, len(at)
        waits, works = efforts[step].drawn(numbers[2 * step + 1], len(at))
        ends = [start + wait + work for start, wait, work in zip(starts, waits, works, strict=True)]
        block.done.append(Doing(step, at, ends, waits, works))
        for way, (chosen, times) in _split(network.ways[step], (at, ends), numbers[2 * step]):
            _give(block, way, chosen, times)
            for party in way.parties:
                if (step, party) in given:
                    given[step, party].update(zip(chosen, times, strict=True))
            agenda.add(step, way, (chosen, times))
    return block, 0


def _split(ways: Sequence[Way], batch: Batch, random: Callable[[], float]) -> Iterator[tuple[Way, Batch]]:
    """The cases by the way that each of them takes."""
    cases, times = batch
    left = 1.0
    for way in ways[:-1]:
        draws = [random() * left < way.share for _ in cases]
        left -= way.share
        chosen = [case for case, is_taken in zip(cases, draws, strict=True) if is_taken]
        if chosen:
            yield way, (chosen, [time for time, is_taken in zip(times, draws, strict=True) if is_taken])
        times = [time for time, is_taken in zip(times, draws, strict=True) if not is_taken]
        cases = [case for case, is_taken in zip(cases, draws, strict=True) if not is_taken]
    if cases:
        yield ways[-1], (cases, times)


def _give(block: Block, way: Way, cases: Sequence[int], times: Sequence[float]) -> None:
    """Note what parties get, and that a flow led back or on to others."""
    for party in way.parties:
        last, first = block.last[party], block.first[party]
        for case, time in zip(cases, times, strict=True):
            if time > last[case]:
                last[case] = time
            if first[case] < 0 or time < first[case]:
                first[case] = time
    if way.is_rework:
        block.rework.update(cases)
    if way.handovers:
        counts = block.handovers
        for case in cases:
            counts[case] = counts.get(case, 0) + way.handovers
