"""What is wrong with the form of a text, collected while it is read: data that `parser.py` turns into findings."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from svc.diagnostics.diagnostic import Applicability
from svc.text.source import Span


class Problem(NamedTuple):
    """A finding in the making: the name of its code, its place, the words of its message, its fix."""

    code: str
    span: Span
    form: str = ""
    words: Mapping[str, Any] = {}
    help: str | None = None
    """The help text, if it is not the one that the code has for the form."""
    fix: tuple[str, str] | None = None
    """The title of a fix, and the text that replaces what is at the place."""
    related: tuple[tuple[str, Span], ...] = ()
    edits: tuple[tuple[Span, str], ...] = ()
    """What the fix replaces, if that is not the place; what it removes leaves no trace."""
    applicability: Applicability = Applicability.SUGGESTED


_current: ContextVar[list[Problem]] = ContextVar("problems")


def report(*problems: Problem) -> None:
    """Report problems to whoever collects at the moment."""
    _current.get().extend(problems)


def reported() -> list[Problem]:
    """What was reported so far to whoever collects at the moment."""
    return _current.get()


@contextmanager
def collected() -> Iterator[list[Problem]]:
    """The problems that are reported in the body, in this thread alone."""
    problems: list[Problem] = []
    token = _current.set(problems)
    try:
        yield problems
    finally:
        _current.reset(token)
