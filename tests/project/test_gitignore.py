"""What a walk leaves out: hidden folders, virtual environments, and what git ignores, as git itself says."""

import os
import shutil
import string
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from svc.diagnostics import limits
from svc.project import files
from svc.project.gitignore import ignored_below
from svc.project.ignore_patterns import Patterns
from tests.support.command_line import process
from tests.support.tables import every
from tests.support.thorough import scaled


def found(folder: Path) -> list[str]:
    return [Path(each.path).relative_to(folder).as_posix() for each in files.below(folder)]


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


def test_an_ignore_file_that_is_not_text_leaves_nothing_out(tmp_path: Path) -> None:
    grow(tmp_path, "a.vsc")
    (tmp_path / ".gitignore").write_bytes(b"\xff\xfe\x00b\n")
    assert found(tmp_path) == ["a.vsc"]


@pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="compares with git itself")
@pytest.mark.parametrize("to", ["rules", "../rules", "/dev/zero", "none", ".gitignore"])
@pytest.mark.parametrize("where", [".", "sub"])
def test_an_ignore_file_that_is_a_link_does_not_count_as_in_git(tmp_path: Path, where: str, to: str) -> None:
    grow(tmp_path, "a.vsc", "sub/a.vsc")
    for name in ("rules", "sub/rules"):
        (tmp_path / name).write_text("a.vsc\n", "utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / where / ".gitignore").symlink_to(to)
    command = ["git", "ls-files", "--others", "--exclude-standard", "--", "*.vsc"]
    listed = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert found(tmp_path) == sorted(listed.split()) == ["a.vsc", "sub/a.vsc"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_ignore_files_are_those_of_the_real_folder(tmp_path: Path) -> None:
    grow(tmp_path, "real/sub/z.vsc", "real/x.vsc", "real/y.vsc", real="x.vsc\n", here="y.vsc\n")
    (tmp_path / "here" / "l").symlink_to("../real/sub")
    assert found(tmp_path / "here" / "l" / "..") == ["y.vsc", "sub/z.vsc"]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _large(path: Path) -> None:
    path.write_text("x\n" * limits.RULES, "utf-8")


@pytest.mark.skipif(os.name == "nt", reason="has no such files")
@pytest.mark.parametrize("make", [_fifo, _large, Path.mkdir])
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
    verdict = Patterns([pattern]).verdict
    assert verdict(STARRED[pattern], False)
    for path in ("a" * 250, "a/" * 2000 + "a", ("a" * 21 + "/") * 190 + "a", "b" * 250, "aab/" * 1000 + "a"):
        assert verdict(path, False) is None


NAMED = (
    "a", "b/", "ab/", "ab/b", "ab/a/", "ab/a/b", "ab/a/a/", "ab/a/a/ab", "b/a", "b/ab/", "b/ab/a", "ba", "bab", "a.b",
    "a b", "a ", "*", "ab/*", "]", "-", "[", "!", "#", "A", "1", "\u00e9/", "\u00e9/a\u00e9", "a\\", "^",
)  # fmt: skip
"""Paths below a repository; those with a slash at the end are folders."""


@pytest.fixture(name="repository", scope="module")
def fixture_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the paths in `NAMED`."""
    folder = tmp_path_factory.mktemp("ignoring")
    subprocess.run(["git", "init", "-q", folder], check=True)
    for name in NAMED:
        (folder / name).mkdir(exist_ok=True) if name.endswith("/") else (folder / name).touch()
    return folder


def ignored_by_git(repository: Path) -> set[str]:
    """The paths of a repository that git itself ignores."""
    command = ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"]
    paths = "\0".join(name.rstrip("/") for name in NAMED)
    run = subprocess.run(command, cwd=repository, input=paths.encode(), capture_output=True)
    return set(run.stdout.decode().split("\0")) - {""}


def ignored_by_us(repository: Path, patterns: str) -> set[str]:
    """The paths of a repository that `svc` ignores by the patterns at its top."""
    texts = {str(repository / ".gitignore"): patterns}
    ignored = ignored_below(str(repository), lambda path: texts.get(path, ""))
    return {name.rstrip("/") for name in NAMED if ignored(str(repository / name), name.endswith("/"))}


CLASSES = {
    "alnum": string.ascii_letters + string.digits,
    "alpha": string.ascii_letters,
    "blank": " \t",
    "cntrl": "".join(map(chr, (*range(1, 32), 127))),
    "digit": string.digits,
    "graph": string.ascii_letters + string.digits + string.punctuation,
    "lower": string.ascii_lowercase,
    "print": string.ascii_letters + string.digits + string.punctuation + " ",
    "punct": string.punctuation,
    "space": " \t\n\r",  # git has these four only
    "upper": string.ascii_uppercase,
    "xdigit": string.hexdigits,
    "other": "",
}


@every("name, characters", CLASSES.items())
def test_a_class_of_characters_holds_those_of_its_name(name: str, characters: str) -> None:
    patterns = Patterns([f"[[:{name}:]]"])
    held = {each for each in map(chr, range(1, 128)) if each != "/" and patterns.verdict(each, False)}
    assert held == {*characters} - {"/"}


SETS = st.sampled_from(["[ab]", "[!a]", "[^b]", "[]a]", "[a-]", "[b-a]", "[--a]", "[\\]]", "[a/b]", "[", "[[:alpha:]]",
                        "[![:punct:]]", "[[:none:]]", "[[:digit:]-b]", "[!-.]", "[[:space:]]", "[\u00e9]"])  # fmt: skip
PIECES = st.sampled_from(["*", "**", "***", "?", "/", "**/", "/**", "a", "b", "ab", "\u00e9", ".", " ", "!", "#", "\\",
                          "\\*", "\\/", "\\ ", "\\[", "\r"])  # fmt: skip
LINES = st.lists(PIECES | SETS, max_size=8).map("".join)


@pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="compares with git itself")
@given(st.lists(LINES, min_size=1, max_size=3))
@settings(max_examples=scaled(300))
@example(["ab**/b"])
@example(["a**/ab"])
@example(["/**/a/**", "!**"])
@example(["b/", "!b/a"])
@example(["*/", "!/ab/", "a "])
@example(["[[:alpha:]]?", "!?b/", "caf\\", "a\\ "])
@example(["\u00e9/a??", "!\u00e9/a?"])
def test_patterns_mean_what_they_mean_to_git(repository: Path, lines: list[str]) -> None:
    patterns = "\n".join(lines)
    (repository / ".gitignore").write_bytes(patterns.encode())
    assert ignored_by_us(repository, patterns) == ignored_by_git(repository)
