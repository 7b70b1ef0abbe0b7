"""Reports the holes that are values, as in `takes ?`."""

from itertools import zip_longest

from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Flow, Step, Stream, Team
from svc.semantics.binder.findings import Findings
from svc.semantics.catalogue import Catalogue
from svc.semantics.open_points import open_point


def report_open_values(section: Stream | Catalogue, findings: Findings) -> None:
    """Report the open values of a stream, or of the teams of a catalogue."""
    stream, catalogue = (section.name, None) if isinstance(section, Stream) else (None, section.name)
    open_things: list[tuple[Subject, Step | Flow | Team]] = []
    if isinstance(section, Stream):
        open_things += [
            (Subject(SubjectKind.STEP, stream, name=each.name), each) for each in section.steps if each.open_values
        ]
        open_things += [
            (Subject(SubjectKind.FLOW, stream, None, None, each.source, each.target, number), each)
            for number, each in enumerate(section.flows, 1)
            if each.open_values
        ]
    open_things += [
        (Subject(SubjectKind.TEAM, stream, catalogue, each.name), each) for each in section.teams if each.open_values
    ]
    for about, thing in open_things:
        for clause, span in zip_longest(thing.open_values, thing.spans.open_values):
            findings.report(about, open_point, section.place(span), clause)
