"""What all statements have in common: where they are written."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import NOTHING, field, fields, frozen

from svc.model.spans import BrokenSpans, Offsets, PlainLine, parts
from svc.text.shown import Shown
from svc.text.source import Span

LONG = 32
"""Offsets of a statement above which finding them again costs more than keeping them."""

Value = TypeVar("Value")


@frozen(repr=False, weakref_slot=False)
class Written(Shown):
    """Something that was written, and where."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end: `spans` gives them names. Empty for what was built in Python."""
        raise NotImplementedError

    @property
    def span(self) -> Span | None:
        """Where the whole statement is written; None for what was built in Python."""
        return next(parts(self.offsets))


@frozen(repr=False, weakref_slot=False)
class Statement(Written):
    """A statement, or part of one."""

    where: Offsets | PlainLine = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end. The words of a plain line are found again each time, those of a long one once."""
        if not isinstance(self.where, PlainLine):
            return self.where
        offsets = self.where.offsets()
        if len(offsets) > LONG:
            object.__setattr__(self, "where", offsets)
        return offsets

    @property
    def name_span(self) -> Span | None:
        """Where the first of its names is written: of a declaration its own, of a flow that of its source."""
        begin_and_end = self.offsets[2:4]
        return begin_and_end if len(begin_and_end) == 2 else None


@frozen(repr=False)
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
    """What makes values of a frozen class of what is valid already: it converts and checks nothing.

    For the parser, which has checked every word. It takes where the statement is written, then the fields.
    Its lines are made as attrs makes those of `__init__`.
    """
    known: dict[str, Any] = {"kind": kind, "new": object.__new__}
    parameters, lines = [], []
    for each in fields(kind):  # type: ignore[arg-type]
        known[f"put_{each.name}"] = getattr(kind, each.name).__set__
        known[f"default_{each.name}"] = each.default
        is_required = each.kw_only or each.default is NOTHING
        parameters.append(each.name if is_required else f"{each.name}=default_{each.name}")
        lines.append(f" put_{each.name}(value, {each.name})")
    exec("\n".join([f"def make({', '.join(parameters)}):", " value = new(kind)", *lines, " return value"]), known)
    return known["make"]  # type: ignore[no-any-return]
