"""What can be read on what: contrast as WCAG 2 reckons it, mixtures of colours, and the next colour that will do.

Knows colours as `#rrggbb` only.
"""

from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

from svc.model.quantities import Real

READABLE = 4.5
"""What text needs against its ground (WCAG 2, level AA)."""
VISIBLE = 3.0
"""What lines need against theirs."""

_STEPS = 255


def contrast(one: str, other: str) -> Real:
    """The contrast ratio of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> Real:
    """How light a colour is, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, ground: str, part: Real) -> str:
    """A colour that covers `part` of a ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _hex(*(above * part + below * (1 - part) for above, below in pairs))


def grey(colour: str) -> str:
    """The grey that is as light as a colour."""
    light = luminance(colour)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return _hex(*[255 * part] * 3)


def nearest(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The colour itself if it passes, else that of the same hue which is as little lighter or darker as can be."""
    if passes(colour):
        return colour
    red, green, blue = (channel / 255 for channel in _channels(colour))
    hue, light, saturation = rgb_to_hls(red, green, blue)
    levels = sorted((step / _STEPS for step in range(_STEPS + 1)), key=lambda level: (abs(level - light), level))
    tried = (_hex(*(255 * part for part in hls_to_rgb(hue, level, saturation))) for level in levels)
    return next(filter(passes, tried), None)


def _hex(*channels: Real) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
