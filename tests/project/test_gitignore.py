"""What a walk leaves out: hidden folders, virtual environments, and what git ignores, as git itself says."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from svc.diagnostics import limits
from svc.project import files, wildcards
from tests.support.command_line import process


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


def test_hidden_folders_and_virtual_environments_are_left_out(tmp_path: Path) -> None:
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
def test_what_git_ignores_is_left_out(tmp_path: Path, ignore_files: dict[str, str], inside: str) -> None:
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


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    path.write_text("x\n" * limits.RULES, "utf-8")


@pytest.mark.skipif(os.name == "nt", reason="has no such files")
@pytest.mark.parametrize("make", [_fifo, _endless, _large, Path.mkdir])
def test_where_the_rules_of_git_can_not_be_read_nothing_is(tmp_path: Path, make: Callable[[Path], None]) -> None:
    grow(tmp_path, "sub/a.vsc", "b.vsc")
    (tmp_path / "sub" / ".gitignore").unlink(missing_ok=True)
    make(tmp_path / "sub" / ".gitignore")
    told = process("check", ".", "b.vsc", cwd=tmp_path)
    assert (told.code, told.out) == (2, "no findings in 1 file\n")
    assert ".gitignore can't be read: " in told.err


STARRED = {
    "*a" * 40 + "b": "a" * 40 + "b",
    "**/a/" * 40 + "b": "a/" * 40 + "b",
    "**/*a*a*/" * 40 + "b": "aa/" * 40 + "b",
    "*?a" * 40 + "b": "xxa" * 40 + "b",
    "*[a]" * 40 + "/**/b*" * 40: "a" * 40 + "/b" * 40,
}
"""Patterns of many stars, and a path that each matches."""


@pytest.mark.parametrize("pattern", STARRED, ids=lambda pattern: pattern[:9])
def test_a_pattern_of_many_stars_takes_no_time_c04(pattern: str) -> None:
    rules = wildcards.spec([pattern])
    assert rules.match_file(STARRED[pattern])
    for path in ("a" * 250, "a/" * 2000, ("a" * 21 + "/") * 190, "b" * 250, "aab/" * 1000):
        assert not rules.match_file(path)


patterns = st.lists(
    st.sampled_from(["*", "*", "**", "/", "/", "a", "b", "?", "[ab]", "[!a]", "[]a]", "\\*", ".", "!"]), max_size=12
)
paths = st.lists(st.sampled_from(["a", "b", "/", "*", ".", "]"]), max_size=14).map("".join)


@given(patterns.map("".join), st.lists(paths, min_size=1))
@settings(max_examples=300)
def test_it_matches_what_pathspec_matches(pattern: str, paths: list[str]) -> None:
    try:
        whole, include = GitIgnoreSpecPattern.pattern_to_regex(pattern)
    except ValueError:
        return
    frugal, same = wildcards.Pattern.pattern_to_regex(pattern)
    assert include == same
    if whole is None:
        assert frugal is None
        return
    whole = whole.replace("[^a]", "(?!/)[^a]")  # as git has it
    for path in paths:
        found, again = re.search(whole, path), re.search(frugal or "", path)
        assert (found and found.groupdict()) == (again and again.groupdict()), (pattern, path)
