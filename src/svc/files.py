"""The one safe way to read a source and to write a result. Nothing else opens files."""

import errno
import os
import stat
import sys
import time
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
PATIENCE = 5.0
"""Seconds to wait for another run that writes the same file."""


def read(
    path: str | os.PathLike[str], name: str | None = None, *, follow: bool = True
) -> tuple[Source, list[Diagnostic]]:
    """The text of a regular file, and what is wrong with its bytes: then the text is empty.

    `name` is what messages call it, else the path with `/`. A link is followed unless not `follow`. Raises FileError
    if it can't be read.
    """
    called = name if name is not None else os.fspath(path).replace(os.sep, "/")
    try:
        data = _regular(path, 0 if follow else getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError) as error:
        raise FileError(f"{called} can't be read: {getattr(error, 'strerror', None) or error}") from error
    if data is None:
        raise FileError(f"{called} is not a regular file")
    return decode(data, called)


def _regular(path: str | os.PathLike[str], more: int = 0) -> bytes | None:
    """The bytes of a regular file, at most one more than the limit; None for what is no regular file."""
    more |= getattr(os, "O_NONBLOCK", 0)  # waits for nobody who writes
    with open(path, "rb", opener=lambda path, flags: os.open(path, flags | more)) as file:
        return file.read(limits.FILE + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def create(path: str | os.PathLike[str], text: str) -> None:
    """Write a new file, whole or not at all. Raises FileError if something stands there or it can't be written."""
    called = os.fspath(path).replace(os.sep, "/")
    try:
        with _beside(Path(path), 0o666) as (temporary, file):
            _fill(file, text.encode("utf-8"))
            if not _named(temporary, path):
                raise FileError(f"{called} is there already and stays as it is")
    except (OSError, ValueError) as error:
        raise FileError(f"{called} can't be written: {getattr(error, 'strerror', None) or error}") from error


def _named(temporary: Path, path: str | os.PathLike[str]) -> bool:
    """Give a file a second name, and whether that was still free."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: what is there now is still not overwritten
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return False
        try:
            os.replace(temporary, path)
        except OSError:
            os.unlink(path)
            raise
    return True


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
    try:
        target = Path(path).resolve()
        there = target.exists()
        if there and not target.is_file():
            raise FileError(f"{called} can't be written: it is not a regular file")
        if there and not os.access(target, os.W_OK):
            raise FileError(f"{called} can't be written: it is write-protected")
        with _beside(target, 0o600 if there else 0o666) as (temporary, file):
            _fill(file, data)
            if there:
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            _replace(target, temporary, file)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(f"{called} can't be written: {getattr(error, 'strerror', None) or error}") from error


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
        with _beside(target, 0o600) as (temporary, file):
            _fill(file, mark + after.encode("utf-8"))
            _dress(temporary, target, seen)
            if data != mark + before.encode("utf-8") or _changed(seen, target.stat()):
                raise FileError(f"{called} can't be written: it has changed since it was read")
            _replace(target, temporary, file)
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
def _beside(target: Path, mode: int) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside another one, taken away at the end unless it was given another name.

    Its name follows from the other's, so that the next run finds what a killed one has left, and it is locked, so
    that no two runs write to it.
    """
    temporary = target.with_name(f".svc-{zlib.crc32(os.fsencode(target.name)):08x}")
    with _alone(temporary, mode) as file:
        ours = os.fstat(file.fileno())
        try:
            yield temporary, file
        finally:
            if sys.platform == "win32":
                file.close()  # an open file can't be taken away there
            with suppress(OSError):
                if os.path.samestat(temporary.stat(), ours):
                    temporary.unlink()


def _alone(temporary: Path, mode: int) -> BinaryIO:
    """A new file that no other run has: waits for those that are at it, and takes away what a killed one has left."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            _tidy(temporary)
            continue
        file = os.fdopen(descriptor, "wb")
        try:
            if _locked(file) and _names(temporary, file):
                return file
        except BaseException:
            temporary.unlink(missing_ok=True)
            file.close()
            raise
        file.close()
    raise OSError("another run is writing it")


def _tidy(temporary: Path) -> None:
    """Take a file away that a killed run has left, or wait a little if its run is alive."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with (
        suppress(FileNotFoundError),
        open(temporary, "rb", opener=lambda path, flags: os.open(path, flags | careful)) as left,
    ):
        if not _locked(left):
            time.sleep(0.01)
        elif _names(temporary, left):
            temporary.unlink()


def _fill(file: BinaryIO, data: bytes) -> None:
    """Write all of a file, and wait until the disk has it."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _replace(target: Path, temporary: Path, file: BinaryIO) -> None:
    """Put a file in the place of another one."""
    if not _names(temporary, file):
        raise OSError("another run has just written it")
    if sys.platform == "win32":
        file.close()  # an open file can't be renamed there
    os.replace(temporary, target)


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


def private_folder(path: Path) -> None:
    """Make a folder that is the user's alone, with those above it, unless it is there. Raises OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def discard(path: Path) -> None:
    """Take a file away that holds nothing of worth. Raises OSError, but not where there is none."""
    path.unlink(missing_ok=True)


def _none(path: Path, is_folder: bool) -> bool:
    return False


def below(
    folder: Path,
    unreadable: Callable[[OSError], None] | None = None,
    left_out: Callable[[Path, bool], bool] = _none,
) -> list[Path]:
    """Every `.vsc` file below a folder, in the order of their paths; told of folders that can't be read.

    Left out are hidden folders, virtual environments, what git ignores, and what `left_out` says of a path, asked
    with whether it is a folder. Raises OSError if what git ignores can't be read.
    """
    by_git = ignored_below(folder, _rules)

    def ignored(path: Path, is_folder: bool) -> bool:
        return left_out(path, is_folder) or by_git(path, is_folder)

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


def _rules(path: Path) -> str:
    """What stands in a file with rules of git; nothing if there is none. Raises OSError if it can't be read."""
    try:
        data = _regular(path)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if data is None or len(data) > limits.RULES:
        why = "is not a regular file" if data is None else f"has more than {limits.RULES:,} bytes"
        raise OSError(errno.EINVAL, why, os.fspath(path))
    return data.decode("utf-8", "surrogateescape")
