"""The one safe way to read a source and to write a result. Nothing else opens files."""

import errno
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from svc import codes, limits
from svc.diagnostics import Diagnostic
from svc.errors import FileError
from svc.ignoring import ignored_below
from svc.source import Place, Source

if sys.platform != "win32":
    import fcntl

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


def rewrite(path: str | os.PathLike[str], before: str, after: str) -> None:
    """Give a file another text, whole or not at all; `before` is the text that was read from it.

    Mode, group, extended attributes and byte order mark stay; of a link, what it points at is written. Raises
    FileError, and the file stays as it is, where it has changed since, is write-protected, belongs to somebody else,
    or has other names, which would go on with the old text.
    """
    called = os.fspath(path).replace(os.sep, "/")
    try:
        target = Path(path).resolve(strict=True)
        seen = target.stat()
        if reason := _untouchable(target, seen):
            raise FileError(f"{called} can't be written: {reason}")
        data = target.read_bytes()
        mark = BOM if data.startswith(BOM) else b""
        with _beside(target) as (temporary, file):
            file.write(mark + after.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
            _dress(temporary, target, seen)
            if data != mark + before.encode("utf-8") or _changed(seen, target.stat()):
                raise FileError(f"{called} can't be written: it has changed since it was read")
            if sys.platform == "win32":
                file.close()  # an open file can't be renamed there
            os.replace(temporary, target)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(f"{called} can't be written: {getattr(error, 'strerror', None) or error}") from error


def _untouchable(target: Path, seen: os.stat_result) -> str:
    """Why a file can't get another text without harm; empty if it can."""
    if not stat.S_ISREG(seen.st_mode):
        return "it is not a regular file"
    if not seen.st_mode & 0o222 or not os.access(target, os.W_OK):
        return "it is write-protected"
    if seen.st_nlink > 1:
        return "it has other names (hard links), which would keep the old text"
    if sys.platform != "win32" and seen.st_uid != os.geteuid():
        return "it belongs to somebody else"
    return ""


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside another one, taken away at the end unless it was given another name.

    Its name follows from the other's, so that the next run takes over what a killed one has left, and it is locked,
    so that no two runs write to it.
    """
    temporary = target.with_name(f".svc-{zlib.crc32(os.fsencode(target.name)):08x}")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o600), "r+b") as file:
        if not _locked(file):
            raise OSError("another run is writing it")
        try:
            if _untouchable(temporary, os.fstat(file.fileno())) or not _names(temporary, file):
                raise OSError("another run has just written it")
            file.truncate()
            yield temporary, file
        finally:
            with suppress(OSError, ValueError):
                if _names(temporary, file):
                    temporary.unlink()


def _locked(file: BinaryIO) -> bool:
    """Whether a file is ours alone from now on, until it is closed."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
    return True


def _names(path: Path, file: BinaryIO) -> bool:
    """Whether a path is the name of an open file."""
    return path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno()))


def _changed(seen: os.stat_result, now: os.stat_result) -> bool:
    return (seen.st_ino, seen.st_mtime_ns, seen.st_size) != (now.st_ino, now.st_mtime_ns, now.st_size)


def _dress(temporary: Path, target: Path, seen: os.stat_result) -> None:
    """Give a new file the group, the mode and the extended attributes of the one that it is to replace."""
    if sys.platform != "win32" and temporary.stat().st_gid != seen.st_gid:
        os.chown(temporary, -1, seen.st_gid)
    temporary.chmod(stat.S_IMODE(seen.st_mode))
    if sys.platform == "linux":
        theirs, ours = _attributes(target), _attributes(temporary)
        for name, value in theirs.items():
            if ours.get(name) != value:
                os.setxattr(temporary, name, value)


def _attributes(path: Path) -> dict[str, bytes]:
    """The extended attributes of a file; none where the file system has none."""
    try:
        return {name: os.getxattr(path, name) for name in os.listxattr(path)}
    except OSError as error:
        if error.errno != errno.ENOTSUP:
            raise
        return {}


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
