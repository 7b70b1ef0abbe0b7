"""Folders of streams that meet, and their portfolio."""

from pathlib import Path

import pytest

import svc
from svc.project.asked import Asked
from svc.project.portfolio import Portfolio
from tests.support.folders import ACME, FOLLOWING, RESTORE, write

BUILD = (
    'stream build "Build a fix"\n  trigger: "A change is asked for"\n'
    "  step code in obtain_build by software_development_and_management, change_control\n"
    "  step test in obtain_build by service_validation_and_testing\n"
    "  deliver_support -> code : change_requests\n  code -> test\n  test -> design_transition : components\n"
)
ASK = f"stream ask\n{RESTORE}  deliver_support -> obtain_build : change_requests\n"


def portfolio_of(folder: Path) -> Portfolio:
    """The portfolio of all streams of a folder."""
    return svc.Workspace.open(folder).portfolio()


def asked_of(folder: Path) -> list[Asked]:
    """The files of a folder, as a portfolio is asked for them."""
    return [Asked(str(path), path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*.vsc"))]


@pytest.fixture(name="two")
def fixture_two(tmp_path: Path) -> Path:
    """Two streams that meet."""
    return write(tmp_path, {"svc.toml": "", "ask.vsc": ASK, "build.vsc": BUILD})


@pytest.fixture(name="many")
def fixture_many(tmp_path: Path) -> Path:
    """More files than one process is for."""
    files = {
        f"d{number % 3}/s{number:02}.vsc": FOLLOWING.replace('"acme', '"../acme') + f"# {number}\n"
        for number in range(40)
    }
    return write(tmp_path, {"svc.toml": "", "acme.vsc": ACME, "x/broken.vsc": "stream a folows b\n", **files})
