"""Selects findings: which warnings and notes are requested, and at which levels."""

from collections.abc import Iterable
from functools import cached_property

from attrs import evolve, field, frozen

from svc.diagnostics.codes import CODES, Code
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.extending import OwnRule
from svc.text.arguments import all_of
from svc.text.compared import Compared
from svc.text.frozenmap import FrozenMap


def selectors(value: Iterable[str]) -> tuple[str, ...]:
    """Several codes, names or prefixes. Raises TypeError for a lone text, and for what is not one."""
    if isinstance(value, str):
        raise TypeError(f"expected several codes, got the text {value!r}")
    return all_of(str, value, "a code, a name or the prefix of a code")


def _rules(values: Iterable[OwnRule]) -> tuple[OwnRule, ...]:
    return all_of(OwnRule, values, "a custom rule")


def matches(code: Code, selector: str) -> bool:
    """Whether a number, a name or a prefix such as VSC4 selects a code."""
    return bool(selector) and (code.code.startswith(selector.upper()) or code.name == selector.lower())


@frozen(repr=False, eq=False)
class Selection(Compared):
    """Which warnings and notes are requested, by codes, names or prefixes of codes. Errors are always reported.

    Without `selected` all but the optional ones are. `rules` are custom rules that run too. `levels` are those that a
    project gives to codes of warnings and notes, None where one is off. `others` are further codes that may be
    selected, of rules that a project may switch on.
    """

    selected: tuple[str, ...] = field(default=(), converter=selectors)
    ignored: tuple[str, ...] = field(default=(), converter=selectors)
    rules: tuple[OwnRule, ...] = field(default=(), converter=_rules)
    levels: FrozenMap[Level | None] = field(factory=FrozenMap)
    others: tuple[Code, ...] = field(default=(), converter=tuple[Code, ...])

    def __attrs_post_init__(self) -> None:
        for selector in (*self.selected, *self.ignored):
            if not any(matches(code, selector) for code in (*self.codes, *self.others)):
                raise ValueError(f"{selector!r} is not the code, the name or the prefix of a code of a finding")

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes of all rules, custom ones too."""
        return (*CODES, *(rule.code for rule in self.rules)) if self.rules else CODES

    @cached_property
    def run(self) -> tuple[Code, ...]:
        """The codes whose findings a check of one file looks for, even if it reports none of them."""
        return tuple(code for code in self.codes if not code.together and (self.wants(code) or not self.is_off(code)))

    def wants(self, code: Code) -> bool:
        """Whether findings of a code are reported."""
        if code.level is Level.ERROR:
            return True
        selected = any(matches(code, each) for each in self.selected) if self.selected else not self.is_off(code)
        return selected and not any(matches(code, each) for each in self.ignored)

    def is_off(self, code: Code) -> bool:
        """Whether a code is reported only where it is selected."""
        return self.levels.get(code.code, None if code.optional else code.level) is None

    def filter(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The requested ones of some findings, at the levels that the project gives them."""
        selected = [finding for finding in findings if finding.code in self._wanted]
        return [self._levelled(finding) for finding in selected] if self.levels else selected

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(code.code for code in self.codes if self.wants(code))

    def _levelled(self, finding: Diagnostic) -> Diagnostic:
        level = self.levels.get(finding.code)
        return finding if level is None or finding.level is Level.ERROR else evolve(finding, level=level)


DEFAULTS = Selection()
"""What is reported where nothing is selected or ignored."""
EVERYTHING = Selection(["VSC"])
"""The optional findings too."""
