"""SVG fit for pages: accessible, themed, unique in its ids, and nothing active."""

import re
from xml.etree import ElementTree

import pytest

from svc.pictures.style import palette
from tests.support.pictures import RESTORE, as_dot, as_svg

NS = "{http://www.w3.org/2000/svg}"


def root(svg: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(svg or as_svg(RESTORE))


def test_it_has_a_title_and_a_description_in_words() -> None:
    picture = root()
    ids = {element.get("id"): element for element in picture}
    title, description = ids[picture.get("aria-labelledby")], ids[picture.get("aria-describedby")]
    assert title.text == "Restore a live service"
    assert "1 Log it gives user support tasks to 2 Diagnose and restore." in (description.text or "")
    assert picture.get("role") == "graphics-document img"
    assert picture.get("lang") == "en"


def symbols(text: str, view: str) -> list[str]:
    """What can be read of a picture without seeing it, in its order."""
    picture = ElementTree.fromstring(as_svg(text, view))
    read = [group for group in picture.iter(f"{NS}g") if group.get("role") == "graphics-symbol img"]
    return [(group.findtext(f"{NS}title") or "").split("\n")[0] for group in read]


@pytest.mark.parametrize("view", ["stream", "slide", "lanes"])
def test_things_are_read_in_the_order_of_the_stream_by_their_names(view: str) -> None:
    read = symbols(RESTORE, view)
    assert len(read) == 4 + 3 + 7
    assert all(read)
    assert read[:4] == [
        "User (User)",
        "incidents: User to 1 Log it",
        "1 Log it (Engage)",
        "user support tasks: 1 Log it to 2 Diagnose and restore",
    ]
    steps = [name for name in read if name[0] in "1234"]
    assert steps == sorted(steps)


@pytest.mark.parametrize("view", ["stream", "slide", "lanes"])
def test_a_line_is_said_once(view: str) -> None:
    picture = ElementTree.fromstring(as_svg(RESTORE + "  log -> release\n", view))
    lines = [group for group in picture.iter(f"{NS}g") if "flow" in group.get("class", "").split()]
    said = [group for group in lines if group.get("role")]
    assert len(said) == 1
    assert all(group.get("aria-hidden") == "true" for group in lines if group not in said)


def test_the_level_of_a_finding_is_said_in_words() -> None:
    made = as_svg("user -> plan : nothing\nstep alone in engage\n")
    for words in ("error VSC202", "warning VSC402"):
        assert words in made


def test_it_begins_with_its_root_and_names_no_engine() -> None:
    text = as_svg(RESTORE)
    assert text.startswith("<svg ")
    assert "<!" not in text
    assert "graphviz" not in text.lower()


def test_every_style_is_scoped_and_there_is_a_dark_scheme() -> None:
    style = root().findtext(f"{NS}style") or ""
    assert "@media (prefers-color-scheme:dark)" in style
    selectors = re.findall(r"(?:^|[{}])([^{}@]+)\{", style)
    scope = root().get("class", "").split()[1]
    assert selectors
    assert scope.startswith("svc-")
    assert all(re.fullmatch(rf"\.{scope}( .*)?", selector) for selector in selectors)


def test_ids_are_unique_also_beside_another_picture() -> None:
    several = [as_svg(RESTORE), as_svg(RESTORE.replace("stream restore", "stream again"))]
    several += [as_svg(RESTORE.replace("Log it", "Write it down")), as_svg(RESTORE, "slide")]
    ids = [each.get("id") for text in several for each in ElementTree.fromstring(text).iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    assert len({root(text).get("class") for text in several}) == len(several)


def test_a_picture_refers_to_nothing_that_another_one_on_its_page_could_have() -> None:
    assert "url(" not in as_svg(RESTORE, "lanes")


def test_a_picture_inlined_twice_keeps_its_colours_and_its_bytes() -> None:
    assert as_svg(RESTORE) == as_svg(RESTORE)


def test_what_has_another_colour_on_dark_pages_has_a_class_of_its_role() -> None:
    """Tools that make SVG smaller write `#ffffff` as `#fff`, so that no rule may ask for the colour."""
    picture = root()
    style = picture.findtext(f"{NS}style") or ""
    assert "#ffffff" not in style
    for element in picture.iter():
        for paint in ("fill", "stroke"):
            if (colour := element.get(paint, "")) in palette.dark():
                (role,) = [name for name in element.get("class", "").split() if name.startswith(f"{paint}-")]
                assert f" .{role}{{{paint}:{palette.dark()[colour]}}}" in style


def test_the_root_has_no_size_that_readers_without_a_screen_take_for_a_length() -> None:
    """CairoSVG drew nothing at `height:auto`, svglib and resvg raised."""
    style = root().findtext(f"{NS}style") or ""
    assert root().get("style") is None
    assert style.index("@media screen,print") < style.index("height:auto")


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
    assert names <= {"svg", "title", "desc", "style", "g", "text", "path", "polygon", "polyline", "ellipse"}
    assert not [name for element in root().iter() for name in element.attrib if name.lower().startswith("on")]


def test_every_arrow_has_a_head_that_can_be_seen() -> None:
    text = RESTORE.replace("diagnose : products", 'diagnose : incidents when "it fails" share 10%')
    lines = [group for group in root(as_svg(text)).iter(f"{NS}g") if "flow" in group.get("class", "").split()]
    heads = [head.get("fill") for group in lines for head in group.findall(f"{NS}polygon")]
    assert len(heads) == 7
    assert set(heads) == {palette.LINE, palette.ERROR}


def test_every_colour_is_of_the_palette() -> None:
    known = set(palette.dark()) | {accent.text for accent in palette.ACCENTS} | {palette.ON_PARTY}
    known |= {colour for accent in (*palette.ACCENTS, palette.NO_ACCENT) for colour in (accent.band, accent.tint)}
    assert set(re.findall(r"#[0-9a-f]{6}", as_dot(RESTORE))) <= known
