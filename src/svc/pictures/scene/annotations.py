"""Which drawn thing a finding is about: its subject, or without one the statement at its place."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Stream, Written
from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node
from svc.text.source import Range, Span

Drawn = Node | BoundFlow | tuple[BoundFlow, Carried]
"""Equal flows may carry the very same thing, so an artefact goes with its flow."""


class Marks(NamedTuple):
    """The errors and warnings of each thing that is drawn, and `all` of them, also those about no such thing.

    What is wrong with one artefact marks its flow too.
    """

    all: tuple[Diagnostic, ...]
    about: Mapping[Drawn, list[Diagnostic]]

    def codes(self, *things: Drawn) -> dict[str, Level]:
        """The codes that mark some things, errors first."""
        findings = [finding for thing in things for finding in self.about.get(thing, ())]
        return {each.code: each.level for each in sorted(findings, key=lambda each: each.level is not Level.ERROR)}

    def level(self, *things: Drawn) -> Level | None:
        """The worst level that marks some things."""
        return next(iter(self.codes(*things).values()), None)


def attach(bound: BoundStream, findings: Iterable[Diagnostic]) -> Marks:
    """Sort findings by what they are about. Notes are not drawn."""
    drawn = tuple(finding for finding in findings if finding.level is not Level.NOTE)
    return Marks(drawn, about(bound, drawn))


def about(bound: BoundStream, findings: Iterable[Diagnostic]) -> dict[Drawn, list[Diagnostic]]:
    """The findings about each thing of a stream, notes too."""
    nodes = {node.name: node for node in bound.nodes}
    statements = _statements(bound)
    findings_about: dict[Drawn, list[Diagnostic]] = {}
    for finding in findings:
        if finding.subject is not None:
            things = _things(bound, nodes, finding.subject)
        else:
            things = _things_at(statements, finding.range) if finding.range else []
        for thing in things:
            findings_about.setdefault(thing, []).append(finding)
    return findings_about


def _things(bound: BoundStream, nodes: Mapping[str, Node], subject: Subject) -> list[Drawn]:
    """What is drawn of a subject; nothing of one that another stream, or only another text of this one, has."""
    if subject.stream != bound.stream.name:
        return []
    if subject.number is None or subject.kind is SubjectKind.PROMISE:
        is_node = subject.kind in (SubjectKind.STEP, SubjectKind.PARTY, SubjectKind.END)
        node = nodes.get(subject.name or "") if is_node else None
        return [node] if node else []
    if not 0 < subject.number <= len(bound.flows):
        return []
    flow = bound.flows[subject.number - 1]
    if subject.kind is SubjectKind.END:
        return [flow.source if subject.name == subject.source else flow.target]
    return [flow, *((flow, each) for each in flow.carried if each.written == subject.name)]


def _statements(bound: BoundStream) -> list[tuple[Span, Node | BoundFlow]]:
    """Where each thing of a stream is written, in the order of the text."""
    written: list[tuple[Written | None, Node | BoundFlow]] = [(node.step or node.party, node) for node in bound.nodes]
    written += [(flow.flow, flow) for flow in bound.flows]
    spans = [(each.span, thing) for each, thing in written if each is not None]
    return sorted(((span, thing) for span, thing in spans if span), key=lambda statement: statement[0])


def _things_at(statements: list[tuple[Span, Node | BoundFlow]], range: Range) -> list[Drawn]:
    """What is drawn of the statement at a place, as custom rules may say no more than that."""
    start, end = range.start.offset, range.end.offset
    at = bisect_right(statements, start, key=lambda statement: statement[0][0]) - 1
    if at < 0 or start >= statements[at][0][1]:
        return []
    thing = statements[at][1]
    if isinstance(thing, Node):
        return [thing]
    for node, span in zip((thing.source, thing.target), thing.spans.ends, strict=True):
        if span == (start, end):
            return [node]
    carried = zip(thing.carried, thing.spans.artefacts, strict=True)
    return [thing, *((thing, each) for each, span in carried if span == (start, end))]


def within(stream: Stream, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file that are in one of its streams, or have no place."""
    start, end = stream.body
    return [each for each in findings if each.range is None or start <= each.range.start.offset <= end]
