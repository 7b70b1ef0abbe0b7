"""The README's first command works for somebody who has a copy of the project, a Python with venv, and nothing else.

Needs a package index, and so is left out by default.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.blocks import blocks

pytestmark = pytest.mark.system
FIRST = blocks(ROOT / "README.md", "sh")[0].text


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What a clone of the project would hold."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode("utf-8").split("\0")):
        target = tmp_path / "copy" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    subprocess.run("git init -q && git add -A", shell=True, cwd=tmp_path / "copy", check=True)
    return tmp_path / "copy"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path on which `python3` is this Python, wherever it is installed, before those of the system."""
    program = tmp_path / "bin" / "python3"
    program.parent.mkdir()
    program.symlink_to(getattr(sys, "_base_executable", sys.executable))
    return f"{program.parent}:/usr/bin:/bin"


def test_the_first_command_installs_checks_and_draws_from_nothing(copy: Path, path: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    command = ["env", "-i", f"PATH={path}", f"HOME={home}", "sh", "-c", FIRST]
    done = subprocess.run(command, cwd=copy, capture_output=True, check=False)
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0, said + done.stderr.decode("utf-8", "replace")
    assert said.splitlines() == ["no findings in 1 file", "restore_service.svg"]
    picture = (copy / "restore_service.svg").read_text("utf-8")
    assert re.match(r"<svg [^>]*>\s*<title [^>]*>Restore a live service</title>", picture)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=copy, capture_output=True, check=True).stdout
    assert [line for line in status.decode("utf-8").splitlines() if line.startswith("??")] == []
