"""The statements of a catalogue: activities with their lines, parties, practices, artefacts, rules."""

from collections.abc import Iterable
from typing import Literal, Protocol

from attrs import field, frozen

from svc.model.spans import DeclarationSpans, FlowSpans, LineSpans, Offsets, parts, several
from svc.model.writable import as_name, as_names, as_reference, as_references, as_text, maybe_name, maybe_text
from svc.model.written import Statement
from svc.text.arguments import all_of

Side = Literal["input", "output"]
ALL = "all"
"""As a counterparty: every other activity."""


def _activity(value: str) -> str:
    """The name of an activity; empty until the line is given to one."""
    return as_name(value) if value else ""


@frozen(repr=False, eq=False)
class Line(Statement):
    """An input or output line of an activity, `number`ed within its side, with its source's wording.

    `counterparties` are as written: `("all",)` is every other activity, `()` names nobody.
    """

    activity: str = field(converter=_activity)
    side: Side
    number: int
    artefacts: tuple[str, ...] = field(converter=as_references)
    counterparties: tuple[str, ...] = field(default=(), converter=as_references)
    wording: str = field(default="", converter=as_text)

    @property
    def spans(self) -> LineSpans:
        """Where the line and the names in it are written."""
        part = parts(self.offsets)
        return LineSpans(next(part), several(part, self.artefacts), several(part, self.counterparties))


def _lines(values: Iterable[Line]) -> tuple[Line, ...]:
    return all_of(Line, values)


@frozen(repr=False, eq=False)
class Activity(Statement):
    """An activity of the operating model. `begins` and `ends`: a stream may do so with it."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    section: str | None = field(default=None, converter=maybe_text)
    purpose: str | None = field(default=None, converter=maybe_text)
    begins: bool = False
    ends: bool = False
    aliases: tuple[str, ...] = field(default=(), converter=as_names)
    lines: tuple[Line, ...] = field(default=(), converter=_lines)

    @property
    def spans(self) -> DeclarationSpans:
        """Where the declaration and its names are written."""
        return _declaration(self.offsets, self.aliases)


@frozen(repr=False, eq=False)
class Party(Statement):
    """Somebody outside who gives or takes."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    aliases: tuple[str, ...] = field(default=(), converter=as_names)

    @property
    def spans(self) -> DeclarationSpans:
        """Where the declaration and its names are written."""
        return _declaration(self.offsets, self.aliases)


@frozen(repr=False, eq=False)
class Practice(Statement):
    """A practice that steps draw on."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    group: str | None = field(default=None, converter=maybe_name)
    aliases: tuple[str, ...] = field(default=(), converter=as_names)

    @property
    def spans(self) -> DeclarationSpans:
        """Where the declaration and its names are written."""
        return _declaration(self.offsets, self.aliases)


@frozen(repr=False, eq=False)
class Artefact(Statement):
    """Something that activities give to each other; `short` is its title where there is little room."""

    name: str = field(converter=as_name)
    title: str | None = field(default=None, converter=maybe_text)
    aliases: tuple[str, ...] = field(default=(), converter=as_names)
    short: str | None = field(default=None, converter=maybe_text)

    @property
    def spans(self) -> DeclarationSpans:
        """Where the declaration and its names are written."""
        return _declaration(self.offsets, self.aliases)


@frozen(repr=False, eq=False)
class Rule(Statement):
    """`allow` or `forbid` a flow; a forbid without artefacts forbids them all."""

    word: Literal["allow", "forbid"]
    source: str = field(converter=as_reference)
    target: str = field(converter=as_reference)
    artefacts: tuple[str, ...] = field(default=(), converter=as_references)
    because: str | None = field(default=None, converter=maybe_text)
    catalogue: str = field(default="", eq=False, kw_only=True)
    """The name of the catalogue that states it, once that is known."""

    @property
    def spans(self) -> FlowSpans:
        """Where the rule and the names in it are written."""
        part = parts(self.offsets)
        return FlowSpans(next(part), next(part), next(part), several(part, self.artefacts))


def _declaration(offsets: Offsets, aliases: tuple[str, ...]) -> DeclarationSpans:
    part = parts(offsets)
    return DeclarationSpans(next(part), next(part), several(part, aliases))


class Declared(Protocol):
    """Something that has a name, and perhaps a title."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def title(self) -> str | None:
        """Its title, None where its name makes one."""


def title_of(thing: Declared) -> str:
    """The title, or one made from the name."""
    return thing.title or thing.name.replace("_", " ").strip().capitalize() or thing.name
