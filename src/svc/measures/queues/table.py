"""Cases and their visits, in columns. A visit is one case at one step; it and a case are no more than numbers.

Millions of visits are made, each for a moment: columns cost less than values with names. What has ended is dropped.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from svc.measures.simulation import NEVER

After = int | tuple[int, ...] | None
"""What follows a visit: another one, several, or nothing. Of a visit that gives something never just one."""


@frozen(eq=False)
class Block:
    """Cases that were planned together: of which kind, which ones, and the first of their visits."""

    kind: int
    cases: range
    visit: int


class Table:
    """Columns of visits and of cases: their numbers are places in a column, less `visits_before` and `cases_before`.

    Of a visit: `place` is where it is, a step or what a step makes cases pass before it; `delay` the seconds from its
    beginning, when nothing holds it any more, to its end (some doors use it otherwise); `after` what follows it;
    `gives` the parties that get something at its end, by number; `of` its case.

    Of a case: `open` is how many visits that nothing follows are still to come; `waited` the seconds that all its
    visits have waited; `start` when it arrives; `end` when the last of its visits ends; `last` and `first` when parties
    get their last and their first thing, with a column for each party.
    """

    def __init__(self, parties: int) -> None:
        self.place: list[int] = []
        self.delay: list[float] = []
        self.after: list[After] = []
        self.gives: list[tuple[int, ...] | None] = []
        self.of: list[int] = []
        self.open: list[int] = []
        self.waited: list[float] = []
        self.start: list[float] = []
        self.end: list[float] = []
        self.last: list[list[float]] = [[] for _ in range(parties)]
        self.first: list[list[float]] = [[] for _ in range(parties)]
        self.visits_before = self.cases_before = 0
        self._blocks: list[Block] = []

    def add_cases(self, kind: int, starts: Sequence[float]) -> range:
        """Cases that arrive at some times."""
        number = len(starts)
        begin = self.cases_before + len(self.open)
        self.open += [0] * number
        self.waited += [0.0] * number
        self.start += starts
        self.end += [0.0] * number
        for column in (*self.last, *self.first):
            column += [NEVER] * number
        cases = range(begin, begin + number)
        self._blocks.append(Block(kind, cases, self.visits_before + len(self.place)))
        return cases

    def add_visits(self, place: int, cases: Sequence[int], delays: Sequence[float]) -> range:
        """Visits of cases at a place."""
        number = len(cases)
        begin = self.visits_before + len(self.place)
        self.place += [place] * number
        self.delay += delays
        self.after += [None] * number
        self.gives += [None] * number
        self.of += cases
        return range(begin, begin + number)

    def follow(self, source: int, visit: int) -> None:
        """Let a visit follow another one."""
        source -= self.visits_before
        after = self.after[source]
        if after is None:
            self.after[source] = visit
        else:
            self.after[source] = (*after, visit) if isinstance(after, tuple) else (after, visit)

    def ended(self, *, all: bool = False) -> Iterator[Block]:
        """The oldest blocks whose cases have all ended, or all blocks. Each is dropped once the next is requested."""
        while self._blocks:
            block = self._blocks[0]
            if not all and any(self.open[: len(block.cases)]):
                return
            yield block
            del self._blocks[0]
            every = self.visits_before + len(self.place)
            self._drop(block.cases.stop, self._blocks[0].visit if self._blocks else every)

    def _drop(self, case: int, visit: int) -> None:
        """Forget all cases and visits before some."""
        of_cases: list[list[Any]] = [self.open, self.waited, self.start, self.end, *self.last, *self.first]
        for column in of_cases:
            del column[: case - self.cases_before]
        of_visits: list[list[Any]] = [self.place, self.delay, self.after, self.gives, self.of]
        for column in of_visits:
            del column[: visit - self.visits_before]
        self.cases_before, self.visits_before = case, visit
