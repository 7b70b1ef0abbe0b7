"""The guard of the tests bites: what svc may not do fails the test, and does not happen."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import svc
from svc.extending import BoundStream, Code, Level, OwnRule
from tests.support import ROOT, guard

OUTSIDE = os.path.realpath(sys.executable)
TEXT = "user -> engage : incidents\n"


def _opens_elsewhere() -> None:
    open(OUTSIDE, "rb").close()


def _writes() -> None:
    Path("written").write_text("x")


def _removes() -> None:
    os.remove("removed")


ACTS: dict[str, Callable[[], Any]] = {
    "svc reaches for the network": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "svc reaches for the network: socket.getaddrinfo": lambda: socket.getaddrinfo("example.org", 80),
    "svc does this from extending: subprocess.Popen": lambda: subprocess.run([sys.executable, "-V"], check=False),
    "svc does this from extending: os.system": lambda: os.system("touch started"),
    "svc reads from extending": _opens_elsewhere,
    "svc writes from extending": _writes,
    "svc does this from extending: os.remove": _removes,
}


@pytest.mark.parametrize("told", ACTS)
def test_what_a_rule_may_not_do_is_seen_while_checking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "removed").touch()

    def acting(bound: BoundStream) -> list[svc.Diagnostic]:
        ACTS[told]()
        return []

    analysis = svc.analyse(TEXT, rules=[OwnRule(Code("ACME001", "acting", Level.NOTE, "", ""), acting)])
    assert "TrespassError" in next(each.message for each in analysis.diagnostics if each.code == "VSC920")
    (trespass,) = guard.taken()
    assert trespass.startswith(told)
    assert [path.name for path in tmp_path.iterdir()] == ["removed"]


def test_a_file_outside_the_roots_is_not_read() -> None:
    with pytest.raises(guard.TrespassError, match="svc reads outside the roots"):
        svc.load(OUTSIDE)
    assert len(guard.taken()) == 1


def test_others_do_as_they_like() -> None:
    _opens_elsewhere()
    assert guard.taken() == []


def test_a_trespass_that_is_swallowed_fails_the_test(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_runtest_call\n", "utf-8")
    (tmp_path / "test_it.py").write_text(
        "import svc\n"
        "def test_it():\n"
        "    try:\n"
        f"        svc.load({OUTSIDE!r})\n"
        "    except BaseException:\n"
        "        pass\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}", "."]
    environment = {**os.environ, "PYTHONPATH": os.fspath(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 failed" in done.stdout) == (1, True), done.stdout + done.stderr
    assert "svc reads outside the roots" in done.stdout
