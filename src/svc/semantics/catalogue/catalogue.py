"""A catalogue with all that it inherits: what it calls things, and the flows that follow.

Independent of texts and findings: an unknown name adds no flow, and the binder reports it.
"""

from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from attrs import evolve, field, frozen

from svc.model import Activity, Artefact, Line, Party, Practice, Rule, Team, Tool, WrittenCatalogue, title_of
from svc.model.calendar import Calendar
from svc.semantics.catalogue.flow_table import Ends, FlowTable
from svc.semantics.catalogue.inheritance import by_any_name, merged
from svc.semantics.catalogue.listed_flow import ListedFlow
from svc.semantics.catalogue.titles import by_title, only
from svc.text.arguments import expect


@frozen(eq=False, repr=False)
class Catalogue(WrittenCatalogue):
    """Which activity may give what to whom.

    `activities` and the others are what the catalogue states itself; the `all_` ones hold what it inherits
    too. `base` is the catalogue that it extends, once that is known.
    """

    base: "Catalogue | None" = field(default=None, repr=False, kw_only=True)

    # --- what it offers

    @property
    def lines(self) -> tuple[Line, ...]:
        """All input and output lines, inherited ones too, in the order of the activities."""
        return tuple(line for activity in self.all_activities.values() for line in activity.lines)

    @cached_property
    def flows(self) -> tuple[ListedFlow, ...]:
        """All flows: by giver in catalogue order, artefact in alphabetical, taker in catalogue order."""
        order = {end: number for number, end in enumerate(self.ends)}
        every = (flow for artefacts in self._table.allowed.values() for flow in artefacts.values())
        return tuple(sorted(every, key=lambda flow: (order[flow.source], flow.artefact, order[flow.target])))

    def allows(self, source: str, target: str, artefact: str) -> bool:
        """Whether an activity or party may give an artefact to another; ids or aliases.

        Raises TypeError for what is not a name."""
        for name in (source, target, artefact):
            expect(name, str, "a name")
        return self.artefact_id(artefact) in self._table.allowed.get((self.end(source), self.end(target)), {})

    def between(self, source: str, target: str) -> tuple[ListedFlow, ...]:
        """What an activity or party may give to another; ids or aliases, artefacts in alphabetical order.

        Raises TypeError for what is not a name."""
        for name in (source, target):
            expect(name, str, "a name")
        return self._table.between((self.end(source), self.end(target)))

    def forbidding(self, source: str, target: str, artefact: str | None) -> tuple[Rule, ...]:
        """The rules that forbid a flow between two ids, those of the root first."""
        return self._table.forbidding(source, target, artefact)

    def exchanged(self, activity: str) -> tuple[str, ...]:
        """The artefacts that an activity takes in or gives out, in alphabetical order."""
        return self._table.exchanged.get(activity, ())

    def inside(self, activity: str) -> tuple[str, ...]:
        """The artefacts that one step of an activity may hand over to another: those exchanged and not forbidden."""
        artefacts = self.exchanged(activity)
        if (activity, activity) not in self._table.forbids:
            return artefacts
        return tuple(each for each in artefacts if not self.forbidding(activity, activity, each))

    def gives(self, activity: str, artefact: str) -> bool:
        """Whether an artefact is an output of an activity: by one of its lines or by an `allow`."""
        return (activity, artefact) in self._table.outputs

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
    def is_valid(self) -> bool:
        """Whether all of it is known: it has no syntax errors, and everything that it extends is known and valid."""
        return not self.broken and (self.extends is None or (self.base is not None and self.base.is_valid))

    @property
    def sound(self) -> bool:
        """The former name of `is_valid`."""
        return self.is_valid

    @cached_property
    def meanings(self) -> dict[object, Any]:
        """What names of artefacts were found to mean on its flows: the binder looks each up once."""
        return {}

    # --- what it calls things

    @cached_property
    def all_activities(self) -> Mapping[str, Activity]:
        """The activities by id, in the order of their statements, inherited ones first."""
        return merged(level.activities for level in self.levels)

    @cached_property
    def all_parties(self) -> Mapping[str, Party]:
        """The outside parties by id, inherited ones first."""
        return merged(level.parties for level in self.levels)

    @cached_property
    def all_practices(self) -> Mapping[str, Practice]:
        """The practices by id, inherited ones first."""
        return merged(level.practices for level in self.levels)

    @cached_property
    def all_artefacts(self) -> Mapping[str, Artefact]:
        """The artefacts by id, inherited ones first."""
        return merged(level.artefacts for level in self.levels)

    @cached_property
    def all_teams(self) -> Mapping[str, Team]:
        """The teams by id, inherited ones first; of two with one id the further level's counts."""
        return {team.name: team for level in self.levels for team in level.teams}

    @cached_property
    def all_tools(self) -> Mapping[str, Tool]:
        """The tools by id, inherited ones first; of two with one id the further level's counts."""
        return {tool.name: tool for level in self.levels for tool in level.tools}

    @property
    def working(self) -> Calendar | None:
        """The calendar of the nearest level that states one."""
        return next((level.calendar for level in reversed(self.levels) if level.calendar), None)

    @cached_property
    def ends(self) -> Mapping[str, Activity | Party]:
        """What a flow may join: the activities, then the parties, by id."""
        return {**self.all_activities, **self.all_parties}

    @cached_property
    def end_names(self) -> Mapping[str, str]:
        """The id behind every name of an activity or a party."""
        return by_any_name(self.ends)

    @cached_property
    def practice_names(self) -> Mapping[str, str]:
        """The id behind every name of a practice."""
        return by_any_name(self.all_practices)

    @cached_property
    def artefact_names(self) -> Mapping[str, str]:
        """The id behind every name of an artefact, its title in double quotes among them."""
        titles = {f'"{title_of(artefact)}"': name for name, artefact in self.all_artefacts.items()}
        for level in self.levels:
            titles |= {f'"{title_of(artefact)}"': artefact.name for artefact in level.artefacts}
        return {**titles, **by_any_name(self.all_artefacts)}

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
        nothing has stays as it is."""
        return self.end_names.get(name) or only(self.end_titles, name)

    def counterparties(self, line: Line) -> tuple[str, ...]:
        """Whom a line names, as it does, but those that it names by their titles by their ids."""
        return tuple(only(self.end_titles, name) for name in line.counterparties)

    def artefact_id(self, name: str) -> str:
        """The id of an artefact by any of its names; a name that nothing has stays as it is."""
        return self.artefact_names.get(name, name)

    def ends_of(self, rule: Rule) -> tuple[str, str]:
        """The ids of a rule's source and target."""
        return self.end(rule.source), self.end(rule.target)

    def title_for(self, end: str) -> str:
        """The title of an activity or a party."""
        return title_of(self.ends[end]) if end in self.ends else end

    # --- which flows follow

    @property
    def listed(self) -> Mapping[Ends, Mapping[str, ListedFlow]]:
        """The flows that the lines and the `allow` rules list, before anything is forbidden."""
        return self._table.listed

    @cached_property
    def _table(self) -> FlowTable:
        return FlowTable(self.all_activities, self.ends, self.lines, self.all_rules, self.artefact_names, self.end)

    @cached_property
    def _own_activities(self) -> frozenset[str]:
        return frozenset(activity.name for activity in self.activities)


def bound_catalogue(written: WrittenCatalogue, base: Catalogue | None = None) -> Catalogue:
    """A catalogue as written, with the one that it extends."""
    return Catalogue(
        written.name,
        written.title,
        written.extends,
        written.activities,
        written.parties,
        written.practices,
        written.artefacts,
        written.rules,
        written.teams,
        written.tools,
        written.calendar,
        _passage=written.passage,
        base=base,
    )
