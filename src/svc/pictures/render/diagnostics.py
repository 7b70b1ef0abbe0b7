"""Findings about how a picture came out (VSC8xx), one function per code: each says what to do."""

from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.scene.shapes import Panel, Scene
from svc.pictures.views.slide import LEGIBLE, SLIDE
from svc.text.near_names import listed
from svc.text.pattern import Pattern

SMALLEST = 8
"""The size of the smallest words of a card, in points."""
READABLE = SMALLEST * LEGIBLE
"""The size of words that can just be read."""
SENTENCES = 9
"""The size of the smallest words below a picture."""
NAMED = 10
"""Characters that a finding shows."""

_NO_LETTER = Pattern(
    r"[^\n\x20-\u024f\u0300-\u036f\u0370-\u052f\u0590-\u05f4\u1e00-\u20bf\u2122\u2190-\u2195\u2260-\u2265\ufffd]"
)
"""Beyond Latin, Greek, Cyrillic, Hebrew and common signs, the engine that comes with svc draws empty boxes."""


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
    points = min(SLIDE[0] / max(width, 1), SLIDE[1] / max(height, 1)) * _smallest(scene)
    if round(points, 1) < READABLE:
        code = codes.BY_NAME["small-print"]
        advice, shown = [code.advice(form) for form in scene.advice], f"{points:.1f}"
        yield code.at(None, points=shown, facts={"points": shown}, help=listed(advice, " or "))


def _smallest(scene: Scene) -> Real:
    """The size of the smallest words of a picture."""
    figures = scene.plan.figures if scene.plan else ()
    sizes = [text.size for each in figures if isinstance(each, Panel) for text in each.lines if text.words]
    return min(SMALLEST if scene.nodes or not sizes else SENTENCES, *sizes, SENTENCES)


def reduced_scale(scale: Real, usual: Real) -> Diagnostic:
    """A PNG that is smaller than usual, where no scale was requested."""
    return codes.BY_NAME["reduced-scale"].at(
        None, scale=f"{scale:g}", usual=f"{usual:g}", facts={"scale": f"{scale:g}"}
    )
