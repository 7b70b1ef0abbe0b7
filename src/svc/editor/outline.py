"""The outline of a file: its sections with what they declare, and the stretches of text that can be folded."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import SubjectKind
from svc.model import File, Flow, Stream, WrittenCatalogue, title_of
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE, Source, Span

_WORD = Pattern(r"\w+")


class Entry(NamedTuple):
    """A thing of a file: its name, its title or what else says what it is, where it is written and its name there."""

    kind: SubjectKind
    name: str
    detail: str
    span: Span
    name_span: Span
    parts: "tuple[Entry, ...]" = ()


def outline(file: File) -> tuple[Entry, ...]:
    """The sections of a file in the order of the text, each with what it declares."""
    return tuple(_section(file.source, each) for each in sorted(file.sections, key=lambda each: each.body))


def folds(analysis: Analysis) -> tuple[Span, ...]:
    """What can be folded: sections, statements of several lines, and runs of comment lines."""
    source = analysis.file.source
    sections = [_trimmed(source, each.body) for each in analysis.file.sections if each.offsets]
    spans = (each.span for section in analysis.file.sections for each in section.statements)
    statements = [each for each in spans if each and NEWLINE.search(source.text, *each)]
    lines = [(source.position(each.span[0]).line, each.span) for each in analysis.file.comments if each.span]
    runs = [[*run] for _, run in groupby(enumerate(lines), lambda each: each[1][0] - each[0])]
    comments = [(run[0][1][1][0], run[-1][1][1][1]) for run in runs if len(run) > 1]
    return tuple(sorted([*sections, *statements, *comments]))


def widening(analysis: Analysis, offset: int) -> tuple[Span, ...]:
    """The spans around an offset from the smallest to the whole text: a word, its statement, its section."""
    text = analysis.file.source.text
    word = next((each.span() for each in _WORD.finditer(text) if each.start() <= offset <= each.end()), None)
    statements = (each.span for section in analysis.file.sections for each in section.statements)
    sections = (_trimmed(analysis.file.source, each.body) for each in analysis.file.sections)
    around = [(0, len(text)), word, *statements, *sections]
    held = {span for span in around if span and span[0] <= offset <= span[1]}
    widest = sorted(held, key=lambda span: span[1] - span[0])
    return tuple(span for number, span in enumerate(widest) if all(_holds(span, each) for each in widest[:number]))


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _section(source: Source, section: Stream | WrittenCatalogue) -> Entry:
    kind = SubjectKind.STREAM if isinstance(section, Stream) else SubjectKind.CATALOGUE
    body = _trimmed(source, section.body)
    name = section.spans.name or (body[0], body[0])
    parts = tuple(sorted(_parts(section), key=lambda each: each.span))
    return Entry(kind, section.name, title_of(section), (min(body[0], name[0]), max(body[1], name[1])), name, parts)


def _parts(section: Stream | WrittenCatalogue) -> Iterator[Entry]:
    if isinstance(section, Stream):
        yield from _declared(SubjectKind.STEP, section.steps)
        yield from _declared(SubjectKind.PARTY, section.parties)
        yield from map(_flow, section.flows)
    else:
        yield from _declared(SubjectKind.ACTIVITY, section.activities)
        yield from _declared(SubjectKind.PARTY, section.parties)
        yield from _declared(SubjectKind.PRACTICE, section.practices)
        yield from _declared(SubjectKind.ARTEFACT, section.artefacts)
    yield from _declared(SubjectKind.TEAM, section.teams)
    yield from _declared(SubjectKind.TOOL, section.tools)


def _declared(kind: SubjectKind, things: Iterable[Any]) -> Iterator[Entry]:
    for each in things:
        yield Entry(kind, each.name, title_of(each), each.span, each.spans.name)


def _flow(flow: Flow) -> Entry:
    whole = flow.span or (0, 0)
    return Entry(SubjectKind.FLOW, f"{flow.source} -> {flow.target}", ", ".join(flow.artefacts), whole, whole)


def _trimmed(source: Source, span: Span) -> Span:
    """A span without the white space at its end."""
    return span[0], span[0] + len(source.text[slice(*span)].rstrip())
