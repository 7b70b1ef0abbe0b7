"""What custom rules are made of: import from here and from `svc` itself, and from nowhere else in svc.

A rule is a function from a bound stream to findings of one code, whose prefix is yours:

    NO_OWNER = Code("ACME001", "no-owner", Level.WARNING, "a stream without an owner", "nobody owns this stream")

    @rule(NO_OWNER)
    def no_owner(bound: BoundStream) -> Iterator[Diagnostic]:
        if "owner" not in bound.stream.keys:
            yield NO_OWNER.at(bound.stream.heading, subject=bound.subject(), help='name the owner: owner: "..."')

A package offers it by an entry point of the group `svc.rules`; `svc check --rules NAME` switches it on.
"""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from attrs import field, frozen

from svc.diagnostics.codes import BY_NAME, CUSTOM_NUMBER, Code
from svc.diagnostics.diagnostic import Applicability, Diagnostic, Edit, Fix, Level, Related
from svc.diagnostics.subject import Subject, SubjectKind
from svc.semantics.bound import Arrow, BoundFlow, BoundStream, Carried, Kind, Node, NodeKind, Outcome
from svc.text.compared import Compared
from svc.text.pattern import Pattern
from svc.text.source import Place, Position, Range

Check = Callable[[BoundStream], Iterable[Diagnostic]]
"""The function of a rule. It is called once for each stream whose statements and catalogue are free of errors."""

_NAME = Pattern(r"[a-z]+(-[a-z]+)*")


@frozen(repr=False, eq=False)
class OwnRule(Compared):
    """A custom rule: the code of its findings, and the function that yields them."""

    code: Code
    check: Check = field(repr=False)

    def __call__(self, bound: BoundStream) -> Iterable[Diagnostic]:
        """The findings about a stream."""
        return self.check(bound)

    def __reduce__(self) -> tuple[Any, ...]:
        """A rule that its module holds under the name of its function is pickled as that name."""
        module, name = getattr(self.check, "__module__", None), getattr(self.check, "__qualname__", "")
        if module and getattr(sys.modules.get(module), name, None) is self:
            return _imported, (module, name)
        return OwnRule, (self.code, self.check)


def _imported(module: str, name: str) -> OwnRule:
    custom = getattr(import_module(module), name)
    if not isinstance(custom, OwnRule):
        raise TypeError(f"{module}.{name} is no longer a rule")
    return custom


def rule(code: Code) -> Callable[[Check], OwnRule]:
    """Make a rule of a function. Raises ValueError for a code with the prefix or a name of svc itself."""
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
    "Kind", "Level", "Node", "NodeKind", "Outcome", "OwnRule", "Place", "Position", "Range", "Related", "Subject",
    "SubjectKind", "rule",
]  # fmt: skip
