"""Many cases of one kind on their way through a network, each drawn at random: which steps they do, in which order.

All that are at a step are moved on at once. What is known of each case on its way is for the traveller to say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Protocol, TypeVar

from svc.measures.network import Network, Way
from svc.measures.rounds import Agenda, Batch

MOST_TURNS = 1000
"""How often a case may do steps, in the mean, before those that are still on their way are left out."""

Coming = TypeVar("Coming")


class Traveller(Protocol[Coming]):
    """What becomes of cases on their way."""

    def together(self, batches: Sequence[Batch[Coming]]) -> Batch[Coming]:
        """One batch of several, with each case once."""

    def done(self, step: int, cases: Sequence[int], comings: Sequence[Coming]) -> Sequence[Coming]:
        """Cases do a step; what is known of each afterwards."""

    def taken(self, way: Way, cases: Sequence[int], goings: Sequence[Coming]) -> None:
        """Cases that did a step take a way on."""


def walk(
    network: Network, first: Batch[Coming], routes: Sequence[Callable[[], float]], traveller: Traveller[Coming]
) -> int:
    """Cases from their start until nothing follows; how many took too many turns and were left out.

    `routes` are the numbers from which each step chooses the ways on.
    """
    given: dict[tuple[int, str], dict[int, Coming]] = {each: {} for all in network.delays.values() for each in all}
    agenda, turns = Agenda(network, first, traveller.together), MOST_TURNS * len(first[0])
    while (due := agenda.next()) is not None:
        step, batch = due
        for each in network.delays.get(step, ()):
            batch = _answered(batch, given[each], traveller)
        cases, comings = batch
        turns -= len(cases)
        if turns < 0:
            return len(cases)
        goings = traveller.done(step, cases, comings)
        for way, (chosen, those) in _split(network.ways[step], (cases, goings), routes[step]):
            traveller.taken(way, chosen, those)
            for party in way.parties:
                if (step, party) in given:
                    given[step, party].update(zip(chosen, those, strict=True))
            agenda.add(step, way, (chosen, those))
    return 0


def _answered(batch: Batch[Coming], answers: Mapping[int, Coming], traveller: Traveller[Coming]) -> Batch[Coming]:
    """Cases that also wait for the answers of a party."""
    waiting = [case for case in batch[0] if case in answers]
    return traveller.together([batch, (waiting, [answers[case] for case in waiting])]) if waiting else batch


def _split(
    ways: Sequence[Way], batch: Batch[Coming], random: Callable[[], float]
) -> Iterator[tuple[Way, Batch[Coming]]]:
    """The cases by the way that each of them takes."""
    cases, goings = batch
    left = 1.0
    for way in ways[:-1]:
        share = way.share
        taken = [random() * left < share for _ in cases]
        left -= share
        chosen = list(compress(cases, taken))
        if chosen:
            yield way, (chosen, list(compress(goings, taken)))
        others = [not each for each in taken]
        cases, goings = list(compress(cases, others)), list(compress(goings, others))
    if cases:
        yield ways[-1], (cases, goings)
