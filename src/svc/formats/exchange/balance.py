"""The balance of an import: each element of a file is kept, as something of the stream, or it is reported."""

from collections.abc import Iterable

from attrs import evolve

from svc.formats.exchange.losses import Loss
from svc.text.near_names import listed

Parts = tuple[object, ...]
"""Elements of a file, of whatever type a format has for them; tuples of them may be nested."""


class Balance:
    """Knows which elements are settled: kept or reported. If an element is both, what came first counts."""

    def __init__(self, losses: list[Loss]) -> None:
        self.losses = losses
        self._settled: dict[int, object] = {}
        """By their `id`, as two elements may be equal; an id is unique only while its element lives."""

    def keep(self, *parts: object) -> None:
        """Settle elements that became part of the stream."""
        self.settle(*parts)

    def lose(self, loss: Loss, *parts: object) -> None:
        """Report a loss of elements: it counts those that were not settled before."""
        self.count(loss, self.settle(*parts))

    def settle(self, *parts: object) -> int:
        """Settle elements; gives how many of them were not settled before."""
        before = len(self._settled)
        waiting: list[object] = [*parts]
        opened: set[int] = set()
        while waiting:
            part = waiting.pop()
            if type(part) is not tuple:  # a named tuple is an element
                self._settled[id(part)] = part
            elif id(part) not in opened:
                opened.add(id(part))
                waiting += part
        return len(self._settled) - before

    def count(self, loss: Loss, elements: int) -> None:
        """Report a loss of so many elements."""
        self.losses.append(evolve(loss, elements=elements))

    def is_open(self, part: object) -> bool:
        """Whether an element is not settled yet."""
        return id(part) not in self._settled


def quoted(words: Iterable[str]) -> str:
    """The names of elements for a report, each once, and how many more there are if there are many."""
    return listed(f"`{each}`" for each in dict.fromkeys(words) if each)


def with_names(words: str, names: Iterable[str]) -> str:
    """Words of a report, followed by the names of the elements that they are about, if these have any."""
    named = quoted(names)
    return f"{words}: {named}" if named else words
