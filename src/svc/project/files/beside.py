"""A temporary file beside the one that is to be written, which it then replaces."""

import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from svc.project.files.reading import AT_ONCE
from svc.project.files.spot import Spot

if sys.platform != "win32":
    import fcntl

PATIENCE = 5.0
"""Seconds to wait for another run that writes the same file."""


@contextmanager
def beside(target: Spot, mode: int) -> Iterator[tuple[Spot, BinaryIO]]:
    """A new file beside another one, removed at the end unless it was given another name.

    Its name follows from the other's, so that the next run finds what a killed one has left. It is locked, so that no
    two runs write to it.
    """
    temporary = target.beside(f".svc-{zlib.crc32(os.fsencode(os.path.basename(target.name))):08x}")
    with _alone(temporary, mode) as file:
        ours = os.fstat(file.fileno())
        try:
            yield temporary, file
        finally:
            if sys.platform == "win32":
                file.close()  # an open file can't be taken away there
            with suppress(OSError):
                there = temporary.state()
                if there is not None and os.path.samestat(there, ours):
                    temporary.unlink()


def _alone(temporary: Spot, mode: int) -> BinaryIO:
    """A new file that no other run has: waits for those that are at it, and takes away what a killed one has left."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            descriptor = temporary.descriptor(os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError:
            _tidy(temporary)
            continue
        file = os.fdopen(descriptor, "wb")
        try:
            if _locked(file) and temporary.names(file):
                return file
        except BaseException:
            with suppress(FileNotFoundError):
                temporary.unlink()
            file.close()
            raise
        file.close()
    raise OSError("another process is writing it")


def _tidy(temporary: Spot) -> None:
    """Take a file away that a killed run has left, or wait a little if its run is alive."""
    with suppress(FileNotFoundError), temporary.opened(AT_ONCE) as left:
        if not _locked(left):
            time.sleep(0.01)
        elif temporary.names(left):
            temporary.unlink()


def fill(file: BinaryIO, data: bytes) -> None:
    """Write all of a file, and wait until the disk has it."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def replace(target: Spot, temporary: Spot, file: BinaryIO) -> None:
    """Put a file in the place of another one."""
    if not temporary.names(file):
        raise OSError("another process has just written it")
    if sys.platform == "win32":
        file.close()  # an open file can't be renamed there
    temporary.replace(target)


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
