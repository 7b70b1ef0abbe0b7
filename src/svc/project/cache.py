"""What earlier runs have found out, so that what has not changed need not be checked again: texts by their keys.

One file in the cache folder of the user, which nobody else may write to. An entry that was damaged, or put there under
another key, is not an entry: each has a checksum. Nothing of it is ever run. The file may be deleted at any time.
"""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from svc.project import files
from svc.project.digests import digest

NAME = "cache-1.sqlite"
"""Of the file; the number is that of the shape of the entries."""
OURS = 0x53564331
"""What the file says of itself: that it is a cache of svc, in this shape."""
LARGEST = 1024 * 1024
"""Characters of an entry; what takes more is found out again."""
FULL = 128 * 1024 * 1024
"""Bytes of the file after which the older half of its entries is given up."""
PATIENCE = 1.0
"""Seconds to wait for another run that writes to the same file."""


class Cache:
    """The entries of a folder. One that can't be opened or written is an empty one: it only saves time."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._path = os.path.join(folder, NAME)
        self._connection = _opened(self._path)

    @property
    def is_open(self) -> bool:
        """Whether there can be entries."""
        return self._connection is not None

    def find(self, key: str) -> str | None:
        """The entry of a key; None if there is none that can be believed."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT content, checksum FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None or not isinstance(row[0], str) or row[1] != digest(key, row[0]):
            return None
        return row[0]

    def keep(self, entries: Mapping[str, str]) -> None:
        """Keep some entries by their keys: all of them or, if that can't be done, none."""
        if self._connection is None or not entries:
            return
        rows = [(key, text, digest(key, text)) for key, text in entries.items() if len(text) <= LARGEST]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (NULL, ?, ?, ?)", rows)
                if _size(self._connection) > FULL:
                    oldest, newest = self._connection.execute("SELECT min(number), max(number) FROM entries").fetchone()
                    self._connection.execute("DELETE FROM entries WHERE number <= ?", ((oldest + newest) // 2,))
        except (sqlite3.Error, UnicodeError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _give_up(self, error: Exception) -> None:
        """Go on without entries; a damaged file makes room for a new one."""
        self.close()
        if _is_damage(error):
            with suppress(OSError):
                files.discard(self._path)


def _opened(path: str) -> sqlite3.Connection | None:
    """The database of a path; made anew where there is something else."""
    for _ in range(2):
        try:
            files.private_file(path, beside=("-journal", "-wal", "-shm"))
            return _connected(path)
        except sqlite3.Error as error:
            if not _is_damage(error):
                return None
            with suppress(OSError):
                files.discard(path)
        except OSError:
            return None
    return None


def _connected(path: str) -> sqlite3.Connection:
    """Raises sqlite3.Error, sqlite3.DatabaseError for what is not a cache of ours."""
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (OURS,):
            if connection.execute("PRAGMA schema_version").fetchone() != (0,):
                raise sqlite3.DatabaseError("not a cache of svc")
            _laid_out(connection)
        connection.execute("PRAGMA synchronous = OFF")  # what a crash of the system costs is found out again
    except BaseException:
        connection.close()
        raise
    return connection


def _laid_out(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS entries"
            " (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, content TEXT, checksum TEXT)"
        )
        connection.execute(f"PRAGMA application_id = {OURS}")


def _size(connection: sqlite3.Connection) -> int:
    """The bytes that entries take."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _is_damage(error: Exception) -> bool:
    """Whether a file is not a database, or not a whole one: anything else may be well at the next run."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
