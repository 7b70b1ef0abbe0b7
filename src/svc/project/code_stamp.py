"""Identifies the svc that runs, and its Python: results of another version do not count."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

import svc
from svc.project import files
from svc.project.digests import checksum, digest

CODE = (".py", ".lark", ".vsc")
"""Files that decide what svc finds: its code, the grammar, and the shipped catalogues."""
LOOKS = (".css", ".js")
"""Files that decide how its pages look."""
PACKAGE = os.path.dirname(svc.__file__)


@cache
def stamp() -> str:
    """Changes with the version of svc, with any of its files, and with Python.

    The version alone is not enough: a developer changes svc many times a day.
    """
    code = (PACKAGE, *_grammar()) if os.path.isdir(PACKAGE) else ()
    program = os.stat(sys.executable)  # that of a frozen program holds the code
    return digest(svc.__version__, sys.version, f"{program.st_size} {program.st_mtime_ns}", *sorted(_states(code)))


@cache
def code_digest() -> str:
    """Changes with the version of svc and with the text of any of its files, and is the same on every machine.

    It is for what is kept with results, which go from one machine to another.
    """
    folders = (PACKAGE, *_grammar()) if os.path.isdir(PACKAGE) else ()
    texts = sorted(_texts(each, each) for each in folders)
    return digest(svc.__version__, *(text for every in texts for text in every))


def _texts(top: str, folder: str) -> list[str]:
    """The paths of the files below a folder that decide what svc writes, each with the checksum of its bytes."""
    found: list[str] = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith((*CODE, *LOOKS)):
            found.append(f"{os.path.relpath(path, top)} {checksum(files.contents(path, follow=True) or b'')}")
        elif name != "__pycache__" and os.path.isdir(path):
            found += _texts(top, path)
    return found


def _grammar() -> Iterable[str]:
    """The folders of the grammar if it is outside the package, as in an editable install."""
    if os.path.isdir(os.path.join(PACKAGE, "grammar")):
        return ()
    return [os.path.realpath(each) for each in import_module("svc.grammar").__path__]


def _states(folders: Iterable[str]) -> Iterator[str]:
    """The paths of files, each with its size and the time of its last change."""
    waiting = list(folders)
    for folder in waiting:
        try:
            with os.scandir(folder) as entries:
                for each in entries:
                    if each.name.endswith(CODE):
                        state = each.stat()
                        yield f"{each.path} {state.st_size} {state.st_mtime_ns}"
                    elif each.is_dir() and each.name != "__pycache__":
                        waiting.append(each.path)
        except OSError:
            continue
