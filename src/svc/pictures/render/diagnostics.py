"""What there is to say of how a picture came out, a function a code (VSC8xx): each says what to do."""

import re
from collections.abc import Iterator

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model.quantities import Real
from svc.pictures.scene.shapes import Diagram, Panel
from svc.pictures.views.slide import LEGIBLE, SLIDE
from svc.text.near_names import listed

SMALLEST = 8
"""The size of the smallest words of a card, in points."""
READABLE = SMALLEST * LEGIBLE
"""The size of words that can just be read."""
SENTENCES = 9
"""The size of the smallest words below a picture."""
NAMED = 10
"""Characters that a finding shows."""

_NO_LETTER = re.compile(
    r"[^\n\x20-\u024f\u0300-\u036f\u0370-\u052f\u0590-\u05f4\u1e00-\u20bf\u2122\u2190-\u2195\u2260-\u2265\ufffd]"
)
"""Beyond Latin, Greek, Cyrillic, Hebrew and common signs, the engine that comes with svc draws empty boxes."""


def missing_letters(text: str) -> Iterator[Diagnostic]:
    """Characters of a DOT text that the engine of svc has no letters for in a PNG."""
    found = sorted(set(_NO_LETTER.findall(text)))
    if found:
        shown = " ".join(found[:NAMED]) + (" and others" if len(found) > NAMED else "")
        yield codes.BY_NAME["missing-letters"].at(
            None, characters=shown, facts={"characters": "".join(found)},
        )  # fmt: skip


def simpler_layout(way: str) -> Diagnostic:
    """A picture that was laid out in a plainer way than its view has."""
    return codes.BY_NAME["simpler-layout"].at(None, way)


def small_print(diagram: Diagram, width: Real, height: Real) -> Iterator[Diagnostic]:
    """A picture whose smallest words can't be read when it is as large as a slide."""
    points = min(SLIDE[0] / max(width, 1), SLIDE[1] / max(height, 1)) * _smallest(diagram)
    if round(points, 1) < READABLE:
        code = codes.BY_NAME["small-print"]
        advice, shown = [code.advice(form) for form in _smaller(diagram)], f"{points:.1f}"
        yield code.at(None, points=shown, facts={"points": shown}, help=listed(advice, " or "))


def _smallest(diagram: Diagram) -> Real:
    """The size of the smallest words of a picture."""
    figures = diagram.plan.figures if diagram.plan else ()
    sizes = [text.size for each in figures if isinstance(each, Panel) for text in each.lines if text.words]
    return min(SMALLEST if diagram.nodes or not sizes else SENTENCES, *sizes, SENTENCES)


def _smaller(diagram: Diagram) -> Iterator[str]:
    """What makes a picture smaller, as forms of the help text."""
    if diagram.view in ("matrix", "sheet", "portfolio"):
        if diagram.view == "matrix":
            yield "matrix"
        yield "page"
        return
    if diagram.view in ("stream", "lanes"):
        yield "slide"
    if diagram.sentences:
        yield "findings"
    yield "split"


def reduced_scale(scale: Real, usual: Real) -> Diagnostic:
    """A PNG that is smaller than usual, as nobody said how large it is to be."""
    return codes.BY_NAME["reduced-scale"].at(
        None, scale=f"{scale:g}", usual=f"{usual:g}", facts={"scale": f"{scale:g}"},
    )  # fmt: skip
