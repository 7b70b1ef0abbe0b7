"""A name in a folder that is held open: it stays a name in that folder, whatever becomes of the folder's path."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from svc.project.files.opening import NO_LINK, POSIX, STEP, file, unlinked


class Spot(NamedTuple):
    """Where a file is or is to be. Without an open `folder`, as on Windows, the name is the whole path."""

    name: str
    folder: int | None

    def beside(self, name: str) -> "Spot":
        """Another name in the same folder."""
        return self._replace(name=name if self.folder is not None else os.path.join(os.path.dirname(self.name), name))

    def descriptor(self, flags: int, mode: int = 0o777) -> int:
        """Open it; a link is not followed. Raises OSError."""
        return os.open(self.name, flags | NO_LINK | getattr(os, "O_BINARY", 0), mode, dir_fd=self.folder)

    def opened(self, flags: int) -> BinaryIO:
        """Open it to read; a link is not followed. Raises OSError."""
        return file(self.descriptor(os.O_RDONLY | flags))

    def state(self) -> os.stat_result | None:
        """What is there, if anything: of a link, the link itself."""
        try:
            return os.stat(self.name, dir_fd=self.folder, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def is_writable(self) -> bool:
        """Whether the user may write to what is there."""
        return os.access(self.name, os.W_OK, dir_fd=self.folder)

    def names(self, file: BinaryIO) -> bool:
        """Whether it is the name of an open file."""
        there = self.state()
        return there is not None and os.path.samestat(there, os.fstat(file.fileno()))

    def change_mode(self, file: BinaryIO, mode: int) -> None:
        """Give the open file of this name a mode."""
        os.chmod(self.name if sys.platform == "win32" else file.fileno(), mode)

    def unlink(self) -> None:
        """Take the name away. Raises OSError."""
        os.unlink(self.name, dir_fd=self.folder)

    def link_to(self, other: "Spot") -> None:
        """Give what is here another name. Raises FileExistsError if something has it, and OSError."""
        os.link(self.name, other.name, src_dir_fd=self.folder, dst_dir_fd=other.folder)

    def replace(self, other: "Spot") -> None:
        """Put what is here in the place of another. Raises OSError."""
        os.replace(self.name, other.name, src_dir_fd=self.folder, dst_dir_fd=other.folder)


@contextmanager
def held(real: str) -> Iterator[Spot]:
    """The spot of a real path: its folder is opened, and no link on the way is followed. Raises OSError."""
    if not POSIX:
        yield Spot(real, None)
        return
    folder, name = os.path.split(real)
    descriptor = unlinked(folder, STEP)
    try:
        yield Spot(name, descriptor)
    finally:
        os.close(descriptor)
