"""The balance of an import: each element of a file is kept, as something of the stream, or it is reported."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from svc.formats.exchange.losses import Loss

Parts = tuple[object, ...]
"""Elements of a file, of whatever type a format has for them; a tuple may hold others, however deep."""


class Balance:
    """Knows which elements are settled. An element that is reported and kept is what it was first."""

    def __init__(self, losses: list[Loss]) -> None:
        self.losses = losses
        self._settled: dict[int, object] = {}
        """By what `id` says of them, as elements are equal only to themselves; it keeps them alive."""

    def keep(self, *parts: object) -> None:
        """These became something of the stream."""
        self._settled.update((id(each), each) for each in _flat(parts))

    def lose(self, loss: Loss, *parts: object) -> None:
        """These are what a loss reports: it counts those that are not settled yet."""
        before = len(self._settled)
        self.keep(*parts)
        self.losses.append(evolve(loss, elements=len(self._settled) - before))

    def count(self, loss: Loss, elements: int) -> None:
        """A loss reports so many elements that nobody can name."""
        self.losses.append(evolve(loss, elements=elements))

    def is_open(self, part: object) -> bool:
        """Whether an element is not settled yet."""
        return id(part) not in self._settled


def _flat(parts: Parts) -> Iterator[object]:
    """All elements in tuples of tuples, where each tuple is opened once."""
    waiting: list[object] = [parts]
    opened: set[int] = set()
    while waiting:
        part = waiting.pop()
        if type(part) is not tuple:  # a named tuple is an element
            yield part
        elif id(part) not in opened:
            opened.add(id(part))
            waiting += part


def quoted(words: Iterable[str]) -> str:
    """What elements are called, for a report: each name once."""
    return ", ".join(f"`{each}`" for each in dict.fromkeys(words) if each)
