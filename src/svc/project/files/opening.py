"""Opens what is at a real path and follows no link on the way, so that nothing can be put there between the look
and the open."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from svc.diagnostics.errors import FileError
from svc.project.real_paths import is_below

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
NO_LINKS = getattr(os, "O_NOFOLLOW_ANY", 0)
"""macOS: no link is followed on the whole way."""
PINNED = getattr(os, "O_PATH", 0)
"""Linux: a place is held, and what is there is not opened."""
FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
STEP = FOLDER | (PINNED or os.O_RDONLY)
"""How a folder is opened to go on from there: where it is pinned, it need not be readable."""
POSIX = os.name == "posix"
"""Whether a path can be opened name by name, and an open folder be listed."""


class OutsideError(FileError):
    """A path that leads out of the folder in which it must stay. Nothing of what is there was read or written."""


def contained(path: str | os.PathLike[str], root: str | os.PathLike[str], name: str | None = None) -> str:
    """The real path of what must be below a root, which is a real path itself; `name` is what messages call it.

    Looks, and opens nothing: open the result without following links. Raises OutsideError, and OSError where there is
    no current folder.
    """
    real = os.path.realpath(path)
    if is_below(real, root):
        return real
    called = name if name is not None else os.fspath(path).replace(os.sep, "/")
    raise OutsideError(f"{called} is a link that leads out of the project, so it is not opened [VSC214]")


def own_path(path: str | os.PathLike[str]) -> str:
    """The real path of what a path itself names: of a link at its end, the link and not what it leads to."""
    folder, name = os.path.split(os.fspath(path).rstrip(os.sep))
    return os.path.realpath(path) if name in ("", ".", "..") else os.path.join(os.path.realpath(folder), name)


def unlinked(real: str, flags: int) -> int:
    """A descriptor of what is at a real path. Raises OSError, also where a link is on the way by now."""
    if NO_LINKS:
        return os.open(real, flags | NO_LINKS)
    if PINNED and (descriptor := _pinned(real, flags)) is not None:
        return descriptor
    return _stepwise(real, flags) if POSIX else _checked(real, flags)


def _pinned(real: str, flags: int) -> int | None:
    """Hold the place, ask the system which one it is, and only then open it; None where the system says another path,
    as some disks spell names in their own way, or none."""
    place = os.open(real, PINNED | NO_LINK)
    try:
        if stat.S_ISLNK(os.fstat(place).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), real)
        link = f"/proc/self/fd/{place}"
        return os.open(link, flags) if _target(link) == real else None
    finally:
        os.close(place)


def _target(link: str) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""


def _stepwise(real: str, flags: int) -> int:
    """Open folder after folder from the top, and follow no link."""
    *folders, last = [name for name in real.split("/") if name] or ["."]
    here = os.open("/", STEP)
    try:
        for name in folders:
            there = os.open(name, STEP | NO_LINK, dir_fd=here)
            here, left = there, here
            os.close(left)
        return os.open(last, flags | NO_LINK, dir_fd=here)
    finally:
        os.close(here)


def _checked(real: str, flags: int) -> int:
    """As well as Windows can do it: what was opened is given back only if its path holds no link even then."""
    descriptor = os.open(real, flags)
    if os.path.realpath(real) == real:
        return descriptor
    os.close(descriptor)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), real)


def file(descriptor: int) -> io.BufferedReader:
    """What is open as a file to read. Raises OSError, and closes it, if it is a folder."""
    try:
        return os.fdopen(descriptor, "rb")
    except OSError:
        os.close(descriptor)
        raise


@contextmanager
def folder(real: str) -> Iterator[int | str]:
    """A folder to list, by its real path: open, where the system lists open folders. Raises OSError."""
    if not POSIX:
        yield real
        return
    descriptor = unlinked(real, os.O_RDONLY | FOLDER)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def names(real: str) -> list[str]:
    """The names in a folder, by its real path. Raises OSError."""
    with folder(real) as opened:
        return os.listdir(opened)
