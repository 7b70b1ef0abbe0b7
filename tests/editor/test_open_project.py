"""A project that lives: open texts count instead of files, and who rests on them is analysed again."""

from pathlib import Path

import pytest

import svc
from svc.editor.open_project import OpenProject

CATALOGUE = "catalogue house extends itil4\n  artefact keys\n  allow user -> engage : keys\n"
STREAM = """\
use "house.vsc"
stream s follows house
  user -> engage : keys
  engage -> deliver_support : user_support_tasks
  deliver_support -> user : delivered_services
"""


@pytest.fixture
def project(tmp_path: Path) -> OpenProject:
    (tmp_path / "house.vsc").write_text(CATALOGUE)
    (tmp_path / "s.vsc").write_text(STREAM)
    return OpenProject(tmp_path)


def codes(project: OpenProject, path: Path) -> list[str]:
    return [each.code for each in project.analyse(str(path)).diagnostics if each.level is not svc.Level.NOTE]


def test_an_open_text_counts_instead_of_the_file(project: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "s.vsc"
    assert codes(project, path) == []
    assert project.edit(str(path), STREAM.replace(": keys", ": kyes")) == {str(path)}
    assert codes(project, path) == ["VSC202"]
    project.close(str(path))
    assert codes(project, path) == []


def test_what_rests_on_an_open_text_is_analysed_again(project: OpenProject, tmp_path: Path) -> None:
    stream, catalogue = tmp_path / "s.vsc", tmp_path / "house.vsc"
    assert codes(project, stream) == []
    affected = project.edit(str(catalogue), CATALOGUE.replace("keys", "badges"))
    assert affected == {str(stream), str(catalogue)}
    assert "VSC202" in codes(project, stream)


def test_a_file_that_appears_is_seen_by_what_was_missing_it(project: OpenProject, tmp_path: Path) -> None:
    stream = tmp_path / "s.vsc"
    (tmp_path / "house.vsc").unlink()
    project.changed(str(tmp_path / "house.vsc"))
    assert "VSC207" in codes(project, stream)
    (tmp_path / "house.vsc").write_text(CATALOGUE)
    assert str(stream) in project.changed(str(tmp_path / "house.vsc"))
    assert codes(project, stream) == []


def test_an_open_text_need_not_be_on_the_disk(project: OpenProject, tmp_path: Path) -> None:
    new = tmp_path / "new.vsc"
    project.edit(str(new), STREAM.replace("stream s ", "stream new "))
    assert codes(project, new) == []
    assert str(new) in project.files()


def test_the_configuration_counts_as_it_is_now(project: OpenProject, tmp_path: Path) -> None:
    stream = tmp_path / "s.vsc"
    project.edit(str(stream), "stream s\n  engage -> deliver_support : user_support_tasks\n")
    assert "VSC401" in codes(project, stream)
    (tmp_path / "svc.toml").write_text('[levels]\nVSC401 = "off"\n')
    assert str(stream) in project.changed(str(tmp_path / "svc.toml"))
    assert "VSC401" not in codes(project, stream)
    assert "VSC402" in codes(project, stream)


def test_a_text_that_is_too_large_is_one_finding(project: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "large.vsc"
    project.edit(str(path), "#" * (9 << 20))
    assert codes(project, path) == ["VSC110"]


def test_a_thing_is_found_everywhere(project: OpenProject, tmp_path: Path) -> None:
    here = next(each for each in project.occurrences(str(tmp_path / "house.vsc")) if each.text == "keys")
    found = {(Path(path).name, each.text) for path, each in project.everywhere(here.symbol)}
    assert found == {("house.vsc", "keys"), ("s.vsc", "keys")}


TWO = """\
stream one
  user -> engage : keys
  engage -> user : services
stream two
  user -> engage : keys
  engage -> deliver_support : user_support_tasks
"""


def test_findings_follow_the_catalogue_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "svc.toml").write_text('catalogue = "house.vsc"\n')
    (tmp_path / "house.vsc").write_text(CATALOGUE)
    project, stream, catalogue = OpenProject(tmp_path), str(tmp_path / "s.vsc"), str(tmp_path / "house.vsc")

    def found() -> list[str]:
        findings = project.findings(stream)
        assert findings == project.analyse(stream).diagnostics
        return [each.code for each in findings if each.code.startswith("VSC2")]

    project.edit(stream, TWO)
    assert found() == []
    project.edit(stream, TWO.replace("two\n  user -> engage : keys", "two\n  user -> engage : kyes"))
    assert found() == ["VSC202"]
    assert stream in project.edit(catalogue, CATALOGUE.replace("keys", "badges"))
    assert found() == ["VSC202", "VSC202"]
    assert stream in project.edit(catalogue, CATALOGUE)
    assert found() == ["VSC202"]


def test_findings_of_a_text_that_comes_to_use_a_file_follow_that_file(project: OpenProject, tmp_path: Path) -> None:
    stream = str(tmp_path / "s.vsc")
    for text in (TWO, 'use "house.vsc"\n' + TWO.replace("stream two", "stream two follows house"), TWO):
        project.edit(stream, text)
        assert project.findings(stream) == project.analyse(stream).diagnostics
        affected = project.edit(str(tmp_path / "house.vsc"), CATALOGUE)
        assert (stream in affected) is ("use" in text.split())


def test_a_catalogue_whose_lines_move_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "svc.toml").write_text('catalogue = "house.vsc"\n')
    forbids = CATALOGUE + '  forbid user -> engage : incidents because "nobody calls"\n'
    (tmp_path / "house.vsc").write_text(forbids)
    project, stream = OpenProject(tmp_path), str(tmp_path / "s.vsc")
    project.edit(stream, TWO.replace("keys", "incidents"))
    before = project.findings(stream)
    project.edit(str(tmp_path / "house.vsc"), "\n" + forbids)
    assert project.findings(stream) == project.analyse(stream).diagnostics != before


def test_a_link_that_leads_out_is_no_file_of_the_project(
    project: OpenProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.vsc"
    outside.write_text("stream secret\n  step hidden in engage\n")
    (Path(project.root) / "link.vsc").symlink_to(outside)
    assert [Path(each).name for each in project.files()] == ["house.vsc", "s.vsc"]
