"""The colours of pictures, by role and theme, and the accents of activities.

One hex is one role, so that a dark theme can replace them one by one. Knows no shapes. An accent is never the
only sign of an activity: its name stands in the band.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

CANVAS = "#ffffff"
INK = "#16202a"
MUTED = "#4a5967"
LINE = "#5b6b7a"
RULE = "#c9d2da"
SOFT = "#eef1f4"
"""The lane of parties."""
CHIP = "#fefefe"
"""The body of a card in a lane."""
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

_DARK = {
    CANVAS: "#10161d", INK: "#e9eff5", MUTED: "#a9b7c4", LINE: "#93a3b2", RULE: "#3d4b59", SOFT: "#1a232d",
    CHIP: "#19222c", PARTY: "#5a7085", ERROR: "#ff8f80", ON_ERROR: "#2a0705", WARNING: "#f0b44c", ON_WARNING: "#241600",
}  # fmt: skip


@frozen
class Accent:
    """The colour of an activity: its band, the text on it, the tint of its cards, and the dark theme's two."""

    band: str
    text: str
    dark_band: str = ""

    @property
    def tint(self) -> str:
        """The body of a card, on a light canvas."""
        return mixed(self.band, CANVAS, 0.14)

    @property
    def dark(self) -> Mapping[str, str]:
        """Band and tint with what replaces them on a dark canvas."""
        band = self.dark_band or self.band
        return {self.band: band, self.tint: mixed(band, _DARK[CANVAS], 0.22)}


NO_ACCENT = Accent(UNKNOWN, DARK_INK)

_OF_ACTIVITIES = {
    "plan": Accent("#1f4e96", LIGHT_INK, "#3b70c9"),
    "improve": Accent("#b079ae", DARK_INK),
    "engage": Accent("#e69312", DARK_INK),
    "design_transition": Accent("#6ecff6", DARK_INK),
    "obtain_build": Accent("#0a7f5c", LIGHT_INK),
    "deliver_support": Accent("#f5e67a", DARK_INK),
}
"""The accents of the activities that the canonical catalogue names; free for others where those are missing."""

_FURTHER = (
    Accent("#2f7f8f", LIGHT_INK),
    Accent("#a3c95a", DARK_INK),
    Accent("#7d5a45", LIGHT_INK),
    Accent("#d8a7c4", DARK_INK),
    Accent("#5b4b9a", LIGHT_INK),
    Accent("#b8b0a2", DARK_INK),
)

ACCENTS: tuple[Accent, ...] = (*_OF_ACTIVITIES.values(), *_FURTHER)


def accents(activities: Iterable[str]) -> dict[str, Accent]:
    """The accent of each activity: its own, else the next that is free; when all are taken they repeat."""
    named = list(activities)
    chosen = {activity: _OF_ACTIVITIES[activity] for activity in named if activity in _OF_ACTIVITIES}
    free = [accent for accent in ACCENTS if accent not in chosen.values()] or list(ACCENTS)
    others = [activity for activity in named if activity not in chosen]
    return chosen | {activity: free[number % len(free)] for number, activity in enumerate(others)}


def dark() -> dict[str, str]:
    """What replaces each colour of the light theme on a dark canvas."""
    colours = dict(_DARK)
    for accent in (*ACCENTS, NO_ACCENT):
        colours |= {light: dark for light, dark in accent.dark.items() if light != dark}
    return colours


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, part: float) -> str:
    """A colour that covers `part` of a ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(above * part + below * (1 - part)):02x}" for above, below in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
