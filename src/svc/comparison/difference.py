"""The shapes of what changed between two streams: values only."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Flow, Key, NamedParty, Promise, Step, Team, Tool
from svc.model.calendar import Calendar


class Effect(StrEnum):
    """What a change means for those who rely on the stream, the worst first."""

    BREAKING = "breaking"
    """Something that others rely on is gone."""
    COMPATIBLE = "compatible"
    """The stream works differently, and nothing that others rely on is gone."""
    COSMETIC = "cosmetic"
    """Names, titles, prose and order: the stream works as before."""


class ChangeSubject(StrEnum):
    """What a change is about."""

    STREAM = "stream"
    KEY = "key"
    PARTY = "party"
    STEP = "step"
    FLOW = "arrow"
    """The value is what JSON outputs call it."""
    TEAM = "team"
    TOOL = "tool"
    PROMISE = "promise"

    @property
    def word(self) -> str:
        """What texts call it: `step`, `flow`."""
        return self.name.lower()


@frozen
class Heading:
    """The first line of a stream, and its calendar."""

    name: str
    title: str | None
    follows: str | None
    calendar: Calendar | None = None


@frozen
class Aspect:
    """One thing that changed: `takes` was `2 h` and is `3 h`. None means that there is nothing."""

    name: str
    before: str | None
    after: str | None
    effect: Effect


Statement = Heading | Key | NamedParty | Step | Flow | Team | Tool | Promise


@frozen
class Change:
    """A statement that was added (no `before`), removed (no `after`), or changed in some aspects.

    `place` and `new_place` are its numbers among the statements of its kind, from 0; headings and keys have none.
    """

    subject: ChangeSubject
    effect: Effect
    before: Statement | None = None
    after: Statement | None = None
    aspects: tuple[Aspect, ...] = field(default=(), converter=tuple[Aspect, ...])
    place: int | None = None
    new_place: int | None = None

    @property
    def kind(self) -> str:
        """What was done, in a word: added, removed, renamed, moved or changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        names = {aspect.name for aspect in self.aspects}
        return "renamed" if "name" in names else "moved" if names == {"order"} else "changed"


@frozen
class Difference:
    """All that changed from one stream to another; false if nothing did.

    `before` and `after` are the names of the streams, None for a stream that is not there. `new` and `gone` are
    the findings that only one of them has.
    """

    before: str | None
    after: str | None
    changes: tuple[Change, ...] = field(default=(), converter=tuple[Change, ...])
    new: tuple[Diagnostic, ...] = field(default=(), converter=tuple[Diagnostic, ...])
    gone: tuple[Diagnostic, ...] = field(default=(), converter=tuple[Diagnostic, ...])

    def __bool__(self) -> bool:
        return bool(self.changes or self.new or self.gone)

    @property
    def effect(self) -> Effect | None:
        """The worst that a change means; None if no statement changed."""
        return worst(*(change.effect for change in self.changes))

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The new names of the steps and parties that were renamed, by their old names."""
        return {
            change.before.name: change.after.name
            for change in self.changes
            if isinstance(change.before, Step | NamedParty) and isinstance(change.after, Step | NamedParty)
            if change.before.name != change.after.name
        }


def worst(*effects: Effect) -> Effect | None:
    """The worst of several effects; None without effects."""
    return min(effects, key=list(Effect).index, default=None)
