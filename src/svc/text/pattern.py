"""Regular expressions that are compiled when they are first used, as most runs use only a few of them."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

Match = re.Match[str]


class Pattern:
    """A regular expression; its methods are those of `re.Pattern`."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, for loops in which another method call is too slow."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match that begins at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match from `start` to `end`."""
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The first match from `start` on."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """All matches, in their order."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """The texts of all matches; tuples if the expression has several groups."""
        return self.compiled.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The texts between the matches."""
        return self.compiled.split(text, maxsplit)

    def sub(self, new: str | Callable[[Match], str], text: str, count: int = 0) -> str:
        """The text with each match replaced."""
        return self.compiled.sub(new, text, count)
