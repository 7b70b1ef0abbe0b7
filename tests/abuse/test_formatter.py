"""Abuse of the formatter, and of the files that it writes."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.diagnostics.errors import FileError
from svc.project import files
from svc.syntax import formatter
from svc.syntax.formatter.self_check import content
from svc.syntax.parser import lexemes
from tests.support.command_line import SCRIPT, Svc, fixture_svc
from tests.support.relaid import FILES, commented, read, whole
from tests.support.tables import every

__all__ = ["fixture_svc"]

MESSY, TIDY = "a->b:x\n\n\n# c\nb   -> a", "a -> b : x\n\n# c\nb -> a\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture(name="file")
def fixture_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.vsc"
    path.write_bytes(MESSY.encode())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@every("path", {path.stem: path for path in FILES if path.parent.name == "identity" and whole(path)})
def test_f01_a_comment_stays_where_it_is(path: Path) -> None:
    for text in commented(read(path)):
        laid_out = svc.format_text(text)
        assert svc.format_text(laid_out) == laid_out
        assert content(lexemes(laid_out)) == content(lexemes(text))


@pytest.mark.parametrize("lines", [["a -> c"], ["a -> b : x", "b -> a"], ["a -> b : x  # c", "b -> a"]])
def test_f02_a_layout_that_says_something_else_is_refused(
    svc_: Svc, file: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    monkeypatch.setattr(formatter, "lines", lambda items: lines)
    done = svc_("fmt", "a.vsc")
    assert done.code == 3
    assert "fault of svc, not of your file" in done.err
    assert file.read_text() == MESSY


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755, 0o2644])
def test_f04_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    files.rewrite(file, MESSY, TIDY)
    assert file.stat().st_mode & 0o7777 == mode
    assert file.read_text() == TIDY


@linux
def test_f04_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.owner", b"desk")
    except OSError:
        pytest.skip("this file system has no attributes")
    files.rewrite(file, MESSY, TIDY)
    assert os.getxattr(file, "user.owner") == b"desk"


def test_f04_of_a_chain_of_links_the_end_is_written(file: Path, tmp_path: Path) -> None:
    (tmp_path / "b.vsc").symlink_to("a.vsc")
    (tmp_path / "c.vsc").symlink_to("b.vsc")
    files.rewrite(tmp_path / "c.vsc", MESSY, TIDY)
    assert file.read_text() == TIDY
    assert (tmp_path / "c.vsc").is_symlink()
    assert (tmp_path / "b.vsc").is_symlink()


def _hard_link(file: Path) -> None:
    os.link(file, file.with_name("b"))


def _write_protected(file: Path) -> None:
    file.chmod(0o444)


def _owned_by_another(file: Path) -> None:
    try:
        os.chown(file, 12345, -1)
    except PermissionError:
        pytest.skip("only root can give files away")


@pytest.mark.parametrize("change", [_hard_link, _write_protected, _owned_by_another])
def test_f04_what_a_new_file_would_break_stays_untouched(svc_: Svc, file: Path, change: Callable[[Path], None]) -> None:
    change(file)
    before = names(file.parent)
    done = svc_("fmt", "a.vsc")
    assert done.code == 2
    assert "a.vsc can't be written" in done.err
    assert file.read_text() == MESSY
    assert names(file.parent) == before


def test_f04_a_broken_link_is_reported(svc_: Svc, tmp_path: Path) -> None:
    (tmp_path / "b.vsc").symlink_to("nowhere.vsc")
    assert svc_("fmt", "b.vsc").code == 2


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_f05_newlines_and_byte_order_mark_stay(svc_: Svc, tmp_path: Path, mark: bytes, newline: bytes) -> None:
    file = tmp_path / "a.vsc"
    file.write_bytes(mark + MESSY.encode().replace(b"\n", newline))
    tidy = mark + TIDY.encode().replace(b"\n", newline)
    for _ in range(2):
        assert svc_("fmt", "a.vsc").code == 0
        assert file.read_bytes() == tidy


def test_f06_a_file_that_changed_since_it_was_read_stays(file: Path) -> None:
    file.write_text("c -> d")
    with pytest.raises(FileError, match="it has changed"):
        files.rewrite(file, MESSY, TIDY)
    assert file.read_text() == "c -> d"
    assert names(file.parent) == ["a.vsc"]


def test_f06_a_file_that_is_saved_meanwhile_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def saved(descriptor: int) -> None:
        fsync(descriptor)
        file.write_text("c -> d : saved")

    monkeypatch.setattr(os, "fsync", saved)
    with pytest.raises(FileError, match="it has changed"):
        files.rewrite(file, MESSY, TIDY)
    assert file.read_text() == "c -> d : saved"


def test_f06_of_many_runs_at_once_each_writes_all_or_nothing(file: Path) -> None:
    told: list[str] = []

    def run() -> None:
        try:
            files.rewrite(file, MESSY, TIDY)
        except FileError as error:
            told.append(str(error))

    runs = [threading.Thread(target=run) for _ in range(16)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert file.read_text() == TIDY
    assert len(told) < len(runs)
    assert names(file.parent) == ["a.vsc"]


def test_f07_standard_input_that_is_closed_is_reported(tmp_path: Path) -> None:
    command = f"{SCRIPT} fmt - <&-"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "standard input is closed" in done.stderr


@pytest.mark.thorough  # tests/abuse/test_signals.py has readers that leave earlier
def test_f07_a_reader_that_leaves_is_not_a_fault(tmp_path: Path) -> None:
    (tmp_path / "big").write_text("a->b\n" * 100_000)
    command = f"{SCRIPT} fmt - < big | head -1"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("a -> b\n", "")


@pytest.mark.parametrize("options", [["--check"], ["--diff"], ["--check", "--diff"]])
def test_f08_nothing_is_written_by_check_and_diff(svc_: Svc, file: Path, options: list[str]) -> None:
    opened: list[Any] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if watching and (writes or event in ("os.rename", "os.remove", "os.chmod", "os.truncate")):
            opened.append((event, arguments))

    before = file.stat()
    watching = True
    sys.addaudithook(hook)
    svc_("fmt", *options, ".")
    watching = False
    assert opened == []
    assert (file.stat().st_mtime_ns, file.read_text()) == (before.st_mtime_ns, MESSY)


@pytest.mark.parametrize("mistake", ["a => b", 'owner: "open', "step log in", "\x00", "a -> b : \u202ec"])
def test_f09_a_file_with_a_mistake_of_form_stays_byte_for_byte(svc_: Svc, tmp_path: Path, mistake: str) -> None:
    text = f"  a->b\r\n\n\n{mistake}\n".encode()
    (tmp_path / "a.vsc").write_bytes(text)
    done = svc_("fmt", "a.vsc")
    assert done.code == 1
    assert "a.vsc:4:" in done.err
    assert "error[VSC1" in done.err
    assert (tmp_path / "a.vsc").read_bytes() == text


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"a -> b : \xe9\n", b"\xc0\x80"])
def test_f09_a_file_that_is_not_text_stays_byte_for_byte(svc_: Svc, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.vsc").write_bytes(data)
    done = svc_("fmt", "a.vsc")
    assert done.code == 1
    assert "VSC102" in done.err
    assert (tmp_path / "a.vsc").read_bytes() == data


@pytest.mark.parametrize(
    "text",
    [
        f'scenario: "{"x" * 60_000}"\n',
        f'step a "{"x" * 60_000}" in plan\n',
        f"{'a' * 200} -> {'b' * 200} : {'c' * 200}\n",
        "a -> b : " + ", ".join(["x"] * 10_000) + "\n",
        "step a in plan\n     by " + ", ".join(["p"] * 10_000) + "\n     waits 1h\n",
    ],
    ids=["text", "title", "names", "artefacts", "practices"],
)
def test_f10_what_can_not_be_broken_stays_on_its_line(text: str) -> None:
    assert svc.format_text(text) == text
