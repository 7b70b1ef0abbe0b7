"""Where the cache is, if there is one. Without one, nothing that it needs is imported."""

import os
from collections.abc import Mapping
from typing import Protocol

from svc.project import files

VARIABLE = "SVC_CACHE"
"""The environment variable that names another folder; empty for none."""


def folder() -> str | None:
    """Where this user's caches are; None for no cache."""
    named = os.environ.get(VARIABLE)
    return (named or None) if named is not None else files.cache_folder()


class Entries(Protocol):
    """The entries of a cache: texts by their keys."""

    @property
    def is_open(self) -> bool:
        """Whether entries can be found and kept."""

    def find(self, key: str) -> str | None:
        """The entry of a key; None if it is missing or damaged."""

    def keep(self, entries: Mapping[str, str]) -> None:
        """Keep entries by their keys: either all of them or none."""

    def close(self) -> None:
        """Close the file."""


class NoCache:
    """A cache that has no entries and keeps none."""

    is_open = False

    def find(self, key: str) -> str | None:
        """No entry."""

    def keep(self, entries: Mapping[str, str]) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Close nothing."""


def cache_in(folder: str | os.PathLike[str] | None) -> Entries:
    """The cache in a folder; none without one."""
    if folder is None:
        return NoCache()
    from svc.project.cache import Cache

    return Cache(folder)
