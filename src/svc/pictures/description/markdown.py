"""A description as Markdown, for wikis and merge requests: headings and lists only, which every dialect has."""

from collections.abc import Iterator

from svc.pictures.description.account import Account, Part
from svc.pictures.description.text import NOTHING_WRONG
from svc.text.escape import markdown as code
from svc.text.escape import markdown_prose as prose

NESTED = 4
"""The indent of nested lists in Python-Markdown; others accept less, but need it to pass the number."""


def markdown(described: Account) -> str:
    """The whole description, blocks parted by blank lines."""
    return "\n\n".join(_blocks(described)) + "\n"


def _blocks(described: Account) -> Iterator[str]:
    yield f"# {prose(described.title)}"
    yield f"Stream {code(described.name)}, on the catalogue {code(described.catalogue)}."
    if described.keys:
        yield "\n".join(f"- **{prose(word)}:** {prose(value)}" for word, value in described.keys)
    for part in described.parts:
        yield f"## {part.heading}"
        yield "\n".join(_items(part))
    if described.parts and described.parts[-1].heading != "Findings":
        yield NOTHING_WRONG


def _items(part: Part) -> Iterator[str]:
    for number, item in enumerate(part.items, 1):
        sign = f"{number}." if part.numbered else "-"
        yield f"{sign} {prose(item.text)}"
        indent = " " * max(NESTED, len(sign) + 1)
        yield from (f"{indent}- {prose(detail)}" for detail in item.details)
