"""What foreign words mean: exact ids, aliases and titles of a catalogue, and what the user's map says. No guesses."""

import unicodedata
from collections.abc import Iterable, Mapping

from svc.diagnostics import limits
from svc.diagnostics.errors import Error
from svc.formats.exchange.losses import Loss, guessed_by_map, renamed
from svc.model import Activity, Party, is_name, title_of
from svc.semantics.catalogue import Catalogue
from svc.text.near_names import name_for

KINDS = ("activities", "parties", "artefacts", "practices")
"""What a map has tables for."""
Maps = Mapping[str, Mapping[str, str]]
"""By kind: foreign words, and what each means."""


class Meanings:
    """Looks words up, and remembers those that mean nothing, for a map to be filled in."""

    def __init__(self, catalogue: Catalogue, maps: Maps, losses: list[Loss]) -> None:
        self._losses = losses
        self.foreign: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        ends = catalogue.end_names
        activities, parties = (
            {name: end for name, end in ends.items() if end in known}
            for known in (catalogue.all_activities, catalogue.all_parties)
        )
        things: dict[str, Activity | Party] = {**catalogue.all_activities, **catalogue.all_parties}
        titles = {title_of(each): name for name, each in things.items()}
        self._known = {
            "activities": _folded(activities, {t: n for t, n in titles.items() if n in catalogue.all_activities}),
            "parties": _folded(parties, {t: n for t, n in titles.items() if n in catalogue.all_parties}),
            "artefacts": _folded(
                {each.short: name for name, each in catalogue.all_artefacts.items() if each.short},
                catalogue.artefact_names,
                {title_of(each): name for name, each in catalogue.all_artefacts.items()},
            ),
            "practices": _folded(
                catalogue.practice_names, {title_of(each): name for name, each in catalogue.all_practices.items()}
            ),
        }
        for word, to in (pair for words in maps.values() for pair in words.items()):
            if to and not (is_name(to) and len(to) <= limits.NAME):
                raise Error(f"the map says that `{word}` means `{to}`, which is not a name")
        self._maps = {kind: _folded({word: to for word, to in maps.get(kind, {}).items() if to}) for kind in KINDS}
        self.reserved = {*ends}
        """Names that mean something already."""

    def known(self, kind: str, words: str) -> str | None:
        """The id of a thing of a kind in the catalogue; None for other words."""
        return self._known[kind].get(words.casefold())

    def id_of(self, kind: str, words: str, where: str) -> str | None:
        """The id of a thing of a kind; None, and remembered as foreign, for words that mean nothing."""
        folded = words.casefold()
        known = self._known[kind].get(folded)
        if known is not None:
            return known
        mapped = self._maps[kind].get(folded)
        if mapped is not None:
            self._losses.append(guessed_by_map(f"`{words}`", where, f"it means `{mapped}`"))
            return mapped
        self.foreign[kind].setdefault(words, "")
        return None


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


def _folded(*tables: Mapping[str, str]) -> dict[str, str]:
    return {word.strip('"').casefold(): name for table in tables for word, name in table.items()}
