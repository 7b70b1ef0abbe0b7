"""A presentation opens in LibreOffice Impress and shows what a browser makes of the SVG."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.pictures.render.slides import HEIGHT, WIDTH
from tests.browser.readers import first_page
from tests.browser.test_readers import FAR, apart, blank, coarse, points_of, shot
from tests.pictures.test_deck import POINT
from tests.support.pictures import RESTORE

pytestmark = pytest.mark.system


def test_impress_shows_the_picture_below_its_title(browser: Any, tmp_path: Path) -> None:
    deck = svc.render(svc.analyse(RESTORE).stream, tmp_path / "restore.pptx", view="slide")
    program = shutil.which("soffice")
    assert program, "install LibreOffice for these tests"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = first_page(deck.with_suffix(".pdf").read_bytes())
    assert page.size == pytest.approx((WIDTH, HEIGHT), abs=1)
    box, svg = placed(deck)
    points = points_of(svg)
    shown, expected = coarse(page.crop(box), points), coarse(shot(browser, svg, points), points)
    assert apart(shown, expected) <= FAR
    assert apart(blank(expected.size), expected) > 3 * FAR


def placed(deck: Path) -> tuple[tuple[int, int, int, int], str]:
    """Where the picture of the first slide is, in points, and its SVG."""
    from pptx import Presentation

    [slide] = Presentation(str(deck)).slides
    _, picture = slide.shapes
    sides = (picture.left, picture.top, picture.left + picture.width, picture.top + picture.height)
    with zipfile.ZipFile(deck) as package:
        svg = package.read("ppt/media/drawing1.svg").decode()
    left, top, right, bottom = (round(side / POINT) for side in sides)
    return (left, top, right, bottom), svg
