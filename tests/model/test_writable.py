"""What the language can't write is refused where it is given, and the message says what to write instead."""

import unicodedata
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.model import is_name
from tests.support.tables import every

UNWRITABLE = [
    "",
    "my stream",
    "a-b",
    "1st",
    "a\nb",
    "a\0b",
    "a\u200bb",
    "a\ufe0f",
    "\u212e",
    "x" * 201,
    "---",
    "\ud800",
    "é" * 201,
]
PLACES: list[Callable[[str], object]] = [
    svc.Stream, svc.Catalogue, svc.Activity, svc.Party, svc.Practice, svc.Artefact,
    lambda name: svc.Stream("s", follows=name),
    lambda name: svc.Stream("s", keys={name: "text"}),
    lambda name: svc.Step(name, activity="engage"),
    lambda name: svc.Step("s", activity=name),
    lambda name: svc.Step("s", activity="engage", practices=[name]),
    lambda name: svc.Step("s", activity="engage", opens=name),
    lambda name: svc.NamedParty(name, party="user"),
    lambda name: svc.NamedParty("p", party=name),
    lambda name: svc.Flow(name, "engage"),
    lambda name: svc.Flow("engage", name),
    lambda name: svc.Flow("engage", "plan", [name]),
    lambda name: svc.Catalogue("c", extends=name),
    lambda name: svc.Activity("a", aliases=[name]),
    lambda name: svc.Practice("p", group=name),
    lambda name: svc.Line("engage", "input", 1, [name]),
    lambda name: svc.Line("engage", "input", 1, ["x"], [name]),
    lambda name: svc.Rule("allow", name, "engage", ["x"]),
    lambda name: svc.Rule("allow", "engage", "plan", [name]),
    lambda name: attrs.evolve(svc.analyse("engage -> plan\n", "s.vsc").stream, name=name),
]  # fmt: skip


@pytest.mark.parametrize("give", PLACES, ids=range(len(PLACES)))
@every("name", {ascii(name)[:40]: name for name in UNWRITABLE})
def test_a_name_that_no_text_can_hold_is_refused_wherever_it_is_given(give: Callable[[str], object], name: str) -> None:
    with pytest.raises(ValueError, match=r"is not a name|a name has at most 200|needs the name"):
        give(name)


@pytest.mark.parametrize(
    ("name", "instead"),
    [("my stream", "my_stream"), ("Incident Management", "Incident_Management"), ("1st", "_1st"), ("a-b", "a_b")],
)
def test_the_message_says_what_to_write_instead(name: str, instead: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}' is not a name: .*; write '{instead}', and other words as a title"):
        svc.Stream(name)


def test_a_title_of_an_artefact_is_in_double_quotes() -> None:
    with pytest.raises(ValueError, match="other words as a title, in double quotes within the text"):
        svc.Flow("engage", "plan", ["Change requests"])
    assert svc.Flow("engage", "plan", ['"Change requests"']).artefacts == ('"Change requests"',)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
def test_what_is_taken_is_written_and_read_back(name: str) -> None:
    name = unicodedata.normalize("NFC", name)
    if not is_name(name):
        with pytest.raises(ValueError, match="is not a name"):
            svc.Stream(name)
        return
    stream = svc.Stream(name, flows=[svc.Flow(name, name, [name])])
    assert svc.analyse(svc.to_text(stream)).streams == (stream,)


def test_a_text_with_names_over_the_limit_is_still_analysed() -> None:
    name = "x" * 300
    analysis = svc.analyse(f"stream {name}\n  step {name} in plan\n  {name} -> {name} : {name}\n", name=f"{name}.vsc")
    assert {each.code for each in analysis.diagnostics} >= {"VSC110"}
    assert attrs.evolve(analysis.stream, title="Long").name == name
