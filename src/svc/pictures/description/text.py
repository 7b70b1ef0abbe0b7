"""A description as plain text: one line per entry, nothing drawn with characters, so that it can be read out."""

from collections.abc import Iterator

from svc.pictures.description.account import Account
from svc.text.escape import terminal

NOTHING_WRONG = "No errors and no warnings."


def text(described: Account) -> str:
    """The whole description; headings are on lines of their own, their items are indented."""
    return "".join(f"{terminal(line)}\n" for line in _lines(described))


def _lines(described: Account) -> Iterator[str]:
    yield described.title
    yield f"Stream {described.name}, on the catalogue {described.catalogue}."
    yield from (f"{word}: {value}" for word, value in described.keys)
    for part in described.parts:
        yield ""
        yield part.heading
        for number, item in enumerate(part.items, 1):
            yield f"  {number}. {item.text}" if part.numbered else f"  {item.text}"
            yield from (f"    {'   ' if part.numbered else ''}{detail}" for detail in item.details)
    if described.parts and described.parts[-1].heading != "Findings":
        yield ""
        yield NOTHING_WRONG
