"""What rules of one's own are made of: import from here, and from `svc` itself, and from nowhere else in svc.

A rule is a function from a bound stream to findings of one code, with a prefix of one's own:

    NO_OWNER = Code("ACME001", "no-owner", Level.WARNING, "a stream without an owner", "nobody owns this stream")

    @rule(NO_OWNER)
    def no_owner(bound: BoundStream) -> Iterator[Diagnostic]:
        if "owner" not in bound.stream.keys:
            yield NO_OWNER.at(bound.stream.heading, help='say who does: owner: "..."')

A package offers it by an entry point of the group `svc.rules`; `svc check --rules NAME` switches it on.
"""

import re
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from attrs import field, frozen

from svc.diagnostics.codes import BY_NAME, CUSTOM_NUMBER, Code
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Edit, Fix, Level, Related
from svc.semantics.bound import Arrow, BoundFlow, BoundStream, Carried, Kind, Node, NodeKind, Outcome
from svc.text.source import Place, Position, Range

Check = Callable[[BoundStream], Iterable[Diagnostic]]
"""The function of a rule. It is called once for each stream whose statements and catalogue could be understood."""

_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


@frozen
class OwnRule:
    """A rule of one's own: what it looks for, and the function that looks."""

    code: Code
    check: Check = field(repr=False)

    def __call__(self, bound: BoundStream) -> Iterable[Diagnostic]:
        """The findings of a stream."""
        return self.check(bound)

    def __reduce__(self) -> tuple[Any, ...]:
        """A rule that its module holds by its function's name is pickled as this name."""
        module, name = getattr(self.check, "__module__", None), getattr(self.check, "__qualname__", "")
        if module and getattr(sys.modules.get(module), name, None) is self:
            return _imported, (module, name)
        return OwnRule, (self.code, self.check)


def _imported(module: str, name: str) -> OwnRule:
    found = getattr(import_module(module), name)
    if not isinstance(found, OwnRule):
        raise TypeError(f"{module}.{name} is no longer a rule")
    return found


def rule(code: Code) -> Callable[[Check], OwnRule]:
    """Make a rule of a function. Raises ValueError for a code that is not one's own."""
    if not CUSTOM_NUMBER.fullmatch(code.code):
        raise ValueError(
            f"{code.code!r} is not a code for a custom rule: write a prefix other than VSC, and three digits: ACME001"
        )
    if not _NAME.fullmatch(code.name) or code.name in BY_NAME:
        raise ValueError(
            f"{code.name!r} is not a name for a custom rule: write lower-case letters and hyphens, not a name of svc"
        )
    return lambda check: OwnRule(code, check)


__all__ = [
    "Applicability", "Arrow", "BoundFlow", "BoundStream", "Carried", "Check", "Code", "Diagnostic", "Edit", "Fix",
    "Kind", "Level", "Node", "NodeKind", "Outcome", "OwnRule", "Place", "Position", "Range", "Related", "rule",
]  # fmt: skip
