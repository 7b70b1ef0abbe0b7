"""Looks through folders for `.vsc` files. No linked folder is entered, so that a walk stays below its folder."""

import errno
import os
from collections.abc import Callable
from typing import NamedTuple

from svc.diagnostics import limits
from svc.project.files import opening
from svc.project.files.reading import contents
from svc.project.gitignore import ignored_below


class Walked(NamedTuple):
    """What a walk met: its path as the folder was given, and its real path."""

    path: str
    real: str


def _none(path: str, is_folder: bool) -> bool:
    return False


def _nothing(met: Walked) -> None:
    pass


def below(
    folder: str | os.PathLike[str],
    unreadable: Callable[[OSError], None] | None = None,
    left_out: Callable[[str, bool], bool] = _none,
    linked: Callable[[Walked], None] = _nothing,
) -> list[Walked]:
    """Every `.vsc` file below a folder, in the order of their paths; `unreadable` gets folders that can't be read, and
    `linked` those that are not entered.

    Hidden folders, virtual environments and what git ignores are left out. So is any path for which `left_out` is true:
    it gets the path in the real place of its folder, and whether it is a folder. A file may be a link to anywhere: say
    how far it may lead when you read it. Raises OSError if what git ignores can't be read.
    """
    top = os.path.realpath(folder)
    by_git = ignored_below(top, _rules)

    def ignored(path: str, is_folder: bool) -> bool:
        return left_out(path, is_folder) or by_git(path, is_folder)

    found: list[Walked] = []
    waiting = [Walked(os.fspath(folder), top)]
    while waiting:
        here, real = waiting.pop()
        try:
            entries = _entries(real)
        except OSError as error:
            if unreadable is not None:
                unreadable(OSError(error.errno, error.strerror, here))
            continue
        inner: list[Walked] = []
        for each in entries:
            there = os.path.join(real, each.name)
            met = Walked(each.name if here == os.curdir else os.path.join(here, each.name), there)
            if not each.is_folder:
                if each.name.endswith(".vsc") and not ignored(there, False):
                    found.append(met._replace(real=os.path.realpath(there)) if each.is_link else met)
            elif not each.name.startswith(".") and not _is_environment(there, each) and not ignored(there, True):
                linked(met._replace(real=os.path.realpath(there))) if each.is_link else inner.append(met)
        waiting.extend(reversed(inner))
    return found


class _Entry(NamedTuple):
    name: str
    is_folder: bool
    is_link: bool


def _entries(real: str) -> list[_Entry]:
    """The entries of a folder, in the order of the names. Raises OSError."""
    with opening.folder(real) as opened, os.scandir(opened) as entries:
        return sorted(_Entry(each.name, _is_folder(each), each.is_symlink()) for each in entries)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_environment(path: str, entry: _Entry) -> bool:
    """Whether a folder is a virtual environment; of a linked one nothing is asked."""
    return not entry.is_link and os.path.exists(os.path.join(path, "pyvenv.cfg"))


def _rules(path: str) -> str:
    """The text of a file with rules of git; nothing if there is none, or a link is on the way to it below a folder
    that is given by its real path.

    To git itself a `.gitignore` that is a link does not count either. Raises OSError if the file can't be read.
    """
    if os.path.islink(path) or os.path.realpath(path) != path:  # one may lead to itself
        return ""
    try:
        data = contents(path, follow=False)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if data is None or len(data) > limits.RULES:
        why = "is not a regular file" if data is None else f"has more than {limits.RULES:,} bytes"
        raise OSError(errno.EINVAL, why, path)
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
