"""The colours of pictures, by role and theme, and the accents of activities.

One hex is one role, so that a dark theme can replace them one by one. Independent of shapes. An accent is never the
only sign of an activity: its name is in the band.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from svc.model.quantities import Real
from svc.pictures.style.contrast import READABLE, contrast, mixed

CANVAS = "#ffffff"
INK = "#16202a"
MUTED = "#4a5967"
LINE = "#5b6b7a"
RULE = "#c9d2da"
SOFT = "#eef1f4"
"""The lane of parties."""
CHIP = "#fefefe"
"""The body of a card in a lane."""
FIELD = "#f5f7f9"
"""A large field behind others, and an empty cell."""
IDLE = "#e3e8ed"
"""Where nothing happens: a wait, a cell that no flow can be in, or what another slide shows."""
ALERT = "#fff4d6"
"""The ground of what is to be looked at; its outline and its text have the colour of a warning."""
ON_INK = "#fffffb"
"""Text on ink, such as a number in its circle."""
PARTY = "#33414e"
ON_PARTY = "#fffffd"
ERROR = "#b3261e"
ON_ERROR = "#fffffc"
WARNING = "#8a5a00"
ON_WARNING = "#fffffa"
UNKNOWN = "#d9dfe5"
"""The band of a card whose activity is not known."""
DARK_INK = "#16202b"
"""Text on a light accent; it stays dark in the dark theme."""
LIGHT_INK = "#fffffe"

DARK: Mapping[str, str] = {
    CANVAS: "#10161d", INK: "#e9eff5", MUTED: "#a9b7c4", LINE: "#93a3b2", RULE: "#3d4b59", SOFT: "#1a232d",
    CHIP: "#19222c", PARTY: "#5a7085", ERROR: "#ff8f80", ON_ERROR: "#2a0705", WARNING: "#f0b44c", ON_WARNING: "#241600",
    FIELD: "#141b23", IDLE: "#2a3541", ALERT: "#3a2c0c", ON_INK: "#10161e",
}  # fmt: skip
"""What replaces the colours of roles on a dark canvas; the others stay as they are."""


PRINT: Mapping[str, str] = {
    CANVAS: "#ffffff", INK: "#000000", MUTED: "#333333", LINE: "#333333", RULE: "#999999", SOFT: "#e6e6e6",
    CHIP: "#ffffff", PARTY: "#000000", ON_PARTY: "#ffffff", ERROR: "#000000", ON_ERROR: "#ffffff", WARNING: "#4d4d4d",
    ON_WARNING: "#ffffff", DARK_INK: "#000000", LIGHT_INK: "#ffffff", FIELD: "#fafafa", IDLE: "#e6e6e6",
    ALERT: "#ffffff", ON_INK: "#ffffff",
}  # fmt: skip
"""What replaces the colours of roles on paper, without any hue."""
PAPER = "#f4f4f4"
"""The body of all cards and lanes on paper."""


class Accent(NamedTuple):
    """The colour of an activity: its band, the text on it, and its band in the dark theme and on paper."""

    band: str
    text: str
    dark_band: str
    grey: str

    @property
    def tint(self) -> str:
        """The body of a card, on a light canvas."""
        return _tint(self.band, CANVAS, 0.14, (INK, MUTED, ERROR, WARNING))

    @property
    def dark(self) -> Mapping[str, str]:
        """Band and tint with what replaces them on a dark canvas."""
        texts = (DARK[INK], DARK[MUTED], DARK[ERROR], DARK[WARNING])
        return {self.band: self.dark_band, self.tint: _tint(self.dark_band, DARK[CANVAS], 0.22, texts)}

    @property
    def print(self) -> Mapping[str, str]:
        """Band and tint with what replaces them on paper."""
        return {self.band: self.grey, self.tint: PAPER}


@lru_cache
def _tint(band: str, canvas: str, most: Real, texts: tuple[str, ...]) -> str:
    """A band that covers its canvas thinly, at most so much of it that all texts can be read."""
    tints = (mixed(band, canvas, most * part / 10) for part in range(10, 0, -1))
    return next((tint for tint in tints if all(contrast(text, tint) >= READABLE for text in texts)), canvas)


NO_ACCENT = Accent(UNKNOWN, DARK_INK, UNKNOWN, "#d9d9d9")
OF_PARTIES = Accent(PARTY, ON_PARTY, DARK[PARTY], PRINT[PARTY])
OF_CONNECTORS = Accent(IDLE, INK, DARK[IDLE], PRINT[IDLE])

_OF_ACTIVITIES = {
    "plan": Accent("#1f4e96", LIGHT_INK, "#3b70c9", "#2b2b2b"),
    "improve": Accent("#b079ae", DARK_INK, "#b079ae", "#8f8f8f"),
    "engage": Accent("#e69312", DARK_INK, "#e69312", "#b0b0b0"),
    "design_transition": Accent("#6ecff6", DARK_INK, "#6ecff6", "#d0d0d0"),
    "obtain_build": Accent("#0a7f5c", LIGHT_INK, "#0a7f5c", "#606060"),
    "deliver_support": Accent("#f5e67a", DARK_INK, "#f5e67a", "#efefef"),
}
"""The accents of the activities that the canonical catalogue names; free for others where those are missing."""

_FURTHER = (
    Accent("#2f7f8f", LIGHT_INK, "#2f7f8f", "#6e6e6e"),
    Accent("#a3c95a", DARK_INK, "#a3c95a", "#c0c0c0"),
    Accent("#7d5a45", LIGHT_INK, "#8c6a55", "#464646"),
    Accent("#d8a7c4", DARK_INK, "#d8a7c4", "#dfdfdf"),
    Accent("#5b4b9a", LIGHT_INK, "#7263b4", "#383838"),
    Accent("#b8b0a2", DARK_INK, "#b8b0a2", "#a0a0a0"),
)

ACCENTS: tuple[Accent, ...] = (*_OF_ACTIVITIES.values(), *_FURTHER)


def accents(activities: Iterable[str], own: Mapping[str, Accent] | None = None) -> dict[str, Accent]:
    """The accent of each activity: `own` ones, else its usual one, else the next that is free; at last they repeat."""
    named = list(activities)
    chosen = {activity: _OF_ACTIVITIES[activity] for activity in named if activity in _OF_ACTIVITIES}
    free = [accent for accent in ACCENTS if accent not in chosen.values()] or list(ACCENTS)
    others = [activity for activity in named if activity not in chosen]
    chosen |= {activity: free[number % len(free)] for number, activity in enumerate(others)}
    return chosen | {activity: accent for activity, accent in (own or {}).items() if activity in chosen}


def dark(further: Iterable[Accent] = ()) -> dict[str, str]:
    """What replaces each colour of the light theme on a dark canvas, those of further accents too."""
    colours = dict(DARK)
    for accent in (*ACCENTS, NO_ACCENT, OF_PARTIES, *further):
        colours |= {light: dark for light, dark in accent.dark.items() if light != dark}
    return colours


def printed(further: Iterable[Accent] = ()) -> dict[str, str]:
    """What replaces each colour of the light theme on paper, those of further accents too."""
    colours = dict(PRINT)
    for accent in (*ACCENTS, NO_ACCENT, OF_PARTIES, *further):
        colours |= accent.print
    return colours
