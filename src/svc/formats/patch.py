"""The difference of two texts of a file, as other tools write and apply it. Pure."""

from difflib import unified_diff
from itertools import pairwise

from svc.text.escape import terminal
from svc.text.source import NEWLINE


def patch(before: str, after: str, name: str) -> str:
    """A unified diff; empty where nothing differs. Tabs stay; other characters that can't be seen become visible."""
    called = terminal(name)
    lines = unified_diff(_lines(before), _lines(after), called, called)
    return "".join(map(_shown, lines))


def _lines(text: str) -> list[str]:
    ends = [0, *(newline.end() for newline in NEWLINE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if start < end]


def _shown(line: str) -> str:
    content = line.rstrip("\r\n")
    newline = "\r\n" if line.endswith("\r\n") else "\n"
    shown = "\t".join(map(terminal, content.split("\t")))
    return shown + newline if line != content else f"{shown}\n\\ No newline at end of file\n"
