"""Which files a `use` line may name: by its words alone, and then by where it leads below the root of a project.

A path is relative, with `/` between its parts, on every system. Nothing is computed, nothing leads out of the root,
and a name is written as it is on the disk, also where the disk would not mind.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from svc.diagnostics.errors import FileError
from svc.project.files import OutsideError, contained
from svc.project.files import names as listed
from svc.text.near_names import near
from svc.text.pattern import Pattern

ENDING = ".vsc"
_DEVICE = Pattern(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_SCHEME = Pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PLAIN = 'write the path from this file, such as "../catalogues/acme.vsc"'
_OUTSIDE = (
    "put an empty svc.toml into the folder that contains both files: it makes that folder the root, "
    "below which files may use each other"
)


class RefusedError(Exception):
    """A path that is not followed: why, and what to do."""

    def __init__(self, why: str, help: str = _PLAIN) -> None:
        super().__init__(why)
        self.why, self.help = why, help


class MissingError(Exception):
    """A path where there is no file; `instead` are paths that are near, for its last name."""

    def __init__(self, instead: tuple[str, ...] = ()) -> None:
        super().__init__("there is no such file")
        self.instead = instead


def refuse(path: str) -> None:
    """Raise RefusedError for a path that is refused by its words, before anything is asked of the disk."""
    parts = path.split("/")
    if _SCHEME.match(path) and "//" in path:
        raise RefusedError("is an address: nothing is read over the network", "copy that file into the project")
    if path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path):
        raise RefusedError("is not a relative path")
    if path.startswith("~") or any(sign in path for sign in "$%"):
        raise RefusedError("is a computed path: svc takes names literally")
    if "\\" in path:
        raise RefusedError("is written with backslashes: separate names with / on every system")
    if any(not part.isprintable() or set(part) & set(':*?"<>|') for part in parts):
        raise RefusedError("contains a character that some systems do not allow in file names")
    if any(_DEVICE.match(part) for part in parts):
        raise RefusedError("is the name of a device on some systems", "give the file another name")
    if any(part not in (".", "..") and part != part.rstrip(". ") for part in parts):
        raise RefusedError("has a name that ends with a space or a dot")
    if not path.endswith(ENDING) or "" in parts:
        raise RefusedError("is not the path of a .vsc file")


Listing = Callable[[str], Iterable[str]]
"""The names in a folder; OSError where it can't be read."""


class Target(NamedTuple):
    """A file below a root: its real path, and the way to it from the root with `/`."""

    real: str
    below: str


def target(root: str, folder: str, path: str, listing: Listing = listed) -> Target:
    """The file that a path means which is written in a file of some folder; root and folder are real paths.

    Raises RefusedError if it leaves the root, MissingError if nothing is there, and FileError if a folder on the
    way can't be read.
    """
    refuse(path)
    names = [part for part in os.path.relpath(folder, root).replace(os.sep, "/").split("/") if part != "."]
    if names[:1] == [".."]:
        raise RefusedError("is used by a file outside of the project", _OUTSIDE)
    for part in path.split("/"):
        if part == "..":
            if not names:
                raise RefusedError("leads out of the project", _OUTSIDE)
            names.pop()
        elif part != ".":
            names.append(_as_on_disk(_beneath(root, names), part, listing, path))
    return Target(_beneath(root, names), "/".join(names))


def _beneath(root: str, names: Iterable[str]) -> str:
    """The real path of what is below a root. Raises RefusedError where a link leads out: nothing is asked of what
    is there, not even its names."""
    try:
        return contained(os.path.join(root, *names), root)
    except OutsideError:
        raise RefusedError("leads out of the project through a link", _OUTSIDE) from None


def _as_on_disk(folder: str, name: str, listing: Listing, path: str) -> str:
    """A name as the disk has it: the same, or the same letters in another form of Unicode."""
    try:
        there = list(listing(folder))
    except (FileNotFoundError, NotADirectoryError):
        raise MissingError from None
    except OSError as error:
        raise FileError(f"the folder of {name} can't be read: {error.strerror}") from error
    if name in there:
        return name
    wanted = unicodedata.normalize("NFC", name)
    for each in sorted(there):
        if unicodedata.normalize("NFC", each) == wanted:
            return each
    before, _, last = path.rpartition("/")
    likes = near(name, sorted(each for each in there if each.endswith(ENDING)))[:3] if name == last else ()
    raise MissingError(tuple(f"{before}/{each}" if before else each for each in likes))
