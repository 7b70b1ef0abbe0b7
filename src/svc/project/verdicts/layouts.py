"""Which texts have the canonical layout: those that an earlier run has found so, and the new ones, which are kept."""

from svc.project.cache_folder import Entries
from svc.project.verdicts import keys


class Layouts:
    """The texts of a cache that have the canonical layout."""

    def __init__(self, cache: Entries) -> None:
        self._cache = cache
        self._new: dict[str, str] = {}

    def knows(self, text: str) -> bool:
        """Whether a text is known to have the canonical layout."""
        return self._cache.is_open and self._cache.find(keys.of_layout(text.encode())) is not None

    def keep(self, text: str) -> None:
        """Know of a text from now on."""
        self._new[keys.of_layout(text.encode())] = ""

    def close(self) -> None:
        """Hand what is new to the cache."""
        self._cache.keep(self._new)
        self._cache.close()
