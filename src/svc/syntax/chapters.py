"""Cuts a text into chapters: a stream each, with the comments above it. What is around a chapter changes nothing of how
it is read, as every statement ends with its line, or with the lines that continue it."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from svc.syntax.tables import tables
from svc.text.pattern import Pattern

_HEADING = Pattern(r'stream[ \t]++[A-Za-z_][A-Za-z0-9_]*+(?=[ \t]*+(?:["#a-z\r\n]|\Z))')
"""A line that begins a stream whatever comes behind this: a heading, or a broken one."""


def chapters(text: str, before: Sequence[str] = ()) -> list[str]:
    """The chapters of a text, in their order: joined they are the text. `before` are those of its last version.

    A heading that is indented, or not sure to be one, begins no chapter: a chapter may hold several sections.
    """
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return [text]
    first, start = _begins_alike(text, before)
    last, end = _ends_alike(text, before, start)
    return [*before[:first], *_cut(text[start:end]), *before[last:]]


def _begins_alike(text: str, before: Sequence[str]) -> tuple[int, int]:
    """How many chapters a text begins with still, and where they end. What comes behind the last one that is the same
    is another, and may belong to it now."""
    number = start = 0
    while number < len(before) and text.startswith(before[number], start):
        start += len(before[number])
        number += 1
    return (number - 1, start - len(before[number - 1])) if number else (0, 0)


def _ends_alike(text: str, before: Sequence[str], start: int) -> tuple[int, int]:
    """Behind how many chapters come those that a text ends with still, and where these begin, at a start or later. What
    comes before the first one that is the same is another, and what is above its heading may belong to that now."""
    end, last = len(text), len(before)
    while (
        last and end - len(before[last - 1]) >= start and text.startswith(before[last - 1], end - len(before[last - 1]))
    ):
        last -= 1
        end -= len(before[last])
    return (last + 1, end + len(before[last])) if last < len(before) else (last, end)


def _cut(text: str) -> list[str]:
    """The chapters of a text that is new."""
    found = [0]
    newline = text.find("\nstream")
    while newline >= 0:
        if _HEADING.match(text, newline + 1):
            found.append(_start_of_comments(text, newline + 1, found[-1]))
        newline = text.find("\nstream", newline + 1)
    return [text[start:end] for start, end in pairwise([*found, len(text)]) if start < end]


def _start_of_comments(text: str, line: int, first: int) -> int:
    """Where the lines begin that are above a line, say nothing and are not above a first one."""
    while line > first:
        above = text.rfind("\n", first, line - 1) + 1 or first
        if not _says_nothing().fullmatch(text, above, line):
            break
        line = above
    return line


@cache
def _says_nothing() -> Pattern:
    """A line with nothing but spaces, and what is taken for one, and a comment."""
    return Pattern(rf"(?:{tables().patterns['_SPACE']})?(?:#[^\r\n]*+)?\r?\n")
