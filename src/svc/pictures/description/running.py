"""A stream as running text: the description of its picture for those who don't see it."""

from collections.abc import Iterable, Iterator

from svc.diagnostics.diagnostic import Diagnostic
from svc.pictures.description.account import Account, Item, account
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream

_LISTS = ("Parties", "Steps")
_SHOWN = (*_LISTS, "Flows", "Findings")
"""The parts that a picture shows, the first of them as one sentence each."""


def running(bound: BoundStream, diagnostics: Iterable[Diagnostic] = ()) -> str:
    """What a picture shows, in sentences: what the stream is for, its steps, its flows, and what is wrong with it."""
    return " ".join(_sentences(bound, account(bound, diagnostics)))


def _sentences(bound: BoundStream, described: Account) -> Iterator[str]:
    yield f"{described.title.rstrip('.')}."
    yield from (f"{word}: {text.rstrip('.')}." for word, text in words.opening(bound))
    for part in described.parts:
        if part.heading in _LISTS:
            numbers = (f"{number} " if part.numbered else "" for number in range(1, len(part.items) + 1))
            items = [number + _joined(item) for number, item in zip(numbers, part.items, strict=True)]
            separator = "; " if any(item.details for item in part.items) else ", "
            yield f"{part.heading}: {separator.join(items)}."
        elif part.heading in _SHOWN:
            yield from (f"{_joined(item).rstrip('.')}." for item in part.items)


def _joined(item: Item) -> str:
    return ", ".join((item.text, *item.details))
