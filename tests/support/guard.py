"""Watches, while tests run, what svc does to the world outside: a trespass fails the test in which it happens.

An audit hook asks who is at work, by the frames that are being run. It judges svc alone: tests, pytest and the
libraries of others do as they like as long as svc did not call them.
"""

import importlib
import os
import sys
import sysconfig
import tempfile
import zoneinfo
from collections.abc import Iterator
from types import FrameType
from typing import Any

import hypothesis

import svc
from tests.support import ROOT

PACKAGE = os.path.dirname(os.path.abspath(svc.__file__)) + os.sep
ROOTS = tuple(os.path.realpath(each) for each in (ROOT, tempfile.gettempdir()))
"""Where files of tests are: svc reads and writes nowhere else."""
PATHS = ("stdlib", "platstdlib", "purelib", "platlib")
BROUGHT_ALONG = (PACKAGE, *(sysconfig.get_path(each) for each in PATHS), *map(os.path.realpath, zoneinfo.TZPATH))
"""Where code is, and what comes with it: the time zones of the system too."""
OTHERS = (
    "<frozen importlib",
    *(os.path.dirname(str(each.__file__)) + os.sep for each in (importlib, hypothesis)),
)
"""What does its own work when svc calls it: it loads modules and finds entry points, or keeps examples."""

CHECKING = ("syntax", "semantics", "checker", "formats/interchange")
"""What makes findings or texts of texts: it runs nothing and writes nothing."""
FILES = ("project/files",)
"""What reads and writes files."""
PROCESSES = ("pictures/render/engine", "cli/inputs/git", "project/workers")
"""What runs other programs, or more of svc."""
STREAMS = ("cli/process",)
"""What sends output nowhere."""
SERVERS = ("web/live/server",)
"""What listens to this machine."""
SPARK = ("records/engines/spark_engine",)
"""What starts Java, talks to it, and looks at the code of its callers."""

SOCKETS = ("socket.",)
STARTS = ("subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "pty.")
CHANGES = (
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename", "os.rmdir",
    "os.setxattr", "os.symlink", "os.truncate", "os.utime", "shutil.", "tempfile.",
)  # fmt: skip
PASSING = getattr(os, "O_DIRECTORY", 0)
"""A folder is opened on the way to what stands in it, and no file is read or written."""
PINNED = "/proc/self/fd/"
"""What is opened by this path was judged when its place was pinned."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_trespasses: list[str] = []


class TrespassError(Exception):
    """Svc was about to do what it may not."""


def install() -> None:
    """Watch from now on, to the end of the process."""
    sys.addaudithook(_hook)


def taken() -> list[str]:
    """What happened since this was asked the last time."""
    found, _trespasses[:] = list(_trespasses), []
    return found


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _is_bytecode(arguments):
        return
    if event == "open":
        reason = _opening(*arguments)
    elif event.startswith((*SOCKETS, *STARTS, *CHANGES)):
        reason = _acting(event)
    else:
        return
    if reason:
        _trespasses.append(f"{reason}: {event} {arguments!r:.200}")
        raise TrespassError(_trespasses[-1])


def _is_bytecode(arguments: tuple[Any, ...]) -> bool:
    """Whether Python keeps what it has compiled: whoever imports a module first makes it do so."""
    path = arguments[0] if arguments else None
    return isinstance(path, str | bytes) and "__pycache__" in os.fsdecode(path).split(os.sep)


def _acting(event: str) -> str:
    at_work = list(_at_work())
    if not at_work:
        return ""
    if event.startswith(SOCKETS):
        return "" if _one_of(SERVERS, at_work) and not _checks(at_work) else "svc reaches for the network"
    allowed = PROCESSES if event.startswith(STARTS) else FILES
    return "" if _one_of(allowed, at_work) and not _checks(at_work) else f"svc does this from {at_work[0]}"


def _opening(path: Any, mode: Any, flags: Any) -> str:
    if isinstance(path, int) or path is None or flags & PASSING:
        return ""
    if os.fsdecode(path).startswith(PINNED):
        return ""
    where = os.path.realpath(os.fsdecode(path))
    if where == os.path.realpath(os.devnull):
        return ""
    at_work = list(_at_work())
    if not at_work:
        return ""
    if flags & WRITING:
        return "" if _one_of(FILES, at_work) and not _checks(at_work) else f"svc writes from {at_work[0]}"
    if where.startswith(BROUGHT_ALONG):
        return ""
    if not _one_of(FILES, at_work):
        return f"svc reads from {at_work[0]}"
    return "" if where.startswith(ROOTS) else "svc reads outside the roots"


def _at_work() -> Iterator[str]:
    """The modules of svc that are being run, the innermost first; none while others do their own work, Spark too."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OTHERS):
            return
        if file.startswith(PACKAGE):
            module = file[len(PACKAGE) :].removesuffix(".py").replace(os.sep, "/")
            if module in SPARK:
                return
            yield module
        frame = frame.f_back


def _checks(modules: list[str]) -> bool:
    return _one_of(CHECKING, modules)


def _one_of(names: tuple[str, ...], modules: list[str]) -> bool:
    """Whether one of some modules or packages is among the modules."""
    return any(module == name or module.startswith(f"{name}/") for module in modules for name in names)
