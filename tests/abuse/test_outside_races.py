"""A file or a folder of a project that becomes a link out of it, at each call of the system that a command makes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import Svc, fixture_svc
from tests.support.faults import faulty
from tests.support.folders import RESTORE, write
from tests.support.outside import HOSTILE, SECRET, elsewhere, untouched
from tests.support.thorough import strides

__all__ = ["fixture_svc"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links of POSIX")

MESSY = f"stream a\n{RESTORE.replace(' : ', ':').replace('incidents', 'incidnts')}"
PROJECT = {"sub/a.vsc": MESSY, "sub/a.svg": "old", "sub/svc.toml": "", "b.vsc": f'use "sub/a.vsc"\nstream b\n{RESTORE}'}
OUTSIDE = {
    "secret/a.vsc": HOSTILE,
    f"secret/{SECRET}.vsc": HOSTILE,
    "secret/a.svg": SECRET,
    "secret/svc.toml": f'{SECRET} = "{SECRET}"\n',
    "secret/.gitignore": f"{SECRET}\n",
}
RACES = [
    (("check", "."), "sub"), (("check", "."), "sub/a.vsc"), (("check", "."), "sub/svc.toml"), (("fmt", "."), "sub"),
    (("fmt", "."), "sub/a.vsc"), (("portfolio", ".", "--no-cache"), "sub"), (("check", "b.vsc"), "sub"),
    (("render", "sub/a.vsc", "--format", "dot"), "sub/a.dot"),
]  # fmt: skip
"""A command, and what becomes a link meanwhile."""
MANY = 100_000


def _swap(root: Path, name: str) -> None:
    """Put a link in the place of a file or a folder, to what has its name outside."""
    if (root / name).exists():
        (root / name).rename(root / "was")
    (root / name).symlink_to(root.parent / "secret" / name.removeprefix("sub").lstrip("/"))


def _afresh(folder: Path) -> Path:
    root = folder / "proj"
    shutil.rmtree(root, ignore_errors=True)
    return write(root, PROJECT)


@strides(25)
@pytest.mark.parametrize(("command", "swapped"), RACES, ids=str)
def test_nothing_of_the_target_is_quoted_and_nothing_of_it_changes_r10_t08(
    svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], swapped: str, stride: int
) -> None:
    write(tmp_path, OUTSIDE)

    def run(number: int, act: Callable[[], None]) -> tuple[int, str]:
        monkeypatch.chdir(_afresh(tmp_path))
        with faulty(number, act) as calls:
            told = svc_(*command)
        return calls.made, told.out + told.err

    for _ in range(2):
        made, _ = run(MANY, lambda: None)
    assert made > 10
    for number in range(1, made + 1, stride):
        _afresh(tmp_path)
        with untouched(tmp_path):
            _, told = run(number, lambda: elsewhere(lambda: _swap(tmp_path / "proj", swapped)))
        assert SECRET not in told, f"call {number}"
        assert not list((tmp_path / "secret").glob(".svc-*"))
