"""The paths of a command: which files they mean, and what messages call them."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from svc.cli.printing.output import complain
from svc.diagnostics.errors import FileError
from svc.diagnostics.limits import FILE
from svc.project import files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from svc.diagnostics.diagnostic import Diagnostic
    from svc.project.files_below import Below
    from svc.project.project import Project
    from svc.project.root import Root
    from svc.text.source import Source

    class Walkable(Protocol):
        """A project as far as a walk needs it."""

        @property
        def root(self) -> Root:
            """Where it begins."""

        def below(self, folder: str, unreadable: Callable[[OSError], None]) -> Below:
            """What is below one of its folders."""


STDIN = "-"


class Input(NamedTuple):
    """A file to read, or standard input where there is no path; `name` is what messages call it.

    A file that the user named may be a link to anywhere. One that a walk found must not lead out of `within`, the root
    of the project that was walked. `real` is where the file was when it was found.
    """

    name: str
    path: str | None
    within: str | None = None
    real: str | None = None


class Gathered(NamedTuple):
    """The files that paths mean, each once, and whether every path meant one; the linked folders that lead out of
    their project, with it, by what messages call them."""

    inputs: list[Input]
    complete: bool
    outside: "Mapping[str, Project]"


def gather(
    paths: Iterable[str], force_exclude: bool = False, around: "Callable[[str], Walkable] | None" = None
) -> Gathered:
    """The files of all paths: a folder stands for every `.vsc` file below it. Complains of those that hold none.

    `force_exclude` leaves out what the configuration excludes even where a path names it, without a complaint.
    `around` opens the project of a folder, where that is not to be done in the ordinary way.
    """
    inputs: dict[str, Input] = {}
    outside: dict[str, Any] = {}
    complete = True
    excluded = _excluded() if force_exclude else None
    for path in paths:
        if path == STDIN:
            inputs.setdefault(STDIN, Input(STDIN, None))
        elif excluded is not None and excluded(path):
            continue
        elif os.path.isdir(path):
            project = around(path) if around else _project(path)
            complete = _add_folder(path, project, inputs, outside) and complete
        else:
            _add_named(path, inputs)
    return Gathered(list(inputs.values()), complete, outside)


def read(given: Input) -> "tuple[Source, list[Diagnostic]]":
    """A text, and what is wrong with its bytes. Raises FileError, OutsideError if it leads out."""
    from svc.project import sources

    if given.path is not None:
        return sources.read(given.path, given.name, within=given.within)
    return sources.decode(standard_input(), STDIN)


def standard_input(most: int = FILE) -> bytes:
    """The bytes of standard input, one more than a file may have at most. Raises FileError."""
    if sys.stdin is None:
        raise FileError("standard input is closed")
    return sys.stdin.buffer.read(most + 1)


def write_result(given: str, target: str, data: bytes) -> None:
    """Write what was made of a file, unless it would take its place. Raises FileError."""
    if given != STDIN and os.path.exists(target) and os.path.exists(given) and os.path.samefile(given, target):
        raise FileError(f"{target} is the input file: choose another file to write to")
    files.write(target, data)


def _add_named(path: str, inputs: dict[str, Input]) -> None:
    """A user may name a link that a walk may not follow."""
    real = identity(path)
    name = inputs[real].name if real in inputs else _slashed(path)
    if os.path.islink(path):
        inputs.pop(files.own_path(path), None)
    inputs[real] = Input(name, path, real=real)


def _project(folder: str) -> "Project":
    from svc.project.project import Project

    return Project.around(folder)


def _excluded() -> Callable[[str], bool]:
    from svc.project.projects import Excluded

    return Excluded()


def _add_folder(folder: str, project: "Walkable", inputs: dict[str, Input], outside: dict[str, Any]) -> bool:
    unreadable: list[OSError] = []
    try:
        below, links = project.below(folder, unreadable.append)
    except OSError as wrong:  # without the rules of git, files would be taken that are not ours
        below, links, unreadable = [], [], [wrong]
    root = project.root.folder
    for path, real in below:
        if real not in inputs:
            mark = real if files.is_below(real, root) else files.own_path(path)  # each link that leads out counts
            inputs.setdefault(mark, Input(_below(folder, path), path, root, real))
    outside.update((_below(folder, path), project) for path in links)
    for error in unreadable:
        complain(f"svc: {_slashed(str(error.filename))} can't be read: {error.strerror}")
    if not below and not unreadable:
        complain(
            f"svc: no .vsc file below {_slashed(folder)} "
            "(hidden folders, virtual environments, what git ignores and what the configuration excludes are left out)"
        )
    return bool(below) and not unreadable


def _below(folder: str, path: str | os.PathLike[str]) -> str:
    """What messages call something below a folder that the user named."""
    relative = _slashed(os.path.relpath(path, folder))
    return relative if folder == os.curdir else f"{_slashed(folder).rstrip('/')}/{relative}"


def identity(path: str | os.PathLike[str]) -> str:
    """What two ways to one file have in common."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")
