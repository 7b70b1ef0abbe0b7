"""Our SVG in programs other than browsers: each draws the picture that a browser draws, within a bound of pixels.

`SVC_REWRITE=1 pytest -m system tests/browser/test_readers.py` writes the table of `docs/reference/readers.md` anew.
"""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from svc.pictures.render.svg import size
from tests.browser.readers import READERS, Reader
from tests.support import ROOT
from tests.support.pictures import RESTORE, as_svg

if TYPE_CHECKING:
    from PIL.Image import Image

pytestmark = pytest.mark.system

PAGE = ROOT / "docs" / "reference" / "readers.md"
VIEWS = ("stream", "slide", "lanes", "chain", "ladder", "histogram")
COARSE = 6
"""Points that are one pixel when pictures are compared: letters become grey, and their edges don't count."""
NEAR = 40
"""How far two pixels may be apart, of 255: what two programs make of one letter."""
FAR = 0.01
"""The share of pixels that may be further apart."""
MINIFIERS = {
    "SVGO": ["npx", "--yes", "svgo@4", "-i", "{}", "-o", "{}"],
    "scour": [
        sys.executable,
        "-m",
        "scour.scour",
        "-i",
        "{}",
        "-o",
        "{}",
        "--enable-id-stripping",
        "--shorten-ids",
        "--indent=none",
    ],
}


def blank(size: tuple[int, int]) -> "Image":
    from PIL import Image

    return Image.new("RGB", size, "white")


def coarse(image: "Image", points: tuple[int, int]) -> "Image":
    """A picture on white in large pixels."""
    from PIL.Image import Resampling

    ground = blank(image.size)
    ground.paste(image.convert("RGB"), mask=image.convert("RGBA").getchannel("A"))
    return ground.resize((points[0] // COARSE, points[1] // COARSE), Resampling.BOX)


def apart(one: "Image", other: "Image") -> float:
    """The share of pixels of two pictures that are far apart."""
    from PIL import ImageChops

    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return float(sum(most.histogram()[NEAR:]) / (most.width * most.height))


def shot(browser: Any, svg: str, points: tuple[int, int], scheme: str = "light") -> "Image":
    """What a browser makes of a picture in a page of its size: a point is a pixel."""
    from PIL.Image import open

    page = browser.new_page(viewport={"width": points[0] * 4 // 3, "height": points[1] * 4 // 3}, color_scheme=scheme)
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    image = open(io.BytesIO(page.screenshot()))
    page.close()
    return image


def points_of(svg: str) -> tuple[int, int]:
    width, height = size(svg)
    return round(width), round(height)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_draws_what_a_browser_draws(reader: Reader, view: str, browser: Any) -> None:
    svg = as_svg(RESTORE, view)
    points = points_of(svg)
    expected = coarse(shot(browser, svg, points), points)
    assert apart(coarse(reader.draw(svg, points), points), expected) <= FAR
    assert apart(blank(expected.size), expected) > 3 * FAR


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("minifier", MINIFIERS)
def test_a_smaller_picture_is_the_same_in_both_schemes(
    minifier: str, scheme: str, browser: Any, tmp_path: Path
) -> None:
    svg = as_svg(RESTORE, "lanes")
    points = points_of(svg)
    before, after = tmp_path / "before.svg", tmp_path / "after.svg"
    before.write_text(svg, "utf-8")
    program, *rest = MINIFIERS[minifier]
    path = shutil.which(program)
    assert path, f"install {program} for these tests"
    names = iter([str(before), str(after)])
    subprocess.run([path, *(next(names) if each == "{}" else each for each in rest)], check=True, capture_output=True)
    smaller = after.read_text("utf-8")
    assert len(smaller) < len(svg)
    shots = [coarse(shot(browser, each, points, scheme), points) for each in (svg, smaller)]
    assert apart(*shots) <= FAR
    assert (shots[0].getpixel((0, 0)) == (255, 255, 255)) is (scheme == "light")


def test_pictures_on_one_page_keep_their_own_colours(browser: Any) -> None:
    """Before and after of one stream, and a light picture beside one that follows the reader, who reads on dark."""
    before, after = as_svg(RESTORE), as_svg(RESTORE.replace("in engage", "in plan"))
    points = points_of(before)
    alone = coarse(shot(browser, before, points, "dark"), points)
    together = shot(browser, before + after, (points[0], 2 * points[1]), "dark")
    first = together.crop((0, 0, points[0] * 4 // 3, points[1] * 4 // 3))
    assert apart(coarse(first, points), alone) <= FAR


def test_the_page_lists_what_was_seen() -> None:
    rows = [f"| {each.name} | {each.version()} | {each.note} |" for each in READERS]
    table = "\n".join(["| reader | version | what to know |", "|---|---|---|", *rows])
    before = PAGE.read_text("utf-8")
    top, _, rest = before.partition("<!-- readers -->\n")
    written = f"{top}<!-- readers -->\n{table}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    if os.environ.get("SVC_REWRITE"):
        PAGE.write_text(written, "utf-8")
    versionless = [re.sub(r"\| [\d.]+ \|", "| |", text) for text in (before, written)]
    assert versionless[0] == versionless[1]
