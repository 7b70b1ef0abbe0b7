"""Changes that an editor proposes where a finding has no fix of its own: alternatives, declarations, allowances."""

from collections.abc import Iterator

from attrs import field, frozen

from svc.checker.analysis import Analysis
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.subject import SubjectKind
from svc.editor.flow_candidates import carried
from svc.editor.surroundings import End, Surroundings
from svc.model import title_of
from svc.semantics.bound import BoundFlow, BoundStream, NodeKind
from svc.text.source import NEWLINE, Source, Span

OFFERED = 12
"""Alternatives for one name that are offered at most."""
REASON = "(say why)"
"""What stands for the reason of an allowance until its author writes one."""
_OF_ARTEFACTS = ("unlisted-flow", "unknown-artefact", "ambiguous-artefact", "unnamed-artefact", "open-point")


@frozen
class Proposal:
    """A change of a text: its title, and the spans with what is written in their places."""

    title: str
    edits: tuple[tuple[Span, str], ...] = field(converter=tuple[tuple[Span, str], ...])


def proposals(analysis: Analysis, finding: Diagnostic) -> tuple[Proposal, ...]:
    """What may be done about a finding of a text, beside its own fixes."""
    if finding.range is None:
        return ()
    found = [*_artefacts(analysis, finding), *_declarations(analysis, finding)]
    if finding.level is not Level.ERROR:
        found.append(_allowance(analysis.file.source, finding))
    return tuple(found)


def _artefacts(analysis: Analysis, finding: Diagnostic) -> Iterator[Proposal]:
    """The artefacts that a flow may carry instead of the one that a finding is about."""
    subject, place = finding.subject, finding.range
    if finding.name not in _OF_ARTEFACTS or place is None or subject is None or subject.number is None:
        return
    around = Surroundings(analysis, place.start.offset)
    flow = _flow(around.stream, subject.number)
    if around.stream is None or flow is None:
        return
    ends = [End(node.name, node.title, node.kind, node.role, True) for node in (flow.source, flow.target)]
    fixed = {edit.text for fix in finding.fixes for edit in fix.edits}
    offered = [each for each in carried(around.catalogue, *ends) if each.because and each.text not in fixed]
    for each in offered[:OFFERED]:
        if subject.kind is SubjectKind.ARTEFACT:
            yield Proposal(f"write `{each.text}`", [((place.start.offset, place.end.offset), each.text)])
        elif not flow.carried and (target := flow.spans.target):
            yield Proposal(f"carry `{each.text}`", [((target[1], target[1]), f" : {each.text}")])


def _flow(stream: BoundStream | None, number: int) -> BoundFlow | None:
    return next((each for each in (stream.flows if stream else ()) if each.number == number), None)


def _declarations(analysis: Analysis, finding: Diagnostic) -> Iterator[Proposal]:
    """The steps that an unknown end of flows may be: one for each activity that its flows allow."""
    subject = finding.subject
    if finding.name != "unknown-name" or subject is None or subject.kind is not SubjectKind.END or not subject.name:
        return
    around = Surroundings(analysis, finding.range.start.offset if finding.range else 0)
    stream = around.stream
    if stream is None or not stream.checkable or not subject.name.isidentifier():
        return
    steps = [each.span for each in stream.stream.steps if each.span]
    place = max(steps)[1] if steps else stream.stream.spans.whole[1] if stream.stream.spans.whole else None
    if place is None:
        return
    for name, activity in around.catalogue.all_activities.items():
        if _fits(stream, subject.name, name):
            line = f"\n  step {subject.name} in {name}"
            yield Proposal(f"declare step `{subject.name}` in {title_of(activity)}", [((place, place), line)])


def _fits(stream: BoundStream, end: str, activity: str) -> bool:
    """Whether all flows of an end may be as they are if it is a step of an activity."""
    catalogue = stream.catalogue
    for flow in stream.flows:
        roles = [activity if node.name == end else node.role for node in (flow.source, flow.target)]
        if end not in (flow.source.name, flow.target.name) or None in roles:
            continue
        source, target = (role or "" for role in roles)
        inside = source == target and NodeKind.PARTY not in (flow.source.kind, flow.target.kind)
        known = {*catalogue.inside(source)} if inside else {each.artefact for each in catalogue.between(source, target)}
        if not known or not {catalogue.artefact_id(each) for each in flow.flow.artefacts} <= known:
            return False
    return True


def _allowance(source: Source, finding: Diagnostic) -> Proposal:
    """A comment that allows a finding: at the end of its line, or above it where there is a comment already."""
    start = finding.range.start.offset if finding.range else 0
    newline = NEWLINE.search(source.text, start)
    end = newline.start() if newline else len(source.text)
    begin = start - (finding.range.start.column - 1 if finding.range else 0)
    line = source.text[begin:end]
    comment = f"# svc: allow {finding.name} because {REASON}"
    title = f"allow {finding.name} here"
    if "#" in line:
        indent = line[: len(line) - len(line.lstrip())]
        return Proposal(title, [((begin, begin), f"{indent}{comment}\n")])
    return Proposal(title, [((begin + len(line.rstrip()), end), f"  {comment}")])
