"""Which flows of a catalogue can follow one another, from party to party. Draws nothing."""

from collections.abc import Collection
from typing import NamedTuple

from svc.semantics.catalogue import Catalogue


class Way(NamedTuple):
    """A flow that a stream may have: ids of activities or parties, and what goes along."""

    source: str
    target: str
    artefact: str


class Ways:
    """The flows on which a giver gives what is its own, so that each can be the first of its artefact.

    Hand-overs inside an activity come last. `activities` are those that steps may belong to.
    """

    def __init__(self, catalogue: Catalogue, activities: Collection[str]) -> None:
        self.catalogue = catalogue
        self.activities = activities
        self.parties = catalogue.all_parties
        self.all = [*self._listed(), *self._inside()]
        self._between: dict[tuple[str, str], list[Way]] = {}
        self._targets: dict[str, set[str]] = {}
        for way in self.all:
            self._between.setdefault((way.source, way.target), []).append(way)
            self._targets.setdefault(way.source, set()).add(way.target)
        self._reaching: list[set[str]] = [set(self.parties)]
        self._onward: dict[tuple[str, int, int], list[Way]] = {}

    def between(self, source: str, target: str) -> list[Way]:
        """The flows from an end to another."""
        return self._between.get((source, target), [])

    def targets(self, source: str) -> Collection[str]:
        """The ends that flows lead to from an end."""
        return self._targets.get(source, ())

    def starts(self, least: int, most: int) -> list[Way]:
        """The flows from a party with which a walk of so many steps can begin."""
        return [way for party in self.parties for way in self.onward(party, least, most)]

    def onward(self, here: str, least: int, most: int) -> list[Way]:
        """The flows out of an end after which a walk of so many steps leads to a party; of 0, those to a party.

        Those from which it is not far come first.
        """
        key = (here, least, most)
        if key not in self._onward:
            far: dict[str, int] = {}
            for steps in range(least, most + 1):
                far = dict.fromkeys(self._reaching_by(steps), steps) | far
            ways = (way for way in self.all if way.source == here and way.target in far)
            self._onward[key] = sorted(ways, key=lambda way: far[way.target])
        return self._onward[key]

    def _reaching_by(self, steps: int) -> set[str]:
        """The activities from which so many steps, themselves among them, lead to a party."""
        while len(self._reaching) <= steps:
            last = self._reaching[-1]
            giving = {way.source for way in self.all if way.target in last}
            self._reaching.append(giving - self.parties.keys())
        return self._reaching[steps]

    def leading_to(self, end: str) -> list[Way] | None:
        """A shortest walk from a party to an end; None if no walk exists."""
        return self._shortest(end, backwards=True)

    def leading_from(self, end: str) -> list[Way] | None:
        """A shortest walk from an end to a party; None if no walk exists."""
        return self._shortest(end, backwards=False)

    def _shortest(self, end: str, backwards: bool) -> list[Way] | None:
        walks: dict[str, list[Way]] = {end: []}
        waiting = [end]
        for here in waiting:
            if here in self.parties:
                return walks[here]
            for way in self.all:
                near, far = (way.target, way.source) if backwards else (way.source, way.target)
                if near == here and far not in walks:
                    walks[far] = [way, *walks[here]] if backwards else [*walks[here], way]
                    waiting.append(far)
        return None

    def through(self, way: Way) -> list[Way] | None:
        """A short walk from a party to a party that takes a flow; None if no walk exists."""
        before, after = self.leading_to(way.source), self.leading_from(way.target)
        return None if before is None or after is None else [*before, way, *after]

    def _listed(self) -> list[Way]:
        ends = {*self.activities, *self.parties}
        return [
            Way(flow.source, flow.target, flow.artefact)
            for flow in self.catalogue.flows
            if flow.source != flow.target and {flow.source, flow.target} <= ends
            and (flow.source in self.parties) + (flow.target in self.parties) < 2
            and (flow.source in self.parties or self.catalogue.gives(flow.source, flow.artefact))
        ]  # fmt: skip

    def _inside(self) -> list[Way]:
        catalogue = self.catalogue
        return [
            Way(each, each, artefact)
            for each in catalogue.all_activities
            if each in self.activities
            for artefact in catalogue.inside(each)
            if catalogue.gives(each, artefact)
        ]


def ways_of(catalogue: Catalogue, activities: Collection[str] | None = None) -> Ways:
    """The ways of a catalogue among some of its activities, or all; raises ValueError for one that it has not."""
    unknown = sorted({*(activities or ())} - catalogue.all_activities.keys())
    if unknown:
        known = ", ".join(catalogue.all_activities)
        raise ValueError(f"the catalogue {catalogue.name} has no activity {', '.join(unknown)}, but {known}")
    return Ways(catalogue, catalogue.all_activities.keys() if activities is None else frozenset(activities))
