"""Where everything in a catalogue comes from: the level and the place that state it. Independent of any format."""

from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from svc.model import Activity, Artefact, Line, Party, Practice, Rule, title_of
from svc.semantics.catalogue import Catalogue, ListedFlow
from svc.text.source import Place

Thing = Activity | Party | Practice | Artefact
"""What a catalogue declares, and a catalogue that extends it may restate."""


@frozen
class Origin:
    """The catalogue and the place that state something; no place if it was built in Python."""

    catalogue: str
    place: Place | None

    @property
    def where(self) -> str:
        """File and line; empty without a place."""
        return f"{self.place.source.name}:{self.place.range.start.line}" if self.place else ""


class Stated(NamedTuple):
    """A statement of a thing; `replaced` is the earlier title that its own replaces."""

    thing: Thing
    origin: Origin
    replaced: str | None


class Origins:
    """The origins of everything that a catalogue holds."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._stated = _stated(catalogue)

    def get(self, thing: Thing) -> Origin:
        """Where a thing is declared."""
        return self._stated[type(thing), thing.name][0].origin

    def again(self, thing: Thing) -> tuple[Stated, ...]:
        """The statements that restate a thing at further levels, those near the root first."""
        return tuple(self._stated[type(thing), thing.name][1:])

    def of_statement(self, statement: Line | Rule) -> Origin:
        """The origin of a line or a rule, one of `lines` or `all_rules` of the catalogue."""
        level = self._catalogue.stating(statement) or self._catalogue
        return Origin(level.name, level.place(statement))


def _stated(catalogue: Catalogue) -> Mapping[tuple[type[Thing], str], list[Stated]]:
    stated: dict[tuple[type[Thing], str], list[Stated]] = {}
    titles: dict[tuple[type[Thing], str], str] = {}
    for level in catalogue.levels:
        things: list[Thing] = [*level.activities, *level.parties, *level.practices, *level.artefacts]
        for thing in things:
            key = (type(thing), thing.name)
            before = titles.get(key)
            title = title_of(thing) if thing.title or before is None else before
            replaced = before if before not in (None, title) else None
            stated.setdefault(key, []).append(Stated(thing, Origin(level.name, level.place(thing)), replaced))
            titles[key] = title
    return stated


class Forbidden(NamedTuple):
    """A flow that lines or rules list, and the rules that forbid it nevertheless."""

    flow: ListedFlow
    rules: tuple[Rule, ...]


def forbidden(catalogue: Catalogue) -> tuple[Forbidden, ...]:
    """The flows that rules of a catalogue remove from it, by giver and taker in its order."""
    order = {end: number for number, end in enumerate(catalogue.ends)}
    every = [flow for listed in catalogue.listed.values() for flow in listed.values()]
    removed = [
        Forbidden(flow, rules)
        for flow in sorted(every, key=lambda flow: (order[flow.source], flow.artefact, order[flow.target]))
        if (rules := catalogue.forbidding(flow.source, flow.target, flow.artefact))
    ]
    return tuple(removed)
