"""TOML with places: what a text says, and where each of its keys is. Independent of the settings."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from svc.text.pattern import Pattern
from svc.text.source import Place, Source

TABLE = ("tool", "svc")
"""Where the settings are in a file that configures several tools."""
_MARK = "svc_place_of_a_key"
_PARSED = 1_000_000
"""How many characters are parsed to find the place of a key; beyond, the place is the beginning."""
_AT = Pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class BrokenError(Exception):
    """A text that is not TOML: what is wrong, and where."""

    def __init__(self, why: str, offset: int) -> None:
        super().__init__(why)
        self.offset = offset


def loads(text: str) -> dict[str, Any]:
    """What a text says. Raises BrokenError."""
    import tomllib  # only where there is a configuration

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        at = _AT.search(why)
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (0, 0)
        raise BrokenError(_AT.sub("", why), _offset(text, line, column)) from None


def table(text: str, path: Sequence[str]) -> Mapping[str, Any] | None:
    """The table of a path in a text; None if there is none, or the text is not TOML."""
    try:
        return _within(loads(text), path)
    except BrokenError:
        return None


class Key(NamedTuple):
    """A key by its path, and the text that it is in."""

    source: Source
    path: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it is: found by trying which of its likes is it, as another name there is another key."""
        *parents, name = self.path
        tries = 1 + _PARSED // max(len(self.source.text), 1)
        for match in islice(re.finditer(re.escape(name), self.source.text), min(tries, 1000)):
            tried = self.source.text[: match.start()] + _MARK + self.source.text[match.end() :]
            found = table(tried, parents)
            if found is not None and _MARK in found:
                return Place(self.source, match.span())
        return Place(self.source, (0, 0))


def _within(data: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, Any] | None:
    here: Any = data
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
    return here if isinstance(here, dict) else None


def _offset(text: str, line: int, column: int) -> int:
    """The offset of a line and a column that count from 1; the end of the text where there is none."""
    if not line:
        return len(text)
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return min(start + column - 1, len(text))
