"""Replays the way of a case on a stream, as a token game.

Each doing of a step offers its outcomes. A later visit is explained by an offer that holds it; taking one alternative
withdraws the others. What an offer says must follow and never came, was skipped. Where several offers hold a visit and
none of them is certain to mean it, each is tried, and the reading with the fewest deviations counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from attrs import frozen

from svc.records.offers import BEGINNING, Offers

MOST_READINGS = 32
"""How many readings of a way are followed at a time."""

Move = tuple[str, str]
"""From one place to another, by name; from `BEGINNING` where a case begins."""


class Offer(NamedTuple):
    """What is still open of the doing of a place: sets of choices and of places, as bits of numbers."""

    source: int
    choices: int
    taken: int = 0
    maybe: int = 0
    """What came, and was explained by another offer: it may have been meant here too."""
    is_first: bool = False
    """Whether the place was done for the first time in the case."""


class Chosen(NamedTuple):
    """What the first doing of a place led to: the numbers of the choices that it can have been."""

    place: str
    choices: tuple[int, ...]


@frozen
class Replayed:
    """What a replay finds: moves that no flow declares, what was skipped behind which place, the moves that flows
    explain, and what was chosen."""

    undeclared: tuple[Move, ...]
    skipped: tuple[Move, ...]
    explained: tuple[Move, ...]
    chosen: tuple[Chosen, ...]
    wrong: int
    """How many visits no flow leads to."""
    beside: tuple[str, ...] = ()
    """The places that were done beside each other: visits that came next to each other, and no flow joins."""

    @property
    def fits(self) -> bool:
        """Whether the case went as declared."""
        return not self.undeclared and not self.skipped


class _Past(NamedTuple):
    """What happened last, and what happened before."""

    before: "_Past | None"
    undeclared: Move | None = None
    explained: Move | None = None
    chosen: Chosen | None = None
    beside: Move | None = None


class _Reading(NamedTuple):
    """One way to understand a case so far."""

    wrong: int
    offers: tuple[Offer, ...]
    unexplained: int
    """The places that came without an offer."""
    past: _Past | None


class Game:
    """The rules of the token game for a stream, ready for many ways."""

    def __init__(self, offers: Offers) -> None:
        choices = offers.choices
        self._names = list(choices)
        number = {name: place for place, name in enumerate(self._names)}
        self._number = number
        self._must = [[_bits(number, each.must) for each in choices[name]] for name in self._names]
        self._held = [[_bits(number, each.must | each.may) for each in choices[name]] for name in self._names]
        self._gives = {number[party]: _bits(number, steps) for party, steps in offers.gives.items()}
        self.held, self.certain, self.with_place = cache(self._all_held), cache(self._all_certain), cache(self._with)

    def replay(self, places: Sequence[str], *, ended: bool) -> Replayed:
        """What became of a case that visited these places in this order. Skipped steps are known once it ended."""
        start = Offer(self._number[BEGINNING], (1 << len(self._must[self._number[BEGINNING]])) - 1)
        readings = [_Reading(0, (start,), 0, None)]
        seen: set[int] = set()
        previous = BEGINNING
        for name in places:
            place = self._number[name]
            every = (1 << len(self._must[place])) - 1
            opened = Offer(place, every, is_first=place not in seen)
            seen.add(place)
            further: dict[tuple[Offer, ...], _Reading] = {}
            for reading in readings:
                for after in self._visited(reading, place, (previous, name)):
                    # A visit that no flow leads to need not be followed by what came before.
                    came = _all(seen) if after.wrong > reading.wrong else 0
                    offers = _with_offer(after.offers, opened._replace(maybe=came))
                    known = further.get(offers)
                    if known is None or after.wrong < known.wrong:
                        further[offers] = after._replace(offers=offers)
            readings = sorted(further.values(), key=lambda each: each.wrong)[:MOST_READINGS]
            previous = name
        best = min(readings, key=lambda each: each.wrong + (len(self._missing(each)) if ended else 0))
        return self._result(best, ended)

    def _visited(self, reading: _Reading, place: int, move: Move) -> Iterator[_Reading]:
        bit = 1 << place
        holding = [each for each in reading.offers if self.held(each.source, each.choices) & ~each.taken & bit]
        if not holding:
            gives = self._gives.get(place, 0)
            is_awaited = any(self.held(each.source, each.choices) & ~each.taken & gives for each in reading.offers)
            wrong = not is_awaited
            yield reading._replace(
                wrong=reading.wrong + wrong,
                unexplained=reading.unexplained | (bit if wrong else 0),
                past=_Past(reading.past, undeclared=move) if wrong else reading.past,
            )
            return
        sure = [each for each in holding if self.certain(each.source, each.choices) & bit]
        for meant in [sure] if sure else [[each] for each in holding]:
            yield self._explained(reading, bit, holding, meant, move)

    def _explained(
        self, reading: _Reading, bit: int, holding: Sequence[Offer], meant: Sequence[Offer], move: Move
    ) -> _Reading:
        """The reading in which a visit is what some offers mean; the others that hold it may mean it too."""
        past, offers = reading.past, []
        if all(self._names[each.source] != move[0] for each in meant):
            past = _Past(past, beside=move)
        for each in reading.offers:
            if each in meant:
                past = _Past(past, explained=(self._names[each.source], move[1]))
                each = each._replace(choices=self.with_place(each.source, each.choices, bit), taken=each.taken | bit)
                if not self.held(each.source, each.choices) & ~each.taken:
                    if each.is_first:
                        past = _Past(past, chosen=self._chosen(each, ended=True))
                    continue
            elif each in holding:
                each = each._replace(maybe=each.maybe | bit)
            offers.append(each)
        return reading._replace(offers=tuple(offers), past=past)

    def _result(self, reading: _Reading, ended: bool) -> Replayed:
        undeclared, explained, beside = list[Move](), list[Move](), list[str]()
        chosen = [self._chosen(each, ended) for each in reading.offers if each.is_first]
        past = reading.past
        while past is not None:
            undeclared += [past.undeclared] if past.undeclared else []
            explained += [past.explained] if past.explained else []
            chosen += [past.chosen] if past.chosen else []
            beside += past.beside or ()
            past = past.before
        return Replayed(
            tuple(dict.fromkeys(reversed(undeclared))),
            tuple(dict.fromkeys(self._missing(reading))) if ended else (),
            tuple(reversed(explained)),
            tuple(each for each in chosen if each.choices),
            reading.wrong,
            tuple(beside),
        )

    def _missing(self, reading: _Reading) -> list[Move]:
        """What must still follow, by the choice of each offer that lacks least."""
        missing = []
        for each in reading.offers:
            if self._names[each.source] != BEGINNING:
                came = each.taken | each.maybe | reading.unexplained
                lacks = [self._must[each.source][number] & ~came for number in _numbers(each.choices)]
                least = min(lacks, key=int.bit_count, default=0)
                missing += [(self._names[each.source], self._names[place]) for place in _numbers(least)]
        return missing

    def _chosen(self, offer: Offer, ended: bool) -> Chosen:
        """The choices that an offer can have been: of a case that goes on, what follows may still decide it."""
        name, left = self._names[offer.source], list(_numbers(offer.choices))
        if not ended:
            return Chosen(name, tuple(left) if len(left) == 1 or offer.taken else ())
        came = offer.taken | offer.maybe
        done = [number for number in left if not self._must[offer.source][number] & ~came]
        most = max(((self._held[offer.source][each] & came).bit_count() for each in done), default=0)
        return Chosen(name, tuple(each for each in done if (self._held[offer.source][each] & came).bit_count() == most))

    def _all_held(self, source: int, choices: int) -> int:
        held = 0
        for number in _numbers(choices):
            held |= self._held[source][number]
        return held

    def _all_certain(self, source: int, choices: int) -> int:
        certain = -1
        for number in _numbers(choices):
            certain &= self._must[source][number]
        return certain

    def _with(self, source: int, choices: int, bit: int) -> int:
        return sum(1 << number for number in _numbers(choices) if self._held[source][number] & bit)


def _with_offer(offers: tuple[Offer, ...], opened: Offer) -> tuple[Offer, ...]:
    """Offers with one more; one that is open already, and says the same, is not there twice."""
    if any(each[:4] == opened[:4] for each in offers):
        return offers
    return (*offers, opened)


def _all(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


def _bits(number: Mapping[str, int], names: frozenset[str]) -> int:
    return _all(number[name] for name in names)


def _numbers(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
