"""Runs the rules, takes off what is allowed, selects and sorts: the findings that are told."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from svc.allowances import allow
from svc.bound import BoundFile, BoundStream
from svc.codes import BY_CODE, Code
from svc.diagnostics import Diagnostic, Level
from svc.model import Catalogue, File
from svc.rules import arrows, catalogues, shape

StreamRule = Callable[[BoundStream], Iterator[Diagnostic]]
CatalogueRule = Callable[[Catalogue], Iterator[Diagnostic]]

ARROW_RULES: tuple[StreamRule, ...] = (arrows.unlisted_flow, arrows.one_sided_flow, arrows.unnamed_artefact)
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
    shape.no_practice,
    shape.single_practice,
    shape.no_closing_step,
)
CATALOGUE_RULES: tuple[CatalogueRule, ...] = (
    catalogues.needless_forbid,
    catalogues.needless_allow,
    catalogues.unused_artefact,
    catalogues.restated_detail,
)


def check_stream(bound: BoundStream) -> Iterator[Diagnostic]:
    """The findings of all rules about a stream. Its shape is not asked for where statements are broken."""
    rules = ARROW_RULES if bound.stream.broken or not bound.judged else ARROW_RULES + SHAPE_RULES
    return chain.from_iterable(rule(bound) for rule in rules)


def check_file(file: File, bound: BoundFile, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All findings of a file, those of earlier stages among them, without those that are allowed; sorted."""
    findings = list(found)
    for stream in bound.streams:
        findings.extend(check_stream(stream))
    for catalogue in bound.catalogues:
        if catalogue.sound:
            findings.extend(chain.from_iterable(rule(catalogue) for rule in CATALOGUE_RULES))
    return in_order(allow(file, findings))


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file, place and code."""
    return sorted(findings, key=_order)


def _order(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    start, end = (finding.range.start.offset, finding.range.end.offset) if finding.range else (0, 0)
    return finding.file or "", start, end, finding.code, finding.message


def select(
    findings: Iterable[Diagnostic], selected: Iterable[str] = (), ignored: Iterable[str] = ()
) -> list[Diagnostic]:
    """The findings that are asked for, by codes, names or prefixes of codes; errors are always told.

    Without `selected` all but the optional ones are.
    """
    wanted, unwanted = tuple(selected), tuple(ignored)
    return [
        finding
        for finding in findings
        if finding.level is Level.ERROR
        or (_chosen(finding, wanted) and not any(matches(BY_CODE[finding.code], each) for each in unwanted))
    ]


def _chosen(finding: Diagnostic, wanted: tuple[str, ...]) -> bool:
    code = BY_CODE[finding.code]
    return any(matches(code, each) for each in wanted) if wanted else not code.optional


def matches(code: Code, selector: str) -> bool:
    """Whether a code is meant by a number, a name or a prefix such as VSC4."""
    return code.code.startswith(selector.upper()) or code.name == selector.lower()
