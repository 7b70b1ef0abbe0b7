"""The same stream name in several files of a project."""

from pathlib import Path

import pytest

import svc
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

STREAM = (
    "  user -> engage : incidents\n"
    "  engage -> deliver_support : user_support_tasks\n"
    "  deliver_support -> user : services\n"
)


def write(folder: Path, **headings: str) -> Path:
    """Files, each with one stream; a folder is parted from the name by two underscores."""
    for name, heading in headings.items():
        path = folder / f"{name.replace('__', '/')}.vsc"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{heading}\n{STREAM}" if heading else STREAM)
    return folder


def told(folder: Path) -> list[str]:
    return [str(each) for each in svc.Workspace.open(folder).diagnostics]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_is_reported_at_each_of_them(tmp_path: Path) -> None:
    write(tmp_path, a="stream restore", b__a='stream restore "Other"', c="stream other")
    assert told(Path()) == [
        "a.vsc:1:8: warning[VSC216] repeated-stream: other files of this project also have a stream `restore`",
        "b/a.vsc:1:8: warning[VSC216] repeated-stream: other files of this project also have a stream `restore`",
    ]
    (first, _) = svc.Workspace.open().diagnostics
    assert [(each.message, each.file) for each in first.related] == [("`restore` here too", "b/a.vsc")]
    assert first.help == "rename one of them: 1 other file has a stream of this name"


def test_streams_without_a_heading_and_two_in_one_file_are_not_counted(tmp_path: Path) -> None:
    write(tmp_path, a__restore="", b__restore="", c="stream restore")
    (tmp_path / "d.vsc").write_text(f"stream twice\n{STREAM}stream twice\n{STREAM}")
    assert "VSC216" not in "".join(told(Path()))


def test_the_command_says_what_the_library_says(tmp_path: Path, svc_: Svc) -> None:
    write(tmp_path, a="stream restore", b__a="stream restore", svc="stream s")
    assert svc_("check", ".", "--format", "concise").out.splitlines() == told(Path())
    assert svc_("check", "a.vsc", "b/a.vsc", "--format", "concise").out.splitlines() == told(Path())
    assert svc_("check", ".", "--fail-on", "warning").code == 1
    assert svc_("check", ".", "--ignore", "repeated-stream", "--format", "concise").out == ""
    assert svc_("check", "a.vsc", "--format", "concise").out == ""


def test_streams_of_different_projects_may_have_one_name(tmp_path: Path, svc_: Svc) -> None:
    write(tmp_path, a__a="stream restore", b__a="stream restore")
    for folder in "ab":
        (tmp_path / folder / "svc.toml").write_text("")
    assert svc_("check", ".", "--format", "concise").out == ""


def test_a_comment_allows_it_where_it_is(tmp_path: Path, svc_: Svc) -> None:
    allowed = "stream {name}  # svc: allow VSC216 because it is a copy"
    write(tmp_path, a="stream restore", b=allowed.format(name="restore"), c=allowed.format(name="other"))
    lines = [
        "a.vsc:1:8: warning[VSC216] repeated-stream: other files of this project also have a stream `restore`",
        "c.vsc:1:28: warning[VSC901] unused-allowance: `VSC216` is allowed here, but there is nothing to allow",
    ]
    assert told(Path()) == lines
    assert svc_("check", ".", "--format", "concise").out.splitlines() == lines
    assert svc_("check", "c.vsc", "--format", "concise").out.splitlines() == lines[1:]
    assert svc.load("c.vsc").diagnostics == ()


def test_a_project_may_turn_it_off_and_a_baseline_hold_it(tmp_path: Path, svc_: Svc) -> None:
    write(tmp_path, a="stream restore", b="stream restore")
    assert svc_("check", ".", "--write-baseline", "base.json").code == 0
    assert svc_("check", ".", "--baseline", "base.json", "--format", "concise").out == ""
    (tmp_path / "svc.toml").write_text('[levels]\nVSC216 = "off"\n')
    assert told(Path()) == []


def test_of_many_files_a_few_are_shown(tmp_path: Path) -> None:
    write(tmp_path, **{f"f{number}": "stream restore" for number in range(9)})
    first = svc.Workspace.open().diagnostics[0]
    assert len(first.related) == 5
    assert first.help.endswith("8 other files have a stream of this name; the first 5 are shown")
