"""Looks through folders for `.vsc` files. No linked folder is entered, so that a walk stays below its folder."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from svc.diagnostics import limits
from svc.project.files import opening
from svc.project.files.opening import OutsideError, contained
from svc.project.files.reading import contents
from svc.project.gitignore import ignored_below


def _none(path: Path, is_folder: bool) -> bool:
    return False


def _nothing(path: Path) -> None:
    pass


def below(
    folder: Path,
    unreadable: Callable[[OSError], None] | None = None,
    left_out: Callable[[Path, bool], bool] = _none,
    linked: Callable[[Path], None] = _nothing,
) -> list[Path]:
    """Every `.vsc` file below a folder, in the order of their paths; `unreadable` gets folders that can't be read, and
    `linked` those that are not entered.

    Left out are hidden folders, virtual environments, what git ignores, and what `left_out` says of a path, asked
    with whether it is a folder. A file may be a link to anywhere: say how far it may lead when you read it. Raises
    OSError if what git ignores can't be read.
    """
    by_git = ignored_below(folder, _rules)

    def ignored(path: Path, is_folder: bool) -> bool:
        return left_out(path, is_folder) or by_git(path, is_folder)

    found: list[Path] = []
    waiting = [(folder, os.path.realpath(folder))]
    while waiting:
        here, real = waiting.pop()
        try:
            entries = _entries(real)
        except OSError as error:
            if unreadable is not None:
                unreadable(OSError(error.errno, error.strerror, os.fspath(here)))
            continue
        inner: list[tuple[Path, str]] = []
        for each in entries:
            path = here / each.name
            if not each.is_folder:
                if each.name.endswith(".vsc") and not ignored(path, False):
                    found.append(path)
            elif not each.name.startswith(".") and not _is_environment(path, each) and not ignored(path, True):
                linked(path) if each.is_link else inner.append((path, os.path.join(real, each.name)))
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


def _is_environment(path: Path, entry: _Entry) -> bool:
    """Whether a folder is a virtual environment; of a linked one nothing is asked."""
    return not entry.is_link and os.path.exists(path / "pyvenv.cfg")


def _rules(path: Path, top: Path) -> str:
    """The text of a file with rules of git that must not lead out of a folder; nothing if there is none.

    A list in git's own folder may be elsewhere, as tools link that folder: then it does not count. Raises OSError if
    the file can't be read.
    """
    try:
        data = contents(contained(path, os.path.realpath(top)), follow=False)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OutsideError:
        if ".git" in path.parts:
            return ""
        raise OSError(errno.EINVAL, "is a link that leads out of the project", os.fspath(path)) from None
    if data is None or len(data) > limits.RULES:
        why = "is not a regular file" if data is None else f"has more than {limits.RULES:,} bytes"
        raise OSError(errno.EINVAL, why, os.fspath(path))
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
