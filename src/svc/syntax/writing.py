"""How the words of a statement are written: names, texts in quotes, and clauses in a row. Independent of statements."""

from svc.diagnostics.errors import Error
from svc.model.writable import HOLE

Clauses = tuple[str, ...]
"""A statement as printed: what it begins with, then each clause."""


def quoted(text: str) -> str:
    """A text in quotes, with escapes for what a text can't hold."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n").replace("\r", "\n")
    return '"' + text.replace("\n", "\\n") + '"'


def named(name: str) -> str:
    """A name as it is. Raises Error for one that no text can hold."""
    if not name.isidentifier():
        raise Error(f"{name!r} is not a name and can't be written: a name holds letters, digits and _")
    return name


def called(name: str) -> str:
    """A name or a hole as it is; of a title in quotes, what it can't hold is escaped."""
    if name == HOLE:
        return name
    title = len(name) > 1 and name.startswith('"') and name.endswith('"')
    return quoted(name[1:-1]) if title else named(name)


def words(*parts: str | None) -> str:
    """What is there of some words, with a space between them."""
    return " ".join(filter(None, parts))


def statement(*clauses: str | None) -> Clauses:
    """A statement of the clauses that are there."""
    return tuple(filter(None, clauses))


def said(word: str, text: str | None) -> str | None:
    """A clause with a text in quotes, if there is one."""
    return None if text is None else f"{word} {quoted(text)}"


def titled(title: str | None) -> str | None:
    """A title in quotes, if there is one."""
    return None if title is None else quoted(title)
