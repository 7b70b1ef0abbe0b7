"""What may be written somewhere: a name or a word, with its title and the reason why it fits."""

from enum import StrEnum, auto

from attrs import field, frozen

from svc.text.source import Span


class CandidateKind(StrEnum):
    """What a candidate is."""

    WORD = auto()
    """A word of the language."""
    KEY = auto()
    STEP = auto()
    PARTY = auto()
    ACTIVITY = auto()
    ARTEFACT = auto()
    PRACTICE = auto()
    STREAM = auto()
    CATALOGUE = auto()
    TEAM = auto()
    TOOL = auto()
    MEASURE = auto()
    GROUP = auto()
    FILE = auto()
    CODE = auto()
    """The code of a finding, or its name."""


@frozen
class Candidate:
    """Something that may be written at a place: `text` is what to write, `title` what it is called.

    `because` says in words why it fits, such as the line of the catalogue that lists an artefact. `edits` are what must
    be written elsewhere for it to mean something, such as a `use` line: spans with what is written in their places.
    `aliases` are what people may type who look for it.
    """

    text: str
    kind: CandidateKind
    title: str = ""
    because: str = ""
    aliases: tuple[str, ...] = field(default=(), converter=tuple[str, ...])
    edits: tuple[tuple[Span, str], ...] = field(default=(), converter=tuple[tuple[Span, str], ...])
