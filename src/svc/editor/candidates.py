"""What may be written somewhere: a name or a word, with its title and the reason why it fits."""

from enum import StrEnum, auto

from attrs import frozen


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


@frozen
class Candidate:
    """Something that may be written at a place: `text` is what to write, `title` what it is called.

    `because` says in words why it fits, such as the line of the catalogue that lists an artefact.
    """

    text: str
    kind: CandidateKind
    title: str = ""
    because: str = ""
