"""The rounds of cases: what comes to a step in one round is done together, and a flow that leads back begins the next.

Where a flow leads back, what always happens is held back. So the steps behind wait for the next round, and those beside
do not.
"""

from collections.abc import Collection, Sequence
from heapq import heappop, heappush

from svc.measures.network import Network, Way
from svc.semantics.reachability import reached

NEVER = -1.0
"""The time of what did not happen."""
Batch = tuple[Sequence[int], Sequence[float]]
"""Cases by their numbers, and the times at which they are at a step."""


class Agenda:
    """What cases are to do, step by step in the order of the network, round by round."""

    def __init__(self, network: Network, first: Batch) -> None:
        self._behind = held_back(network)
        self._round = 0
        self._due = [(0, network.first)]
        self._waiting: dict[tuple[int, int], list[Batch]] = {(0, network.first): [first]}
        self._held: dict[int, set[int]] = {}

    def next(self) -> tuple[int, Batch] | None:
        """The next step, with its cases at the latest of the times at which something came; None at the end."""
        while self._due:
            turn, step = at = heappop(self._due)
            if turn != self._round:
                self._round = turn
                self._held.clear()
            batch = _together(self._waiting.pop(at))
            held = self._held.get(step)
            if held:
                batch = self._kept(step, batch, held)
            if batch[0]:
                return step, batch
        return None

    def add(self, source: int, way: Way, batch: Batch) -> None:
        """Cases go on from a step; where a flow leads back, what is behind that step waits."""
        back = () if self._behind is None else way.back
        for step in way.targets:
            self._put(self._round + (step in back), step, batch)
        for step in self._behind[source] if self._behind is not None and back else ():
            self._held.setdefault(step, set()).update(batch[0])

    def _put(self, turn: int, step: int, batch: Batch) -> None:
        waiting = self._waiting.get((turn, step))
        if waiting is None:
            heappush(self._due, (turn, step))
            self._waiting[turn, step] = [batch]
        else:
            waiting.append(batch)

    def _kept(self, step: int, batch: Batch, held: Collection[int]) -> Batch:
        """The cases that need not wait; the others do the step in the next round."""
        pairs = list(zip(*batch, strict=True))
        later = [pair for pair in pairs if pair[0] in held]
        if later:
            self._put(self._round + 1, step, _apart(later))
        return _apart([pair for pair in pairs if pair[0] not in held])


def held_back(network: Network) -> tuple[set[int], ...] | None:
    """For each step, the steps behind it; None where no step is beside a loop, so that rounds make no difference."""
    onward = [{target for way in ways for target in way.forward} for ways in network.ways]
    for number, asked in network.delays.items():
        for asking, _ in asked:
            onward[asking].add(number)
    back = {(number, target) for number, ways in enumerate(network.ways) for way in ways for target in way.back}
    if not back:
        return None
    behind = tuple(reached([number], onward.__getitem__) for number in range(len(onward)))
    has_beside = any(
        number not in behind[each] and each not in behind[number] for number, target in back for each in behind[target]
    )
    return tuple(after - {number} for number, after in enumerate(behind)) if has_beside else None


def _together(batches: Sequence[Batch]) -> Batch:
    """All cases that are to do a step, each once, at the latest of the times at which something came."""
    if len(batches) == 1:
        return batches[0]
    latest: dict[int, float] = {}
    for cases, times in batches:
        if not latest:
            latest = dict(zip(cases, times, strict=True))
            continue
        for case, time in zip(cases, times, strict=True):
            if latest.get(case, NEVER) < time:
                latest[case] = time
    return list(latest), list(latest.values())


def _apart(pairs: Sequence[tuple[int, float]]) -> Batch:
    return [case for case, _ in pairs], [time for _, time in pairs]
