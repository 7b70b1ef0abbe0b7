"""`--force-exclude`: what the configuration excludes stays left out where somebody names it."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

UGLY = "user->engage:incidents\n"
"""A text that `svc fmt` would lay out anew."""
PATTERNS = 'exclude = ["old/", "*_draft.vsc", "!old/kept.vsc"]\n'


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(UGLY, "utf-8")


@pytest.fixture
def project(svc_: Svc) -> Svc:
    """A folder whose configuration excludes three of its four files."""
    write("a.vsc", "a_draft.vsc", "old/b.vsc", "old/deep/kept.vsc")
    Path("svc.toml").write_text(PATTERNS, "utf-8")
    return svc_


def read(svc_: Svc, *paths: str) -> list[str]:
    """The files that a run read."""
    return list(json.loads(svc_("check", *paths, "--force-exclude", "--format", "json").out)["files"])


@pytest.mark.parametrize(
    "path",
    ["a_draft.vsc", "./a_draft.vsc", "old/b.vsc", "old/../old/b.vsc", "old", "old/", "old/deep", "old/deep/kept.vsc",
     "link/b.vsc", "here/old/b.vsc"],
)  # fmt: skip
def test_an_excluded_path_is_left_out_however_it_is_named(project: Svc, path: str) -> None:
    Path("link").symlink_to("old")
    Path("here").symlink_to(".")
    assert read(project, path) == []
    assert read(project, str(Path(path).absolute())) == []
    assert read(project, path, "a.vsc") == ["a.vsc"]


def test_a_path_that_leads_up_from_a_link_is_in_the_folder_above_its_target(project: Svc) -> None:
    Path("link").symlink_to("old/deep")
    assert read(project, "link/../b.vsc", "link/../../a_draft.vsc", "link/..") == []
    assert read(project, "link/../../a.vsc") == ["link/../../a.vsc"]


def test_what_is_excluded_where_the_command_runs_is_left_out_below_another_configuration_too(project: Svc) -> None:
    Path("old/svc.toml").write_text("", "utf-8")
    assert read(project, "old/b.vsc") == []


def test_it_is_left_out_from_any_folder(project: Svc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("old/deep")
    assert read(project, "../b.vsc", "../../a.vsc", "kept.vsc") == ["../../a.vsc"]


def test_without_it_a_named_file_is_read(project: Svc) -> None:
    assert json.loads(project("check", "old/b.vsc", "--format", "json").out)["files"] == ["old/b.vsc"]


@pytest.mark.parametrize("command", ["check", "fmt", "fix", "allowances", "portfolio"])
def test_every_command_that_takes_several_paths_has_it(project: Svc, command: str) -> None:
    told = project(command, "--force-exclude", "a_draft.vsc", "old/b.vsc", "old")
    assert (told.code, told.err) == (0, "")
    assert "old" not in told.out
    assert "draft" not in told.out
    assert {Path(name).read_text("utf-8") for name in ("a_draft.vsc", "old/b.vsc")} == {UGLY}


def test_what_git_ignores_is_read_where_it_is_named(project: Svc) -> None:
    Path(".gitignore").write_text("a.vsc\n", "utf-8")
    assert read(project, "a.vsc") == ["a.vsc"]


def test_a_missing_path_is_reported_though_its_folder_is_excluded(project: Svc) -> None:
    told = project("check", "old/nowhere.vsc", "--force-exclude")
    assert told.code == 2
    assert "old/nowhere.vsc can't be read" in told.err


def test_a_folder_that_is_reached_by_a_link_has_the_same_excluded_files(project: Svc) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/here").symlink_to("..")
    told = json.loads(project("check", "elsewhere/here", "--format", "json").out)
    assert told["files"] == ["elsewhere/here/a.vsc"]
