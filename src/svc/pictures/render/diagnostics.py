"""Findings about how a picture came out (VSC8xx), one function per code: each says what to do."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.scene.shapes import Scene
from svc.pictures.scene.small_print import smallest
from svc.pictures.views.slide import LEGIBLE, SLIDE
from svc.text.near_names import listed
from svc.text.pattern import Pattern

NAMED = 10
"""Characters that a finding shows."""

_NO_LETTER = Pattern(
    r"[^\n\x20-\u0377\u037a-\u052f\u0591-\u05f4\u1d00-\u20be\u2100-\u214f\u2153\u2154\u215b-\u215e\u2190-\u2195\u21a8"
    r"\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u221f\u2229\u222b\u2248\u2260\u2261\u2264\u2265\u2302\u2310"
    r"\u2320\u2321\u2500\u2502\u2550-\u256c\u2580\u2584\u2588\u258c\u2590-\u2593\u25a0\u25a1\u25aa-\u25ac\u25b2\u25ba\u25bc"
    r"\u25c4\u25ca\u25cb\u25cf\u25d8\u25d9\u25e6\u263a-\u263c\u2640\u2642\u2660\u2663\u2665\u2666\u266a\u266b\u266f\ufffd]"
)
"""Beyond Latin, Greek, Cyrillic, Hebrew and common signs, the engine that comes with svc draws empty boxes.

What a PNG of graphviz-pure 0.2.2 shows for each character up to U+2BFF was compared with such a box.
"""


def missing_letters(text: str) -> Iterator[Diagnostic]:
    """Characters of a DOT text that the engine of svc has no letters for in a PNG."""
    missing = sorted(set(_NO_LETTER.findall(text)))
    if missing:
        shown = " ".join(missing[:NAMED]) + (" and others" if len(missing) > NAMED else "")
        yield codes.BY_NAME["missing-letters"].at(None, characters=shown, facts={"characters": "".join(missing)})


def simpler_layout(way: str) -> Diagnostic:
    """A picture with a simpler layout than its view usually has."""
    return codes.BY_NAME["simpler-layout"].at(None, way)


def small_print(scene: Scene, width: Real, height: Real) -> Iterator[Diagnostic]:
    """A picture whose smallest words can't be read when it is as large as a slide."""
    points = min(SLIDE[0] / max(width, 1), SLIDE[1] / max(height, 1)) * smallest(scene)
    if round(points, 1) < LEGIBLE:
        code = codes.BY_NAME["small-print"]
        advice, shown = [code.advice(form) for form in scene.advice], f"{points:.1f}"
        yield code.at(None, points=shown, facts={"points": shown}, help=listed(advice, " or "))


def reduced_scale(scale: Real, usual: Real) -> Diagnostic:
    """A PNG that is smaller than usual, where no scale was requested."""
    return codes.BY_NAME["reduced-scale"].at(
        None, scale=f"{scale:g}", usual=f"{usual:g}", facts={"scale": f"{scale:g}"}
    )
