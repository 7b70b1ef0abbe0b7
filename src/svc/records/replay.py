"""Replays the way of a case on a stream, as a token game.

Each doing of a step offers its outcomes. A later visit is explained by an offer that holds it; taking one alternative
withdraws the others. What an offer says must follow and never came, was skipped. Where several offers hold a visit and
none of them is certain to mean it, each is tried, and the reading with the fewest deviations counts.
"""

from collections.abc import Iterator, Mapping, Sequence
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


class _State(NamedTuple):
    """What is known after a visit: its place, the readings so far, and all places that came, as bits."""

    name: str
    readings: Sequence[_Reading]
    seen: int


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
        self._held_by, self._certain, self._chosen_with = (
            cache(self._all_held),
            cache(self._all_certain),
            cache(self._with),
        )
        start = Offer(number[BEGINNING], (1 << len(choices[BEGINNING])) - 1)
        self._played = [_State(BEGINNING, [_Reading(0, (start,), 0, None)], 0)]
        """What was known after each visit of the last way."""

    def replay(self, places: Sequence[str], *, ended: bool) -> Replayed:
        """What became of a case that visited these places in this order. Skipped steps are known once it ended.

        What two ways begin with alike is played once, if one is replayed right after the other.
        """
        alike = 0
        for state, name in zip(self._played[1:], places, strict=False):
            if state.name != name:
                break
            alike += 1
        del self._played[alike + 1 :]
        for name in places[alike:]:
            self._played.append(self._next(self._played[-1], name))
        readings = self._played[-1].readings
        best = min(readings, key=lambda each: each.wrong + (len(self._missing(each)) if ended else 0))
        return self._result(best, ended)

    def _next(self, state: _State, name: str) -> _State:
        """What is known after one more visit."""
        place = self._number[name]
        bit, every = 1 << place, (1 << len(self._must[place])) - 1
        is_first, move = not state.seen & bit, (state.name, name)
        further: dict[tuple[Offer, ...], _Reading] = {}
        for reading in state.readings:
            for after in self._visited(reading, place, move):
                # A visit that no flow leads to need not be followed by what came before.
                came = state.seen if after.wrong > reading.wrong else 0
                offers = _with_offer(after.offers, Offer(place, every, 0, came, is_first))
                known = further.get(offers)
                if known is None or after.wrong < known.wrong:
                    further[offers] = _Reading(after.wrong, offers, after.unexplained, after.past)
        readings = list(further.values())
        if len(readings) > 1:
            readings = sorted(readings, key=lambda each: each.wrong)[:MOST_READINGS]
        return _State(name, readings, state.seen | bit)

    def _visited(self, reading: _Reading, place: int, move: Move) -> list[_Reading]:
        """The readings of a visit: one, or one for each offer that it may be what is meant."""
        bit, held_by = 1 << place, self._held_by
        holding = [each for each in reading.offers if held_by(each.source, each.choices) & ~each.taken & bit]
        if not holding:
            gives = self._gives.get(place, 0)
            if any(held_by(each.source, each.choices) & ~each.taken & gives for each in reading.offers):
                return [reading]
            past = _Past(reading.past, undeclared=move)
            return [_Reading(reading.wrong + 1, reading.offers, reading.unexplained | bit, past)]
        sure = [each for each in holding if self._certain(each.source, each.choices) & bit]
        if sure and self._gives:  # what a party gives, where the case lay, comes together with the rest
            sure += [each for each in holding if each.source in self._gives]
        return [self._explained(reading, bit, holding, each, move) for each in ([sure] if sure else zip(holding))]

    def _explained(
        self, reading: _Reading, bit: int, holding: Sequence[Offer], meant: Sequence[Offer], move: Move
    ) -> _Reading:
        """The reading in which a visit is what some offers mean; the others that hold it may mean it too."""
        past, offers, names = reading.past, [], self._names
        if all(names[each.source] != move[0] for each in meant):
            past = _Past(past, beside=move)
        for each in reading.offers:
            source, choices, taken, maybe, is_first = each
            if each in meant:
                past = _Past(past, explained=(names[source], move[1]))
                left = Offer(source, self._chosen_with(source, choices, bit), taken | bit, maybe, is_first)
                if self._held_by(source, left.choices) & ~left.taken:
                    offers.append(left)
                elif is_first:
                    past = _Past(past, chosen=self._chosen(left, ended=True))
            elif each in holding:
                offers.append(Offer(source, choices, taken, maybe | bit, is_first))
            else:
                offers.append(each)
        return _Reading(reading.wrong, tuple(offers), reading.unexplained, past)

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


def _bits(number: Mapping[str, int], names: frozenset[str]) -> int:
    return sum(1 << number[name] for name in names)


def _numbers(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
