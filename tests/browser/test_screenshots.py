"""Pictures as a browser shows them: both colour schemes, and no text outside its box."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from svc.diagram import palette
from tests.pictures import RESTORE, as_svg

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.system

MEASURE = """
<script>
const outside = [];
for (const group of document.querySelectorAll("g.step")) {
  const box = group.querySelector("path").getBoundingClientRect();
  for (const text of group.querySelectorAll("text")) {
    const inner = text.getBoundingClientRect();
    if (inner.left < box.left - 1 || inner.right > box.right + 1) outside.push(text.textContent);
  }
}
const ground = getComputedStyle(document.querySelector("svg polygon")).fill;
document.title = JSON.stringify({outside, ground, cards: document.querySelectorAll("g.step").length});
document.body.textContent = document.title;
</script>
"""


def shown(page: Path, *options: str) -> str:
    """What the page says after its script has run."""
    assert BROWSER is not None, "install Chromium to run these tests, or leave them out with -m 'not system'"
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent / 'profile'}",
               *options, "--dump-dom", page.as_uri()]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, timeout=120, check=True, env={**os.environ, "HOME": str(page.parent)}
    )
    found = re.search(r"<body>(\{.*?\})", done.stdout.decode(), re.DOTALL)
    assert found, "the page did not measure itself"
    return found[1]


@pytest.mark.parametrize(
    ("scheme", "options"),
    [("light", ()), ("dark", ("--blink-settings=preferredColorScheme=0",))],
)
@pytest.mark.parametrize("font", ["Arial", "DejaVu Sans"])
def test_a_picture_follows_the_colour_scheme_and_keeps_its_texts_inside(
    tmp_path: Path, scheme: str, options: tuple[str, ...], font: str
) -> None:
    page = tmp_path / "page.html"
    force = f"<style>svg.svc-doc text{{font-family:'{font}'!important}}</style>"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{as_svg(RESTORE)}{force}{MEASURE}", "utf-8")
    told = shown(page, *options)
    canvas = palette.CANVAS if scheme == "light" else palette.dark()[palette.CANVAS]
    red, green, blue = bytes.fromhex(canvas.removeprefix("#"))
    assert f"rgb({red}, {green}, {blue})" in told
    assert '"outside":[]' in told
    assert '"cards":4' in told
