"""A run: cases of all kinds come to one event list. Runs are independent, and each is cut into spans."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from heapq import merge
from itertools import chain, compress, pairwise
from operator import sub
from random import Random

from attrs import frozen

from svc.measures.kinds import Kind
from svc.measures.queues.event_list import Event, EventList, Span, Watch
from svc.measures.queues.places import Places
from svc.measures.queues.plans import Plans
from svc.measures.queues.poisson import arrivals
from svc.measures.queues.table import Table

STRETCHES = 16
"""The cases of so many stretches are planned at once."""


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
    """What a span of a run shows: a stretch of time, how many cases ended in it, and the cases of each kind."""

    span: Span
    ended: int
    tallies: Sequence[Tally]


def run(
    kinds: Sequence[Kind], places: Places, seed: str, lengths: Sequence[int], watch: Watch | None = None
) -> list[Seen]:
    """One run, as a span for each of the lengths, which are numbers of cases. All are followed to their end."""
    parties = parties_of(kinds)
    table = Table(len(parties))
    tallies = _Tallies(table, len(kinds), len(lengths))
    streams = [_arrivals(kind, number, places, parties, seed, table) for number, kind in enumerate(kinds)]
    coming = merge(*streams) if len(streams) > 1 else streams[0]
    spans = []
    for span in EventList(table, places, tallies.count, watch).run(coming, lengths):
        spans.append(span)
        tallies.ends.append(span.end)
    tallies.count(all=True)
    return [Seen(span, tallies.ended(span), found) for span, found in zip(spans, tallies.found, strict=True)]


def parties_of(kinds: Iterable[Kind]) -> list[str]:
    """All parties that may get something, by the numbers that columns have."""
    return sorted({party for kind in kinds for party in kind.network.parties})


def _arrivals(
    kind: Kind, number: int, places: Places, parties: Sequence[str], seed: str, table: Table
) -> Iterator[Event]:
    """When the first visit of each case of a kind comes; without end."""
    start = kind.network.start
    begins = f"{seed} {start.party.name if start.party else ''} {start.step.name}"

    @cache
    def numbers(purpose: str) -> Callable[[], float]:
        return Random(f"{begins} {purpose}").random

    plans = Plans(kind.network, [places.stops[step.name] for step in kind.network.steps], parties, numbers, table)

    def blocks() -> Iterator[Iterable[Event]]:
        between = 1 / (kind.rate or 1.0)
        for times in arrivals(numbers("arrivals"), STRETCHES):
            starts = [time * between for time in times]
            yield zip(starts, plans.planned(table.add_cases(number, starts)), strict=True)

    return chain.from_iterable(blocks())


class _Tallies:
    """Counts the cases of a table that have ended, by kind and by the span in which they arrived."""

    def __init__(self, table: Table, kinds: int, spans: int) -> None:
        self._table, parties = table, range(len(table.last))
        self.found = [
            [Tally(array("d"), [array("d") for _ in parties], [array("d") for _ in parties]) for _ in range(kinds)]
            for _ in range(spans)
        ]
        self.ends: list[float] = []
        """Of the spans that are over."""
        self._times: list[float] = []

    def count(self, *, all: bool = False) -> None:
        """Count the oldest cases, as far as they have ended; or all, even if younger ones ended before older ones."""
        for block in self._table.ended(all=all):
            starts = self._table.start[: len(block.cases)]
            cuts = [0, *(bisect_right(starts, end) for end in self.ends)]
            if not all:
                cuts.append(len(starts))
            for tallies, (begin, end) in zip(self.found, pairwise(cuts), strict=False):
                self._add(tallies[block.kind], begin, end)

    def _add(self, tally: Tally, begin: int, end: int) -> None:
        """Add cases by their places in the columns."""
        table = self._table
        is_done = [not each for each in table.open[begin:end]]
        is_simple = all(is_done)

        def chosen(column: Sequence[float]) -> Sequence[float]:
            return column[begin:end] if is_simple else list(compress(column[begin:end], is_done))

        starts = chosen(table.start)
        self._times += chosen(table.end)
        tally.waited.extend(chosen(table.waited))
        for columns, found in ((table.last, tally.last), (table.first, tally.first)):
            for column, times in zip(columns, found, strict=True):
                times.extend(map(sub, chosen(column), starts))

    def ended(self, span: Span) -> int:
        """How many cases ended in a span."""
        self._times.sort()
        return bisect_right(self._times, span.end) - bisect_right(self._times, span.begin)
