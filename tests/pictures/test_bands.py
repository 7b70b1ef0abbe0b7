"""Cards of two colours are two shapes, as some readers draw a gradient with a hard edge as a ramp."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from svc.pictures.render.bands import part_bands
from svc.pictures.style import palette
from tests.support.pictures import RESTORE, as_svg

NS = "{http://www.w3.org/2000/svg}"
CORNERS = (
    "M80,-60C80,-60 20,-60 20,-60 14,-60 8,-54 8,-48 8,-48 8,-12 8,-12 8,-6 14,0 20,0 20,0 80,0 80,0 "
    "86,0 92,-6 92,-12 92,-12 92,-48 92,-48 92,-54 86,-60 80,-60"
)
"""A box from 8 to 92 and from -60 to 0 with corners of 12, as an engine writes it."""


def card(x1: float, y1: float, x2: float, y2: float, at: float) -> Element:
    group = ElementTree.fromstring(
        f'<svg><g><defs><linearGradient id="l" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"><stop offset="{at - 0.001}" '
        f'style="stop-color:#111111;stop-opacity:1.;"/><stop offset="{at}" style="stop-color:#222222"/>'
        f'</linearGradient></defs><path fill="url(#l)" stroke="#333333" d="{CORNERS}"/></g></svg>'
    )
    part_bands(group)
    return group


def box(path: Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all points of a path, controls too: corners have theirs inside."""
    points = [float(each) for each in re.findall(r"-?[0-9.]+", path.get("d", ""))]
    return min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])


@pytest.mark.parametrize(
    ("gradient", "band", "body"),
    [
        ((50, -60, 50, 0, 0.25), (8, -60, 92, -45), (8, -45, 92, 0)),
        ((8, -30, 92, -30, 0.5), (8, -60, 50, 0), (50, -60, 92, 0)),
    ],
)
def test_the_edge_is_where_the_gradient_had_it(
    gradient: tuple[float, ...], band: tuple[float, ...], body: tuple[float, ...]
) -> None:
    first, second, outline = card(*gradient).iter("path")
    assert (first.get("fill"), second.get("fill"), outline.get("fill")) == ("#111111", "#222222", "none")
    assert [each.get("stroke") for each in (first, second, outline)] == ["none", "none", "#333333"]
    assert box(first) == pytest.approx(band, abs=0.01)
    assert box(second) == pytest.approx(body, abs=0.01)
    assert outline.get("d") == CORNERS


def test_a_stripe_narrower_than_its_corner_ends_on_the_corner() -> None:
    first, second, _ = card(8, -30, 92, -30, 5 / 84).iter("path")
    assert box(first)[2] == pytest.approx(13, abs=0.01)
    left, top, _, _ = box(second)
    assert left == pytest.approx(13, abs=0.01)
    assert top == pytest.approx(-60, abs=0.01)
    points = re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", first.get("d", ""))
    assert -59 < min(float(y) for x, y in points if float(x) == 13) < -57


@pytest.mark.parametrize("view", ["stream", "slide", "lanes"])
def test_no_card_has_a_gradient(view: str) -> None:
    picture = ElementTree.fromstring(as_svg(RESTORE, view))
    assert not [each for each in picture.iter() if each.tag.removeprefix(NS) in ("defs", "linearGradient", "stop")]
    for group in picture.iter(f"{NS}g"):
        if "step" in group.get("class", "").split():
            fills = [path.get("fill") for path in group.findall(f"{NS}path")][:3]
            assert fills[0] in {each.band for each in palette.ACCENTS}
            assert fills[1] in {palette.CHIP, *(each.tint for each in palette.ACCENTS)}
            assert fills[2] == "none"
