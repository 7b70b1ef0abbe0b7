"""The page of a stream as a whole, element by element: see `tests/golden/pages/`.

`SVC_REWRITE=1 pytest tests/pictures/test_page_whole.py` writes them anew.
"""

import os
from base64 import b64encode
from hashlib import sha256

import pytest
from attrs import evolve

import svc
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model.calendar import STANDARD
from svc.pictures.description.measures import measures
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import Page, contents, document
from svc.pictures.page.assets import LIVE, script, style
from svc.pictures.page.content import Fact, Group, Thing, View, Words
from svc.pictures.page.facts import keys, listed
from svc.pictures.page.html import html
from svc.pictures.page.inlining import inlined
from svc.pictures.page.markup import Markup, element, raw
from svc.pictures.page.policy import policy
from svc.pictures.style.themes import theme
from svc.semantics.bound import BoundStream
from svc.text.source import Source
from tests.support import GOLDEN
from tests.support.reported import FINDINGS, MINI

PAGES = GOLDEN / "pages"
STREAM = """\
stream meal "A <big> meal" follows mini
  demand: "I am hungry"
  owner: "Cook & co"
  party client "Client" in guest
  step listen "Listen" in ask by gardening, cooking waits 1h takes 10m..20m accurate 0% opens meal
  step cook in do
  client -> listen : wishes
  listen -> cook : orders, bills when "it is open" share 12.5%
  listen -> do : orders
  do -> client : dishes
  cook -> do
"""
PICTURES = (View("stream", "<svg>1</svg>"), View("lanes", "<svg>2</svg>"))


def bound(text: str = STREAM) -> BoundStream:
    return svc.analyse(text + MINI, "a.vsc").bound.streams[0]


def found(text: str = STREAM) -> list[Diagnostic]:
    """What is wrong with one arrow in words that stay, and three findings that are about nothing on the page."""
    start = text.index("cook -> do")
    range = Source("a.vsc", text + MINI).range((start, start + len("cook -> do")))
    about = Diagnostic("ACME4", "odd", Level.ERROR, "`cook -> do` is odd", "turn it", "a.vsc", range)
    return [*FINDINGS[2:4], about, evolve(FINDINGS[1], file=None, range=None)]


def whole(text: str = STREAM) -> Page:
    return contents(bound(text), found(text))


def expect(name: str, written: str) -> None:
    file = PAGES / name
    shown = written.replace("><", ">\n<")
    if os.environ.get("SVC_REWRITE"):
        file.write_bytes(shown.encode())
    assert shown.encode() == file.read_bytes()


def test_a_page_has_every_element_as_it_had() -> None:
    content = evolve(whole(), views=PICTURES, first="lanes", left_out=("No <matrix>.",))
    expect("page.html", html(content, "a{}", "b();"))


def test_a_page_that_follows_its_file_has_every_element_as_it_had() -> None:
    content = evolve(whole(), views=PICTURES[:1], first="stream", notice="Not <now>.")
    expect("live.html", html(content, "a{}", "b();", scheme="dark", version="v1"))


def test_a_page_without_anything_has_every_element_as_it_had() -> None:
    expect("empty.html", html(Page("", (), "", (), (), ()), "", "", version=""))


# --- its parts


def test_what_is_said_under_a_label_is_found_and_labels_without_any_are_left_out() -> None:
    one = Thing("step-1", "One", (Fact("Waits", ()), Fact("Takes", ((Words("1h"),),))))
    other = Thing("step-2", "Other", (Fact("Opens", ((Words("x", "step-1"),),)), Fact("Takes", ())))
    assert Group("Steps", "Step", (one, other)).labels == ("Takes", "Opens")
    assert (one.fact("Takes"), one.fact("Waits"), one.fact("Opens")) == (((Words("1h"),),), (), ())


def test_every_thing_has_a_key_by_its_number_among_its_kind() -> None:
    assert list(keys(bound()).values()) == [
        "step-1", "step-2", "step-3", "party-1", "flow-1", "flow-2", "flow-3", "flow-4", "flow-5",
    ]  # fmt: skip


def test_findings_are_in_the_order_of_their_levels_and_keep_their_own_within_one() -> None:
    told = listed(FINDINGS)
    assert [each.level for each in told] == ["error"] * 3 + ["warning"] * 2 + ["note"]
    assert [each.key for each in told] == [f"finding-{number}" for number in range(1, 7)]
    assert [each.sentence for each in told[1:3]] == ["Built in Python.", "Elsewhere."]
    assert (told[0].sentence[-10:], told[3].sentence[-10:]) == (" (line 1).", " (line 2).")


def test_an_element_escapes_its_texts_and_leaves_out_what_is_not_there() -> None:
    made = element("p", "<&", [Markup("<b>1</b>"), Markup("2")], class_="a\"'", aria_label="x", hidden=True, id=None)
    assert made == '<p class="a&quot;&#39;" aria-label="x" hidden>&lt;&amp;<b>1</b>2</p>'
    assert element("input", type="radio", checked=False) == '<input type="radio">'
    assert (element("link"), element("meta"), element("div")) == ("<link>", "<meta>", "<div></div>")
    assert raw("style", "a > b {}") == "<style>a > b {}</style>"


def test_the_policy_has_every_directive() -> None:
    def known(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert policy(["a", "b"], ["c"], connect_src="'self'") == (
        f"default-src 'none'; script-src {known('a')} {known('b')}; style-src {known('c')}; img-src data:; "
        "base-uri 'none'; form-action 'none'; connect-src 'self'"
    )


@pytest.mark.parametrize(
    ("look", "live", "scheme"),
    [
        ("auto", False, ""),
        ("light", False, ' data-scheme="light"'),
        ("dark", True, ' data-scheme="dark"'),
        ("print", False, ' data-scheme="light"'),
    ],
)
def test_a_document_begins_as_its_theme_says_and_only_a_live_one_has_a_version(
    look: str, live: bool, scheme: str
) -> None:
    made = document(whole(), PictureOptions(theme=look), live=live)
    version = f' data-version="{made.version}"' if live else ""
    assert made.text.startswith(f'<!doctype html>\n<html lang="en"{scheme}{version}><head>')
    assert len(made.version) == (64 if live else 0)
    assert made.policy.endswith("; connect-src 'self'; frame-ancestors 'none'" if live else "; form-action 'none'")
    assert made.text.count("Content-Security-Policy") == (0 if live else 1)
    assert made.findings == ()


def test_a_version_is_another_one_whenever_the_page_is() -> None:
    one, same = (document(whole(), DEFAULTS, live=True) for _ in range(2))
    other = document(whole(STREAM.replace("hungry", "thirsty")), DEFAULTS, live=True)
    assert one == same
    assert one.version != other.version


def test_the_script_is_strict_and_follows_its_file_only_where_it_is_live() -> None:
    assert script().startswith('"use strict";\n')
    assert "EventSource" not in script()
    assert script(LIVE).startswith(script())
    assert "EventSource" in script(LIVE)


@pytest.mark.parametrize("look", ["auto", "light", "dark"])
def test_every_colour_of_a_picture_has_a_dark_one_in_the_style(look: str) -> None:
    written = style(look, DEFAULTS.colours)
    for light, dark in theme("auto", DEFAULTS.colours).dark.items():
        for name in ("fill", "stroke", "stop-color"):
            assert f'svg [{name}="{light}"]{{{name}:light-dark({light},{dark})}}' in written
    assert written.endswith("}\n")


def test_on_paper_pictures_have_no_dark_colours() -> None:
    assert "svg [fill=" in style("auto", DEFAULTS.colours)
    assert "svg [fill=" not in style("print", DEFAULTS.colours)


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" id="svc" lang="en" role="img" style="max-width:9px" '
    'aria-labelledby="svc_title svc_desc"><title id="svc_title">T</title><desc id="svc_desc">D</desc>'
    '<style>a{}</style><defs><linearGradient id="svc_g1"><style>b{}</style>'
    '<stop style="stop-color:#fff; stop-opacity : 0.5 "></stop></linearGradient></defs>'
    '<g id="svc_step_1" style="fill:red"><rect fill="url(#svc_g1)" stroke="url(#svc_g2) none"></rect></g>'
    '<g id="svc_flow_1_a" aria-describedby="svc_desc"></g><g id="svc_flow_1_b"></g><g id="svc_flow_1_c"></g>'
    '<g><path id="svc_flow_1"></path></g><g id="other"></g></svg>\n'
)


def test_a_picture_without_a_name_has_its_things_by_their_ids() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><g id="x1"></g></svg>'
    assert inlined(svg, "row", {"x1": "step-1"}) == (
        '<svg><title>T</title><g id="row_x1" data-thing="step-1"></g></svg>'
    )


def test_a_picture_in_a_page_has_no_style_and_ids_of_its_view_alone() -> None:
    assert inlined(SVG, "lanes", {"step_1": "step-1", "flow_1": "flow-7"}) == (
        '<svg id="lanes_svc" role="img" aria-labelledby="lanes_title lanes_desc">'
        '<title id="lanes_title">T</title><desc id="lanes_desc">D</desc>'
        '<defs><linearGradient id="lanes_g1"><stop stop-color="#fff" stop-opacity="0.5"></stop></linearGradient></defs>'
        '<g id="lanes_step_1" fill="red" data-thing="step-1">'
        '<rect fill="url(#lanes_g1)" stroke="url(#lanes_g2) none"></rect></g>'
        '<g id="lanes_flow_1_a" aria-describedby="lanes_desc" data-thing="flow-7"></g>'
        '<g id="lanes_flow_1_b" data-thing="flow-7"></g><g id="lanes_flow_1_c"></g>'
        '<g><path id="lanes_flow_1"></path></g><g id="lanes_other"></g></svg>'
    )


def test_a_page_has_tables_of_measures_promises_and_dimensions() -> None:
    text = (
        "stream s\npromise lead within 1h to user\nstep log in engage takes 2h\nuser -> log : incidents\nlog -> user\n"
    )
    drawn = bound(text)
    page = contents(drawn, (), measures(drawn, STANDARD))
    tables = {group.heading: group for group in page.groups}
    assert list(tables) == ["Steps", "Parties", "Flows", "Measures", "Promises", "Four dimensions"]
    first = tables["Measures"].things[0]
    assert (first.called, first.fact("Value")[0][0].text, first.fact("Found")[0][0].text) == (
        "Lead time", "2h", "exact",
    )  # fmt: skip
    (promise,) = tables["Promises"].things
    assert [first.key, promise.key, tables["Four dimensions"].things[0].key] == [
        "measure-1-1", "promise-1", "dimension-1",
    ]  # fmt: skip
    assert (promise.called, promise.fact("Verdict")[0][0].text) == ("Lead within 1h to user", "broken, 2h")


def test_a_page_of_a_stream_without_times_says_what_is_missing() -> None:
    drawn = bound("stream s\nuser -> engage : incidents\n")
    page = contents(drawn, (), measures(drawn, STANDARD))
    (missing,) = next(group for group in page.groups if group.heading == "Measures").things
    assert (missing.called, missing.fact("Value")[0][0].text) == ("Not known", "how long its steps take")
    assert missing.key == "measure-1-note-1"
