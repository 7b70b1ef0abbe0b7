"""Runs the rules on what is bound: the findings of a file before any is suppressed or selected."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from svc.checker.rules import (
    CATALOGUE_RULES,
    CONNECTION_RULES,
    FLOW_RULES,
    OPTIONAL_RULES,
    SHAPE_RULES,
    StreamRule,
    code_of,
)
from svc.checker.selection import DEFAULTS, Selection
from svc.checker.sorting import span_of
from svc.diagnostics.diagnostic import Diagnostic
from svc.extending import OwnRule
from svc.model.calendar import STANDARD, Calendar
from svc.semantics.bound import BoundFile, BoundStream
from svc.text.source import Span


def check_file(
    bound: BoundFile,
    earlier: Iterable[Diagnostic],
    selection: Selection = DEFAULTS,
    most: int | None = None,
    calendar: Calendar = STANDARD,
) -> list[Diagnostic]:
    """The findings of all rules about a file, and those of earlier stages; at `most` so many of a rule and a stream."""
    findings = list(earlier)
    optional = [rule for rule in OPTIONAL_RULES if selection.wants(code_of(rule))]
    for stream in bound.streams:
        findings.extend(_findings(stream, optional, selection.rules, most, calendar))
    for catalogue in bound.catalogues:
        if catalogue.is_valid:
            findings.extend(chain.from_iterable(rule(catalogue) for rule in CATALOGUE_RULES))
    return _without_repeats(findings)


def check_stream(
    bound: BoundStream, selection: Selection = DEFAULTS, calendar: Calendar = STANDARD
) -> Iterator[Diagnostic]:
    """The findings of all rules about a stream. Its shape is not checked where a statement is broken or open.

    The calendar is that of its project.
    """
    optional = [rule for rule in OPTIONAL_RULES if selection.wants(code_of(rule))]
    return _findings(bound, optional, selection.rules, None, calendar)


def _findings(
    bound: BoundStream, optional: Iterable[StreamRule], custom: Iterable[OwnRule], most: int | None, calendar: Calendar
) -> Iterator[Diagnostic]:
    is_whole = bound.checkable and not bound.stream.broken
    rules = (*FLOW_RULES, *SHAPE_RULES, *optional) if is_whole else FLOW_RULES
    if is_whole and bound.is_open:
        rules = tuple(rule for rule in rules if rule not in CONNECTION_RULES)
    yield from chain.from_iterable(islice(rule(bound), most) for rule in rules)
    if bound.stream.promises and is_whole and not bound.is_open:
        from svc.checker.rules import promises

        yield from promises.findings(bound, calendar)
    if custom and is_whole:
        yield from _custom(bound, custom)


def _custom(bound: BoundStream, rules: Iterable[OwnRule]) -> Iterator[Diagnostic]:
    from svc.checker import custom_rules

    return chain.from_iterable(custom_rules.findings(rule, bound) for rule in rules)


def _without_repeats(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Findings without those about names whose very words are already a syntax error."""
    errors = sorted(span_of(each) for each in findings if each.code.startswith("VSC1"))
    if not errors:
        return findings
    return [each for each in findings if not _is_about_a_name(each) or not _overlaps(span_of(each), errors)]


def _is_about_a_name(finding: Diagnostic) -> bool:
    name = finding.facts.get("name") or finding.facts.get("artefact")
    return finding.code.startswith(("VSC2", "VSC3")) and name is not None


def _overlaps(span: Span, errors: list[Span]) -> bool:
    nearest = bisect_left(errors, (span[1], 0))
    return nearest > 0 and errors[nearest - 1][1] > span[0]
