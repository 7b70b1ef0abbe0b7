"""What all statements have in common: where they are written."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import NOTHING, field, fields, frozen

from svc.model.spans import BrokenSpans, Offsets, parts, plain_line
from svc.text.compared import Compared
from svc.text.source import Span

LONG = 32
"""Offsets of a statement above which finding them again costs more than keeping them."""

Value = TypeVar("Value")


@frozen(repr=False, eq=False, weakref_slot=False)
class Written(Compared):
    """Something that was written, and where."""

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end: `spans` gives them names. Empty for what was built in Python."""
        raise NotImplementedError

    @property
    def span(self) -> Span | None:
        """Where the whole statement is written; None for what was built in Python."""
        return next(parts(self.offsets))


@frozen(repr=False, eq=False, weakref_slot=False)
class Statement(Written):
    """A statement, or part of one. Of a plain line only its text and its start are kept, and the offsets worked out."""

    where: Offsets | str = field(default=(), eq=False, repr=False, kw_only=True, alias="_offsets")
    start: int = field(default=0, eq=False, repr=False, kw_only=True, alias="_start")

    @property
    def offsets(self) -> Offsets:
        """Where its parts begin and end. The words of a plain line are found each time, those of a long one once."""
        if not isinstance(self.where, str):
            return self.where
        offsets = self._plain_line(self.where, self.start)
        if len(offsets) > LONG:
            object.__setattr__(self, "where", offsets)
        return offsets

    def _plain_line(self, text: str, start: int) -> Offsets:
        """The offsets of what is written as a plain line of a text."""
        return plain_line(text, start)

    @property
    def begin(self) -> int | None:
        """Where it begins; None for what was built in Python. Found at once, so it is what to sort by."""
        if isinstance(self.where, str):
            return self.start
        return self.where[0] if self.where else None

    @property
    def name_span(self) -> Span | None:
        """Where the first of its names is written: of a declaration its own, of a flow that of its source."""
        begin_and_end = self.offsets[2:4]
        return begin_and_end if len(begin_and_end) == 2 else None


@frozen(repr=False, eq=False)
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

    For the parser and the binder, which have checked every word. It takes the fields that are keywords of the class,
    such as where a statement is written, then the others.

    A value is filled while it is open: of a twin of its class that has the same slots and is not frozen. Then it is
    closed: its class is set. So a field costs an assignment, where the `__init__` of attrs calls a function.
    """
    every = sorted(fields(kind), key=lambda field: not field.kw_only)  # type: ignore[arg-type]
    known: dict[str, Any] = {f"default_{each.name}": each.default for each in every}
    parameters = ", ".join(
        each.name if each.kw_only or each.default is NOTHING else f"{each.name}=default_{each.name}" for each in every
    )
    lines = [f"value.{each.name} = {each.name}" for each in every]
    body = "\n ".join(["value = open_()", *lines, "value.__class__ = closed_", "return value"])
    made: dict[str, Callable[..., Value]] = {}
    exec(f"def make({parameters}):\n {body}", known | {"closed_": kind, "open_": _open_twin(kind)}, made)
    return made["make"]


def _open_twin(kind: type) -> type:
    """A class whose values are laid out as those of a frozen class, and can be changed."""
    unfrozen = {each: getattr(object, each) for each in ("__init__", "__setattr__", "__delattr__")}
    return type(f"Open{kind.__name__}", kind.__bases__, {"__slots__": kind.__dict__["__slots__"], **unfrozen})
