"""Where a project begins: the nearest folder with a configuration, else the folder that was asked about."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from svc.diagnostics.errors import FileError
from svc.project.files import contained, read

OWN = "svc.toml"
SHARED = "pyproject.toml"


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
    folder = Path(os.path.realpath(asked) if within is None else contained(asked, within))
    if not folder.is_dir():
        folder = folder.parent
    foreign = None
    for here in (folder, *folder.parents):
        for name in _configurations(here):
            path = here / name
            if _is_trusted(path, asked):
                return Root(str(here), _called(here, asked), str(path))
            foreign = foreign or str(path)
    return Root(str(folder), _called(folder, asked), foreign=foreign)


def rooted(folder: str | os.PathLike[str]) -> Root:
    """A folder that is the root, with its own configuration if it has one."""
    real = Path(os.path.realpath(folder))
    found = next((str(real / name) for name in _configurations(real)), None)
    return Root(str(real), "" if os.fspath(folder) == os.curdir else Path(folder).as_posix(), found)


def _called(folder: Path, asked: str) -> str:
    """A folder as messages name it: by its way from the current folder, unless `asked` is absolute."""
    if os.path.isabs(asked):
        return folder.as_posix()
    near = os.path.relpath(folder).replace(os.sep, "/")
    return "" if near == "." else near


def _configurations(folder: Path) -> Iterator[str]:
    """The files of a folder that configure svc, the one that counts first."""
    if (folder / OWN).is_file():
        yield OWN
    if (folder / SHARED).is_file() and _speaks_of_svc(folder / SHARED):
        yield SHARED


def _speaks_of_svc(path: Path) -> bool:
    """Whether a file that configures several tools configures svc too; one that can't be read, or leads out of its
    folder, is left to the others."""
    try:
        text = read(path, within=str(path.parent))[0].text
    except FileError:
        return False
    if "svc" not in text:
        return False
    from svc.project.toml import TABLE, table

    return table(text, TABLE) is not None


def _is_trusted(path: Path, asked: str) -> bool:
    """Whether a configuration belongs to the user, to root, or to whom the files belong that were asked about."""
    if sys.platform == "win32":
        return True
    try:
        owner = path.stat().st_uid
        return owner in (os.geteuid(), 0) or owner == os.stat(asked).st_uid
    except OSError:
        return False
