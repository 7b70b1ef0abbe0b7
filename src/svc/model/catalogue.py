"""A catalogue, and the arrows that follow from its statements.

Knows neither text nor findings: a name that nothing bears adds no arrow, and the binding complains of it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Literal, TypeVar

from attrs import evolve, field, frozen

from svc.model.parts import ALL, Activity, Artefact, Line, Party, Practice, Rule, title_of
from svc.model.titles import by_title, only
from svc.model.writable import all_of, as_name, maybe_name, maybe_text
from svc.model.written import Section, Written


@frozen
class ListedFlow:
    """An arrow of a catalogue, the side or sides that list it, and the statements that do."""

    source: str
    target: str
    artefact: str
    listed_by: Literal["both", "input", "output"]
    because: tuple[Line | Rule, ...] = field(default=(), eq=False, repr=False)

    @property
    def sides(self) -> Literal["both", "input", "output", "none"]:
        """The side or sides whose lines list it: an `allow`, which speaks for both, is not a line of either."""
        sides = {each.side for each in self.because if isinstance(each, Line)}
        if not self.because:
            return self.listed_by
        return "both" if len(sides) == 2 else sides.pop() if sides else "none"

    @property
    def allowed(self) -> bool:
        """Whether it takes an `allow` to have it, or to have it without a note."""
        return self.sides != "both" and any(isinstance(each, Rule) for each in self.because)


Named = TypeVar("Named", Activity, Party, Practice, Artefact)


def _activities(values: Iterable[Activity]) -> tuple[Activity, ...]:
    return all_of(Activity, values)


def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return all_of(Party, values)


def _practices(values: Iterable[Practice]) -> tuple[Practice, ...]:
    return all_of(Practice, values)


def _artefacts(values: Iterable[Artefact]) -> tuple[Artefact, ...]:
    return all_of(Artefact, values)


def _rules(values: Iterable[Rule]) -> tuple[Rule, ...]:
    return all_of(Rule, values)


@frozen
class Catalogue(Section):
    """Which activity may give what to whom.

    `activities` and the others are what the catalogue states itself; the `all_` ones hold what it inherits
    too. `base` is the catalogue that it extends, once that is known.
    """

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    extends: str | None = field(default=None, converter=maybe_name)
    activities: tuple[Activity, ...] = field(default=(), converter=_activities)
    parties: tuple[Party, ...] = field(default=(), converter=_parties)
    practices: tuple[Practice, ...] = field(default=(), converter=_practices)
    artefacts: tuple[Artefact, ...] = field(default=(), converter=_artefacts)
    rules: tuple[Rule, ...] = field(default=(), converter=_rules)
    base: "Catalogue | None" = field(default=None, eq=False, repr=False, kw_only=True)

    # --- what it offers

    @property
    def statements(self) -> tuple[Written, ...]:
        """All statements below the heading, kind by kind."""
        things = self.activities + self.parties + self.practices + self.artefacts
        return things + self.rules + self.broken

    @property
    def lines(self) -> tuple[Line, ...]:
        """All input and output lines, inherited ones too, in the order of the activities."""
        return tuple(line for activity in self.all_activities.values() for line in activity.lines)

    @cached_property
    def flows(self) -> tuple[ListedFlow, ...]:
        """All arrows: by giver in catalogue order, artefact in alphabetical, taker in catalogue order."""
        order = {end: number for number, end in enumerate(self.ends)}
        every = (flow for artefacts in self._table.values() for flow in artefacts.values())
        return tuple(sorted(every, key=lambda flow: (order[flow.source], flow.artefact, order[flow.target])))

    def allows(self, source: str, target: str, artefact: str) -> bool:
        """Whether an activity or party may give an artefact to another; ids or aliases."""
        return self.artefact_id(artefact) in self._table.get((self.end(source), self.end(target)), {})

    def between(self, source: str, target: str) -> tuple[ListedFlow, ...]:
        """What an activity or party may give to another; ids or aliases, artefacts in alphabetical order."""
        listed = self._table.get((self.end(source), self.end(target)), {})
        return tuple(listed[artefact] for artefact in sorted(listed))

    def forbidding(self, source: str, target: str, artefact: str | None) -> tuple[Rule, ...]:
        """The rules that forbid an arrow between two ids, those of the root first."""
        return tuple(
            rule
            for rule in self._forbids.get((source, target), ())
            if not rule.artefacts or artefact in [self.artefact_id(each) for each in rule.artefacts]
        )

    def exchanged(self, activity: str) -> tuple[str, ...]:
        """The artefacts that an activity takes in or gives out, in alphabetical order."""
        return self._exchanged.get(activity, ())

    def inside(self, activity: str) -> tuple[str, ...]:
        """The artefacts that one step of an activity may hand over to another: those exchanged and not forbidden."""
        artefacts = self.exchanged(activity)
        if (activity, activity) not in self._forbids:
            return artefacts
        return tuple(each for each in artefacts if not self.forbidding(activity, activity, each))

    def gives(self, activity: str, artefact: str) -> bool:
        """Whether an artefact is an output of an activity: by one of its lines or by an `allow`."""
        return (activity, artefact) in self._outputs

    def is_new(self, activity: str) -> bool:
        """Whether an activity is not of the catalogue at the root, but was added by one that extends it."""
        return activity not in self.levels[0]._own_activities

    # --- who states what

    @cached_property
    def levels(self) -> "tuple[Catalogue, ...]":
        """This catalogue and those that it extends, the one at the root first."""
        levels: list[Catalogue] = [self]
        while levels[0].base is not None:
            levels.insert(0, levels[0].base)
        return tuple(levels)

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules of all levels, each with the name of the catalogue that states it."""
        return tuple(evolve(rule, catalogue=level.name) for level in self.levels for rule in level.rules)

    def stating(self, statement: Line | Rule) -> "Catalogue | None":
        """The catalogue that states one of `lines` or `all_rules`: this one or one that it extends."""
        return self._stating.get(id(statement))

    @cached_property
    def _stating(self) -> "Mapping[int, Catalogue]":
        """By identity: two catalogues may have the same meaning. The statements live as long as this catalogue."""
        levels = chain.from_iterable([level] * len(level.rules) for level in self.levels)
        found = {id(rule): level for rule, level in zip(self.all_rules, levels, strict=True)}
        for level in reversed(self.levels):
            found |= {id(line): level for activity in level.activities for line in activity.lines}
        return found

    @property
    def sound(self) -> bool:
        """Whether it is known whole: no syntax errors, and everything that it extends is known and sound."""
        return not self.broken and (self.extends is None or (self.base is not None and self.base.sound))

    # --- what it calls things

    @cached_property
    def all_activities(self) -> Mapping[str, Activity]:
        """The activities by id, in the order of their statements, inherited ones first."""
        return _merged(level.activities for level in self.levels)

    @cached_property
    def all_parties(self) -> Mapping[str, Party]:
        """The outside parties by id, inherited ones first."""
        return _merged(level.parties for level in self.levels)

    @cached_property
    def all_practices(self) -> Mapping[str, Practice]:
        """The practices by id, inherited ones first."""
        return _merged(level.practices for level in self.levels)

    @cached_property
    def all_artefacts(self) -> Mapping[str, Artefact]:
        """The artefacts by id, inherited ones first."""
        return _merged(level.artefacts for level in self.levels)

    @cached_property
    def ends(self) -> Mapping[str, Activity | Party]:
        """What an arrow may join: the activities, then the parties, by id."""
        return {**self.all_activities, **self.all_parties}

    @cached_property
    def end_names(self) -> Mapping[str, str]:
        """The id behind every name of an activity or a party."""
        return _by_name(self.ends)

    @cached_property
    def practice_names(self) -> Mapping[str, str]:
        """The id behind every name of a practice."""
        return _by_name(self.all_practices)

    @cached_property
    def artefact_names(self) -> Mapping[str, str]:
        """The id behind every name of an artefact, its title in double quotes among them."""
        titles = {f'"{title_of(artefact)}"': name for name, artefact in self.all_artefacts.items()}
        for level in self.levels:
            titles |= {f'"{title_of(artefact)}"': artefact.name for artefact in level.artefacts}
        return {**titles, **_by_name(self.all_artefacts)}

    @cached_property
    def end_titles(self) -> Mapping[str, tuple[str, ...]]:
        """The ids behind every title of an activity or a party, in double quotes: several if the title is ambiguous."""
        return by_title(self.ends, [(*level.activities, *level.parties) for level in self.levels])

    @cached_property
    def practice_titles(self) -> Mapping[str, tuple[str, ...]]:
        """The ids behind every title of a practice, in double quotes: several if the title is ambiguous."""
        return by_title(self.all_practices, [level.practices for level in self.levels])

    def end(self, name: str) -> str:
        """The id of an activity or party by any of its names, its title in double quotes among them; a name that
        nothing bears stays as it is."""
        return self.end_names.get(name) or only(self.end_titles, name)

    def counterparties(self, line: Line) -> tuple[str, ...]:
        """Whom a line names, as it does, but those that it names by their titles by their ids."""
        return tuple(only(self.end_titles, name) for name in line.counterparties)

    def artefact_id(self, name: str) -> str:
        """The id of an artefact by any of its names; a name that nothing bears stays as it is."""
        return self.artefact_names.get(name, name)

    def ends_of(self, rule: Rule) -> tuple[str, str]:
        """The ids of a rule's source and target."""
        return self.end(rule.source), self.end(rule.target)

    def title_for(self, end: str) -> str:
        """The title of an activity or a party."""
        return title_of(self.ends[end]) if end in self.ends else end

    # --- how the arrows follow

    @cached_property
    def _own_activities(self) -> frozenset[str]:
        return frozenset(activity.name for activity in self.activities)

    @cached_property
    def _forbids(self) -> Mapping[tuple[str, str], list[Rule]]:
        forbids: dict[tuple[str, str], list[Rule]] = {}
        for rule in self.all_rules:
            if rule.word == "forbid":
                forbids.setdefault(self.ends_of(rule), []).append(rule)
        return forbids

    @cached_property
    def _listings(self) -> tuple["_Listing", ...]:
        """The lines taken apart: one artefact each, with ids for names."""
        return tuple(
            _Listing(line, line.activity, self.artefact_names[artefact], self._counterparties(line))
            for line in self.lines
            for artefact in line.artefacts
            if artefact in self.artefact_names
        )

    def _counterparties(self, line: Line) -> frozenset[str] | None:
        if not line.counterparties:
            return None
        if line.counterparties == (ALL,):
            return frozenset(self.all_activities) - {line.activity}
        return frozenset(end for end in map(self.end, line.counterparties) if end in self.ends)

    @cached_property
    def listed(self) -> Mapping[tuple[str, str], Mapping[str, ListedFlow]]:
        """The arrows that the lines and the `allow` rules list, before anything is forbidden."""
        found: dict[tuple[str, str, str], list[Line | Rule]] = {}
        for listing in self._listings:
            for other in self._others(listing):
                ends = (listing.activity, other) if listing.line.side == "output" else (other, listing.activity)
                found.setdefault((*ends, listing.artefact), []).append(listing.line)
        for rule in self.all_rules:
            if rule.word == "allow" and {*self.ends_of(rule)} <= self.ends.keys():
                for artefact in rule.artefacts:
                    if artefact in self.artefact_names:
                        found.setdefault((*self.ends_of(rule), self.artefact_names[artefact]), []).append(rule)
        table: dict[tuple[str, str], dict[str, ListedFlow]] = {}
        for (source, target, artefact), because in found.items():
            flow = ListedFlow(source, target, artefact, _sides(because), tuple(because))
            table.setdefault((source, target), {})[artefact] = flow
        return table

    def _others(self, listing: "_Listing") -> Iterable[str]:
        """Whom a line speaks of. One that names nobody: whoever lists the artefact towards this activity on the
        other side, else whoever lists it there at all, else any activity."""
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
        return {other.activity for other in matching} if matching else self.all_activities.keys() - {listing.activity}

    @cached_property
    def _by_artefact(self) -> Mapping[str, list["_Listing"]]:
        found: dict[str, list[_Listing]] = {}
        for listing in self._listings:
            found.setdefault(listing.artefact, []).append(listing)
        return found

    @cached_property
    def _table(self) -> Mapping[tuple[str, str], Mapping[str, ListedFlow]]:
        return {
            ends: {
                artefact: flow
                for artefact, flow in listed.items()
                if ends not in self._forbids or not self.forbidding(*ends, artefact)
            }
            for ends, listed in self.listed.items()
        }

    @cached_property
    def _outputs(self) -> frozenset[tuple[str, str]]:
        lines = {(each.activity, each.artefact) for each in self._listings if each.line.side == "output"}
        allowed = {
            (self.end(rule.source), self.artefact_id(artefact))
            for rule in self.all_rules
            if rule.word == "allow"
            for artefact in rule.artefacts
        }
        return frozenset(lines | allowed)

    @cached_property
    def _exchanged(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {activity: set() for activity in self.all_activities}
        for listing in self._listings:
            found[listing.activity].add(listing.artefact)
        for flow in self.flows:
            for end in (flow.source, flow.target):
                if end in found:
                    found[end].add(flow.artefact)
        return {activity: tuple(sorted(artefacts)) for activity, artefacts in found.items()}


@frozen
class _Listing:
    line: Line
    activity: str
    artefact: str
    counterparties: frozenset[str] | None


def _merged(layers: Iterable[tuple[Named, ...]]) -> dict[str, Named]:
    """Things by id; one stated again further down adds a title and aliases to what it was."""
    found: dict[str, Named] = {}
    for thing in chain.from_iterable(layers):
        found[thing.name] = _restated(found[thing.name], thing) if thing.name in found else thing
    return found


def _restated(known: Named, again: Named) -> Named:
    aliases = tuple(dict.fromkeys((*known.aliases, *again.aliases)))
    return evolve(known, title=again.title or known.title, aliases=aliases)


def _by_name(things: Mapping[str, Activity | Party | Practice | Artefact]) -> dict[str, str]:
    aliases = {alias: name for name, thing in things.items() for alias in thing.aliases}
    return {**aliases, **{name: name for name in things}}


def _sides(because: Iterable[Line | Rule]) -> Literal["both", "input", "output"]:
    """Which sides list an arrow; an `allow` speaks for both."""
    sides: set[str] = set()
    for statement in because:
        sides |= {statement.side} if isinstance(statement, Line) else {"input", "output"}
    return "both" if len(sides) == 2 else "input" if "input" in sides else "output"
