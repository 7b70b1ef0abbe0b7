"""What a word of a text can be."""

from enum import StrEnum, auto


class TokenKind(StrEnum):
    """What a word is."""

    KEYWORD = auto()
    OPERATOR = auto()
    """A sign between names, such as a colon."""
    KEY = auto()
    NAME = auto()
    """A name that means nothing here."""
    STREAM = auto()
    STEP = auto()
    PARTY = auto()
    CATALOGUE = auto()
    ACTIVITY = auto()
    PRACTICE = auto()
    ARTEFACT = auto()
    TEAM = auto()
    TOOL = auto()
    TEXT = auto()
    QUANTITY = auto()
    COMMENT = auto()
