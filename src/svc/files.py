"""The one safe way to read a source and to write a result. Nothing else opens files."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from svc import codes, limits
from svc.diagnostics import Diagnostic
from svc.errors import FileError
from svc.ignoring import ignored_below
from svc.source import Place, Source

BOM = b"\xef\xbb\xbf"


def read(path: str | os.PathLike[str], name: str | None = None) -> tuple[Source, list[Diagnostic]]:
    """The text of a regular file, and what is wrong with its bytes: then the text is empty.

    `name` is what messages call it, else the path with `/`. Raises FileError if it can't be read.
    """
    called = name if name is not None else os.fspath(path).replace(os.sep, "/")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileError(f"{called} is not a regular file")
            data = file.read(limits.FILE + 1)
    except (OSError, ValueError) as error:
        raise FileError(f"{called} can't be read: {getattr(error, 'strerror', None) or error}") from error
    return decode(data, called)


def create(path: str | os.PathLike[str], text: str) -> None:
    """Write a new file, whole or not at all. Raises FileError if something stands there or it can't be written."""
    temporary = os.path.join(os.path.dirname(path), f".svc-{os.urandom(8).hex()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(descriptor)
            _give_name(temporary, os.fspath(path))
        finally:
            os.unlink(temporary)
    except FileExistsError as error:
        raise FileError(f"{os.fspath(path)} is there already and stays as it is") from error
    except OSError as error:
        raise FileError(f"{os.fspath(path)} can't be written: {error.strerror or error}") from error


def _give_name(temporary: str, path: str) -> None:
    """A second name for a file, never one that is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: what is there now is still not overwritten
        with open(temporary, "rb") as source, open(path, "xb") as target:
            target.write(source.read())


def decode(data: bytes, name: str) -> tuple[Source, list[Diagnostic]]:
    """Bytes as a text without byte order mark, and what is wrong with them: then the text is empty."""
    nothing = Source(name, "")
    if len(data) > limits.FILE:
        start = Place(nothing, (0, 0))
        return nothing, [limits.limit_exceeded(start, "this file", limits.FILE, "bytes", "split it into several files")]
    mark = len(BOM) if data.startswith(BOM) else 0
    try:
        return Source(name, data[mark:].decode("utf-8")), []
    except UnicodeDecodeError as error:
        return nothing, [invalid_encoding(name, data, mark, mark + error.start)]


def invalid_encoding(name: str, data: bytes, mark: int, offset: int) -> Diagnostic:
    """The finding for bytes that are no UTF-8, at the place that the text before them reaches."""
    before = Source(name, data[mark:offset].decode("utf-8"))
    place = Place(before, (len(before.text), len(before.text)))
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0"
    help = f"byte {data[offset]:#04x}: save the file as UTF-8" + (", it looks like UTF-16" if utf16 else "")
    return codes.BY_NAME["invalid-encoding"].at(place, offset=offset, help=help)


def write(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a result whole or not at all: into a temporary file beside it, which then takes its place.

    A file that is there keeps its mode; of a link, what it points at is written. Raises FileError.
    """
    called = os.fspath(path).replace(os.sep, "/")
    temporary = None
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            raise FileError(f"{called} can't be written: it is not a regular file")
        if target.exists() and not os.access(target, os.W_OK):
            raise FileError(f"{called} can't be written: it is write-protected")
        temporary = target.with_name(f".svc-{os.urandom(8).hex()}")
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(f"{called} can't be written: {getattr(error, 'strerror', None) or error}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def below(folder: Path, unreadable: Callable[[OSError], None] | None = None) -> list[Path]:
    """Every `.vsc` file below a folder, in the order of their paths; told of folders that can't be read.

    Left out are hidden folders, virtual environments, and what git ignores.
    """
    ignored = ignored_below(folder)
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(root)
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".")
            and not os.path.exists(here / each / "pyvenv.cfg")
            and not ignored(here / each, True)
        )
        found.extend(here / each for each in sorted(names) if each.endswith(".vsc") and not ignored(here / each, False))
    return found
