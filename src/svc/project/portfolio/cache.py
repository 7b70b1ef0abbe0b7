"""Summaries that were made before, so that files that have not changed need not be parsed again.

An entry is known by the text of its file, the version of svc and the settings that count. It says which other files it
rests on, and counts only as long as they are what they were. The cache may be deleted at any time; what can't be read
is not an entry, and nothing of it is ever run.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from svc import __version__
from svc.project import files
from svc.project.portfolio.data import dumps, offer_of, summary_of
from svc.project.portfolio.summary import FileSummary, Offer

NAME = "portfolio-2.sqlite"
"""Of the file; the number is that of the shape of the entries."""
KEPT = 100_000
"""Entries that are kept: those that were requested last."""
VARIABLE = "SVC_CACHE"
"""The environment variable that names another folder; empty for none."""
State = Callable[[str], str | None]
"""The checksum of a file below the root; None if it can't be read."""


@frozen
class Entry:
    """A summary, and the files that it rests on with their checksums."""

    summary: FileSummary
    rests_on: Mapping[str, str | None]


def key(*said: object) -> str:
    """What an entry is known by that follows from some things; the version of svc is one of them."""
    return sha256(json.dumps([__version__, *said], default=str).encode()).hexdigest()


def folder() -> Path | None:
    """Where this user's caches are; None if there shall be none."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    return user_cache_path("svc", appauthor=False)


class Cache:
    """The entries of a folder. One that can't be opened or written is an empty one: it only saves time.

    `offers` are those of the catalogues that the entries found so far follow, by key.
    """

    def __init__(self, folder: Path | None) -> None:
        self._connection = None if folder is None else _opened(folder)
        self.offers: dict[str, Offer] = {}

    @property
    def is_open(self) -> bool:
        """Whether there can be entries."""
        return self._connection is not None

    def find(self, key: str, state: State) -> Entry | None:
        """The entry of a key, if all that it rests on is what it was."""
        try:
            row = self._row("SELECT summary, rests_on FROM entries WHERE key = ?", key)
            if row is None:
                return None
            summary, rests_on = summary_of(row[0]), json.loads(row[1])
            if any(state(path) != was for path, was in rests_on.items()):
                return None
            for each in summary.catalogues:
                self._offer(each)
            return Entry(summary, rests_on)
        except (sqlite3.Error, ValueError, TypeError, AttributeError):
            return None

    def keep(self, entries: Mapping[str, Entry], offers: Mapping[str, Offer]) -> None:
        """Keep new entries, and the offers of their catalogues."""
        if self._connection is None or not entries:
            return
        offered = [(key, dumps(offer)) for key, offer in offers.items()]
        rows = [(key, dumps(each.summary), json.dumps(dict(each.rests_on))) for key, each in entries.items()]
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO offers VALUES (?, ?)", offered)
            self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (NULL, ?, ?, ?)", rows)
            newest = self._connection.execute("SELECT max(number) FROM entries").fetchone()[0]
            self._connection.execute("DELETE FROM entries WHERE number <= ?", (newest - KEPT,))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()

    def _offer(self, key: str) -> None:
        if key not in self.offers:
            row = self._row("SELECT offer FROM offers WHERE key = ?", key)
            offer = offer_of(row[0]) if row else None
            if offer is None or offer.key != key:
                raise ValueError(f"the offer {key} is gone")
            if offer.extends:
                self._offer(offer.extends)
            self.offers[key] = offer

    def _row(self, query: str, key: str) -> tuple[str, ...] | None:
        return None if self._connection is None else self._connection.execute(query, (key,)).fetchone()


def _opened(folder: Path) -> sqlite3.Connection | None:
    """The database of a folder; made anew where the file is not one."""
    for _ in range(2):
        connection = None
        try:
            files.private_folder(folder)
            if os.path.islink(folder / NAME):  # it may lead to what somebody else needs
                files.discard(folder / NAME)
            connection = sqlite3.connect(folder / NAME, timeout=2)
            connection.execute("PRAGMA synchronous = OFF")  # what a crash of the system costs is made again
            with connection:
                connection.execute("CREATE TABLE IF NOT EXISTS offers (key TEXT PRIMARY KEY, offer TEXT)")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS entries (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE,"
                    " summary TEXT, rests_on TEXT)"
                )
            return connection
        except sqlite3.DatabaseError as error:
            if connection is not None:
                connection.close()
            if isinstance(error, sqlite3.OperationalError):
                return None
            with suppress(OSError):
                files.discard(folder / NAME)
        except OSError:
            return None
    return None
