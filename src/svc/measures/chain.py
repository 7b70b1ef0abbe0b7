"""A kind of case as an absorbing Markov chain: steps one after the other, one at a time, until none follows.

It is one if no outcome starts two steps. Rule for flows beside a longer way: of two steps that an outcome starts, one
that every case passes after the other starts no second way, if it waits for the other. It waits if all steps on the
way lead on to it. If a way only leads back to it, it is done in two rounds.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property, partial
from itertools import chain

from attrs import field, frozen

from svc.measures.linear import System
from svc.measures.network import Network, Way, gives
from svc.semantics.dominators import Dominators
from svc.semantics.reachability import reached

END = -1
"""Where no step follows."""


@frozen
class Move:
    """What follows a step in `share` of the times: another step or the end. `way` is the outcome that it is of."""

    share: float
    target: int
    way: Way


@frozen(eq=False)
class Chain:
    """The moves from each step, for the steps of a network that count; others have none."""

    moves: tuple[tuple[Move, ...], ...] = field(converter=tuple[tuple[Move, ...], ...])
    first: int

    @cached_property
    def system(self) -> System:
        """The equations of what adds up over all steps to come."""
        return self.without(lambda way: False)

    def until(self, party: str | None) -> System:
        """The equations of what adds up until a party gets something for the first time."""
        return self.system if self.is_given_once(party) else self.without(lambda way: gives(way, party))

    def is_given_once(self, party: str | None) -> bool:
        """Whether a case ends with the first thing that a party gets, so that it is the last one too."""
        return not any(gives(move.way, party) for moves in self.moves for move in moves if move.target != END)

    def without(self, is_left_out: Callable[[Way], bool]) -> System:
        """The equations of what adds up until one of some ways is taken."""
        rows: list[dict[int, float]] = []
        for moves in self.moves:
            row: dict[int, float] = {}
            for move in moves:
                if move.target != END and not is_left_out(move.way):
                    row[move.target] = row.get(move.target, 0.0) + move.share
            rows.append(row)
        return System(rows)


def chain_of(network: Network, counted: Collection[int]) -> Chain | None:
    """The chain of a network as far as some of its steps count; None if several of them may be done at once."""
    if network.first not in counted:
        return Chain([() for _ in network.steps], network.first)
    targets = [
        [[each for each in way.targets if each in counted] for way in ways] if number in counted else []
        for number, ways in enumerate(network.ways)
    ]
    if any(len(each) > 1 for of_step in targets for each in of_step):
        after = _after(targets)
        if after is None:
            return None
        waits = partial(_waits, [{*chain.from_iterable(of_step)} for of_step in targets], _leading_on(network))
        targets = [[_nearest(each, after, waits) for each in of_step] for of_step in targets]
        if any(len(each) > 1 for of_step in targets for each in of_step):
            return None
    moves = [
        [Move(way.share, (*each, END)[0], way) for way, each in zip(network.ways[number], of_step, strict=False)]
        for number, of_step in enumerate(targets)
    ]
    return Chain(map(tuple, moves), network.first)


def _after(targets: Sequence[Sequence[Sequence[int]]]) -> Dominators[int] | None:
    """What every case passes behind a step, whatever its outcomes: dominators of the graph read from its end."""
    before: dict[int, list[int]] = {END: []}
    for number, of_step in enumerate(targets):
        for each in of_step:
            for target in each or (END,):
                before.setdefault(target, []).append(number)
    above = Dominators([END], before)
    counted = {number for number, of_step in enumerate(targets) if of_step}
    return above if counted <= set(above.order) else None


def _nearest(targets: Sequence[int], after: Dominators[int], waits: Callable[[int, int], bool]) -> list[int]:
    """The steps that do not wait for another one anyhow."""
    return [
        each
        for each in targets
        if not any(other != each and after.dominates(each, other) and waits(each, other) for other in targets)
    ]


def _waits(onward: Sequence[Collection[int]], before: Sequence[Collection[int]], step: int, other: int) -> bool:
    """Whether a step waits for all that comes to it from another one: whether all on the way leads on to it."""
    on_the_way = reached([other], lambda number: (each for each in onward[number] if each != step))
    return on_the_way <= reached([step], before.__getitem__)


def _leading_on(network: Network) -> list[list[int]]:
    """For each step those that lead on to it, and not back."""
    before: list[list[int]] = [[] for _ in network.steps]
    for number, ways in enumerate(network.ways):
        for target in chain.from_iterable(way.forward for way in ways):
            before[target].append(number)
    return before
