"""Texts that say the same with other blanks and line breaks, and texts with a comment in every place."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

import svc
from svc.syntax.parser import lexemes
from tests.support import ROOT

FILES = [
    path
    for folder in ("tests/cases", "tests/false_alarms", "tests/identity", "examples", "src/svc")
    for path in sorted((ROOT / folder).rglob("*.vsc"))
]
"""All streams and catalogues of the project, those with mistakes too."""


def read(path: Path) -> str:
    """The text of a file, its newlines as they are, without its byte order mark."""
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")


def whole(path: Path) -> bool:
    """Whether the form of a file is right."""
    return not any(each.code.startswith("VSC1") for each in svc.analyse(read(path)).diagnostics)


@cache
def whole_files() -> dict[str, Path]:
    """Those whose form is right, by folder and name."""
    return {f"{path.parent.name}/{path.stem}": path for path in FILES if whole(path)}


@st.composite
def relaid(draw: st.DrawFn, text: str) -> str:
    """The text with other blanks, and statements that go on above and below each other."""
    rest = draw(st.randoms(use_true_random=False))
    blanks = (" ", "  ", "\t", "      ")
    made = []
    for kind, word in lexemes(text):
        if kind == "_SPACE":
            made.append(rest.choice(blanks))
        elif kind in ("_ARROW", "_COLON", "_COMMA"):
            made.append(rest.choice(("", *blanks)) + word + rest.choice(("", *blanks)))
        elif kind == "_CONTINUED" and "#" not in word:
            made.append(rest.choice((*blanks, word, "\n")))
        elif kind == "_END" or kind == "_CONTINUED":
            made.append(word + rest.choice(("", *blanks)))
        else:
            made.append(word)
    return "".join(made)


def commented(text: str) -> Iterator[str]:
    """The text with a comment in each place where one may stand: at the end of each line, and on each line."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() and "#" not in line:
            yield "\n".join((*lines[:number], f"{line} # here", *lines[number + 1 :]))
        yield "\n".join((*lines[:number], "# here", *lines[number:]))
