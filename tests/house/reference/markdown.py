"""Tables and prose of a Markdown page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

GENERATED = "This page is made from the code by a test; `SVC_REWRITE=1` writes it anew."


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, and an empty one; nothing where there are no rows."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    if lines:
        yield from (f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines, "")


def prose(text: str) -> str:
    """A paragraph, wrapped; what Markdown would take for markup outside of code is escaped."""
    joined = " ".join(text.split())
    parts = re.split(r"(`[^`]*`)", joined)
    escaped = "".join(part if part.startswith("`") else re.sub(r"([*<\[\]])", r"\\\1", part) for part in parts)
    return fill(escaped, 120, break_long_words=False, break_on_hyphens=False)


def cell(text: str) -> str:
    """A text in a cell of a table."""
    return " ".join(prose(text).split("\n"))


def fenced(language: str, text: str) -> Iterator[str]:
    """A block of code, and an empty line."""
    yield from (f"```{language}", text.strip("\n"), "```", "")
