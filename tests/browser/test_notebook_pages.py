"""A notebook that nbconvert made a page of shows the picture that a browser makes of our SVG."""

from typing import Any

import pytest

import svc
from tests.browser.readers import image_of
from tests.browser.test_readers import FAR, apart, coarse, points_of, shot
from tests.support.pictures import RESTORE

pytestmark = pytest.mark.system


def page_of(*outputs: dict[str, str]) -> str:
    """The HTML that nbconvert makes of a notebook with a cell for each output."""
    import nbformat
    from nbconvert import HTMLExporter

    cells = [
        nbformat.v4.new_code_cell("stream", outputs=[nbformat.v4.new_output("execute_result", data)])
        for data in outputs
    ]
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))
    return str(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_notebook_shows_each_picture_in_its_own_colours(scheme: str, browser: Any) -> None:
    before = svc.analyse(RESTORE).stream
    after = svc.analyse(RESTORE.replace("in engage", "in plan")).stream
    pictures = [str(each._repr_svg_()) for each in (before, after)]
    width = max(points_of(each)[0] for each in pictures) * 4 // 3 + 400
    page = browser.new_page(viewport={"width": width, "height": 1200}, color_scheme=scheme)
    page.set_content(page_of(*({"image/svg+xml": each} for each in pictures)))
    shown = page.locator("svg.svc-doc, img[src^='data:image/svg']")
    assert shown.count() == 2
    for index, picture in enumerate(pictures):
        points = points_of(picture)
        taken = coarse(image_of(shown.nth(index).screenshot()), points)
        assert apart(taken, coarse(shot(browser, picture, points, scheme), points)) <= FAR
    page.close()
