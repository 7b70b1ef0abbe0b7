"""The flows of a catalogue: what follows from its lines and its rules. All names here are ids."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from svc.model import ALL, Activity, Line, Party, Rule
from svc.semantics.catalogue.listed_flow import ListedFlow, listing_sides

Ends = tuple[str, str]
"""The ids of a source and a target."""


class Listing(NamedTuple):
    """A line for one of its artefacts, with the counterparties that it names; None if it names nobody."""

    line: Line
    artefact: str
    counterparties: frozenset[str] | None

    @property
    def activity(self) -> str:
        """The activity of the line."""
        return self.line.activity


class FlowTable:
    """The flows that lines and rules list and forbid.

    `end` gives the id of an activity or party by any of its names, `artefact_names` has the ids of artefacts. A name
    that is not known adds no flow.
    """

    def __init__(
        self,
        activities: Mapping[str, Activity],
        ends: Mapping[str, Activity | Party],
        lines: tuple[Line, ...],
        rules: tuple[Rule, ...],
        artefact_names: Mapping[str, str],
        end: Callable[[str], str],
    ) -> None:
        self.activities, self.ends, self.lines, self.rules = activities, ends, lines, rules
        self.artefact_names, self.end = artefact_names, end
        self._between: dict[Ends, tuple[ListedFlow, ...]] = {}

    @cached_property
    def allowed(self) -> Mapping[Ends, Mapping[str, ListedFlow]]:
        """The flows of the catalogue by their ends and artefacts: those that are listed and not forbidden."""
        return {
            ends: {
                artefact: flow
                for artefact, flow in listed.items()
                if ends not in self.forbids or not self.forbidding(*ends, artefact)
            }
            for ends, listed in self.listed.items()
        }

    def between(self, ends: Ends) -> tuple[ListedFlow, ...]:
        """The flows of the catalogue between two ends, artefacts in alphabetical order."""
        if ends not in self._between:
            allowed = self.allowed.get(ends, {})
            self._between[ends] = tuple([allowed[artefact] for artefact in sorted(allowed)])
        return self._between[ends]

    @cached_property
    def listed(self) -> Mapping[Ends, Mapping[str, ListedFlow]]:
        """The flows that the lines and the `allow` rules list, before anything is forbidden."""
        because: dict[tuple[str, str, str], list[Line | Rule]] = {}
        for listing in self._listings:
            for other in self._others(listing):
                ends = (listing.activity, other) if listing.line.side == "output" else (other, listing.activity)
                because.setdefault((*ends, listing.artefact), []).append(listing.line)
        for rule in self.rules:
            if rule.word == "allow" and {*self.ends_of(rule)} <= self.ends.keys():
                for artefact in rule.artefacts:
                    if artefact in self.artefact_names:
                        because.setdefault((*self.ends_of(rule), self.artefact_names[artefact]), []).append(rule)
        table: dict[Ends, dict[str, ListedFlow]] = {}
        for (source, target, artefact), statements in because.items():
            flow = ListedFlow(source, target, artefact, listing_sides(statements), tuple(statements))
            table.setdefault((source, target), {})[artefact] = flow
        return table

    @cached_property
    def forbids(self) -> Mapping[Ends, list[Rule]]:
        """The `forbid` rules by their ends."""
        forbids: dict[Ends, list[Rule]] = {}
        for rule in self.rules:
            if rule.word == "forbid":
                forbids.setdefault(self.ends_of(rule), []).append(rule)
        return forbids

    @cached_property
    def outputs(self) -> frozenset[tuple[str, str]]:
        """Who gives which artefact out: by a line or by an `allow`."""
        by_lines = {(each.activity, each.artefact) for each in self._listings if each.line.side == "output"}
        by_rules = {
            (self.end(rule.source), self.artefact_id(artefact))
            for rule in self.rules
            if rule.word == "allow"
            for artefact in rule.artefacts
        }
        return frozenset(by_lines | by_rules)

    @cached_property
    def exchanged(self) -> Mapping[str, tuple[str, ...]]:
        """The artefacts that each activity takes in or gives out, in alphabetical order."""
        exchanged: dict[str, set[str]] = {activity: set() for activity in self.activities}
        for listing in self._listings:
            exchanged[listing.activity].add(listing.artefact)
        for ends, flows in self.allowed.items():
            for end in exchanged.keys() & ends:
                exchanged[end].update(flows)
        return {activity: tuple(sorted(artefacts)) for activity, artefacts in exchanged.items()}

    def forbidding(self, source: str, target: str, artefact: str | None) -> tuple[Rule, ...]:
        """The rules that forbid a flow, those of the root first."""
        return tuple(
            rule
            for rule in self.forbids.get((source, target), ())
            if not rule.artefacts or artefact in [self.artefact_id(each) for each in rule.artefacts]
        )

    def ends_of(self, rule: Rule) -> Ends:
        """The ids of a rule's source and target."""
        return self.end(rule.source), self.end(rule.target)

    def artefact_id(self, name: str) -> str:
        """The id of an artefact by any of its names; an unknown name stays as it is."""
        return self.artefact_names.get(name, name)

    @cached_property
    def _listings(self) -> tuple[Listing, ...]:
        return tuple(
            Listing(line, self.artefact_names[artefact], self._counterparties(line))
            for line in self.lines
            for artefact in line.artefacts
            if artefact in self.artefact_names
        )

    def _counterparties(self, line: Line) -> frozenset[str] | None:
        if not line.counterparties:
            return None
        if line.counterparties == (ALL,):
            return frozenset(self.activities) - {line.activity}
        return frozenset(end for end in map(self.end, line.counterparties) if end in self.ends)

    def _others(self, listing: Listing) -> Iterable[str]:
        """The ends that a listing is about. Of one that names nobody: those that list the artefact towards this
        activity on the other side, else those that list it there at all, else all other activities."""
        if listing.counterparties is not None:
            return listing.counterparties
        across = [
            other
            for other in self._by_artefact[listing.artefact]
            if other.line.side != listing.line.side and other.activity != listing.activity
        ]
        towards = [
            other for other in across if other.counterparties is None or listing.activity in other.counterparties
        ]
        matching = towards or across
        return {other.activity for other in matching} if matching else self.activities.keys() - {listing.activity}

    @cached_property
    def _by_artefact(self) -> Mapping[str, list[Listing]]:
        by_artefact: dict[str, list[Listing]] = {}
        for listing in self._listings:
            by_artefact.setdefault(listing.artefact, []).append(listing)
        return by_artefact
