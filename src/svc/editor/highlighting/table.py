"""The table: which words of the language a name follows, and the patterns of all else. It follows from the grammar."""

from functools import cache
from typing import NamedTuple

from svc.syntax.tables import tables

NAME = r"[^\W\d]\w*"
TEXT = r'"(?:[^"\\\r\n]|\\[^\r\n])*"?|“[^“”\r\n]*”'
QUANTITY = r"\d[\w.%/]*"
COMMENT = r"#[^\r\n]*"
JOINING = r"->|[:,]"
"""The signs that a name follows, or a text."""
NO_SIGN = r"(?!\w)(?![ \t]*(?:->|:))"
"""What must not follow a keyword: without it, a name that is written like one would have its colour."""


class Words(NamedTuple):
    """The words of the language: those that a name follows, and the others. Long ones come first."""

    before_names: tuple[str, ...]
    others: tuple[str, ...]


@cache
def words() -> Words:
    """The words of the language, sorted by what the grammar expects behind them."""
    known = sorted(tables().words, key=lambda word: (-len(word), word))
    naming = tuple(word for word in known if _names_follow(tables().words[word]))
    return Words(naming, tuple(word for word in known if word not in naming))


def _names_follow(terminal: str) -> bool:
    """Whether a name may come directly behind a word, wherever that may come."""
    actions = tables().actions
    targets = {row[terminal] for row in actions if row.get(terminal, -1) >= 0}
    return any("NAME" in actions[state] and actions[state]["NAME"] >= 0 for state in targets)
