"""Every terminal of the grammar, pumped: what it is made of again and again, with what it nearly ends with."""

import re
from collections.abc import Iterator

from svc.syntax.tables import tables

PIECES = (
    "a", "a.", "a-b", "&a", "é", "1", "1..", ".1", "%", "+", '"', "\\", '\\"', '" ', "“", "”", "“a”", " ", "\t", "\xa0",
    "\u200b", "#", "# a\n", "\n", "\r", "\r\n", "\n  ", "# a\n  ", "\n by", "-", "->", "=", "=>", "—", "→", ":", "：",
    ",", "、", "in ", "because", "\n  # in\n", "9 h", "\ufffe",
)  # fmt: skip
"""What terminals are made of, and what looks like it."""
BEFORE = ("", "a", "1", '"', "“", "#", "\n", "in", "# a")
"""What a terminal begins with."""
AFTER = ("", '"', "\\", "x", "\n", "->", "\n  in", " %", "\x00")
"""What it ends with, or nearly does."""


def patterns() -> dict[str, "re.Pattern[str]"]:
    """The regular expressions of all terminals, those of words too."""
    made = tables()
    word = re.compile(r"\(\?!.*", re.DOTALL)
    ends = next(iter(word.findall(made.patterns.get("_A_WORD", ""))), "")
    words = {name: f"{text}{ends}" for text, name in made.words.items()}
    return {name: re.compile(pattern) for name, pattern in (made.patterns | words).items()}


def pumped(count: int) -> Iterator[str]:
    """Every piece n times, between every beginning and every end."""
    for piece in PIECES:
        body = piece * (count // len(piece))
        for before in BEFORE:
            for after in AFTER:
                yield before + body + after
