"""Signals in the middle of everything: at calls drawn by lot, so that a run can be had again, without a clock."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.support.command_line import SCRIPT
from tests.support.thorough import first

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and process groups of POSIX")

STREAM = "\n".join(
    f"stream s{number}\nuser->engage:incidents\nengage -> deliver_support : user_support_tasks\n"
    "deliver_support -> user : services\n"
    for number in range(8)
)
COMMANDS = {
    "portfolio": "portfolio . --jobs 2 --format json -o out.json", "fmt": "fmt .", "fix": "fix .", "check": "check .",
    "render": "render d0/f0.vsc --stream s1 -o out.svg",
}  # fmt: skip
SIGNALS = {"INT": signal.SIGINT, "TERM": signal.SIGTERM}
CALLED = """
import os, signal, sys
from svc.cli import process

at, number, everybody = int(sys.argv.pop(1)), int(sys.argv.pop(1)), int(sys.argv.pop(1))
me, calls, end = os.getpid(), 0, os._exit

def count(frame, event, argument):
    global calls
    if event == "call" and os.getpid() == me:
        calls += 1
        if calls == at:
            os.killpg(0, number) if everybody else os.kill(me, number)

def told(code):
    sys.setprofile(None)
    if not at:
        print(calls, file=sys.stderr, flush=True)
    end(code)

os._exit = told
sys.setprofile(count)
process.run()
"""
"""A command that gets a signal at its n-th call, for itself or for all its processes; with 0 it tells its calls."""


def run(folder: Path, command: str, at: int = 0, number: int = 0, everybody: bool = False) -> tuple[int, bytes]:
    """The exit code and what was told; fails if a process of the run outlives it."""
    settled = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache"), "TMPDIR": str(folder.parent)}
    started = subprocess.Popen(
        [sys.executable, "-c", CALLED, str(at), str(number), str(int(everybody)), *COMMANDS[command].split()],
        cwd=folder, env=settled, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    _, told = started.communicate(timeout=60)
    assert _all_gone(started.pid), "a worker is left behind"
    return started.returncode, told


def _all_gone(group: int) -> bool:
    """Whether no process of a group is left; what is dying gets a moment."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    os.killpg(group, signal.SIGKILL)
    return False


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(6):
        path = folder / f"d{number // 3}" / f"f{number}.vsc"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STREAM.replace("->", "→") if number % 2 else STREAM, "utf-8")
    return folder


each_try = pytest.mark.parametrize("tries", first(1, [1, 3]))


@each_try
@pytest.mark.parametrize("name", first(1, [*SIGNALS]))
@pytest.mark.parametrize("command", first(2, [*COMMANDS]))
def test_a_signal_at_any_time_ends_all_and_leaves_whole_files_t06(
    tmp_path: Path, command: str, name: str, tries: int
) -> None:
    folder, number = fresh(tmp_path / "work"), SIGNALS[name]
    before = files(folder)
    code, told = run(folder, command)
    after, calls = files(folder), int(told.split()[-1])
    assert code in (0, 1)
    chance = Random(f"{command} {name}")
    for at in sorted(chance.randrange(1, calls) for _ in range(tries)):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        code, told = run(fresh(folder), command, at, number, everybody=name == "INT")
        assert code in (128 + number, -number), f"at call {at} of {calls}"
        assert b"Traceback" not in told
        assert b"fault of svc" not in told
        left = files(folder)
        assert left.keys() <= before.keys() | after.keys(), f"at call {at} of {calls}"
        assert before.keys() <= left.keys()
        halves = [each for each, text in left.items() if text not in (before.get(each), after.get(each))]
        assert not halves, f"at call {at} of {calls}"


@each_try
@pytest.mark.parametrize(
    "command", first(2, ["check .", "fmt . --diff", "fix . --diff", "catalogue --format csv", "explain VSC301"])
)
def test_a_reader_that_leaves_at_any_time_ends_the_run_quietly_t06(tmp_path: Path, command: str, tries: int) -> None:
    folder = fresh(tmp_path / "work")
    done = subprocess.run([SCRIPT, *command.split()], cwd=folder, capture_output=True)
    chance = Random(command)
    for taken in sorted(chance.randrange(len(done.stdout)) for _ in range(tries)):
        run = subprocess.Popen([SCRIPT, *command.split()], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert run.stdout
        assert run.stderr
        assert run.stdout.read(taken) == done.stdout[:taken]
        run.stdout.close()
        told = run.stderr.read()
        run.stderr.close()
        assert run.wait() in (141, done.returncode)
        assert done.stderr.startswith(told)
    assert files(folder) == files(fresh(tmp_path / "other"))
