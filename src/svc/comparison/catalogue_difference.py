"""The shapes of what changed between two catalogues: values only."""

from enum import StrEnum

from attrs import field, frozen

from svc.comparison.difference import Aspect, Effect, worst
from svc.diagnostics.diagnostic import Related
from svc.model import Rule, Team, Tool
from svc.semantics.catalogue import ListedFlow
from svc.semantics.provenance import Thing


class Part(StrEnum):
    """What a change of a catalogue is about."""

    CATALOGUE = "catalogue"
    ACTIVITY = "activity"
    PARTY = "party"
    PRACTICE = "practice"
    ARTEFACT = "artefact"
    FLOW = "arrow"
    """The value is what JSON outputs call it."""
    RULE = "rule"
    TEAM = "team"
    TOOL = "tool"


@frozen
class CatalogueChange:
    """Something that was added (no `before`), removed (no `after`), or changed in some aspects.

    `name` is its id, the new one if it has two; of a flow or a rule its ends and artefacts. `because` are the lines
    and rules that the change comes from, of either catalogue.
    """

    part: Part
    name: str
    effect: Effect
    before: Thing | ListedFlow | Rule | Team | Tool | None = None
    after: Thing | ListedFlow | Rule | Team | Tool | None = None
    aspects: tuple[Aspect, ...] = field(default=(), converter=tuple[Aspect, ...])
    because: tuple[Related, ...] = field(default=(), converter=tuple[Related, ...])

    @property
    def kind(self) -> str:
        """What was done, in a word: added, removed, renamed or changed."""
        if self.aspects:
            return "renamed" if any(aspect.name == "name" for aspect in self.aspects) else "changed"
        return "removed" if self.after is None else "added"


@frozen
class CatalogueDifference:
    """All differences from one catalogue to another; false if both say the same.

    `before` and `after` are their names. What a catalogue inherits counts as its own; its own name does not count.
    """

    before: str
    after: str
    changes: tuple[CatalogueChange, ...] = field(default=(), converter=tuple[CatalogueChange, ...])

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def effect(self) -> Effect | None:
        """The worst that a change means for the streams that follow the catalogue; None if nothing changed."""
        return worst(*(change.effect for change in self.changes))
