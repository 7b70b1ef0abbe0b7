"""Results are written whole or not at all."""

import os
from pathlib import Path

import pytest

import svc
from svc.project import files

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    files.write(tmp_path / "x.svg", b"<svg/>")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.svg", b"<svg/>")]


@posix
def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target.svg", tmp_path / "link.svg"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    files.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_or_a_missing_one_is_reported(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "x.svg"):
        with pytest.raises(svc.FileError, match="can't be written"):
            files.write(path, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.svg"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(svc.FileError, match="No space left"):
        files.write(path, b"new")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]
