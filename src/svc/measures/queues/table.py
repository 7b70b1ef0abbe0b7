"""Cases and their visits, in columns. A visit is one case at one step; it and a case are no more than numbers.

Millions of visits are made, each for a moment: columns cost less than values with names. What has ended is dropped.
"""

from collections.abc import Iterator, Sequence
from operator import add
from typing import Any, TypeVar

from attrs import field, frozen

from svc.measures.simulation import NEVER

NONE = -1
"""Instead of a visit: there is none."""
FORK = -2
"""Instead of the visit that follows another one: `Table.forks` has them."""

Value = TypeVar("Value")


@frozen(eq=False)
class Visits:
    """Visits of cases at a place where they may have to wait."""

    place: int
    cases: Sequence[int]
    numbers: Sequence[int]


@frozen(eq=False)
class Ends:
    """Visits of cases at whose end some parties, by their numbers, get something, or the case may end."""

    parties: Sequence[int]
    is_last: bool
    cases: Sequence[int]
    visits: Sequence[int]


@frozen(eq=False)
class Block:
    """Cases that were planned together, and what is known of them beside the columns.

    Attributes:
        kind: of which kind they are.
        cases: their numbers.
        visit: the first of their visits.
        waited: how long each waits as its steps say.
        held: the visits at which they may have to wait for longer.
        ends: those at which they may end, or give something.
    """

    kind: int
    cases: range
    visit: int
    waited: list[float]
    held: list[Visits] = field(factory=list)
    ends: list[Ends] = field(factory=list)

    def at(self, cases: Sequence[int]) -> Sequence[int]:
        """Where cases are in a list that has an entry for each case of the block."""
        start = self.cases.start
        return range(len(cases)) if cases == self.cases else [case - start for case in cases]

    def add(self, column: list[float], cases: Sequence[int], values: Sequence[float]) -> None:
        """Add values of some cases to those in a list that has an entry for each case of the block."""
        if cases == self.cases:
            column[:] = map(add, column, values)
        else:
            for case, value in zip(self.at(cases), values, strict=True):
                column[case] += value


class Table:
    """Columns of visits and of cases: their numbers are places in a column, less `visits_before` and `cases_before`.

    Of a visit: `place` is where it is, a step or what a step makes cases pass before it; `delay` the seconds from its
    beginning, when nothing holds it any more, to its end (some doors use it otherwise); `wait` the seconds before its
    beginning, where something may hold it, below 0 until it comes; `after` the visit that follows it, NONE, or FORK;
    `of` its case; `end` when it ends, if NONE or FORK follows. Of a case: `start` when it arrives.
    """

    def __init__(self) -> None:
        self.place: list[int] = []
        self.delay: list[float] = []
        self.wait: list[float] = []
        self.after: list[int] = []
        self.of: list[int] = []
        self.end: list[float] = []
        self.start: list[float] = []
        self.forks: dict[int, list[int]] = {}
        self.visits_before = self.cases_before = 0
        self._blocks: list[Block] = []

    def add_cases(self, kind: int, starts: Sequence[float]) -> Block:
        """Cases that arrive at some times."""
        number = len(starts)
        begin = self.cases_before + len(self.start)
        self.start += starts
        block = Block(kind, range(begin, begin + number), self.visits_before + len(self.place), [0.0] * number)
        self._blocks.append(block)
        return block

    def add_visits(self, place: int, cases: Sequence[int], delays: Sequence[float]) -> range:
        """Visits of cases at a place."""
        number = len(cases)
        begin = self.visits_before + len(self.place)
        self.place += [place] * number
        self.delay += delays
        self.wait += [NEVER] * number
        self.after += [NONE] * number
        self.of += cases
        self.end += [NEVER] * number
        return range(begin, begin + number)

    def add_held(self, block: Block, place: int, cases: Sequence[int], delays: Sequence[float]) -> range:
        """Visits at a place where cases may have to wait."""
        visits = self.add_visits(place, cases, delays)
        block.held.append(Visits(place, cases, visits))
        return visits

    def follow(self, source: int, visit: int) -> None:
        """Let a visit follow another one, which may be a fork."""
        at = source - self.visits_before
        if self.after[at] == FORK:
            self.forks.setdefault(source, []).append(visit)
        else:
            self.after[at] = visit

    def following(self, visit: int) -> Sequence[int]:
        """The visits that follow one."""
        after = self.after[visit - self.visits_before]
        return self.forks.get(visit, ()) if after == FORK else () if after == NONE else (after,)

    def chosen(self, column: list[Value], visits: Sequence[int]) -> list[Value]:
        """What a column says of some visits."""
        before = self.visits_before
        if isinstance(visits, range):
            return column[visits.start - before : visits.stop - before]
        return [column[visit - before] for visit in visits]

    def block_of(self, case: int) -> Block:
        """The block of a case that has not ended."""
        return next(block for block in self._blocks if case in block.cases)

    def ended(self, *, all: bool = False) -> Iterator[Block]:
        """The oldest blocks whose cases have all ended, or all blocks. Each is dropped once the next is requested."""
        while self._blocks:
            block = self._blocks[0]
            if not all and any(self._are_under_way(each.visits) for each in block.ends if each.is_last):
                return
            yield block
            del self._blocks[0]
            every = self.visits_before + len(self.place)
            self._drop(block.cases.stop, self._blocks[0].visit if self._blocks else every)

    def _are_under_way(self, visits: Sequence[int]) -> bool:
        """Whether some of the last visits of cases have not ended; those of young cases seldom have."""
        return self.end[visits[-1] - self.visits_before] == NEVER or NEVER in self.chosen(self.end, visits)

    def _drop(self, case: int, visit: int) -> None:
        """Forget all cases and visits before some."""
        of_visits: list[list[Any]] = [self.place, self.delay, self.wait, self.after, self.of, self.end]
        for column in of_visits:
            del column[: visit - self.visits_before]
        del self.start[: case - self.cases_before]
        self.cases_before, self.visits_before = case, visit
