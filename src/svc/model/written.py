"""What all statements have in common: where they are written."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import field, fields, frozen

from svc.model.spans import BrokenSpans, Offsets, PlainLine, parts
from svc.text.source import Span

Value = TypeVar("Value")


@frozen
class Written:
    """Something that was written, and where."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end: `spans` gives them names. Empty for what was built in Python."""
        raise NotImplementedError

    @property
    def span(self) -> Span | None:
        """Where the whole statement is written; None for what was built in Python."""
        return next(parts(self.offsets))


@frozen
class Statement(Written):
    """A statement, or part of one."""

    where: Offsets | PlainLine = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end; the words of a plain line are found again each time."""
        return self.where.offsets() if type(self.where) is PlainLine else self.where


@frozen
class Broken(Statement):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None

    @property
    def spans(self) -> BrokenSpans:
        """Where the statement and its name are written."""
        part = parts(self.offsets)
        return BrokenSpans(next(part), next(part))


def maker(kind: type[Value]) -> Callable[..., Value]:
    """What makes values of a frozen class of what is valid already, in the order of its fields: it converts nothing.

    For the parser, which has checked every word of a text. Fields at the end may be left out if they have defaults.
    """
    setters = [getattr(kind, each.name).__set__ for each in fields(kind)]
    defaults = [each.default for each in fields(kind)]
    new = object.__new__

    def made(*values: Any) -> Value:
        value = new(kind)
        for put, each in zip(setters, values, strict=False):
            put(value, each)
        for put, each in zip(setters[len(values) :], defaults[len(values) :], strict=True):
            put(value, each)
        return value

    return made
