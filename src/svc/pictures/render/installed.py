"""Finds the program of the wheel `graphviz-pure`, however it was installed along with svc. Runs nothing."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NAME = "graphviz-pure"
_ONE_AT_A_TIME = threading.Lock()


def program() -> Path | None:
    """The program in the first of the `places` that has it, else on the path."""
    beside = (shutil.which(NAME, path=place) for place in places())
    found = next(filter(None, beside), None) or shutil.which(NAME)
    return Path(found) if found else None


def places() -> Iterator[str]:
    """The folders where it may be, each once; the slow look at what is installed comes last."""
    seen: set[str] = set()
    for place in map(str, _places()):
        if place not in seen:
            seen.add(place)
            yield place


def _places() -> Iterator[Path | str]:
    yield Path(sys.executable or ".").parent
    scripts, *of_users = _scripts()
    yield scripts
    yield from of_users
    # Beside the packages: `pip install --target`, a shiv, a program made by PyInstaller.
    packages = Path(__file__).parents[3]
    yield packages / "bin"
    yield packages / Path(scripts).name
    yield from _recorded()


def _scripts() -> list[str]:
    """The folders of programs of this Python and of its user, if it has one.

    Python fills its table of settings at the first look, and before 3.12 other threads could see a part of it.
    """
    import sysconfig

    with _ONE_AT_A_TIME:
        folders = [sysconfig.get_path("scripts")]
        with suppress(AttributeError):  # a frozen Python has no folders of users
            folders.append(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    return folders


def _recorded() -> Iterator[Path]:
    """Where the installer says that it put the program, as in a pex or below a prefix, or beside that package."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        wheel = distribution(NAME)
    except PackageNotFoundError:
        return
    for file in wheel.files or ():
        if file.stem == NAME:
            yield Path(str(wheel.locate_file(file))).resolve().parent
    yield Path(str(wheel.locate_file("bin")))
