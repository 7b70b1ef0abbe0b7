"""Reads a file that may be packed with gzip, but not more of it than a file of its size can honestly hold."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from svc.project.files import opened
from svc.records.record_files import RecordFile

RATIO = 250
"""How many times larger a file may be than its packed form: XML that repeats itself reaches 40."""
ALWAYS = 16 * 1024 * 1024
"""Bytes that any file may have."""


class TooLargeError(Exception):
    """A packed file that unpacks to more than its size makes plausible, or a file over its limit."""


class Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes: ...


class _Bounded:
    """A stream that fails once more was read than a limit."""

    def __init__(self, source: Readable, limit: int) -> None:
        self._source, self._left = source, limit

    def read(self, size: int, /) -> bytes:
        data = self._source.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError
        return data


@contextmanager
def unpacked(file: RecordFile) -> Iterator[Readable]:
    """The bytes of a file. Reading them raises TooLargeError, EOFError and OSError."""
    with opened(file.real, follow=False) as source:
        packed = source.peek(2)[:2] == b"\x1f\x8b"
        if not packed:
            yield source
            return
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        with gzip.GzipFile(fileobj=source) as unzipped:
            yield _Bounded(unzipped, ALWAYS + RATIO * size)


def at_most(file: RecordFile, limit: int) -> bytes:
    """All bytes of a file, unpacked. Raises TooLargeError, EOFError and OSError."""
    with unpacked(file) as source:
        data = source.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError
    return data
