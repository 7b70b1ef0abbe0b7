"""PDF without an installed Graphviz: from the SVG, with vectors and text."""

import sys
from pathlib import Path

import pytest

import svc
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.render.svg import size
from tests.support.pictures import RESTORE, as_svg, drawn


def test_without_typst_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(svc.RenderError, match=r"PDF needs Typst \(pip install 'svc-streams\[pdf\]'\).*--engine dot"):
        draw(drawn(RESTORE), "pdf")


@pytest.mark.system
def test_a_page_is_as_large_as_the_picture_and_holds_its_words(tmp_path: Path) -> None:
    import pypdfium2

    path = svc.render(svc.analyse(RESTORE).stream, tmp_path / "restore.pdf", view="slide")
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx(size(as_svg(RESTORE, "slide")), abs=1)
        assert document.get_metadata_dict()["Title"] == "Restore a live service"
        words = document[0].get_textpage().get_text_range()
    assert "Diagnose and restore" in words
    assert "incidents" in words


@pytest.mark.system
def test_it_holds_vectors_alone(tmp_path: Path) -> None:
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    with pypdfium2.PdfDocument(draw(drawn(RESTORE), "pdf").data) as document:
        kinds = {each.type for each in document[0].get_objects()}
    assert kinds
    assert FPDF_PAGEOBJ_IMAGE not in kinds


@pytest.mark.system
def test_the_same_picture_gives_the_same_bytes() -> None:
    assert draw(drawn(RESTORE), "pdf").data == draw(drawn(RESTORE), "pdf").data


@pytest.mark.system
@pytest.mark.parametrize("theme", ["dark", "print"])
def test_a_theme_is_drawn(theme: str) -> None:
    plain = draw(drawn(RESTORE), "pdf").data
    assert draw(drawn(RESTORE), "pdf", PictureOptions(theme=theme)).data != plain


@pytest.mark.system
def test_a_text_that_looks_like_typst_is_a_text() -> None:
    import pypdfium2

    title = '#panic() $x$ `y` = \\ "'
    text = RESTORE.replace("Restore a live service", title.replace("\\", "\\\\").replace('"', '\\"'))
    with pypdfium2.PdfDocument(draw(drawn(text), "pdf").data) as document:
        assert document.get_metadata_dict()["Title"] == title
