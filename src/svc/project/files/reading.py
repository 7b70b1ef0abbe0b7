"""Reads the bytes of a regular file. Light, as it is all that is read of a file that has not changed."""

import io
import os
import stat

from svc.diagnostics import limits
from svc.project.files.opening import file, unlinked

BOM = b"\xef\xbb\xbf"
AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Waits for nobody who writes, and takes newlines as they are."""


def contents(path: str | os.PathLike[str], follow: bool, most: int = limits.FILE) -> bytes | None:
    """The bytes of a regular file, at most one more than the limit; None for what is not a regular file."""
    with opened(path, follow) as source:
        return source.read(most + 1) if stat.S_ISREG(os.fstat(source.fileno()).st_mode) else None


def opened(path: str | os.PathLike[str], follow: bool) -> io.BufferedReader:
    """A file to read; unless `follow`, it is given by its real path. Raises OSError."""
    flags = os.O_RDONLY | AT_ONCE
    try:
        return file(os.open(path, flags) if follow else unlinked(os.fspath(path), flags))
    except OSError as error:
        error.filename = os.fspath(path)  # for a folder that was opened, Python names only its descriptor
        raise
