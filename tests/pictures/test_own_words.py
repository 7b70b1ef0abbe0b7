"""The organisation's own words, notes and short titles in pictures, on pages and in descriptions."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

import svc
from svc.diagnostics.diagnostic import Level
from svc.pictures.drawing import stream_scene
from svc.pictures.options import DEFAULTS
from svc.pictures.page import page
from svc.pictures.rendering import checked
from svc.pictures.scene.annotations import within
from svc.pictures.scene.shapes import Line
from svc.pictures.style.palette import ERROR
from svc.text.escape import terminal
from tests.support.hostile import texts
from tests.support.pictures import as_svg, drawn

TEXT = """\
stream laptop "Order a laptop"
  party shop "Shop" in supplier note "pays late"
  step order "Order" in engage note "by mail\\nor by phone"
  step buy "Buy" in obtain_build
  step hand "Hand over" in deliver_support
  user -> order : service_requests as "a laptop, please"
  order -> buy : initiation_requests share 80%
  order -> buy : initiation_requests, third_party_knowledge as "urgent order" when "boss" share 20% note "rarely"
  shop -> buy : goods as "a laptop in a box"
  buy -> hand : components
  hand -> user : services as "a laptop that is ready"
"""
VIEWS = ("stream", "slide", "lanes")
PATHS = ("stream", "slide", "lanes", "chain")


def lines(text: str, view: str = "stream") -> list[Line]:
    return [*drawn(text, view).lines]


def words(line: Line) -> list[str]:
    return [text.words for text in line.unwrapped]


def tooltips(text: str, view: str) -> str:
    root = ElementTree.fromstring(as_svg(text, view))
    return "\n\n".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}title"))


def described(text: str, format: str = "text") -> str:
    return svc.describe(svc.analyse(text, "test.vsc").stream, format)


@pytest.mark.parametrize("view", VIEWS)
def test_own_words_are_on_the_line_in_the_place_of_all_that_it_carries(view: str) -> None:
    assert [words(line) for line in lines(TEXT, view)] == [
        ["a laptop, please"], ["80%:", "initiation requests"], ["20% boss:", "urgent order"], ["a laptop in a box"],
        ["service components"], ["a laptop that is ready"],
    ]  # fmt: skip


@pytest.mark.parametrize("view", PATHS)
def test_the_artefact_and_the_note_are_in_the_tooltip(view: str) -> None:
    shown = tooltips(TEXT, view)
    assert "change or project initiation requests" in shown
    assert re.search(r"third-party service components as “urgent order”[^\n]*\(20% boss\)\nrarely", shown)
    assert "1 Order (Engage)\nby mail\nor by phone" in shown
    if view != "chain":
        assert "goods and services as “a laptop in a box”: Shop to 2 Buy" in shown
        assert "Shop (Supplier)\npays late" in shown


@pytest.mark.parametrize("view", [*PATHS, "ladder"])
def test_the_description_of_a_picture_has_all_of_it(view: str) -> None:
    root = ElementTree.fromstring(as_svg(TEXT, view))
    said = root.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert "Demand: a laptop, please. Value: a laptop that is ready." in said
    assert "User gives service requests as “a laptop, please” to 1 Order." in said
    assert "as “urgent order” to 2 Buy (20% boss), note: rarely." in said
    for note in ("Shop (Supplier), note: pays late", "note: by mail or by phone"):
        assert note in said


def test_demand_and_value_are_in_own_words_unless_keys_say_them() -> None:
    assert drawn(TEXT).subtitle == ("Demand: a laptop, please | Value: a laptop that is ready",)
    keyed = TEXT.replace("\n", '\n  demand: "I need one"\n', 1)
    assert drawn(keyed).subtitle == ("Demand: I need one | Value: a laptop that is ready",)


def test_words_say_it_all() -> None:
    said = described(TEXT)
    assert "\n  Shop (Supplier)\n    note: pays late\n" in said
    assert "\n       note: by mail or by phone\n" in said
    assert "  Shop gives goods and services as “a laptop in a box” to 2 Buy\n" in said
    assert "as “urgent order” to 2 Buy (20% boss)\n    note: rarely\n" in said
    assert "    - note: rarely" in described(TEXT, "markdown")


def test_a_page_says_it_all() -> None:
    analysis = svc.analyse(TEXT, "test.vsc")
    bound = analysis.bound.streams[0]
    made = page(bound, within(bound.stream, analysis.diagnostics), DEFAULTS).text
    for said in ("In own words", "urgent order", "pays late", "by mail", "or by phone", "rarely"):
        assert said in made
    assert ">goods and services as “a laptop in a box”<" in made


def test_a_page_without_them_has_no_columns_for_them() -> None:
    bare = re.sub(r' (?:as|note) "[^"]*"', "", TEXT)
    bound = svc.analyse(bare, "test.vsc").bound.streams[0]
    made = page(bound, (), DEFAULTS).text
    assert "<th" in made
    assert not re.search(r"<th[^>]*>(?:In own words|Note)<", made)


def test_own_words_of_a_flow_with_an_error_have_its_colour() -> None:
    (line,) = [line for line in lines('user -> engage : change_requests as "please"\n') if line.level is Level.ERROR]
    assert [(text.words, text.colour) for text in line.texts] == [("please", ERROR)]
    assert "change requests as “please”" in line.tooltip


def test_a_flow_without_artefacts_has_own_words() -> None:
    (line,) = lines('user -> engage as "please"\n')
    assert words(line) == ["please"]
    assert line.tooltip.startswith("“please”: User to 1 Engage")
    assert "User gives “please” to 1 Engage" in described('user -> engage as "please"\nengage -> user')


@pytest.mark.parametrize("blank", ["", " ", "\\n"])
def test_blank_words_are_none(blank: str) -> None:
    text = f'user -> engage : incidents as "{blank}" note "{blank}"\nparty p in user note "{blank}"\n'
    (line,) = lines(text)
    assert (words(line), line.tooltip) == (["incidents"], "incidents: User to 1 Engage")
    assert "note" not in described(text).lower()
    assert "as “" not in described(text)


def test_own_words_in_several_lines_are_one_on_a_line() -> None:
    (line,) = lines('user -> engage : incidents as "help,\\nplease"\n')
    assert words(line) == ["help, please"]


class TestShortTitles:
    def test_one_is_on_the_line_and_the_full_one_everywhere_else(self) -> None:
        text = "engage -> deliver_support : user_support_tasks\ndeliver_support -> user : services\n"
        line = lines(text)[-1]
        assert words(line) == ["delivered services"]
        assert line.tooltip.startswith("services delivered to customers and users: ")
        assert "services delivered to customers and users" in drawn(text).subtitle[0]
        assert "gives services delivered to customers and users to" in described(text)

    def test_the_matrix_of_a_catalogue_has_full_titles(self) -> None:
        shown = " ".join(ElementTree.fromstring(svc.to_svg(svc.itil4, "matrix")).itertext())
        assert "services delivered to customers and users" in " ".join(shown.split())

    @pytest.mark.parametrize(
        ("tailored", "shown"),
        [
            ("", "third-party knowledge"),
            ('artefact third_party_knowledge "Was der Hersteller weiß"', "Was der Hersteller weiß"),
            ('artefact third_party_knowledge "Was der Hersteller weiß" short "Wissen"', "Wissen"),
            ('artefact third_party_knowledge short "Advice"', "Advice"),
            (
                'artefact third_party_knowledge short " "',
                "knowledge and information about third-party service components",
            ),
        ],
    )
    def test_that_of_the_nearest_catalogue_counts_as_it_writes_it(self, tailored: str, shown: str) -> None:
        flow = "stream s follows acme\n  engage -> plan : third_party_knowledge\n"
        (line,) = lines(f"{flow}catalogue acme extends itil4\n  {tailored}\n")
        assert words(line) == [shown]


@given(texts)
def test_no_text_leaves_its_line_or_becomes_markup(hostile: str) -> None:
    stream = svc.Stream(
        "s", steps=[svc.Step("a", None, "engage", note=hostile)],
        parties=[svc.NamedParty("p", None, "user", note=hostile)],
        flows=[svc.Flow("p", "a", ["incidents"], wording=hostile, note=hostile)],
    )  # fmt: skip
    said = svc.describe(stream)
    assert all(line == terminal(line) for line in said.splitlines())
    tokens = MarkdownIt("gfm-like").parse(svc.describe(stream, "markdown"))
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "table_open", "hr"}
    assert not [child for token in tokens for child in token.children or () if child.type == "link_open"]
    ElementTree.fromstring(svc.to_svg(stream, "stream"))
    svc.to_dot(stream)
    assert stream_scene(*checked(stream), DEFAULTS).lines
