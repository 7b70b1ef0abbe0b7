"""Mermaid: what is written, and that no text of a user's is more than text.

`GRAMMAR` is what svc writes of the language, a line each; that Mermaid itself draws it, with the same words, was tried
with Mermaid 11.17 in a browser.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.rendering import checked
from svc.text.escape import mermaid_text, picture
from tests.support.command_line import Svc, fixture_svc
from tests.support.hostile import TRAPS, texts
from tests.support.pictures import RESTORE, drawn, tangled
from tests.support.tables import every

__all__ = ["fixture_svc"]

_WORDS = r"(?:[\w ,.:%'()?“”…|·–-]|[^\x00-\x7f]|#[0-9]{2,6};|<br/>)*"
_ID = r"(?:step|party)[0-9]+"
GRAMMAR = re.compile(
    "|".join((
        r'%%\{init: \{"theme": "(?:default|dark|neutral)"\}\}%%',
        r"flowchart (?:LR|TB)",
        rf"  accTitle: {_WORDS}",
        rf"  accDescr \{{ {_WORDS} \}}",
        rf'  {_ID}(?:\(\["{_WORDS}"\]\)|\[\["{_WORDS}"\]\]|\{{\{{"{_WORDS}"\}}\}}|\[/"{_WORDS}"[/\\]\]|\["{_WORDS}"\])',
        rf'  {_ID} (?:-->|-\.->)(?:\|"{_WORDS}"\|)? {_ID}',
        rf'  notes\["{_WORDS}"\]',
        r"  classDef \w+ (?:[a-z-]+:(?:#[0-9a-f]{6}|none|4px),?)+",
        rf"  class (?:{_ID}|notes)(?:,{_ID})* \w+",
        r"  linkStyle [0-9,]+ stroke:#[0-9a-f]{6},stroke-width:4px",
    ))
)  # fmt: skip

GOLDEN = """\
flowchart LR
  accTitle: Ask
  accDescr { Ask. Demand: incidents. Parties: User. Steps: 1 Engage (Engage), 2 Plan (Plan). User gives incidents to \
1 Engage. 1 Engage gives change requests to 2 Plan. VSC301 error: Engage does not give “change#95;requests” to Plan. }
  party1(["DEMAND<br/>User"])
  step1["1 · ENGAGE<br/>Engage"]
  step2["2 · PLAN<br/>Plan"]
  party1 -->|"incidents"| step1
  step1 -->|"VSC301<br/>change requests"| step2
  notes["VSC301 Engage does not give “change#95;requests” to Plan"]
  classDef colour1 fill:#33414e,stroke:#5b6b7a,color:#fffffd
  class party1 colour1
  classDef colour2 fill:#e69312,stroke:#5b6b7a,color:#16202b
  class step1 colour2
  classDef colour3 fill:#1f4e96,stroke:#5b6b7a,color:#fffffe
  class step2 colour3
  classDef below fill:none,stroke:#c9d2da
  class notes below
  linkStyle 1 stroke:#b3261e,stroke-width:4px
"""


def mermaid(text: str, theme: str = "auto") -> str:
    return draw(drawn(text), "mermaid", PictureOptions(theme=theme)).data.decode()


def shown(label: str) -> str:
    """What a reader sees of the words of a label."""
    words = label.replace("<br/>", "\n").replace("\u200c", "")
    return re.sub(r"#([0-9]+);", lambda code: chr(int(code[1])), words)


def test_a_stream_as_mermaid() -> None:
    stream = svc.Stream("ask", flows=[svc.Flow("user", "engage", ["incidents"])])
    stream = svc.Stream("ask", flows=[*stream.flows, svc.Flow("engage", "plan", ["change_requests"])])
    bound, findings = checked(stream)
    told = [each for each in findings if each.code == "VSC301"]
    assert draw(stream_scene(bound, told, PictureOptions(view="stream")), "mermaid").data.decode() == GOLDEN


@pytest.mark.parametrize("text", [RESTORE, *(tangled(seed, 3 + seed, seed) for seed in range(12))])
def test_what_is_written_is_the_part_of_the_language_that_was_tried(text: str) -> None:
    for theme in ("auto", "light", "dark", "print"):
        assert [line for line in mermaid(text, theme).splitlines() if not GRAMMAR.fullmatch(line)] == []


@given(texts)
def test_no_text_breaks_out_of_its_label(hostile: str) -> None:
    stream = svc.Stream(
        "s", hostile, keys={"demand": hostile}, steps=[svc.Step("a", hostile, "engage")],
        parties=[svc.NamedParty("c", hostile, "supplier", note=hostile)],
        flows=[svc.Flow("c", "a", ["goods"], when=hostile, wording=hostile)],
    )  # fmt: skip
    written = draw(stream_scene(*checked(stream), PictureOptions(view="stream")), "mermaid").data.decode()
    assert [line for line in written.removesuffix("\n").split("\n") if not GRAMMAR.fullmatch(line)] == []


SIGNS = (
    "end", "click a", "style x:#35;", "classDef x:#1;", "`", "**b**", "[a](b)", "<script>", "%%{init: {}}%%", "---",
    "|", "1. a", "- a", "+ a", "$$x$$", "fa:fa-car", "\\n", '"', "#quot;", "ﬂ°°35¶ß", "&lt;", "a@b.c", "}",
    "@{shape: rect}", ":::x", "https://a.b",
)  # fmt: skip


@every("text", [*TRAPS, *SIGNS])
def test_words_are_what_was_written(text: str) -> None:
    escaped = mermaid_text(f"{text} x")
    assert shown(escaped) == picture(f"{text} x")
    assert re.fullmatch(_WORDS, escaped)


@pytest.mark.parametrize("text", ["$$", "\\n", "ﬂ°", "¶ß", "fa:fa-car", "fab:fa-car"])
def test_signs_that_are_read_together_are_parted(text: str) -> None:
    assert "\u200c" in mermaid_text(text)


@pytest.mark.parametrize(
    ("party", "start", "end"),
    [
        ("user", "([", "])"), ("customer", "[[", "]]"), ("supplier", "[/", "/]"), ("partner", "{{", "}}"),
        ("governing_body", "[/", "\\]"),
    ],
)  # fmt: skip
def test_parties_have_shapes(party: str, start: str, end: str) -> None:
    written = mermaid(f'party p "Name" in {party}\np -> engage : incidents\n')
    assert f'  party1{start}"DEMAND<br/>Name"{end}\n' in written


def test_rework_is_dashed_and_a_step_with_an_error_is_marked() -> None:
    written = mermaid('stream s\n  step a in plan by nobody\n  a -> a when "again" share 5%\n')
    assert "step1 -.->" in written
    assert "\n  classDef error stroke:#b3261e,stroke-width:4px\n  class step1 error\n" in written


def test_a_long_stream_runs_down_the_page() -> None:
    assert mermaid(RESTORE).startswith("flowchart LR\n")
    assert mermaid(tangled(1, 9, 0)).startswith("flowchart TB\n")


def test_the_theme_says_the_colours() -> None:
    assert "#e69312" in mermaid(RESTORE, "light")
    assert mermaid(RESTORE, "dark").startswith('%%{init: {"theme": "dark"}}%%\n')
    assert "fill:#b0b0b0" in mermaid(RESTORE, "print")


@pytest.mark.parametrize("arguments", [("-o", "a.mmd"), ("-o", "a.mermaid"), ("-o", "a.txt", "--format", "mermaid")])
def test_the_command_writes_it(svc_: Svc, arguments: tuple[str, ...]) -> None:
    Path("restore.vsc").write_text(RESTORE)
    assert svc_("render", "restore.vsc", *arguments) == (0, f"{arguments[1]}\n", "")
    assert Path(arguments[1]).read_text("utf-8").startswith("flowchart LR\n")


def test_without_a_name_it_is_beside_the_file(svc_: Svc) -> None:
    Path("restore.vsc").write_text(RESTORE)
    assert svc_("render", "restore.vsc", "--format", "mermaid").out == "restore.mmd\n"


def test_a_view_with_a_plan_is_refused(svc_: Svc) -> None:
    Path("restore.vsc").write_text(RESTORE)
    result = svc_("render", "restore.vsc", "-o", "a.mmd", "--view", "lanes")
    assert (result.code, result.err) == (
        2,
        "svc: Mermaid has its own layout and can't draw the view `lanes`: leave it out\n",
    )
    assert not Path("a.mmd").exists()
