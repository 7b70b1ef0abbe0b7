"""Pictures of what nobody should write: well-formed, literal, within their limits."""

import re
import unicodedata
from xml.etree import ElementTree

import lxml.etree  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.rendering import checked
from svc.pictures.scene.ids import Ids
from svc.pictures.views import VIEWS
from svc.text.escape import picture
from tests.support.tables import every
from tests.support.thorough import sample, strides

HOSTILE = [
    "<script>alert(1)</script>", "</svg>", "]]>", "-->", "&lt;", "AT&amp;T", '"onload=', "C:\\new \\N",
    "\\G\\E\\T\\H\\L",
    "trailing \\", "\\", "<b>bold</b>", "<", ">", "&", "&#45;", '"', "'", "%s {0} {", "x" * 60, "", " ", "\\l\\r\\n",
    "日本語の長い題名がここに入ります", "تشخيص الحادث", "👩‍🚒🚑", "e\u0301" * 40, "a:b",
    "--", "node", "graph [", "<<TABLE>>",
]  # fmt: skip


def everywhere(text: str) -> svc.Stream:
    """A stream with a text in every field that takes one: where a name is needed, as a title in double quotes."""
    title = f'"{text}"'
    return svc.Stream(
        name="s",
        title=text,
        keys={"demand": text, "value": text, "other": text},
        parties=[svc.NamedParty("p", text, "customer", note=text)],
        steps=[svc.Step("a", text, "engage", practices=[title], note=text), svc.Step("b", text, title)],
        flows=[
            svc.Flow("p", "a", [title], when=text, share=10),
            svc.Flow("a", "b", [title]),
            svc.Flow("b", "a", ["x"], when=text, wording=text, note=text),
            svc.Flow(title, "p"),
        ],
    )


def texts(svg: str) -> str:
    """All that is drawn, without blanks, as lines break anywhere."""
    root = ElementTree.fromstring(svg)
    drawn = "".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
    return "".join(drawn.split())


def catalogue(text: str) -> svc.Catalogue:
    """A catalogue with a text in every field that takes one."""
    return svc.Catalogue(
        name="c", title=text, extends="itil4", activities=[svc.Activity("engage", title=text)],
        parties=[svc.Party("customer", text)], artefacts=[svc.Artefact("incidents", text, short=text)],
        rules=[svc.Rule("allow", "engage", "user", ["incidents"], text)],
    )  # fmt: skip


def assert_literal(svg: str, text: str) -> None:
    """A text is drawn as it is, and nothing of it is markup to two parsers."""
    assert "".join(text.split()) in texts(svg)
    root = lxml.etree.fromstring(svg.encode())
    tags = {lxml.etree.QName(element).localname for element in root.iter()}
    assert not tags & {"script", "b", "a", "image", "foreignObject"}
    assert not [name for element in root.iter() for name in element.attrib if str(name).lower().startswith("on")]


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "legend"])
@strides(10)
def test_v01_hostile_labels_are_shown_literally_and_parse_in_two_parsers(view: str, stride: int) -> None:
    for text in sample(HOSTILE, stride, view):
        assert_literal(svc.to_svg(everywhere(text), view), text)


@pytest.mark.parametrize("view", ["matrix", "sheet", "legend", "chain", "ladder", "histogram"])
@strides(10)
def test_v01_hostile_words_of_a_catalogue_are_shown_literally(view: str, stride: int) -> None:
    flows = [svc.Flow("customer", "a", ["requests"]), svc.Flow("a", "user", ["incidents"])]
    for text in sample(HOSTILE, stride, view):
        stream = svc.Stream(name="s", title=text, steps=[svc.Step("a", None, "engage")], flows=flows)
        assert_literal(svc.to_svg(stream, view, catalogue(text)), text)


@given(st.text(max_size=30))
def test_v01_any_text_makes_well_formed_svg(text: str) -> None:
    stream = svc.Stream(name="x", title=text, flows=[svc.Flow("user", "engage", [f'"{text}"'], when=text)])
    lxml.etree.fromstring(svc.to_svg(stream).encode())


@every("text", ["javascript:alert(1)", "data:text/html,x", "//host/x", "url(#x)", "file:///etc/passwd"], stride=5)
def test_v02_no_text_becomes_a_link(text: str) -> None:
    for view in VIEWS:
        assert not re.findall(r"\b(?:xlink:)?href=", svc.to_svg(everywhere(text), view))


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x9b", "\ud800", "\ufffe", "\uffff", "\ufdd0", "\u202e", "\u2066"]
)
def test_v04_what_no_picture_can_hold_is_replaced(character: str) -> None:
    assert picture(f"a{character}b") == "a\ufffdb"
    svg = svc.to_svg(svc.Stream(name="s", title=f"a{character}b", flows=[svc.Flow("user", "engage", ["incidents"])]))
    assert "a\ufffdb" in texts(svg)


@given(st.text())
def test_v04_nothing_is_left_that_xml_forbids(text: str) -> None:
    assert not [each for each in picture(text) if unicodedata.category(each) in ("Cc", "Cs") and each != "\n"]


def test_v06_ids_are_unique_and_stable_whatever_the_names() -> None:
    names = ["a_b", "a b", "A-B", "a.b", "日本", "日", "", "_", "é", "e", "a_b_2", "a_b"]
    first, again = ([ids.new("step", name) for name in names] for ids in (Ids(), Ids()))
    assert first == again
    assert len(set(first)) == len(names)
    assert all(re.fullmatch(r"svc_step_[A-Za-z0-9_]+", each) for each in first)


def steps(count: int) -> list[svc.Step]:
    return [svc.Step(f"s{number}", activity="engage") for number in range(count)]


@pytest.mark.parametrize(
    "stream",
    [
        svc.Stream(name="none"),
        svc.Stream(name="one", steps=steps(1)),
        svc.Stream(name="itself", steps=steps(1), flows=[svc.Flow("s0", "s0", ["knowledge"])]),
        svc.Stream(name="parallel", steps=steps(2), flows=[svc.Flow("s0", "s1", ["knowledge"])] * 300),
        pytest.param(
            svc.Stream(name="very_parallel", steps=steps(2), flows=[svc.Flow("s0", "s1", ["knowledge"])] * 4900),
            marks=pytest.mark.thorough,
        ),
        svc.Stream(name="chain", steps=steps(500), flows=[svc.Flow(f"s{i}", f"s{i + 1}") for i in range(499)]),
        svc.Stream(name="complete", steps=steps(20),
                   flows=[svc.Flow(f"s{i}", f"s{j}", ["knowledge"]) for i in range(20) for j in range(20)]),
    ],
    ids=lambda stream: stream.name,
)  # fmt: skip
def test_v08_extreme_graphs_are_drawn(stream: svc.Stream) -> None:
    root = ElementTree.fromstring(svc.to_svg(stream))
    drawn = [each for each in root.iter("{http://www.w3.org/2000/svg}g") if "step" in each.get("class", "").split()]
    assert len(drawn) == len(stream.steps)


def test_v08_what_is_too_large_to_read_is_refused_in_words() -> None:
    with pytest.raises(svc.RenderError, match="10,000 steps"):
        svc.to_svg(svc.Stream(name="large", steps=steps(10_000)))


def test_v09_a_word_of_ten_thousand_letters_stays_in_its_box() -> None:
    stream = svc.Stream(name="s", steps=[svc.Step("a", "x" * 10_000, "engage")])
    widths = re.findall(r'textLength="([\d.]+)"', svc.to_svg(stream))
    assert max(map(float, widths)) <= 640


WRITINGS = (
    "インシデントを受け付けて記録する",
    "استعادة الخدمة الحية وإبلاغ المستخدمين",
    "सेवा को बहाल करें और उपयोगकर्ता को सूचित करें",
    "👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🇩🇪 👍🏽", "Z\u0338\u0322\u031ba\u0337\u0327l\u0336go" * 3, "í" * 38,
    "x" * 10_000, "日" * 10_000, '<&>"\\' * 40,
)  # fmt: skip


@pytest.mark.parametrize("words", WRITINGS, ids=range(len(WRITINGS)))
def test_v09_the_words_of_a_card_begin_where_those_of_its_band_do(words: str) -> None:
    stream = svc.Stream(name="s", title=words, steps=[svc.Step("a", words, "engage", ["service_desk"])])
    root = ElementTree.fromstring(svc.to_svg(stream))
    groups = root.iter("{http://www.w3.org/2000/svg}g")
    (card,) = [group for group in groups if "step" in group.get("class", "").split()]
    lines = card.findall("{http://www.w3.org/2000/svg}text")
    assert len(lines) >= 4
    starts = {float(line.get("x", "0")) for line in lines if (line.text or "") != "1"}
    assert max(starts) - min(starts) < 1
    assert min(float(text.get("x", "0")) for text in root.iter("{http://www.w3.org/2000/svg}text")) >= 0


def test_v11_a_png_beyond_the_pixels_that_fit_says_so() -> None:
    stream = svc.Stream(name="s", steps=steps(120), flows=[svc.Flow(f"s{i}", f"s{i + 1}") for i in range(119)])
    picture = draw(stream_scene(*checked(stream), PictureOptions(view="stream")), "png")
    assert "VSC807" in [finding.code for finding in picture.findings]
    width = int.from_bytes(picture.data[16:20], "big")
    assert 30_000 < width <= 32_000


def test_v11_a_scale_that_was_requested_is_never_reduced() -> None:
    stream = svc.Stream(name="s", steps=steps(120), flows=[svc.Flow(f"s{i}", f"s{i + 1}") for i in range(119)])
    picture = stream_scene(*checked(stream), PictureOptions(view="stream"))
    with pytest.raises(svc.RenderError, match=r"pixels is too large, .*: choose --scale \d\.\d+ or less, or draw SVG"):
        draw(picture, "png", PictureOptions(scale=2))


@pytest.mark.parametrize("scale", [0, -1, 0.24, 8.01, 1e308, float("inf"), float("nan")])
def test_v11_a_scale_is_from_a_quarter_to_eight(scale: float) -> None:
    with pytest.raises(svc.RenderError, match=r"choose a scale from 0\.25 to 8"):
        PictureOptions(scale=scale)


def chunks(png: bytes) -> set[bytes]:
    """What a PNG is made of."""
    found, at = set(), 8
    while at < len(png):
        found.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return found


def test_v11_a_picture_holds_no_path_user_or_date() -> None:
    analysis = svc.analyse("user -> engage : incidents", "/home/somebody/secret.vsc")
    for form in ("svg", "png"):
        data = draw(stream_scene(analysis.bound.streams[0], (), PictureOptions(view="stream")), form).data
        assert b"somebody" not in data
    assert chunks(data) <= {b"IHDR", b"pHYs", b"sRGB", b"bKGD", b"IDAT", b"IEND"}
