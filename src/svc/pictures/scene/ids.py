"""Ids for what is drawn: letters, digits and `_` only, each used once."""

import re
import unicodedata


def slug(name: str) -> str:
    """A name in plain letters, digits and `_`; what has none of them becomes `x` and its code points."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")[:60]
    return letters or "x" + "_".join(f"{ord(character):x}" for character in name[:10])


class Ids:
    """Gives out ids: the same names in the same order get the same ones."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, kind: str, name: str) -> str:
        """An id for a kind and a name; one that is taken gets a number."""
        base = id = f"svc_{kind}_{slug(name)}"
        while id in self._taken:
            self._next[base] = self._next.get(base, 1) + 1
            id = f"{base}_{self._next[base]}"
        self._taken.add(id)
        return id
