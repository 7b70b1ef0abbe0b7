"""The words of a statement, joined to parts that stay together on a line.

In a text without syntax errors a name that is not expected begins a clause; no more grammar is needed here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from svc.syntax.formatter.table import Cells
from svc.syntax.tables import tables
from svc.text.width import columns

SIGNS = frozenset(("_ARROW", "_COLON", "_COMMA"))
"""Signs after which a name or a text is expected."""

_PLAIN = {"flow": ("head", "arrow", "carried"), "step": ("head", "text", "in")}
"""The parts that a plain line may have, by the kind of its statement: each is in a column."""

Comments = tuple[str, ...]
"""Comments between two words: first the one at the end of the line, or an empty text, then a line each."""
Word = tuple[str, str, Comments]
"""A word of a statement: its terminal, its text, and the comments before it."""


class Part(NamedTuple):
    """A part of a statement: a clause by its word, or `head`, `text`, `arrow`, `carried`.

    A newline in its text is a break that must be: between texts side by side, and at a comment. What follows it
    is below the first text.
    """

    kind: str
    text: str
    before: Comments


def kind_of(words: list[Word]) -> str:
    """What statement words make: the word of the language that they begin with, or `flow` or `key`."""
    return {"_COLON": "key", "_ARROW": "flow"}.get(words[1][0]) or words[0][1]


def plain_cells(line: re.Match[str]) -> tuple[str, Cells]:
    """The kind of the statement on a plain line, and the texts of its parts in their columns."""
    source, target, artefacts, step, activity = line.groups()
    if step:
        return "step", (f"step {step}", "", f"in {activity}")
    if artefacts is None:
        return "flow", (source, f"-> {target}", "")
    if "," in artefacts:
        artefacts = ", ".join([each.strip(" \t") for each in artefacts.split(",")])
    return "flow", (source, f"-> {target}", f": {artefacts}")


def plain_parts(kind: str, cells: Cells) -> tuple[Part, ...]:
    """The parts of the statement on a plain line."""
    return tuple(Part(name, cell, ()) for name, cell in zip(_PLAIN[kind], cells, strict=True) if cell)


def parts(kind: str, words: list[Word]) -> Iterator[Part]:
    """The parts of a statement of a kind. `input` is as wide as `output`.

    A clause whose word begins a statement on a line of its own, such as `calendar`, stays on the line above.
    """
    part, text, before = "head", words[0][1], Comments()
    hang, flags, begins_lines = columns(text) + 1, tables().flag_words, tables().statement_words
    expected, last = kind in tables().statement_words, "NAME"
    for terminal, word, comments in words[1:]:
        begun = "" if expected or (terminal == "NAME" and word in begins_lines) else _begun(terminal, word, last, part)
        if begun and (begun != "carried" or kind != "key"):
            yield Part(part, text, before)
            part, text, before = begun, "input " if begun == "input" else word, comments
            hang = 0 if begun == "text" else columns(text) + 1
        elif terminal == "_COMMA" or terminal == "_COLON":
            text += word
        else:
            text += _joint(comments, terminal == last == "TEXT", " " * hang) + word
        last = terminal
        # Behind the colon of a key, which is in its head, a text begins a part.
        expected = not expected and word not in flags if last == "NAME" else last in SIGNS and part != "head"
    yield Part(part, text, before)


def _begun(terminal: str, word: str, last: str, part: str) -> str:
    """The kind of the part that a word begins where none is expected, if it begins one: behind a title that `from` or
    `to` names the next text is the wording."""
    if terminal == "NAME":
        return word
    if terminal == "TEXT":
        return "text" if (last != "TEXT" and part not in ("begins", "ends")) or part in ("from", "to") else ""
    return {"_ARROW": "arrow", "_COLON": "carried"}.get(terminal, "")


def _joint(comments: Comments, texts: bool, hang: str) -> str:
    """What separates two words of a part: a space, or a break between texts and where a comment is."""
    if not comments:
        return f"\n{hang}" if texts else " "
    behind, *own = comments
    return "".join((f"  {behind}" if behind else "", *(f"\n{hang}{line}" for line in (*own, ""))))
