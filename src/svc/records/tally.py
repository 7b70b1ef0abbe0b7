"""What the replays of all ways add up to: which cases went as declared, and how often each flow was taken."""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import define, field

from svc.records.offers import BEGINNING, Choice
from svc.records.replay import Game, Move
from svc.records.shapes import Way

RARELY = 0.05
"""The share of visits up to which something is an exception."""


@define
class Cases:
    """How many cases something is about, and one of them."""

    count: int = 0
    example: str = ""
    most: int = 0
    """How many cases went the way that the example is of."""

    def add(self, way: Way) -> None:
        """Count the cases of a way; the example is of the most frequent one."""
        self.count += way.count
        if way.count > self.most:
            self.example, self.most = way.example, way.count


@define(eq=False)
class Tally:
    """The sums. Moves are from one place to another, by name; from `BEGINNING` where a case begins."""

    cases: int = 0
    fitting: int = 0
    moves: int = 0
    """All visits: each was reached from somewhere."""
    wrong: int = 0
    undeclared: dict[Move, Cases] = field(factory=dict)
    skipped: dict[Move, Cases] = field(factory=dict)
    taken: Counter[Move] = field(factory=Counter)
    taking: dict[Move, Cases] = field(factory=dict)
    visits: Counter[str] = field(factory=Counter)
    visiting: Counter[str] = field(factory=Counter)
    beside: Counter[str] = field(factory=Counter)
    """How often a place was done beside another: its wait may be a part of the work of that one."""
    chosen: dict[str, Counter[tuple[int, ...]]] = field(factory=dict)
    """For each place, what the first doing of it in a case led to: the choices that it can have been."""

    def add(self, way: Way, game: Game) -> None:
        """Count the cases of a way."""
        found = game.replay(way.places, ended=way.ended)
        self.cases += way.count
        self.fitting += way.count if found.fits else 0
        self.moves += len(way.places) * way.count
        self.wrong += found.wrong * way.count
        for known, moves in ((self.undeclared, found.undeclared), (self.skipped, found.skipped)):
            for move in moves:
                known.setdefault(move, Cases()).add(way)
        for move in found.explained:
            self.taken[move] += way.count
        for move in dict.fromkeys(found.explained):
            self.taking.setdefault(move, Cases()).add(way)
        for place in way.places:
            self.visits[place] += way.count
        for place in {*way.places}:
            self.visiting[place] += way.count
        for place in found.beside:
            self.beside[place] += way.count
        for each in found.chosen:
            if each.place != BEGINNING:
                self.chosen.setdefault(each.place, Counter())[each.choices] += way.count

    def is_beside(self, place: str) -> bool:
        """Whether a place is done beside others, and more than once in a while."""
        return self.beside[place] > RARELY * self.visits[place]

    def share(self, place: str, chosen: Iterable[int]) -> tuple[int, int] | None:
        """How many cases chose one of some choices the first time, and how many chose any. None if none did, or if
        records don't show which."""
        numbers, counts = {*chosen}, self.chosen.get(place, Counter())
        inside = outside = 0
        for choices, count in counts.items():
            if numbers.issuperset(choices):
                inside += count
            elif numbers.isdisjoint(choices):
                outside += count
            else:
                return None
        return (inside, inside + outside) if inside + outside else None


def tally(ways: Iterable[Way], game: Game) -> Tally:
    """The sums of all ways."""
    found = Tally()
    for way in sorted(ways, key=lambda way: way.places):  # those that begin alike after each other
        found.add(way, game)
    return found


def with_flow(choices: Mapping[str, tuple[Choice, ...]], place: str, number: int) -> list[int]:
    """The choices of a place that a flow of some number belongs to."""
    return [
        at for at, choice in enumerate(choices.get(place, ())) if any(flow.number == number for flow in choice.flows)
    ]
