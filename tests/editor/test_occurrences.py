"""Where names are written, and what they mean."""

from pathlib import Path

import svc
from svc.diagnostics.subject import SubjectKind
from svc.editor.occurrences import Occurrence, Role, declaration, occurrence_at, occurrences
from svc.semantics import shipped
from tests.support import ROOT
from tests.support.tables import every

TEXT = """\
catalogue house extends itil4
  artefact keys alias door_keys
  activity engage
    input door_keys from supplier
stream restore follows house
  team desk
  step log in engage by service_desk responsible desk opens detail
  party shop "The shop" in supplier
  "The shop" -> log : keys
  log -> engage : nothing_known
  promise lead within 3d to shop of log
stream detail
  user -> engage : incidents
"""


def found(text: str = TEXT) -> tuple[Occurrence, ...]:
    return occurrences(svc.analyse(text, "a.vsc"))


def named(name: str) -> list[tuple[int, Role]]:
    """The lines of a thing, by the name that says what it is within the project."""
    source = svc.analyse(TEXT, "a.vsc").file.source
    mine = [each for each in found() if each.symbol.subject.qualified_name == name]
    return [(source.position(each.span[0]).line, each.role) for each in mine]


@every(
    "name, lines",
    [
        ("restore.log", [(7, Role.DECLARATION), (9, Role.USE), (10, Role.USE), (11, Role.USE)]),
        ("restore.shop", [(8, Role.DECLARATION), (9, Role.USE), (11, Role.USE)]),
        ("restore.desk", [(6, Role.DECLARATION), (7, Role.USE)]),
        ("house.keys", [(2, Role.DECLARATION), (2, Role.ALIAS), (4, Role.USE), (9, Role.USE)]),
        ("itil4.engage", [(3, Role.DECLARATION), (7, Role.USE), (10, Role.USE), (13, Role.USE)]),
        ("itil4.service_desk", [(7, Role.USE)]),
        ("detail", [(7, Role.USE), (12, Role.DECLARATION)]),
        ("house", [(1, Role.DECLARATION), (5, Role.USE)]),
        ("itil4", [(1, Role.USE)]),
    ],
)
def test_a_thing_is_one_wherever_it_is_named(name: str, lines: list[tuple[int, Role]]) -> None:
    assert named(name) == lines


def test_what_is_not_known_has_no_occurrence() -> None:
    assert "nothing_known" not in {each.text for each in found()}


def test_a_title_is_not_a_name() -> None:
    assert [each.text for each in found() if each.is_title] == ['"The shop"']


def test_each_says_which_file_declares_it() -> None:
    files = {each.symbol.subject.qualified_name: each.symbol.file for each in found()}
    assert files["restore.log"] == "a.vsc"
    assert files["itil4.service_desk"] == "svc:itil4.vsc"


def test_the_one_at_an_offset_is_found_at_both_its_ends() -> None:
    start = TEXT.index("log in")
    for offset in (start, start + 1, start + 3):
        here = occurrence_at(found(), offset)
        assert here is not None
        assert here.symbol.subject.kind is SubjectKind.STEP
    assert occurrence_at(found(), start - 1) is None


@every("path", sorted((ROOT / "examples").rglob("*.vsc")))
def test_the_text_of_an_occurrence_is_where_it_says(path: Path) -> None:
    text = path.read_text("utf-8")
    every = occurrences(svc.analyse(text))
    assert every
    assert list(every) == sorted(every)
    assert all(text[slice(*each.span)] == each.text for each in every)


def test_what_ships_is_declared_where_its_text_says() -> None:
    places = {each.text: each.span for each in found(shipped.text("itil4")) if each.role is Role.DECLARATION}
    used = found("user -> engage : incidents\n")
    declared = [declaration(shipped.SHIPPED["itil4"], each.symbol) for each in used]
    assert [each and (each.text, each.span) for each in declared] == [
        (name, places[name]) for name in ("user", "engage", "incidents")
    ]
