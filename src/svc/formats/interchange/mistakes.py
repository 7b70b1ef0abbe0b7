"""What is wrong with data: all of it at once, each mistake with its place. Independent of shapes."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from svc.diagnostics.errors import Error

LISTED = 20
"""Mistakes that a message lists; the exception holds them all."""


class Mistake(NamedTuple):
    """A place, as a path such as `$.steps[0].takes` or as line and column, and what is wrong there."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DataError(Error):
    """Data that is not a stream. `mistakes` are all that were found; the message has a line for each of the first."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[type, tuple[tuple[Mistake, ...]]]:
        return type(self), (self.mistakes,)

    @property
    def lines(self) -> list[str]:
        """The first mistakes, a line each, and how many more there are."""
        more = len(self.mistakes) - LISTED
        return [*map(str, self.mistakes[:LISTED]), *([f"and {more} more"] if more > 0 else [])]


def inside(path: str, key: str | int) -> str:
    """The path of a value in an object or a list."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    plain = key.isascii() and key.isidentifier()
    return f"{path}.{key}" if plain else f"{path}[{json.dumps(shown(key))}]"


def shown(text: str) -> str:
    """A text as messages cite it: not all of a long one."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def kind(value: object) -> str:
    """What JSON calls a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {json.dumps(shown(value), ensure_ascii=False)}" if value else "an empty text"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list | tuple) else "a number"
