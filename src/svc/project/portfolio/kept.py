"""Summaries that were made before, so that files that have not changed need not be parsed again.

An entry is known by the text of its file, the svc that made it and the settings that count. It says which other files
it rests on, and counts only as long as they are what they were.
"""

import json
from collections.abc import Callable, Mapping

from attrs import frozen

from svc.project.cache_folder import Entries
from svc.project.code_stamp import stamp
from svc.project.digests import digest
from svc.project.portfolio.data import dumps, offer_of, summary_of
from svc.project.portfolio.summary import FileSummary, Offer
from svc.text.compared import Compared

State = Callable[[str], str | None]
"""The checksum of a file below the root; None if it can't be read."""


@frozen(repr=False, eq=False)
class Entry(Compared):
    """A summary, and the files that it rests on with their checksums; `details` are what else was requested."""

    summary: FileSummary
    rests_on: Mapping[str, str | None]
    details: str = ""


def key(*said: object) -> str:
    """What an entry is known by that follows from some things; the svc that runs is one of them."""
    return digest(stamp(), "portfolio", json.dumps(said, default=str))


class Kept:
    """The entries of a cache. `offers` are those of the catalogues that the entries found so far follow, by key."""

    def __init__(self, cache: Entries) -> None:
        self._cache = cache
        self.offers: dict[str, Offer] = {}

    @property
    def is_open(self) -> bool:
        """Whether there can be entries."""
        return self._cache.is_open

    def find(self, key: str, state: State) -> Entry | None:
        """The entry of a key, if all that it rests on is what it was."""
        try:
            text, rests_on, details = json.loads(self._cache.find(key) or "null")
            summary = summary_of(text)
            if any(state(path) != was for path, was in rests_on.items()):
                return None
            for each in summary.catalogues:
                self._offer(each)
            return Entry(summary, rests_on, details)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, entries: Mapping[str, Entry], offers: Mapping[str, Offer]) -> None:
        """Keep new entries, and the offers of their catalogues."""
        if not entries:
            return
        offered = {_offer_key(key): dumps(offer) for key, offer in offers.items()}
        made = {
            key: json.dumps([dumps(each.summary), dict(each.rests_on), each.details]) for key, each in entries.items()
        }
        self._cache.keep({**offered, **made})

    def _offer(self, key: str) -> None:
        if key not in self.offers:
            offer = offer_of(self._cache.find(_offer_key(key)) or "null")
            if offer.key != key:
                raise ValueError(f"the offer {key} is gone")
            if offer.extends:
                self._offer(offer.extends)
            self.offers[key] = offer


def _offer_key(name: str) -> str:
    return key("offer", name)
