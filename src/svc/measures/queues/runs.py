"""A run: cases of all kinds come to one event list. Runs are independent, and each is cut into spans."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from heapq import merge
from itertools import chain
from random import Random

from svc.measures.kinds import Kind
from svc.measures.queues.event_list import Event, EventList, Watch
from svc.measures.queues.places import Places
from svc.measures.queues.plans import Plans
from svc.measures.queues.poisson import arrivals
from svc.measures.queues.table import Table
from svc.measures.queues.tallies import Seen, Tallies

STRETCHES = 16
"""The cases of so many stretches are planned at once."""


def run(
    kinds: Sequence[Kind], places: Places, seed: str, lengths: Sequence[int], watch: Watch | None = None
) -> list[Seen]:
    """One run, as a span for each of the lengths, which are numbers of cases. All are followed to their end."""
    parties = parties_of(kinds)
    table = Table()
    tallies = Tallies(table, len(kinds), len(parties), places.number, len(lengths))
    streams = [_arrivals(kind, number, places, parties, seed, table) for number, kind in enumerate(kinds)]
    coming = merge(*streams) if len(streams) > 1 else streams[0]
    for span in EventList(table, places, tallies.count, watch).run(coming, lengths):
        tallies.over(span)
    tallies.count(all=True)
    return tallies.seen()


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
