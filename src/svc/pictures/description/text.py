"""A description as plain text: one line per entry, nothing drawn with characters, so that it can be read out."""

from collections.abc import Iterator

from svc.pictures.description.account import Account
from svc.text.escape import terminal

NOTHING_WRONG = "No errors and no warnings."


def text(told: Account) -> str:
    """The whole description; headings are on lines of their own, their items are indented."""
    return "".join(f"{terminal(line)}\n" for line in _lines(told))


def _lines(told: Account) -> Iterator[str]:
    yield told.title
    yield f"Stream {told.name}, on the catalogue {told.catalogue}."
    yield from (f"{word}: {said}" for word, said in told.keys)
    for part in told.parts:
        yield ""
        yield part.heading
        for number, item in enumerate(part.items, 1):
            yield f"  {number}. {item.said}" if part.numbered else f"  {item.said}"
            yield from (f"    {'   ' if part.numbered else ''}{detail}" for detail in item.details)
    if told.parts and told.parts[-1].heading != "Findings":
        yield ""
        yield NOTHING_WRONG
