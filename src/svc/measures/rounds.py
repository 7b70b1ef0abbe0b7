"""The rounds of cases: what comes to a step in one round is done together, and a flow that leads back begins the next.

Where a flow leads back, what always happens is held back. So the steps behind wait for the next round, and those beside
do not.
"""

from collections.abc import Callable, Collection, Sequence
from heapq import heappop, heappush
from typing import Generic, TypeVar

from svc.measures.network import Network, Way
from svc.semantics.reachability import reached

Coming = TypeVar("Coming")
"""What is known of a case that comes to a step, such as the time."""
Batch = tuple[Sequence[int], Sequence[Coming]]
"""Cases by their numbers, and what is known of the coming of each to a step."""


class Agenda(Generic[Coming]):
    """What cases are to do, step by step in the order of the network, round by round.

    `together` makes one batch of several, with each case once: where it comes more than once, it waits for the last.
    """

    def __init__(
        self, network: Network, first: Batch[Coming], together: Callable[[Sequence[Batch[Coming]]], Batch[Coming]]
    ) -> None:
        self._behind = held_back(network)
        self._round = 0
        self._due = [(0, network.first)]
        self._waiting: dict[tuple[int, int], list[Batch[Coming]]] = {(0, network.first): [first]}
        self._held: dict[int, set[int]] = {}
        self._together = together

    def next(self) -> tuple[int, Batch[Coming]] | None:
        """The next step, with the cases that are to do it now; None at the end."""
        while self._due:
            turn, step = at = heappop(self._due)
            if turn != self._round:
                self._round = turn
                self._held.clear()
            batches = self._waiting.pop(at)
            batch = batches[0] if len(batches) == 1 else self._together(batches)
            held = self._held.get(step)
            if held:
                batch = self._kept(step, batch, held)
            if batch[0]:
                return step, batch
        return None

    def add(self, source: int, way: Way, batch: Batch[Coming]) -> None:
        """Cases go on from a step; where a flow leads back, what is behind that step waits."""
        back = () if self._behind is None else way.back
        for step in way.targets:
            self._put(self._round + (step in back), step, batch)
        for step in self._behind[source] if self._behind is not None and back else ():
            self._held.setdefault(step, set()).update(batch[0])

    def _put(self, turn: int, step: int, batch: Batch[Coming]) -> None:
        waiting = self._waiting.get((turn, step))
        if waiting is None:
            heappush(self._due, (turn, step))
            self._waiting[turn, step] = [batch]
        else:
            waiting.append(batch)

    def _kept(self, step: int, batch: Batch[Coming], held: Collection[int]) -> Batch[Coming]:
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


def _apart(pairs: Sequence[tuple[int, Coming]]) -> Batch[Coming]:
    return [case for case, _ in pairs], [coming for _, coming in pairs]
