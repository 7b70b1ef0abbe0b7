"""How tests run `svc`: in this process, where only words and codes matter, or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

SCRIPT = Path(sys.executable).with_name("svc")
"""The command as a user has it."""


class Result(NamedTuple):
    code: int
    out: str
    err: str


Svc = Callable[..., Result]


@pytest.fixture(name="svc_")
def fixture_svc(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Svc:
    """Runs a command line in this process, in an empty folder."""
    from svc.cli.front import invoke

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*arguments: str) -> Result:
        code = invoke(list(arguments))
        return Result(code, *capsys.readouterr())

    return run


def process(*arguments: str | bytes, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
    """Runs the installed command; what it writes must be text in the encoding that it was told."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SVC_", "FORCE_", "PYTHON"))}
    environment["SVC_CACHE"] = ""
    done = subprocess.run(
        [SCRIPT, *arguments], cwd=cwd, input=stdin, env={**environment, **(env or {})}, capture_output=True, timeout=60
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
