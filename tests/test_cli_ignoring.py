"""What a walk leaves out: hidden folders, virtual environments, and what git ignores, as git itself says."""

import shutil
import subprocess
from pathlib import Path

import pytest

from svc import files


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in files.below(folder)]


def grow(folder: Path, *names: str, **ignore_files: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for where, text in ignore_files.items():
        path = folder / where.removeprefix("top").replace("_", "/") / ".gitignore"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_hidden_folders_and_virtual_environments_are_left_out_r13(tmp_path: Path) -> None:
    grow(tmp_path, "a.vsc", ".git/b.vsc", ".hidden/c.vsc", "env/pyvenv.cfg", "env/lib/d.vsc", "sub/.x/e.vsc", "b.txt")
    assert found(tmp_path) == ["a.vsc"]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    grow(tmp_path, ".hidden/c.vsc")
    assert found(tmp_path / ".hidden") == ["c.vsc"]


NAMES = (
    "a.vsc", "b.vsc", "build/x.vsc", "sub/a.vsc", "sub/b.vsc", "sub/build/y.vsc", "sub/keep/z.vsc", "sub/old.vsc",
    "caf\u00e9/a.vsc", "deep/er/b.vsc",
)  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with git itself")
@pytest.mark.parametrize(
    "ignore_files",
    [
        {"top": "build/\n"},
        {"top": "/build/\n"},
        {"top": "b.vsc\n", "sub": "!b.vsc\n"},
        {"sub": "/a.vsc\nold*\n"},
        {"top": "*\n!*/\n!sub/**\n"},
        {"top": "# comment\n\n!\n\\\nsub/keep\n"},
        {"top": "sub/*\n!sub/keep/\n"},
        {"top": "**/er/\n"},
        {"top": "*.vsc\n", "sub_keep": "!z.vsc\n"},
        {"top": "caf*\n", "deep": "er/b.vsc\n"},
    ],
)
@pytest.mark.parametrize("inside", [".", "sub"])
def test_what_git_ignores_is_left_out_r13(tmp_path: Path, ignore_files: dict[str, str], inside: str) -> None:
    grow(tmp_path, *NAMES, **ignore_files)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    command = ["git", "-c", "core.quotePath=off", "ls-files", "--others", "--exclude-standard", "--", "*.vsc"]
    listed = subprocess.run(command, cwd=tmp_path / inside, check=True, capture_output=True, text=True).stdout
    assert found(tmp_path / inside) == sorted(listed.split(), key=lambda name: (name.split("/")[:-1], name))


def test_the_repository_own_list_counts(tmp_path: Path) -> None:
    grow(tmp_path, "a.vsc", "b.vsc", ".git/info/x")
    (tmp_path / ".git/info/exclude").write_text("b.vsc\n", "utf-8")
    assert found(tmp_path) == ["a.vsc"]


def test_ignore_files_above_a_repository_do_not_count(tmp_path: Path) -> None:
    grow(tmp_path, "inner/a.vsc", "inner/.git/x", top="a.vsc\n")
    assert found(tmp_path / "inner") == ["a.vsc"]
    assert found(tmp_path) == []


def test_an_ignore_file_that_is_no_text_leaves_nothing_out(tmp_path: Path) -> None:
    grow(tmp_path, "a.vsc")
    (tmp_path / ".gitignore").write_bytes(b"\xff\xfe\x00b\n")
    assert found(tmp_path) == ["a.vsc"]
