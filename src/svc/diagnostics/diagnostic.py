"""The shapes of findings: what a checker says, as data. The words are in `diagnostics/codes/`."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from attrs import field, frozen

from svc.diagnostics.subject import Subject
from svc.text.arguments import all_of
from svc.text.compared import Compared
from svc.text.escape import terminal
from svc.text.frozenmap import FrozenMap
from svc.text.source import Range

Chosen = TypeVar("Chosen", bound=StrEnum)


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Breaks the catalogue or can't be understood; can't be allowed, ignored or lowered. A baseline may hold it."""
    WARNING = "warning"
    """Goes against the operating model."""
    NOTE = "note"
    """Worth knowing."""


class Applicability(StrEnum):
    """Whether a fix is applied unasked."""

    SAFE = "safe"
    """The text means the same afterwards: only its writing was wrong. `svc fix` applies it."""
    SUGGESTED = "suggested"
    """Probably what was meant, but the author decides. It is applied only on request."""


@frozen(repr=False, eq=False)
class Edit(Compared):
    """Replace the text in a range."""

    range: Range
    text: str


def _applicability(value: Applicability | str) -> Applicability:
    return _one_of(Applicability, value, "an applicability")


def _level(value: Level | str) -> Level:
    return _one_of(Level, value, "a level")


def _one_of(kind: type[Chosen], value: Chosen | str, what: str) -> Chosen:
    if value in list(kind):
        return kind(value)
    raise ValueError(f"{value!r:.100} is not {what}: choose {' or '.join(kind)}")


def _edits(values: Iterable[Edit]) -> tuple[Edit, ...]:
    return all_of(Edit, values)


@frozen(repr=False, eq=False)
class Fix(Compared):
    """A change that clears a finding: the edits belong together and do not overlap.

    A fix that does not say so is not safe. Raises ValueError for an unknown applicability.
    """

    title: str
    edits: tuple[Edit, ...] = field(converter=_edits)
    applicability: Applicability = field(default=Applicability.SUGGESTED, converter=_applicability)


@frozen(repr=False, eq=False)
class Related(Compared):
    """Another place that explains a finding. File and range are None for what has no text."""

    message: str
    file: str | None = None
    range: Range | None = None


def _related(values: Iterable[Related]) -> tuple[Related, ...]:
    return all_of(Related, values)


def _fixes(values: Iterable[Fix]) -> tuple[Fix, ...]:
    return all_of(Fix, values)


def _facts(facts: Mapping[str, str | None]) -> FrozenMap[str | None]:
    return FrozenMap(facts)


@frozen(repr=False, eq=False)
class Diagnostic(Compared):
    """One finding. `file` and `range` are None for a stream that was built in Python.

    `subject` is the thing that it is about, None where that is a text or a file and not what it means.
    `facts` are what the message is made of, for tools; a VSC3xx has `source`, `target` and `artefact`.
    Raises ValueError for an unknown level.
    """

    code: str
    name: str
    level: Level = field(converter=_level)
    message: str
    help: str = ""
    file: str | None = None
    range: Range | None = None
    related: tuple[Related, ...] = field(default=(), converter=_related)
    facts: FrozenMap[str | None] = field(factory=FrozenMap, converter=_facts)
    fixes: tuple[Fix, ...] = field(default=(), converter=_fixes)
    subject: Subject | None = None

    def __str__(self) -> str:
        """The finding in one line, as `svc check --format concise` writes it:
        `restore.vsc:5:40: error[VSC301] unlisted-flow: User does not give ...`, without a place if it has none."""
        where = f":{self.range.start.line}:{self.range.start.column}" if self.range else ""
        place = f"{terminal(self.file)}{where}: " if self.file is not None else ""
        return f"{place}{self.level}[{self.code}] {self.name}: {terminal(self.message)}"
