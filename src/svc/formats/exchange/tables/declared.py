"""Things of one kind that tables of a catalogue name, each with what the tables say of it."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from svc.formats.exchange.losses import Loss, merged
from svc.formats.exchange.meanings import Names, can_be_name
from svc.model import Activity, Artefact, Party, Practice, title_of

Thing = TypeVar("Thing", Activity, Party, Practice, Artefact)


class Declared(Generic[Thing]):
    """Things by the words that mean them: names, before titles.

    Of a table of ours names are `exact`; else capitals make no difference.
    """

    def __init__(self, kind: Callable[..., Thing], names: Names, losses: list[Loss], *, exact: bool) -> None:
        self._kind: Callable[..., Thing] = kind
        self._names, self._losses, self._exact = names, losses, exact
        self._by_name: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._said: dict[str, dict[str, Any]] = {}
        self._reserved: set[str] = set()
        self._titled_by_words: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def find(self, words: str) -> str | None:
        """The name of what some words mean, if it is there already."""
        return self.named(words) or (None if words in self._reserved else self.titled(words))

    def named(self, words: str) -> str | None:
        """The name that some words are, or that of what has them as an alias."""
        return self._by_name.get(self._key(words))

    def titled(self, words: str) -> str | None:
        """The name of what has some words as its title."""
        return self._by_title.get(self._key(words))

    def reserve(self, words: str) -> None:
        """Keep words that are a name for what has this name, whatever has them as a title."""
        if self._is_name(words):
            self._reserved.add(words)

    def add(self, words: str, where: str) -> str:
        """The name of what some words mean; a new one if nothing has these words."""
        known = self.find(words)
        if known is not None:
            return known
        name = words if self._is_name(words) and self._names.keep(words) else self._names.new(words, where)
        self._said[name] = {}
        self._by_name.setdefault(self._key(name), name)
        if title_of(self._kind(name)) != words and name != words:
            self._said[name]["title"] = words
            self._titled_by_words.add(name)
        self._by_title.setdefault(self._key(words), name)
        return name

    def say(self, name: str, column: str, value: Any, where: str) -> None:
        """Keep what a cell says of a thing. What another cell said before stays, but for a title made of its words."""
        said = self._said[name]
        is_made = column == "title" and name in self._titled_by_words
        if said.get(column) in (None, value) or is_made:
            said[column] = value
            if is_made:
                self._titled_by_words.remove(name)
        else:
            self._losses.append(merged(f"`{value}`", where, f"`{name}` has another {column} already, which is kept"))
        if column == "title":
            self._by_title.setdefault(self._key(value), name)
        for each in value if column == "aliases" else ():
            self._by_name.setdefault(self._key(each), name)

    def things(self) -> list[Thing]:
        """All of them, in the order in which they were named."""
        return [self._kind(name, **said) for name, said in self._said.items()]

    def _is_name(self, words: str) -> bool:
        return can_be_name(words) and (self._exact or words == words.lower())

    def _key(self, words: str) -> str:
        return words if self._exact else words.casefold()
