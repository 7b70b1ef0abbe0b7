"""What became of the cases of a run that have ended, by the span in which they arrived."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, pairwise, repeat
from math import inf
from operator import sub

from attrs import frozen

from svc.measures.queues.event_list import Span
from svc.measures.queues.table import Block, Table
from svc.measures.simulation import NEVER, note_received


@frozen(eq=False)
class Tally:
    """The cases of one kind that arrived in a span and have ended. Times are in seconds from the start of each.

    Attributes:
        waited: how long each waited.
        last: by the number of a party, when it got its last thing; below 0 if it got nothing.
        first: the same of the first thing.
    """

    waited: "array[float]"
    last: Sequence["array[float]"]
    first: Sequence["array[float]"]


@frozen(eq=False)
class Seen:
    """What a span of a run shows.

    Attributes:
        span: the stretch of time.
        ended: how many cases ended in it.
        waits: how long the cases that arrived in it waited at each place where something may hold them.
        tallies: these cases, by kind.
    """

    span: Span
    ended: int
    waits: Sequence["array[float]"]
    tallies: Sequence[Tally]


@frozen(eq=False)
class Results:
    """What became of the cases of a block. Lists have an entry for each; times are those of the run.

    Attributes:
        end: when each has ended; not from 0 to below infinity if it has not.
        waited: how long it waited.
        last: by the number of a party, when it got its last thing; below 0 if it got nothing.
        first: the same of the first thing.
    """

    end: list[float]
    waited: list[float]
    last: list[list[float]]
    first: list[list[float]]


def results(table: Table, block: Block, parties: int) -> Results:
    """What became of the cases of a block."""
    number = len(block.cases)
    found = Results(
        [NEVER] * number,
        block.waited.copy(),
        [[NEVER] * number for _ in range(parties)],
        [[NEVER] * number for _ in range(parties)],
    )
    for held in block.held:
        block.add(found.waited, held.cases, table.chosen(table.wait, held.numbers))
    for ends in block.ends:
        cases, times = block.at(ends.cases), table.chosen(table.end, ends.visits)
        for party in ends.parties:
            note_received(found.last[party], found.first[party], cases, times)
        if ends.is_last:
            _end(found.end, cases, times)
    return found


def _end(column: list[float], cases: Sequence[int], times: Sequence[float]) -> None:
    """Note in a column when cases end, infinity if they do not."""
    for case, time in zip(cases, times, strict=True):
        if time > column[case]:
            column[case] = time
        elif time == NEVER:
            column[case] = inf


class Tallies:
    """Counts the cases of a table that have ended, by kind and by the span in which they arrived."""

    def __init__(self, table: Table, kinds: int, parties: int, places: int, spans: int) -> None:
        def columns(number: int) -> list["array[float]"]:
            return [array("d") for _ in range(number)]

        self._table, self._parties = table, parties
        self._found = [
            [Tally(array("d"), columns(parties), columns(parties)) for _ in range(kinds)] for _ in range(spans)
        ]
        self._waits = [columns(places) for _ in range(spans)]
        self._ends: list[float] = []
        self._spans: list[Span] = []

    def over(self, span: Span) -> None:
        """A span is over."""
        self._spans.append(span)

    def count(self, *, all: bool = False) -> None:
        """Count the oldest cases, as far as they have ended; or all, even if younger ones ended before older ones."""
        table = self._table
        for block in table.ended(all=all):
            found = results(table, block, self._parties)
            starts = table.start[: len(block.cases)]
            cuts = [0, *(bisect_right(starts, span.end) for span in self._spans)]
            if not all:
                cuts.append(len(starts))
            is_over = not all and min(found.end) >= 0
            done = [True] * len(starts) if is_over else [0 <= end < inf for end in found.end]
            self._ends += compress(found.end, done)
            for span, (begin, end) in enumerate(pairwise(cuts)):
                if begin < end:
                    chosen = [*repeat(False, begin), *done[begin:end], *repeat(False, len(done) - end)]
                    self._add(self._found[span][block.kind], found, starts, chosen)
                    self._add_waits(self._waits[span], block, range(begin, end), are_all=False not in chosen)

    def seen(self) -> list[Seen]:
        """What each span shows, once all are over."""
        self._ends.sort()
        return [
            Seen(span, bisect_right(self._ends, span.end) - bisect_right(self._ends, span.begin), waits, tallies)
            for span, waits, tallies in zip(self._spans, self._waits, self._found, strict=True)
        ]

    def _add(self, tally: Tally, found: Results, starts: list[float], chosen: Sequence[bool]) -> None:
        """Add the chosen ones of the cases of a block to those of a span."""
        are_all = all(chosen)

        def chosen_of(column: list[float]) -> list[float]:
            return column if are_all else list(compress(column, chosen))

        begins = chosen_of(starts)
        tally.waited.fromlist(chosen_of(found.waited))
        for columns, lists in ((tally.last, found.last), (tally.first, found.first)):
            for column, times in zip(columns, lists, strict=True):
                column.fromlist(list(map(sub, chosen_of(times), begins)))

    def _add_waits(self, waits: Sequence["array[float]"], block: Block, cases: range, *, are_all: bool) -> None:
        """Add how long some cases of a block waited, also of those that have not ended, as far as they came."""
        for held in block.held:
            times = self._table.chosen(self._table.wait, held.numbers)
            if not are_all:
                pairs = zip(block.at(held.cases), times, strict=True)
                times = [time for case, time in pairs if case in cases and time >= 0]
            waits[held.place].fromlist(times)
