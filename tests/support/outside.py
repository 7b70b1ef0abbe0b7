"""A project whose links lead out of it, and a watch over what lies there."""

import os
import posix
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

from tests.support.folders import RESTORE, write

SECRET = "s3cr3t"
"""Stands in everything outside, also in the names there, and nowhere else."""
HOSTILE = (
    f'stream {SECRET} "the {SECRET}"\n'
    f'  user->engage:{SECRET} # svc: allow VSC303 because "{SECRET}" until 2020-01-01\n'
    f"  engage -> {SECRET}\n  engage -> deliver_support : incidnts\n"
)
"""What would be quoted, laid out, fixed, counted and drawn."""
OUTSIDE = {
    f"secret/{SECRET}.vsc": HOSTILE,
    "secret/same.vsc": HOSTILE,
    f"secret/deep/{SECRET}.vsc": HOSTILE,
    "secret/svc.toml": f'{SECRET} = "{SECRET}"\n',
    "secret/pyproject.toml": f'[tool.svc]\n{SECRET} = "{SECRET}"\n',
    "secret/rules": f"{SECRET}\n",
    "secret/acme.vsc": f"catalogue {SECRET} extends itil4\n",
    f"proj-evil/{SECRET}.vsc": HOSTILE,
    "picture.svg": SECRET,
}
FILE_LINKS = {
    "file.vsc": f"../secret/{SECRET}.vsc",
    "absolute.vsc": "{root}/secret/same.vsc",
    "chain.vsc": "hop",
    "through.vsc": f"out/{SECRET}.vsc",
    "broken.vsc": f"../secret/{SECRET}.none.vsc",
    "sibling.vsc": f"../proj-evil/{SECRET}.vsc",
    "pipe.vsc": "../secret/pipe",
    "folder.d/inner.vsc": f"../../secret/{SECRET}.vsc",
    "environment.vsc": "/proc/self/environ",
    "device.vsc": "/dev/zero",
}
"""Links that a walk takes for files, and where they lead."""
FOLDER_LINKS = {"out": "../secret", "evil": "../proj-evil", "up": "..", "named.vsc": "../secret", "self": "/proc/self"}
"""Links that a walk takes for folders."""
INSIDE = {"again.vsc": "good.vsc", "here": ".", "in": "folder.d"}
"""Links that stay below the root."""


def hostile(folder: Path) -> Path:
    """Make the project and all that lies outside; the project is given back."""
    write(
        folder,
        {**OUTSIDE, "proj/good.vsc": f"stream good\n{RESTORE}", "proj/folder.d/good.vsc": f"stream inner\n{RESTORE}"},
    )
    os.mkfifo(folder / "secret" / "pipe")
    root = folder / "proj"
    for name, to in {**FILE_LINKS, **FOLDER_LINKS, **INSIDE, "hop": f"../secret/{SECRET}.vsc"}.items():
        (root / name).symlink_to(to.replace("{root}", os.fspath(folder)))
    return root


def elsewhere(act: Any) -> None:
    """Do what somebody else does to the disk meanwhile: in a thread, as svc itself may not."""
    other = Thread(target=act)
    other.start()
    other.join()


_watched: list[tuple[set[tuple[int, int]], list[str]]] = []
"""What lies outside, by device and inode, and what was done with it."""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watched or event not in ("open", "os.listdir", "os.scandir", "sqlite3.connect"):
        return
    if not isinstance(arguments[0], str | bytes):
        return  # what is open already
    flags = arguments[2] if event == "open" else 0
    if flags & os.O_PATH:
        return  # opens nothing
    outside, found = _watched[-1]
    try:  # as the system sees it now, also while calls of `os` are made to fail
        seen = (posix.lstat if flags & (os.O_NOFOLLOW | os.O_EXCL) else posix.stat)(arguments[0])
    except OSError:
        return
    if (seen.st_dev, seen.st_ino) in outside or (seen.st_dev in _devices() and arguments[0] != os.devnull):
        found.append(f"{event} {arguments!r}")


@cache
def _devices() -> set[int]:
    """Where processes and devices are."""
    return {posix.stat("/proc").st_dev, posix.stat("/dev").st_dev}


sys.addaudithook(_hook)


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Within, nothing beside the project in a folder is opened, listed or changed."""
    before = _state(folder)
    found: list[str] = []
    _watched.append(({identity for identity, *_ in before.values()}, found))
    try:
        yield
    finally:
        _watched.pop()
    assert not found, found
    assert _state(folder) == before


State = dict[str, tuple[tuple[int, int], int, int, str]]


def _state(folder: Path) -> State:
    """All that lies outside, as it is."""
    found: State = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        if not path.is_relative_to(folder / "proj"):
            seen = path.lstat()
            text = path.read_text("utf-8") if path.is_file() else ""
            found[os.fspath(path)] = ((seen.st_dev, seen.st_ino), seen.st_mode, seen.st_mtime_ns if text else 0, text)
    return found
