"""The gallery shows what svc draws.

`SVC_REWRITE=1 pytest tests/pictures/test_gallery.py` writes the page and its pictures anew.
"""

import os
import re
from pathlib import Path

import pytest

import svc
from svc.pictures.style.themes import THEMES
from svc.pictures.views import VIEWS
from tests.support import ROOT
from tests.support.gallery import EXHIBITS, Exhibit, page
from tests.support.pictures import shown_words

FOLDER = ROOT / "docs" / "reference"


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_picture_of_the_gallery_says_what_a_new_one_says(exhibit: Exhibit, tmp_path: Path) -> None:
    shown, drawn = FOLDER / exhibit.file, tmp_path / "drawn.svg"
    stream = svc.load(ROOT / "examples" / f"{exhibit.example}.vsc").stream
    svc.render(stream, drawn, view=exhibit.view, theme=exhibit.theme, colours=exhibit.colours, engine="graphviz-pure")
    if os.environ.get("SVC_REWRITE"):
        shown.parent.mkdir(exist_ok=True)
        shown.write_bytes(drawn.read_bytes())
    assert shown_words(shown) == shown_words(drawn)
    assert _colours(shown) == _colours(drawn)


def test_the_page_shows_every_exhibit_and_nothing_else() -> None:
    file = FOLDER / "gallery.md"
    if os.environ.get("SVC_REWRITE"):
        file.write_text(page(), "utf-8")
    assert file.read_text("utf-8") == page()
    assert {path.name for path in (FOLDER / "gallery").iterdir()} == {f"{each.name}.svg" for each in EXHIBITS}


def test_every_view_and_theme_of_its_own_is_shown() -> None:
    assert {each.view for each in EXHIBITS} == VIEWS.keys() - {"auto"}
    assert {each.theme for each in EXHIBITS} == set(THEMES)


def _colours(picture: Path) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", picture.read_text("utf-8")))
