"""The equality of values: one function for all classes."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from attrs import fields

from svc.text.shown import Shown


class Compared(Shown):
    """A value that is equal to another of its class if all fields are that take part, as attrs has it.

    attrs compiles two functions for each class, which would take a twentieth of a short run.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        kind = type(self)
        if type(other) is not kind:
            return NotImplemented
        parts = _parts(kind)  # type: ignore[arg-type]
        return self is other or bool(parts(self) == parts(other))

    def __hash__(self) -> int:
        kind = type(self)
        return hash((kind.__qualname__, _parts(kind)(self)))  # type: ignore[arg-type]


@cache
def _parts(kind: Any) -> Callable[[Any], Any]:
    """What gets the fields of a value that take part, if there are some."""
    names = [each.name for each in fields(kind) if each.eq]
    return attrgetter(*names) if names else _nothing


def _nothing(value: object) -> None:
    """What values are compared by that have no field that takes part."""
