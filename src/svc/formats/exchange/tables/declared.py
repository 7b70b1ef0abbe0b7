"""Things of one kind that tables of a catalogue name, each with what the tables say of it."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from svc.diagnostics import limits
from svc.formats.exchange.losses import Loss, merged
from svc.formats.exchange.meanings import Names
from svc.model import Activity, Artefact, Party, Practice, is_name, title_of

Thing = TypeVar("Thing", Activity, Party, Practice, Artefact)


class Declared(Generic[Thing]):
    """Things by the words that mean them. Of a table of ours names are `exact`; else capitals make no difference."""

    def __init__(self, kind: Callable[..., Thing], names: Names, losses: list[Loss], *, exact: bool) -> None:
        self._kind: Callable[..., Thing] = kind
        self._names, self._losses, self._exact = names, losses, exact
        self._by_words: dict[str, str] = {}
        self._said: dict[str, dict[str, Any]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def find(self, words: str) -> str | None:
        """The name of what some words mean, if it is there already."""
        return self._by_words.get(self._key(words))

    def add(self, words: str, where: str) -> str:
        """The name of what some words mean; a new one if nothing has these words."""
        known = self.find(words)
        if known is not None:
            return known
        name = words if self._is_name(words) and self._names.keep(words) else self._names.new(words, where)
        self._said[name] = {}
        if title_of(self._kind(name)) != words and name != words:
            self._said[name]["title"] = words
        for each in (name, words):
            self._call(name, each)
        return name

    def say(self, name: str, column: str, value: Any, where: str) -> None:
        """Keep what a cell says of a thing. What another cell said before stays, but for a title made of its words."""
        said = self._said[name]
        before = said.get(column)
        if before in (None, value) or (column == "title" and self.find(before) == name):
            said[column] = value
        else:
            self._losses.append(merged(f"`{value}`", where, f"`{name}` has another {column} already, which is kept"))
        if column in ("title", "aliases"):
            for each in value if column == "aliases" else (value,):
                self._call(name, each)

    def things(self) -> list[Thing]:
        """All of them, in the order in which they were named."""
        return [self._kind(name, **said) for name, said in self._said.items()]

    def _call(self, name: str, words: str) -> None:
        self._by_words.setdefault(self._key(words), name)

    def _is_name(self, words: str) -> bool:
        return is_name(words) and len(words) <= limits.NAME and (self._exact or words == words.lower())

    def _key(self, words: str) -> str:
        return words if self._exact else words.casefold()
