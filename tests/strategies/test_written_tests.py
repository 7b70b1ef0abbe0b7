"""Tests that `hypothesis write` makes of the public functions run as they are written."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import svc

pytestmark = pytest.mark.system  # the ghostwriter needs black

FUNCTIONS = [name for name in svc.__all__ if inspect.isfunction(getattr(svc, name))]
PROFILE = """
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "few", max_examples=2, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("few")
"""
BROKEN = "NameError|ImportError|ModuleNotFoundError|AttributeError|SyntaxError|ResolutionFailed"
"""What a test fails with that lacks a name or a strategy, and not because of a value that it draws."""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_written_test_runs(tmp_path: Path, name: str) -> None:
    ghostwriter = pytest.importorskip("hypothesis.extra.ghostwriter")
    # by default, hypothesis takes a comparison of catalogues for an operation on them that has a neutral one
    write = ghostwriter.fuzz if name == "diff_catalogues" else ghostwriter.magic
    (tmp_path / "conftest.py").write_text(PROFILE, "utf-8")
    written = write(getattr(svc, name))
    if name in (
        "measure",
        "simulate",
    ):  # hypothesis 6.170 leaves out the import of a type that is only in the values of a mapping
        written = written.replace("from svc import Calendar, ", "from svc import Calendar, Duration, ")
    (tmp_path / "test_it.py").write_text(written, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "test_it.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert re.search("1 (passed|failed)", done.stdout), done.stdout
    assert not re.search(f"^E +(hypothesis.errors.)?({BROKEN})", done.stdout, re.MULTILINE), done.stdout
