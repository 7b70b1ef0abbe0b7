"""Where a project begins: the nearest folder with a configuration, else the folder that was asked about."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import NamedTuple

from svc.diagnostics import limits
from svc.diagnostics.errors import FileError
from svc.project.files import contained, contents
from svc.project.real_paths import parents

OWN = "svc.toml"
SHARED = "pyproject.toml"
ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP)
"""Why nothing is at a path; other errors are reported."""


class Root(NamedTuple):
    """The real path of the folder below which files use each other, and its configuration file if it has one.

    `called` is what messages call the folder: empty for the current one. `foreign` is a configuration that belongs to
    somebody else and is left alone.
    """

    folder: str
    called: str = ""
    configuration: str | None = None
    foreign: str | None = None

    def named(self, below: str) -> str:
        """What messages call a file, by its way from the root."""
        return f"{self.called}/{below}" if self.called and below else self.called or below


def find(asked: str | os.PathLike[str], within: str | None = None) -> Root:
    """The root of a file or a folder, by where it really is.

    Raises OSError where there is no current folder any more, and OutsideError for a file that leads out of the folder
    `within`.
    """
    asked = os.fspath(asked)
    folder = os.path.realpath(asked) if within is None else contained(asked, within)
    if not stat.S_ISDIR(_mode(folder)):
        folder = os.path.dirname(folder)
    foreign = None
    for here in (folder, *parents(folder)):
        for path in _configurations(here):
            if _is_trusted(path, asked):
                return Root(here, _called(here, asked), path)
            foreign = foreign or path
    return Root(folder, _called(folder, asked), foreign=foreign)


class Roots:
    """The roots of several files; files of one folder share one, as it was called first."""

    def __init__(self) -> None:
        self._by_place: dict[str, Root] = {}
        self._by_folder: dict[str, Root] = {}

    def get(self, path: str, within: str | None = None) -> Root:
        """The root of a file: of a link, that of what it leads to. Raises as `find` does."""
        place = path if os.path.islink(path) else os.path.dirname(path) or os.curdir
        if place not in self._by_place:
            found = find(path, within)
            self._by_place[place] = self._by_folder.setdefault(found.folder, found)
        return self._by_place[place]


def rooted(folder: str | os.PathLike[str]) -> Root:
    """A folder that is the root, with its own configuration if it has one."""
    from pathlib import Path  # only here, as its import takes a while

    real = os.path.realpath(folder)
    called = "" if os.fspath(folder) == os.curdir else Path(folder).as_posix()
    return Root(real, called, next(_configurations(real), None))


def _called(folder: str, asked: str) -> str:
    """A folder as messages name it: by its way from the current folder, unless `asked` is absolute."""
    near = folder if os.path.isabs(asked) else os.path.relpath(folder)
    return "" if near == os.curdir else near.replace(os.sep, "/")


def _configurations(folder: str) -> Iterator[str]:
    """The files of a folder that configure svc, the one that counts first."""
    own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
    if stat.S_ISREG(_mode(own)):
        yield own
    if stat.S_ISREG(_mode(shared)) and _speaks_of_svc(shared):
        yield shared


def _mode(path: str) -> int:
    """What is at a path, as the system says it; 0 for nothing. Raises OSError where that can't be seen."""
    try:
        return os.stat(path).st_mode
    except OSError as error:
        if error.errno not in ABSENT:
            raise
        return 0


def _speaks_of_svc(path: str) -> bool:
    """Whether a file that configures several tools configures svc too; one that can't be read, or leads out of its
    folder, is left to the others."""
    try:
        text = (contents(contained(path, os.path.dirname(path)), follow=False) or b"").decode("utf-8-sig")
    except (OSError, ValueError, FileError):
        return False
    if "svc" not in text or len(text) > limits.FILE:
        return False
    from svc.project.toml import TABLE, table

    return table(text, TABLE) is not None


def _is_trusted(path: str, asked: str) -> bool:
    """Whether a configuration belongs to the user, to root, or to whom the files belong that were asked about."""
    if sys.platform == "win32":
        return True
    try:
        owner = os.stat(path).st_uid
        return owner in (os.geteuid(), 0) or owner == os.stat(asked).st_uid
    except OSError:
        return False
