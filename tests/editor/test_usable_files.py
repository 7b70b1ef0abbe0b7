"""The files that a file may use, and what each of them has for it."""

from pathlib import Path

import pytest

from svc.editor.completion import completions
from svc.editor.open_project import OpenProject
from svc.editor.proposals import Proposal
from svc.editor.usable_files import offered_paths, sections_elsewhere, uses_of

HOUSE = 'catalogue house "Our house" extends itil4\n'
DETAIL = "# the details\nstream detail\n  user -> engage : incidents\n"


@pytest.fixture
def project(tmp_path: Path) -> OpenProject:
    (tmp_path / "svc.toml").touch()
    (tmp_path / "streams").mkdir()
    (tmp_path / "house.vsc").write_text(HOUSE)
    (tmp_path / "streams" / "detail.vsc").write_text(DETAIL)
    (tmp_path / "streams" / "no;way?.vsc").write_text("stream never\n")
    return OpenProject(tmp_path)


def edited(project: OpenProject, text: str) -> str:
    """The path of an open text of the project."""
    path = f"{project.root}/streams/open.vsc"
    project.edit(path, text)
    return path


def applied(text: str, proposal: Proposal) -> str:
    for (start, end), written in proposal.edits:
        text = text[:start] + written + text[end:]
    return text


def test_paths_are_offered_as_the_language_writes_them(project: OpenProject) -> None:
    path = edited(project, 'use "')
    found = [*offered_paths(project, path, 5)]
    assert [(each.text, each.title) for each in found] == [
        ("detail.vsc", "stream detail"),
        ("../house.vsc", "catalogue house"),
    ]


def test_a_file_that_is_used_already_is_not_offered_again(project: OpenProject) -> None:
    text = 'use "../house.vsc"\nuse "'
    path = edited(project, text)
    assert [each.text for each in offered_paths(project, path, len(text))] == ["detail.vsc"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("stream s follows house\n  user -> engage : incidents\n", 'use "../house.vsc"'),
        ('use "../house.vsc"\nstream s follows house\n  step x in engage opens detail\n', 'use "detail.vsc"'),
    ],
)
def test_a_name_of_another_file_can_be_brought(project: OpenProject, text: str, line: str) -> None:
    path = edited(project, text)
    [finding] = [each for each in project.analyse(path).diagnostics if each.name == "unknown-name"]
    [proposal] = uses_of(project, path, finding)
    assert proposal.title == f"add `{line}`"
    project.edit(path, applied(text, proposal))
    assert "unknown-name" not in {each.name for each in project.analyse(path).diagnostics}


def test_a_section_of_another_file_is_offered_with_its_use_line(project: OpenProject) -> None:
    text = 'use "detail.vsc"\nstream s follows h'
    path = edited(project, text)
    catalogues = [*sections_elsewhere(project, path, "catalogue")]
    assert [(each.text, each.title) for each in catalogues] == [("house", "in ../house.vsc")]
    assert applied(text, Proposal("", catalogues[0].edits)).startswith('use "detail.vsc"\nuse "../house.vsc"\nstream')
    streams = [*sections_elsewhere(project, path, "stream")]
    assert [(each.text, each.edits) for each in streams] == [("detail", ())]
    offered = completions(project.analyse(path), len(text), lambda word: catalogues)
    assert [each.text for each in offered] == ["itil4", "house"]


def test_a_name_that_is_no_section_brings_nothing(project: OpenProject) -> None:
    path = edited(project, "stream s\n  user -> nowhere : incidents\n")
    found = project.analyse(path).diagnostics
    assert [proposal for finding in found for proposal in uses_of(project, path, finding)] == []
