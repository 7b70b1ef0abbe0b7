"""The paths of a command: which files they mean, and what messages call them."""

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

from svc import files
from svc.cli.output import complain
from svc.diagnostics import Diagnostic
from svc.errors import FileError
from svc.limits import FILE
from svc.project import Project
from svc.project.several import Excluded
from svc.source import Source

STDIN = "-"


class Input(NamedTuple):
    """A file to read, or standard input where there is no path; `name` is what messages call it."""

    name: str
    path: str | None


class Gathered(NamedTuple):
    """The files that paths mean, each once, and whether every path meant one."""

    inputs: list[Input]
    complete: bool


def gather(paths: Iterable[str], force_exclude: bool = False) -> Gathered:
    """The files of all paths: a folder stands for every `.vsc` file below it. Complains of those that hold none.

    `force_exclude` leaves out what the configuration excludes even where a path names it, without a complaint.
    """
    found: dict[str, Input] = {}
    complete = True
    excluded = Excluded() if force_exclude else None
    for path in paths:
        if path == STDIN:
            found.setdefault(STDIN, Input(STDIN, None))
        elif excluded is not None and excluded(path):
            continue
        elif os.path.isdir(path):
            complete = _add_folder(path, found) and complete
        else:
            found.setdefault(identity(path), Input(_slashed(path), path))
    return Gathered(list(found.values()), complete)


def read(given: Input) -> tuple[Source, list[Diagnostic]]:
    """A text, and what is wrong with its bytes. Raises FileError."""
    if given.path is not None:
        return files.read(given.path, given.name)
    return files.decode(standard_input(), STDIN)


def standard_input() -> bytes:
    """The bytes of standard input, one more than a file may have at most. Raises FileError."""
    if sys.stdin is None:
        raise FileError("standard input is closed")
    return sys.stdin.buffer.read(FILE + 1)


def _add_folder(folder: str, found: dict[str, Input]) -> bool:
    unreadable: list[OSError] = []
    try:
        below = Project.around(folder).below(folder, unreadable.append)
    except OSError as wrong:  # without the rules of git, files would be taken that are none of ours
        below, unreadable = [], [wrong]
    for path in below:
        relative = _slashed(os.path.relpath(path, folder))
        name = relative if folder == os.curdir else f"{_slashed(folder).rstrip('/')}/{relative}"
        found.setdefault(identity(path), Input(name, os.fspath(path)))
    for error in unreadable:
        complain(f"svc: {_slashed(str(error.filename))} can't be read: {error.strerror}")
    if not below and not unreadable:
        complain(
            f"svc: no .vsc file below {_slashed(folder)} "
            "(hidden folders, virtual environments, what git ignores and what the configuration excludes are left out)"
        )
    return bool(below) and not unreadable


def identity(path: str | os.PathLike[str]) -> str:
    """What two ways to one file have in common."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")
