"""A `use` line that leads to what is no file, or not for long: it is reported at once, and gives nothing away."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.project import sources
from svc.project.project import Project
from tests.support.folders import ACME, FOLLOWING, RESTORE, write
from tests.support.outside import elsewhere
from tests.support.uses import fixture_root, told

__all__ = ["fixture_root"]

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")


@POSIX
def test_what_is_not_a_regular_file_is_reported_at_once_r09(root: Path) -> None:
    os.mkfifo(root / "fifo.vsc")
    (root / "folder.vsc").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        os.chdir(root)
        try:
            server.bind("socket.vsc")
        finally:
            os.fchdir(here)
            os.close(here)
        for name in ("fifo.vsc", "folder.vsc", "socket.vsc"):
            assert told(root, name) == ["VSC207"], name


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_link_to_a_device_leads_out_r09(root: Path, device: str) -> None:
    (root / "device.vsc").symlink_to(device)
    assert told(root, "device.vsc") == ["VSC206"]


def test_what_may_not_be_read_is_reported_r09(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {"shut/acme.vsc": ACME})
    opened = os.open

    def refusing(path: Any, *more: Any, **named: Any) -> int:
        if os.fspath(path).endswith(("in/acme.vsc", "shut")):
            raise PermissionError(13, "Permission denied")
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", refusing)
    for path in ("shut/acme.vsc", "in/acme.vsc"):
        (found,) = svc.analyse(f'use "{path}"\nstream a follows acme\n{RESTORE}', "a.vsc", root=root).diagnostics
        assert (found.code, "Permission denied" in found.message) == ("VSC207", True)


def test_a_file_that_is_too_large_or_no_text_is_reported_r09(root: Path) -> None:
    (root / "large.vsc").write_bytes(b"#" * (8 * 1024 * 1024 + 1))
    (root / "latin.vsc").write_bytes(b"# caf\xe9\n")
    for name in ("large.vsc", "latin.vsc"):
        assert told(root, name) == ["VSC207"], name


# --- a disk that changes


@POSIX
@pytest.mark.parametrize("swapped", ["in/acme.vsc", "in"])
def test_a_file_that_becomes_a_link_before_it_is_opened_gives_nothing_away_r10(
    root: Path, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    ordinary = sources.read
    (root.parent / "secret" / "acme.vsc").write_text(ACME + "  party secret\n", "utf-8")

    def late(path: Any, *more: Any, **named: Any) -> Any:
        if os.fspath(path).endswith("in/acme.vsc"):
            elsewhere(lambda: (root / swapped).rename(root / "gone"))
            to = root.parent / "secret" / ("acme.vsc" if swapped != "in" else "")
            elsewhere(lambda: (root / swapped).symlink_to(to))
        return ordinary(path, *more, **named)

    monkeypatch.setattr(sources, "read", late)
    text = f'use "in/acme.vsc"\nstream a follows acme\n  secret -> engage : incidents\n{RESTORE}'
    found = svc.analyse(text, "a.vsc", root=root).diagnostics
    assert {each.code for each in found} & {"VSC206", "VSC207"}


def test_a_file_that_is_gone_before_it_is_opened_is_reported_r10(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = sources.read

    def late(path: Any, *more: Any, **named: Any) -> Any:
        if os.fspath(path).endswith("acme.vsc"):
            elsewhere(Path(path).unlink)
        return ordinary(path, *more, **named)

    monkeypatch.setattr(sources, "read", late)
    assert told(root, "in/acme.vsc") == ["VSC207"]


def test_one_run_sees_one_state_of_a_file_r10(tmp_path: Path) -> None:
    write(tmp_path, {"acme.vsc": ACME, "a.vsc": FOLLOWING, "b.vsc": FOLLOWING.replace("restore", "again")})
    project = Project.around(tmp_path)
    assert project.analyse(tmp_path / "a.vsc").diagnostics == ()
    write(tmp_path, {"acme.vsc": "catalogue other extends itil4\n"})
    assert project.analyse(tmp_path / "b.vsc").diagnostics == ()
