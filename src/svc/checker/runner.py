"""Runs the rules, takes off what is allowed, selects and sorts: the findings that are told."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from attrs import evolve, field, frozen

from svc.checker.rules import catalogues, flows, refinement, shape
from svc.checker.suppressions import allow
from svc.diagnostics.codes import BY_NAME, CODES, Code
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.extending import OwnRule
from svc.model import Catalogue, File
from svc.semantics.bound import BoundFile, BoundStream
from svc.text.frozenmap import FrozenMap

StreamRule = Callable[[BoundStream], Iterator[Diagnostic]]
CatalogueRule = Callable[[Catalogue], Iterator[Diagnostic]]

ARROW_RULES: tuple[StreamRule, ...] = (flows.unlisted_flow, flows.one_sided_flow, flows.unnamed_artefact)
SHAPE_RULES: tuple[StreamRule, ...] = (
    shape.no_demand,
    shape.no_value,
    shape.unreachable_step,
    shape.dead_end_step,
    shape.one_way_step,
    shape.unreceived_artefact,
    shape.unbalanced_shares,
    shape.duplicate_flow,
    shape.unused_declaration,
    refinement.incomplete_refinement,
    refinement.wider_refinement,
    refinement.circular_opens,
)
OPTIONAL_RULES: tuple[StreamRule, ...] = (shape.no_practice, shape.single_practice, shape.no_closing_step)
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    catalogues.needless_forbid,
    catalogues.needless_allow,
    catalogues.unused_artefact,
    catalogues.restated_detail,
)


def _selectors(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(f"expected several codes, got the text {value!r}")
    return tuple(value)


def matches(code: Code, selector: str) -> bool:
    """Whether a code is meant by a number, a name or a prefix such as VSC4."""
    return bool(selector) and (code.code.startswith(selector.upper()) or code.name == selector.lower())


@frozen
class Selection:
    """Which warnings and notes are asked for, by codes, names or prefixes of codes. Errors are always told.

    Without `selected` all but the optional ones are. `rules` are those of others that are run too. `levels` are those
    that a project gives to codes of warnings and notes, None where one is off. `others` are codes that may be chosen
    besides, of rules that a project may switch on.
    """

    selected: tuple[str, ...] = field(default=(), converter=_selectors)
    ignored: tuple[str, ...] = field(default=(), converter=_selectors)
    rules: tuple[OwnRule, ...] = field(default=(), converter=tuple["OwnRule", ...])
    levels: FrozenMap[Level | None] = field(factory=FrozenMap)
    others: tuple[Code, ...] = field(default=(), converter=tuple[Code, ...])

    def __attrs_post_init__(self) -> None:
        for selector in (*self.selected, *self.ignored):
            if not any(matches(code, selector) for code in (*self.codes, *self.others)):
                raise ValueError(f"{selector!r} is not the code, the name or the prefix of a code of a finding")

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes of all rules, those of others too."""
        return (*CODES, *(rule.code for rule in self.rules)) if self.rules else CODES

    def wants(self, code: Code) -> bool:
        """Whether findings of a code are told."""
        if code.level is Level.ERROR:
            return True
        chosen = any(matches(code, each) for each in self.selected) if self.selected else not self.off(code)
        return chosen and not any(matches(code, each) for each in self.ignored)

    def off(self, code: Code) -> bool:
        """Whether a code is told only where it is selected."""
        return self.levels.get(code.code, None if code.optional else code.level) is None

    def of(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Those of some findings that are asked for, at the levels that the project gives them."""
        wanted = {code.code for code in self.codes if self.wants(code)}
        chosen = [finding for finding in findings if finding.code in wanted]
        return [self._levelled(finding) for finding in chosen] if self.levels else chosen

    def _levelled(self, finding: Diagnostic) -> Diagnostic:
        level = self.levels.get(finding.code)
        return finding if level is None or finding.level is Level.ERROR else evolve(finding, level=level)


DEFAULTS = Selection()
"""What is told where nothing is selected or ignored."""
EVERYTHING = Selection(["VSC"])
"""The optional findings too."""


def check_stream(bound: BoundStream, selection: Selection = DEFAULTS) -> Iterator[Diagnostic]:
    """The findings of all rules about a stream. Its shape is not checked where statements are broken."""
    rules = ARROW_RULES
    if not bound.stream.broken and bound.judged:
        optional = tuple(rule for rule in OPTIONAL_RULES if selection.wants(code_of(rule)))
        rules += SHAPE_RULES + optional
    yield from chain.from_iterable(rule(bound) for rule in rules)
    if selection.rules and not bound.stream.broken and bound.judged:
        yield from _of_others(bound, selection.rules)


def code_of(rule: Callable[..., Iterator[Diagnostic]]) -> Code:
    """The code that a rule bears the name of."""
    return BY_NAME[rule.__name__.replace("_", "-")]


def check_file(
    file: File,
    bound: BoundFile,
    found: Iterable[Diagnostic],
    selection: Selection = DEFAULTS,
    today: date | None = None,
) -> list[Diagnostic]:
    """The findings of a file that are asked for and not allowed, those of earlier stages among them; sorted."""
    findings = all_findings(bound, found, selection)
    asked = (code for code in selection.codes if not code.together)
    run = [code for code in asked if not selection.off(code) or selection.wants(code)]
    return in_order(selection.of(allow(file, findings, run, today)))


def all_findings(bound: BoundFile, found: Iterable[Diagnostic], selection: Selection = DEFAULTS) -> list[Diagnostic]:
    """What is found in a file before anything is allowed, those of earlier stages among them."""
    findings = list(found)
    for stream in bound.streams:
        findings.extend(check_stream(stream, selection))
    for catalogue in bound.catalogues:
        if catalogue.sound:
            findings.extend(chain.from_iterable(rule(catalogue) for rule in CATALOGUE_RULES))
    return told_once(findings)


def _of_others(bound: BoundStream, rules: Iterable[OwnRule]) -> Iterator[Diagnostic]:
    from svc.checker import custom_rules

    return chain.from_iterable(custom_rules.findings(rule, bound) for rule in rules)


def told_once(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Findings without those about names whose very words are a syntax error already."""
    errors = sorted(_span(each) for each in findings if each.code.startswith("VSC1"))
    if not errors:
        return findings
    return [each for each in findings if not _about_a_name(each) or not _overlaps(_span(each), errors)]


def _about_a_name(finding: Diagnostic) -> bool:
    facts = finding.facts.get("name") or finding.facts.get("artefact")
    return finding.code.startswith(("VSC2", "VSC3")) and facts is not None


def _overlaps(span: tuple[int, int], errors: list[tuple[int, int]]) -> bool:
    nearest = bisect_left(errors, (span[1], 0))
    return nearest > 0 and errors[nearest - 1][1] > span[0]


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file, place and code."""
    return sorted(findings, key=_order)


def _order(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    return finding.file or "", *_span(finding), finding.code, finding.message


def _span(finding: Diagnostic) -> tuple[int, int]:
    return (finding.range.start.offset, finding.range.end.offset) if finding.range else (0, 0)
