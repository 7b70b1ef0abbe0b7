"""SVG fit for pages: accessible, themed, unique in its ids, and nothing active."""

import re
from xml.etree import ElementTree

from svc.diagram import palette
from tests.pictures import RESTORE, as_dot, as_svg

NS = "{http://www.w3.org/2000/svg}"


def root(text: str = RESTORE) -> ElementTree.Element:
    return ElementTree.fromstring(as_svg(text))


def test_it_has_a_title_and_a_description_in_words() -> None:
    picture = root()
    ids = {element.get("id"): element for element in picture}
    title, description = (ids[name] for name in picture.attrib["aria-labelledby"].split())
    assert title.text == "Restore a live service"
    assert "1 Log it gives user support tasks to 2 Diagnose and restore." in (description.text or "")
    assert picture.get("role") == "img"


def test_it_begins_with_its_root_and_names_no_engine() -> None:
    text = as_svg(RESTORE)
    assert text.startswith("<svg ")
    assert "<!" not in text
    assert "graphviz" not in text.lower()


def test_every_style_is_scoped_and_there_is_a_dark_scheme() -> None:
    style = root().findtext(f"{NS}style") or ""
    assert "@media (prefers-color-scheme:dark)" in style
    selectors = re.findall(r"(?:^|[{}])([^{}@]+)\{", style)
    assert selectors
    assert all(selector.startswith(".svc-doc") for selector in selectors)


def test_ids_are_unique_also_beside_another_picture() -> None:
    both = [as_svg(RESTORE), as_svg(RESTORE.replace("stream restore", "stream again"))]
    ids = [element.get("id") for text in both for element in ElementTree.fromstring(text).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    for text in both:
        assert all(f'id="{target}"' in text for target in re.findall(r"url\(#([^)]*)\)", text))


def test_tooltips_are_the_things_in_words_and_no_names_of_nodes() -> None:
    titles = [element.text or "" for element in root().iter(f"{NS}title")]
    assert "change requests: 2 Diagnose and restore to 3 Build a fix (20% code must change)" in titles
    assert not [title for title in titles if "svc_" in title or "cluster" in title]


def test_latin_text_is_held_to_its_width() -> None:
    texts = [element for element in root().iter(f"{NS}text") if (element.text or "").strip()]
    assert texts
    assert all(element.get("textLength") for element in texts if (element.text or "").isascii())


def test_nothing_is_active() -> None:
    names = {element.tag.removeprefix(NS) for element in root().iter()}
    assert names <= {"svg", "title", "desc", "style", "g", "text", "path", "polygon", "polyline", "ellipse", "defs",
                     "linearGradient", "stop"}  # fmt: skip
    assert not [name for element in root().iter() for name in element.attrib if name.lower().startswith("on")]


def test_every_arrow_has_a_head_that_can_be_seen() -> None:
    text = RESTORE.replace("diagnose : products", 'diagnose : incidents when "it fails" share 10%')
    lines = [group for group in root(text).iter(f"{NS}g") if "flow" in group.get("class", "").split()]
    heads = [head.get("fill") for group in lines for head in group.findall(f"{NS}polygon")]
    assert len(heads) == 7
    assert set(heads) == {palette.LINE, palette.ERROR}


def test_every_colour_is_of_the_palette() -> None:
    known = set(palette.dark()) | {accent.text for accent in palette.ACCENTS} | {palette.ON_PARTY}
    known |= {colour for accent in (*palette.ACCENTS, palette.NO_ACCENT) for colour in (accent.band, accent.tint)}
    assert set(re.findall(r"#[0-9a-f]{6}", as_dot(RESTORE))) <= known
