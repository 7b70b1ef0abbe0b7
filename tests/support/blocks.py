"""Fenced blocks of a Markdown page.

Knows Markdown fences, and neither what a block means nor what it does. The first word after a fence is the
language of the block; a second one is the name of a file that holds its text: ```` ```vsc restore.vsc ````.
"""

import re
from pathlib import Path
from typing import NamedTuple

from tests.support import ROOT

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: the line of its fence, its language, its file name if it has one, its text."""

    page: Path
    line: int
    language: str
    file: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for a reader of test results."""
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"

    def run(self, names: dict[str, object]) -> None:
        """Run it as Python, with and into these names; a traceback leads to its lines in the page."""
        exec(compile("\n" * self.line + self.text, str(self.page), "exec"), names)  # the pages are our own words


def blocks(page: Path, language: str) -> list[Block]:
    """The blocks of a page in one language."""
    text = page.read_text("utf-8")
    found = (_block(page, text.count("\n", 0, match.start()) + 1, match) for match in _FENCE.finditer(text))
    return [block for block in found if block.language == language]


def _block(page: Path, line: int, match: re.Match[str]) -> Block:
    language, _, file = match["info"].strip().partition(" ")
    return Block(page, line, language, file.strip(), match["text"])


def write_files(page: Path, folder: Path) -> bool:
    """Write those blocks of a page that are named as files into a folder; whether there are some."""
    named = [block for language in ("vsc", "csv", "mermaid", "xml") for block in blocks(page, language) if block.file]
    for block in named:
        (folder / block.file).write_text(block.text, "utf-8")
    return bool(named)
