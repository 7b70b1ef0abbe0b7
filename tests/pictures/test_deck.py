"""Slides: a presentation that other programs open, with a title, the picture and the words of each."""

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.pictures.deck import deck
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.slides import HEIGHT, WIDTH
from svc.pictures.rendering import checked
from tests.support.pictures import RESTORE

POINT = 12700
"""English metric units, in which a presentation measures."""


def slides(*views: str, theme: str = "auto") -> bytes:
    bound, findings = checked(svc.analyse(RESTORE).stream)
    options = [PictureOptions(view=view, theme=theme) for view in views]
    return deck([stream_scene(bound, findings, each) for each in options], options[0]).data


def opened(data: bytes) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(data))


def test_without_python_pptx_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(svc.RenderError, match=r"python-pptx \(pip install 'svc-streams\[pptx\]'\)"):
        slides("slide")


def test_a_deck_has_no_scale() -> None:
    with pytest.raises(svc.RenderError, match="a scale is only for PNG; PPTX has none"):
        deck([], PictureOptions(scale=2))


@pytest.mark.system
def test_a_slide_has_a_title_a_picture_and_the_stream_in_words(tmp_path: Path) -> None:
    path = svc.render(svc.analyse(RESTORE).stream, tmp_path / "restore.pptx", view="slide")
    shown = opened(path.read_bytes())
    assert (shown.slide_width, shown.slide_height) == (WIDTH * POINT, HEIGHT * POINT)
    [slide] = shown.slides
    assert slide.shapes.title.text == "Restore a live service"
    [picture] = [each for each in slide.shapes if each.shape_type is not None and hasattr(each, "image")]
    words = slide.notes_slide.notes_text_frame.text
    assert words.startswith("Restore a live service.")
    assert picture._element.nvPicPr.cNvPr.get("descr") == words


@pytest.mark.system
@pytest.mark.parametrize("view", ["stream", "slide", "lanes", "chain", "ladder", "histogram", "matrix"])
def test_a_picture_is_below_the_title_and_on_the_slide(view: str) -> None:
    [slide] = opened(slides(view)).slides
    title, picture = slide.shapes
    assert picture.top >= title.top + title.height
    assert picture.left >= 0
    assert picture.left + picture.width <= WIDTH * POINT
    assert picture.top + picture.height <= HEIGHT * POINT


@pytest.mark.system
def test_the_svg_is_there_too_without_the_title_that_the_slide_has() -> None:
    with zipfile.ZipFile(io.BytesIO(slides("slide", "lanes"))) as package:
        names = [name for name in package.namelist() if name.endswith(".svg")]
        assert len(names) == 2
        svg = package.read(names[0]).decode()
        assert "svgBlip" in package.read("ppt/slides/slide1.xml").decode()
        assert f'PartName="/{names[0]}" ContentType="image/svg+xml"' in package.read("[Content_Types].xml").decode()
    assert "Diagnose and restore" in svg
    assert "Restore a live service</text>" not in svg


@pytest.mark.system
def test_the_same_stream_gives_the_same_bytes() -> None:
    assert slides("slide") == slides("slide")


@pytest.mark.system
def test_a_dark_slide_is_dark_all_over() -> None:
    [slide] = opened(slides("slide", theme="dark")).slides
    assert str(slide.background.fill.fore_color.rgb) == "10161D"
    assert str(slide.shapes.title.text_frame.paragraphs[0].font.color.rgb) == "E9EFF5"
