"""What foreign words mean: exact ids, aliases and titles of a catalogue, and what the user's map says. No guesses."""

import unicodedata
from collections.abc import Iterable, Mapping

from svc.diagnostics import limits
from svc.diagnostics.errors import Error
from svc.formats.exchange.losses import Loss, guessed_by_map, renamed
from svc.model import is_name, title_of
from svc.semantics.catalogue import Catalogue
from svc.text.near_names import name_for

KINDS = ("activities", "parties", "artefacts", "practices")
"""What a map has tables for."""
_ENDS = "ends"
"""Activities and parties together, as what is at an end of a flow may be either."""
Maps = Mapping[str, Mapping[str, str]]
"""By kind: foreign words, and what each means."""


class Meanings:
    """Looks words up, and remembers those that mean nothing, for a map to be filled in."""

    def __init__(self, catalogue: Catalogue, maps: Maps, losses: list[Loss]) -> None:
        self._losses = losses
        self.foreign: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        ends = catalogue.end_names
        titles = {kind: {title_of(each): name for name, each in things.items()} for kind, things in (
            ("activities", catalogue.all_activities), ("parties", catalogue.all_parties),
            ("artefacts", catalogue.all_artefacts), ("practices", catalogue.all_practices),
        )}  # fmt: skip
        short = {each.short: name for name, each in catalogue.all_artefacts.items() if each.short}
        activities, parties = (
            {name: end for name, end in ends.items() if end in known}
            for known in (catalogue.all_activities, catalogue.all_parties)
        )
        self._known = {
            "activities": folded(activities, titles["activities"]),
            "parties": folded(parties, titles["parties"]),
            "artefacts": folded(catalogue.artefact_names, titles["artefacts"], short),
            "practices": folded(catalogue.practice_names, titles["practices"]),
            _ENDS: folded(ends, titles["parties"], titles["activities"]),
        }
        for word, to in (pair for words in maps.values() for pair in words.items()):
            if to and not can_be_name(to):
                raise Error(f"the map says that `{word}` means `{to}`, which is not a name")
        self._maps = {kind: folded({word: to for word, to in maps.get(kind, {}).items() if to}) for kind in KINDS}
        self.reserved = {*ends}
        """Names that mean something already."""

    def known(self, kind: str, words: str) -> str | None:
        """The id of a thing of a kind in the catalogue; None for other words."""
        return _meant(self._known[kind], words)

    def id_of(self, kind: str, words: str, where: str) -> str | None:
        """The id of a thing of a kind; None, and remembered as foreign, for words that mean nothing."""
        return self._known_or_mapped(kind, (kind,), words, where)

    def end_of(self, words: str, where: str) -> str | None:
        """The id of a party or an activity; None, and remembered as a foreign party, for words that mean neither."""
        return self._known_or_mapped(_ENDS, ("parties", "activities"), words, where)

    def _known_or_mapped(self, table: str, kinds: tuple[str, ...], words: str, where: str) -> str | None:
        known = self.known(table, words)
        if known is not None:
            return known
        mapped = next(filter(None, (_meant(self._maps[kind], words) for kind in kinds)), None)
        if mapped is None:
            self.foreign[kinds[0]].setdefault(words, "")
        else:
            self._losses.append(guessed_by_map(f"`{words}`", where, f"it means `{mapped}`"))
        return mapped


def can_be_name(words: str) -> bool:
    """Whether words have the form of a name, and are not too long for one."""
    return is_name(words) and len(words) <= limits.NAME


class Names:
    """Gives names to things that have titles: letters, digits and `_`, numbered where a name is taken."""

    def __init__(self, taken: Iterable[str], losses: list[Loss]) -> None:
        self._taken, self._losses = {*taken}, losses
        self._next: dict[str, int] = {}

    def keep(self, name: str) -> bool:
        """Take a name as it is; whether nothing had it yet."""
        free = name not in self._taken
        self._taken.add(name)
        return free

    def new(self, title: str, where: str) -> str:
        """A name that nothing has yet."""
        first = name_for(unicodedata.normalize("NFKC", title))[:150].rstrip("_")
        name = first = first if is_name(first) else "_"
        while name in self._taken:
            self._next[first] = self._next.get(first, 1) + 1
            name = f"{first}_{self._next[first]}"
        if name != first:
            self._losses.append(renamed(f"`{title}`", where, f"the name `{first}` is taken, so it is `{name}` now"))
        self._taken.add(name)
        return name


def folded(*tables: Mapping[str, str]) -> dict[str, str]:
    """What words mean, as they are and in small letters: names before titles in quotes, and earlier tables first."""
    pairs = sorted((pair for table in tables for pair in table.items()), key=lambda pair: pair[0].startswith('"'))
    found: dict[str, str] = {}
    for said in (str, str.casefold):
        for word, name in pairs:
            found.setdefault(said(word.strip('"')), name)
    return found


def _meant(table: Mapping[str, str], words: str) -> str | None:
    return table.get(words) or table.get(words.casefold())
