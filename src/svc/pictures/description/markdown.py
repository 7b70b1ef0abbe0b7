"""A description as Markdown, for wikis and merge requests: headings and lists only, which every dialect has."""

from collections.abc import Iterator

from svc.pictures.description.account import Account, Part
from svc.pictures.description.text import NOTHING_WRONG
from svc.text.escape import markdown as code
from svc.text.escape import markdown_prose as prose

NESTED = 4
"""The indent of nested lists in Python-Markdown; others accept less, but need it to pass the number."""


def markdown(told: Account) -> str:
    """The whole description, blocks parted by blank lines."""
    return "\n\n".join(_blocks(told)) + "\n"


def _blocks(told: Account) -> Iterator[str]:
    yield f"# {prose(told.title)}"
    yield f"Stream {code(told.name)}, on the catalogue {code(told.catalogue)}."
    if told.keys:
        yield "\n".join(f"- **{prose(word)}:** {prose(said)}" for word, said in told.keys)
    for part in told.parts:
        yield f"## {part.heading}"
        yield "\n".join(_items(part))
    if told.parts and told.parts[-1].heading != "Findings":
        yield NOTHING_WRONG


def _items(part: Part) -> Iterator[str]:
    for number, item in enumerate(part.items, 1):
        sign = f"{number}." if part.numbered else "-"
        yield f"{sign} {prose(item.said)}"
        indent = " " * max(NESTED, len(sign) + 1)
        yield from (f"{indent}- {prose(detail)}" for detail in item.details)
