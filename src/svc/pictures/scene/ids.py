"""Ids for drawn things: letters, digits and `_` only, each given once."""

import re
import unicodedata


def slug(name: str) -> str:
    """A name in plain letters, digits and `_`; what has none of them becomes `x` and its code points."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")[:60]
    return found or "x" + "_".join(f"{ord(character):x}" for character in name[:10])


class Ids:
    """Gives out ids: the same names in the same order get the same ones."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, kind: str, name: str) -> str:
        """The id of a thing of a kind; one that is taken gets a number."""
        wanted = found = f"svc_{kind}_{slug(name)}"
        while found in self._given:
            self._next[wanted] = self._next.get(wanted, 1) + 1
            found = f"{wanted}_{self._next[wanted]}"
        self._given.add(found)
        return found
