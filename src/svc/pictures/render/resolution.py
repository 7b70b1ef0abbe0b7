"""How many pixels a PNG has: as many as requested, or an error; never fewer without a finding."""

from math import floor, sqrt

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.model.quantities import Real
from svc.pictures.options import SMALLEST
from svc.pictures.render.diagnostics import reduced_scale

USUAL = 2.0
"""Pixels for each point: twice as many as points are sharp on the screens of today."""
PER_INCH = 72
"""Dots per inch at a scale of 1."""
PIXELS = 64_000_000
"""How many pixels a PNG may have."""
SIDE = 32_000
"""How wide or high a PNG may be: more than this, some engines make it smaller by themselves."""


def fitting(size: tuple[Real, Real], scale: Real | None) -> tuple[Real, tuple[Diagnostic, ...]]:
    """The scale of a PNG of a size in points, and what to say of it. Raises RenderError if it would be too large."""
    most = _most(size)
    if (scale or USUAL) <= most:
        return scale or USUAL, ()
    if scale is None and most >= SMALLEST:
        return most, (reduced_scale(most, USUAL),)
    width, height = (round(side * (scale or SMALLEST)) for side in size)
    smaller = f"choose --scale {most:g} or less, or " if most >= SMALLEST else ""
    raise RenderError(
        f"a PNG of {width:,} x {height:,} pixels is too large, as it may have {PIXELS // 1_000_000} million pixels and "
        f"be {SIDE:,} wide or high: {smaller}draw SVG"
    )


def _most(size: tuple[Real, Real]) -> Real:
    """The largest scale at which a picture of a size is allowed, in hundredths."""
    width, height = (max(side, 1) for side in size)
    most = min(sqrt(PIXELS / (width * height)), SIDE / width, SIDE / height)
    return floor(most * 100) / 100
