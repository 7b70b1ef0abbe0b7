"""Writes a result whole or not at all: into a temporary file beside it, which then takes its place."""

import errno
import os
import stat
import sys
from typing import BinaryIO

from svc.diagnostics.errors import FileError
from svc.project.files.beside import beside, fill, replace
from svc.project.files.opening import contained, own_path
from svc.project.files.reading import AT_ONCE, BOM
from svc.project.files.spot import Spot, held

AnyPath = str | os.PathLike[str]


def create(path: AnyPath, text: str) -> None:
    """Write a new file, whole or not at all. Raises FileError if something is there, a link too, or it can't be
    written."""
    called = _called(path)
    try:
        with held(own_path(path)) as spot, beside(spot, 0o666) as (temporary, file):
            fill(file, text.encode("utf-8"))
            if not _named(temporary, spot):
                raise FileError(f"{called} already exists; not overwritten")
    except (OSError, ValueError) as error:
        raise _unwritten(called, error) from error


def write(path: AnyPath, data: bytes, *, follow: bool = True) -> None:
    """Write a result, whole or not at all.

    A file that is there keeps its mode; of a link, what it points at is written, wherever that is: a user may name
    one. Unless `follow`, nothing is written where a link is. Raises FileError.
    """
    called = _called(path)
    try:
        with held(os.path.realpath(path) if follow else own_path(path)) as spot:
            seen = spot.state()
            if seen is not None and stat.S_ISLNK(seen.st_mode):
                raise FileError(f"{called} can't be written: it is a link")
            if seen is not None and not stat.S_ISREG(seen.st_mode):
                raise FileError(f"{called} can't be written: it is not a regular file")
            if seen is not None and not spot.is_writable():
                raise FileError(f"{called} can't be written: it is write-protected")
            with beside(spot, 0o666 if seen is None else 0o600) as (temporary, file):
                fill(file, data)
                if seen is not None:
                    temporary.change_mode(file, stat.S_IMODE(seen.st_mode))
                replace(spot, temporary, file)
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritten(called, error) from error


def rewrite(path: AnyPath, before: str, after: str, *, within: str | None = None) -> None:
    """Give a file another text, whole or not at all; `before` is the text that was read from it.

    Mode, group, extended attributes and byte order mark stay. Of a link, what it points at is written, unless that
    leads out of the folder `within`, given by its real path. Raises FileError, and leaves the file as it is, if it has
    changed since, is write-protected, belongs to another user, or has other names, which would keep the old text.
    """
    called = _called(path)
    try:
        with held(os.path.realpath(path) if within is None else contained(path, within)) as spot:
            with spot.opened(AT_ONCE) as old:
                seen = os.fstat(old.fileno())
                if reason := _untouchable(spot, seen):
                    raise FileError(f"{called} can't be written: {reason}")
                data, attributes = old.read(), _attributes(old.fileno())
            mark = BOM if data.startswith(BOM) else b""
            with beside(spot, 0o600) as (temporary, file):
                fill(file, mark + after.encode("utf-8"))
                _dress(temporary, file, seen, attributes)
                if data != mark + before.encode("utf-8") or _changed(seen, spot.state()):
                    raise FileError(f"{called} can't be written: it has changed since it was read")
                replace(spot, temporary, file)
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritten(called, error) from error


def _called(path: AnyPath) -> str:
    return os.fspath(path).replace(os.sep, "/")


def _unwritten(called: str, error: Exception) -> FileError:
    return FileError(f"{called} can't be written: {getattr(error, 'strerror', None) or error}")


def _named(temporary: Spot, target: Spot) -> bool:
    """Give a file a second name, and whether that was still free."""
    try:
        temporary.link_to(target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: what is there now is still not overwritten
        try:
            os.close(target.descriptor(os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return False
        try:
            temporary.replace(target)
        except OSError:
            target.unlink()
            raise
    return True


def _untouchable(target: Spot, seen: os.stat_result) -> str:
    """Why a file can't get another text without harm; empty if it can."""
    if not stat.S_ISREG(seen.st_mode):
        return "it is not a regular file"
    if not seen.st_mode & 0o222 or not target.is_writable():
        return "it is write-protected"
    if seen.st_nlink > 1:
        return "it has other names (hard links), which would keep the old text"
    if sys.platform != "win32" and seen.st_uid != os.geteuid():
        return "it belongs to another user"
    return ""


def _changed(seen: os.stat_result, now: os.stat_result | None) -> bool:
    return now is None or (seen.st_ino, seen.st_mtime_ns, seen.st_size) != (now.st_ino, now.st_mtime_ns, now.st_size)


def _dress(temporary: Spot, file: BinaryIO, seen: os.stat_result, attributes: dict[str, bytes]) -> None:
    """Give a new file the group, the mode and the extended attributes of the one that it is to replace."""
    if sys.platform != "win32" and os.fstat(file.fileno()).st_gid != seen.st_gid:
        os.chown(file.fileno(), -1, seen.st_gid)
    temporary.change_mode(file, stat.S_IMODE(seen.st_mode))
    if sys.platform == "linux":
        ours = _attributes(file.fileno())
        for name, value in attributes.items():
            if ours.get(name) != value:
                os.setxattr(file.fileno(), name, value)


def _attributes(descriptor: int) -> dict[str, bytes]:
    """The extended attributes of an open file; none where the system or the file system has none."""
    if sys.platform != "linux":
        return {}
    try:
        return {name: os.getxattr(descriptor, name) for name in os.listxattr(descriptor)}
    except OSError as error:
        if error.errno != errno.ENOTSUP:
            raise
        return {}
