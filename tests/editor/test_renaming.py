"""Renames a thing everywhere in a project, and refuses where that would change what a text means."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.editor.occurrences import Role
from svc.editor.open_project import OpenProject
from svc.editor.renaming import RenamingError, Replacement, renamable, renamed

HOUSE = """\
catalogue house extends itil4
  artefact door_keys "Keys" alias badges
  allow user -> engage : door_keys
"""
STREAM = """\
use "house.vsc"
stream s follows house
  step log "Log it" in engage
  user -> log : badges
  user -> "Log it" : door_keys
  log -> deliver_support : user_support_tasks
  deliver_support -> user : delivered_services
"""


@pytest.fixture
def project(tmp_path: Path) -> OpenProject:
    (tmp_path / "house.vsc").write_text(HOUSE)
    (tmp_path / "s.vsc").write_text(STREAM)
    return OpenProject(tmp_path)


def with_edits(text: str, edits: tuple[Replacement, ...]) -> str:
    for (start, end), written in reversed(edits):
        text = text[:start] + written + text[end:]
    return text


def after(project: OpenProject, edits: Mapping[str, tuple[Replacement, ...]]) -> dict[str, str]:
    return {Path(path).name: with_edits(Path(path).read_text(), each) for path, each in edits.items()}


def test_a_step_is_renamed_where_it_is_named_and_titles_stay(project: OpenProject, tmp_path: Path) -> None:
    edits = renamed(project, str(tmp_path / "s.vsc"), STREAM.index("log"), "register")
    expected = (
        STREAM.replace("step log", "step register").replace("> log", "> register").replace("  log ", "  register ")
    )
    assert after(project, edits) == {"s.vsc": expected}


def test_an_artefact_is_renamed_in_all_files_and_its_alias_stays(project: OpenProject, tmp_path: Path) -> None:
    edits = renamed(project, str(tmp_path / "s.vsc"), STREAM.index("door_keys"), "keys")
    assert after(project, edits) == {
        "house.vsc": HOUSE.replace("door_keys", "keys"),
        "s.vsc": STREAM.replace("door_keys", "keys"),
    }


@pytest.mark.parametrize(
    ("at", "new", "why"),
    [
        ("user_support", "x", "comes with svc"),
        ('"Log it" :', "x", "is a title"),
        ("badges", "x", "is another name of `door_keys`"),
        ("log", "two words", "is not a name"),
        ("log", "engage", "is the name of something else in s.vsc"),
        ("use", "x", "no name here"),
    ],
)
def test_what_can_not_be_renamed_says_why(project: OpenProject, tmp_path: Path, at: str, new: str, why: str) -> None:
    with pytest.raises(RenamingError, match=why):
        renamed(project, str(tmp_path / "s.vsc"), STREAM.index(at), new)


def test_a_broken_statement_with_the_name_is_reported_with_its_place(project: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "s.vsc"
    project.edit(str(path), STREAM + "  log -> -> user\n")
    with pytest.raises(RenamingError, match=r"s\.vsc:8 can't be understood and holds `log`"):
        renamed(project, str(path), STREAM.index("log"), "register")


def test_a_party_of_a_catalogue_is_renamed_where_its_teams_and_tools_are(tmp_path: Path) -> None:
    text = "catalogue c\n  party own\n  team night in own\n  tool desk in own\n"
    project, path = OpenProject(tmp_path), str(tmp_path / "c.vsc")
    project.edit(path, text)
    edits = renamed(project, path, text.index("own"), "others")
    assert with_edits(text, edits[path]) == text.replace("own", "others")


def test_the_name_that_will_be_renamed_is_shown_before(project: OpenProject, tmp_path: Path) -> None:
    here = renamable(project, str(tmp_path / "s.vsc"), STREAM.index("log") + 1)
    assert (here.text, here.span[0]) == ("log", STREAM.index("log"))


@given(svc_st.tailored_catalogues(), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_there_and_back_gives_the_same_bytes(tmp_path: Path, catalogue: svc.Catalogue, data: st.DataObject) -> None:
    """Whatever a project declares: a thing of a stream, or one of a catalogue that is named in two files."""
    stream = data.draw(svc_st.valid_streams(catalogue))
    texts = {
        str(tmp_path / "house.vsc"): svc_st.catalogue_text(catalogue),
        str(tmp_path / "any.vsc"): f'use "house.vsc"\n{svc.to_text(stream)}',
    }
    project = OpenProject(tmp_path)
    for path, text in texts.items():
        project.edit(path, text)
    named = [
        (path, each)
        for path in texts
        for each in project.occurrences(path)
        if each.symbol.file in ("house.vsc", "any.vsc")
        and each.role is not Role.ALIAS
        and each.text == (each.symbol.subject.name or each.symbol.subject.section)
    ]
    path, here = data.draw(st.sampled_from(named))
    found = {path: [each.code for each in project.analyse(path).diagnostics] for path in texts}
    for new in ("quite_another", here.text):
        for changed, edits in renamed(project, path, here.span[0], new).items():
            project.edit(changed, with_edits(project.analyse(changed).file.source.text, edits))
        [here] = [
            each
            for each in project.occurrences(path)
            if each.symbol.subject.kind is here.symbol.subject.kind and each.text == new
        ][:1]
        assert {path: [each.code for each in project.analyse(path).diagnostics] for path in texts} == found
    assert {path: project.analyse(path).file.source.text for path in texts} == texts
