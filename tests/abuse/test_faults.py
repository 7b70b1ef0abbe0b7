"""Every command that writes, with the calls of the system that it makes failing in turn, or being its last.

A file is as it was or as it was to be, and the next run leaves nothing but that.
"""

import errno
import json
import os
import shutil
import signal
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from svc.cli.process import INTERRUPTED, UNUSABLE
from tests.support.command_line import Svc, fixture_svc
from tests.support.faults import Act, fails_with, faulty, interrupts, kills
from tests.support.thorough import strides

__all__ = ["fixture_svc"]

MESSY = "user->engage:incidents\nengage->deliver_support:user_support_tasks\ndeliver_support->user:services\n"
DATA = json.dumps({"version": 1, "name": "s", "flows": [{"source": "user", "target": "engage"}]})
WRITERS: dict[str, tuple[str, ...]] = {
    "fmt": ("fmt", "a.vsc"),
    "fix": ("fix", "a.vsc"),
    "render": ("render", "a.vsc", "-o", "a.dot"),
    "export": ("export", "good.vsc", "-o", "a.json"),
    "new": ("new", "fresh"),
    "import": ("import", "data.json", "-o", "fresh.vsc"),
    "baseline": ("check", ".", "--write-baseline", "baseline.json"),
}
"""A command each that writes a file."""
OVER = {"render": "a.dot", "export": "a.json", "baseline": "baseline.json"}
"""The file that a command may write over."""
FAULTS = (errno.ENOSPC, errno.EIO, errno.EINTR, errno.EROFS, errno.EDQUOT)
"""Met by turns, one a call."""
MANY = 10_000
posix = pytest.mark.skipif(os.name != "posix", reason="kills processes as POSIX does")


@pytest.fixture(name="before")
def fixture_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file to lay out and to fix, one to import, and a picture of before."""
    folder = tmp_path_factory.mktemp("before")
    (folder / "a.vsc").write_text(MESSY.replace("incidents", "incidnts"), "utf-8")
    (folder / "good.vsc").write_text(MESSY, "utf-8")
    (folder / "data.json").write_text(DATA, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _old(name: str, folder: Path) -> None:
    """What the command wrote the last time, where it may write over that."""
    if name in OVER:
        old = b'{"version": 1, "findings": []}' if name == "baseline" else b"old"
        (folder / OVER[name]).write_bytes(old)


class Trial:
    """One command, run in a fresh copy of a folder as often as there are calls that can go wrong."""

    def __init__(self, name: str, before: Path, run: Svc) -> None:
        self._arguments = WRITERS[name]
        self._run = run
        _old(name, before)
        self.before = before
        self.start = contents(before)
        self.calls = self._well()
        self.end = contents(Path.cwd())
        assert self.start != self.end
        assert self.calls > 10

    def _afresh(self) -> None:
        here = Path.cwd()
        for path in here.iterdir():
            path.unlink()
        for path in self.before.iterdir():
            shutil.copy(path, here)

    def _well(self) -> int:
        """Run the command without a fault: how many calls it makes, once all is imported."""
        for _ in range(2):
            self._afresh()
            with faulty(MANY, interrupts) as calls:
                assert self._run(*self._arguments).code in (0, 1)
        return calls.made

    def with_fault(self, number: int, act: Act, halves: bool = True) -> int:
        """The exit code of a run whose n-th call goes wrong."""
        self._afresh()
        with faulty(number, act, halves):
            try:
                return self._run(*self._arguments).code
            except OSError:  # what the process tells in words
                return UNUSABLE
            except KeyboardInterrupt:
                return INTERRUPTED

    def killed(self, number: int) -> bool:
        """Whether a run was killed at its n-th call, and did not end before."""
        self._afresh()
        child = os.fork()
        if child == 0:
            try:
                with faulty(number, kills):
                    self._run(*self._arguments)
            finally:
                os._exit(0)
        return os.waitpid(child, 0)[1] == signal.SIGKILL

    def leaves_no_half_file(self) -> None:
        """Each file is as it was or as it was to be; the next run leaves what it always leaves."""
        for name, data in contents(Path.cwd()).items():
            if not name.startswith(".svc-"):
                assert data in (self.start.get(name), self.end.get(name)), name
        if contents(Path.cwd()) != self.end:
            self._run(*self._arguments)
        assert contents(Path.cwd()) == self.end


@pytest.fixture(name="trial")
def fixture_trial(before: Path, svc_: Svc) -> Callable[[str], Trial]:
    return lambda name: Trial(name, before, svc_)


each_writer = pytest.mark.parametrize("name", WRITERS)


@each_writer
@strides(9)
def test_f03_a_call_that_fails_leaves_no_half_file(trial: Callable[[str], Trial], name: str, stride: int) -> None:
    tried = trial(name)
    for number, fault in zip(range(1, tried.calls + 1, stride), cycle(FAULTS), strict=False):
        # A write that is interrupted half-way is no fault for the system: it tells how much it wrote.
        code = tried.with_fault(number, fails_with(fault), halves=fault != errno.EINTR)
        if contents(Path.cwd()) == tried.start:
            assert code != 0, f"call {number} failed, nothing was written, and nobody was told"
        tried.leaves_no_half_file()


@each_writer
@strides(9)
def test_f03_an_interrupt_leaves_no_half_file_and_no_litter(
    trial: Callable[[str], Trial], name: str, stride: int
) -> None:
    tried = trial(name)
    for number in range(1, tried.calls + 1, stride):
        assert tried.with_fault(number, interrupts) in (INTERRUPTED, 0, 1)
        tried.leaves_no_half_file()


@posix
@each_writer
@strides(15)
def test_f03_a_kill_leaves_no_half_file_and_the_next_run_tidies_up(
    trial: Callable[[str], Trial], name: str, stride: int
) -> None:
    tried = trial(name)
    for number in range(1, tried.calls + 1, stride):
        assert tried.killed(number)
        tried.leaves_no_half_file()


READERS = (
    ("check", "."), ("check", "a.vsc", "good.vsc", "--format", "sarif"), ("fmt", ".", "--check"),
    ("fix", ".", "--diff"), ("catalogue", "tailored.vsc"), ("diff", "a.vsc", "good.vsc"), ("allowances", "."),
    ("export", "good.vsc"), ("check", "sub", "--baseline", "baseline.json"),
)  # fmt: skip


@strides(9)
@pytest.mark.parametrize("arguments", READERS, ids=lambda arguments: " ".join(arguments[:2]))
def test_f03_a_call_that_fails_while_reading_is_reported(
    before: Path, svc_: Svc, arguments: tuple[str, ...], stride: int
) -> None:
    here = Path.cwd()
    shutil.copytree(before, here, dirs_exist_ok=True)
    (here / ".gitignore").write_text("ignored.vsc\n", "utf-8")
    (here / "ignored.vsc").write_text("a => b\n", "utf-8")
    (here / "tailored.vsc").write_text("catalogue tailored extends itil4\n", "utf-8")
    (here / "baseline.json").write_text('{"version": 1, "findings": []}', "utf-8")
    shutil.copytree(before, here / "sub")
    for _ in range(2):
        with faulty(MANY, interrupts) as calls:
            well = svc_(*arguments)
    assert calls.made > 3
    for number, fault in zip(
        range(1, calls.made + 1, stride), cycle((errno.EIO, errno.EMFILE, errno.ENOMEM)), strict=False
    ):
        with faulty(number, fails_with(fault)):
            try:
                told = svc_(*arguments)
            except OSError:  # what the process tells in words
                continue
        assert told.code == UNUSABLE or told == well, f"call {number} failed, and nobody was told"
