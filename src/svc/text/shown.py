"""The `repr` of values: one function for all classes."""

from typing import Any

from attrs import fields


class Shown:
    """A value whose `repr` shows its class and its fields, as that of attrs does.

    attrs compiles a method for each class, which would take a fifteenth of a short run.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        kind: Any = type(self)
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(kind) if each.repr)
        return f"{kind.__qualname__.rsplit('>.', 1)[-1]}({', '.join(shown)})"
