"""The cache: results of earlier runs, so that unchanged files are not checked again. It holds texts by their keys.

It is one file in the cache folder of the user, which nobody else may write to. Each entry has a checksum: one that was
damaged, or stored under another key, is ignored. No entry is ever run. The file may be deleted at any time.
"""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from svc.project import files
from svc.project.digests import digest

NAME = "cache-1.sqlite"
"""The name of the file; its number changes with the shape of the entries."""
OURS = 0x53564331
"""The application id in the file, which says that it is a cache of svc in this shape."""
LARGEST = 1024 * 1024
"""Characters of an entry; a longer one is not kept."""
FULL = 128 * 1024 * 1024
"""Bytes of the file above which the older half of its entries is deleted."""
PATIENCE = 1.0
"""Seconds to wait for another run that writes to the same file."""


class Cache:
    """The entries in a folder. A cache that can't be opened or written is empty, as it only saves time."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._path = os.path.join(folder, NAME)
        self._connection = _open(self._path)

    @property
    def is_open(self) -> bool:
        """Whether entries can be found and kept."""
        return self._connection is not None

    def find(self, key: str) -> str | None:
        """The entry of a key; None if it is missing or damaged."""
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
        """Keep entries by their keys: either all of them or none."""
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
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _give_up(self, error: Exception) -> None:
        """Go on without entries; a damaged file is deleted."""
        self.close()
        if _is_damage(error):
            with suppress(OSError):
                files.discard(self._path)


def _open(path: str) -> sqlite3.Connection | None:
    """The database at a path; anything else that is there is replaced by an empty one."""
    for _ in range(2):
        try:
            files.private_file(path, beside=("-journal", "-wal", "-shm"))
            return _connect(path)
        except sqlite3.Error as error:
            if not _is_damage(error):
                return None
            with suppress(OSError):
                files.discard(path)
        except OSError:
            return None
    return None


def _connect(path: str) -> sqlite3.Connection:
    """Raises sqlite3.Error: a DatabaseError for a file that is not a cache of svc."""
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (OURS,):
            if connection.execute("PRAGMA schema_version").fetchone() != (0,):
                raise sqlite3.DatabaseError("not a cache of svc")
            _create_table(connection)
        connection.execute("PRAGMA synchronous = OFF")  # entries that are lost in a crash are only found anew
    except BaseException:
        connection.close()
        raise
    return connection


def _create_table(connection: sqlite3.Connection) -> None:
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
    """Whether a file is not a database, or a damaged one; any other error may be gone at the next run."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
