"""The shapes of findings: what a checker says, as data. The words stand in `codes.py`."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from svc.frozenmap import FrozenMap
from svc.source import Range


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Breaks the catalogue or can't be understood; can't be allowed, ignored or lowered."""
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


@frozen
class Edit:
    """Replace what stands in a range by a text."""

    range: Range
    text: str


@frozen
class Fix:
    """A change that clears a finding: the edits belong together and do not overlap.

    A fix that does not say so is not safe. Raises ValueError for an unknown applicability.
    """

    title: str
    edits: tuple[Edit, ...] = field(converter=tuple[Edit, ...])
    applicability: Applicability = field(default=Applicability.SUGGESTED, converter=Applicability)


@frozen
class Related:
    """Another place that explains a finding. File and range are None for what has no text."""

    message: str
    file: str | None = None
    range: Range | None = None


def _facts(facts: Mapping[str, str | None]) -> FrozenMap[str | None]:
    return FrozenMap(facts)


@frozen
class Diagnostic:
    """One finding. `file` and `range` are None for a stream that was built in Python.

    `facts` are what the message is made of, for tools; a VSC3xx has `source`, `target` and `artefact`.
    """

    code: str
    name: str
    level: Level
    message: str
    help: str = ""
    file: str | None = None
    range: Range | None = None
    related: tuple[Related, ...] = field(default=(), converter=tuple[Related, ...])
    facts: FrozenMap[str | None] = field(factory=FrozenMap, converter=_facts)
    fixes: tuple[Fix, ...] = field(default=(), converter=tuple[Fix, ...])
