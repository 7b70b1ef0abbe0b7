"""Which texts have the canonical layout: those known from earlier runs, and new ones, which are kept."""

from svc.project.cache_folder import Entries
from svc.project.verdicts import keys


class Layouts:
    """The texts with the canonical layout, in a cache."""

    def __init__(self, cache: Entries) -> None:
        self._cache = cache
        self._new: dict[str, str] = {}

    def knows(self, text: str) -> bool:
        """Whether a text is known to have the canonical layout."""
        return self._cache.is_open and self._cache.find(keys.layout_key(text.encode())) is not None

    def keep(self, text: str) -> None:
        """Remember that a text has the canonical layout."""
        self._new[keys.layout_key(text.encode())] = ""

    def close(self) -> None:
        """Store the new texts in the cache."""
        self._cache.keep(self._new)
        self._cache.close()
