"""What a name means, as Markdown for a small window beside the text."""

from collections.abc import Iterator

from svc.checker.analysis import Analysis
from svc.diagnostics.code import Code
from svc.diagnostics.subject import SubjectKind
from svc.editor.flow_candidates import carried
from svc.editor.occurrences import Occurrence, Symbol, stream_symbol
from svc.editor.surroundings import Surroundings
from svc.model import Team, Tool, title_of
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node
from svc.semantics.catalogue import Catalogue
from svc.semantics.explanations import citation
from svc.text.escape import markdown_prose as prose
from svc.text.near_names import listed

MANY = 12
"""Lines of a catalogue that are quoted."""


def described(analysis: Analysis, occurrence: Occurrence) -> str:
    """What a name of a text means, as Markdown; empty where there is nothing to add."""
    around = Surroundings(analysis, occurrence.span[0])
    subject = occurrence.symbol.subject
    name = subject.name or subject.section
    paragraphs: Iterator[str]
    match subject.kind:
        case SubjectKind.ARTEFACT:
            paragraphs = _artefact(around.catalogue, name)
        case SubjectKind.ACTIVITY:
            paragraphs = _activity(around.catalogue, name)
        case SubjectKind.PRACTICE:
            paragraphs = _practice(around.catalogue, name)
        case SubjectKind.STEP | SubjectKind.PARTY if around.stream and name in around.stream:
            paragraphs = _node(around.stream, around.stream[name])
        case SubjectKind.STREAM if stream := _stream_of(analysis, occurrence.symbol):
            paragraphs = _stream(stream)
        case SubjectKind.CATALOGUE:
            paragraphs = _catalogue(analysis, name)
        case SubjectKind.TEAM | SubjectKind.TOOL:
            declared: Team | Tool | None = around.teams.get(name) or around.tools.get(name)
            paragraphs = iter([_headline(title_of(declared) if declared else name, name, subject.kind)])
        case _:
            paragraphs = iter([_headline(name, "", subject.kind)])
    return "\n\n".join(paragraphs)


def described_code(code: Code) -> str:
    """What a finding of a code is, as Markdown."""
    return f"**{prose(code.name)}** `{code.code}` ({code.level})\n\n{prose(code.summary.capitalize())}."


def flow_at(analysis: Analysis, offset: int) -> BoundFlow | None:
    """The flow that an offset is in."""
    stream = Surroundings(analysis, offset).stream
    for flow in stream.flows if stream else ():
        span = flow.flow.span
        if span and span[0] <= offset <= span[1]:
            return flow
    return None


def may_carry(analysis: Analysis, flow: BoundFlow, offset: int) -> str:
    """What a flow without artefact may carry, as Markdown."""
    around = Surroundings(analysis, offset)
    source, target = (around.end(node.name) for node in (flow.source, flow.target))
    items = [f"- {prose(each.title)} (`{each.text}`)" for each in carried(around.catalogue, source, target)]
    ends = f"{prose(flow.source.title)} to {prose(flow.target.title)}"
    if not items:
        return f"The catalogue lists nothing from {ends}."
    return "\n".join([f"From {ends}, the catalogue lists:", "", *items])


def _headline(title: str, name: str, kind: str) -> str:
    shown = f" `{name}`" if name and name != title else ""
    return f"**{prose(title)}**{shown} ({kind})"


def _artefact(catalogue: Catalogue, name: str) -> Iterator[str]:
    artefact = catalogue.all_artefacts.get(name)
    yield _headline(title_of(artefact) if artefact else name, name, "artefact")
    lines = [line for line in catalogue.lines if name in {catalogue.artefact_id(each) for each in line.artefacts}]
    if lines:
        yield "\n".join(f"- {prose(citation(catalogue, line))}" for line in lines[:MANY])


def _activity(catalogue: Catalogue, name: str) -> Iterator[str]:
    activity = catalogue.all_activities[name]
    yield _headline(title_of(activity), name, f"activity, {activity.section}" if activity.section else "activity")
    if activity.purpose:
        yield prose(activity.purpose)
    for heading, side in (("Takes", "input"), ("Gives", "output")):
        names = [catalogue.artefact_id(each) for line in activity.lines if line.side == side for each in line.artefacts]
        titles = [
            title_of(catalogue.all_artefacts[each]) for each in dict.fromkeys(names) if each in catalogue.all_artefacts
        ]
        if titles:
            yield f"{heading}: {prose(listed(titles))}."


def _practice(catalogue: Catalogue, name: str) -> Iterator[str]:
    practice = catalogue.all_practices.get(name)
    yield _headline(title_of(practice) if practice else name, name, "practice")
    if practice and practice.group:
        yield f"Group: {prose(practice.group)}."


def _stream_of(analysis: Analysis, symbol: Symbol) -> BoundStream | None:
    """A stream of a text, or one that a step of it opens."""
    own = analysis.bound.streams
    opened = (each.opened(step.opens) for each in own for step in each.stream.steps if step.opens)
    return next((each for each in (*own, *opened) if each and stream_symbol(each) == symbol), None)


def _stream(bound: BoundStream) -> Iterator[str]:
    yield _headline(words.stream_title(bound), bound.stream.name, "stream")
    said = [f"{word}: {text.rstrip('.')}." for word, text in words.opening(bound)]
    if said:
        yield prose(" ".join(said))
    if bound.steps:
        yield prose(f"Steps: {listed([each.title for each in bound.steps])}.")


def _catalogue(analysis: Analysis, name: str) -> Iterator[str]:
    known = [*analysis.bound.catalogues, *(each.catalogue for each in analysis.bound.streams)]
    found = next((level for each in known for level in each.levels if level.name == name), None)
    yield _headline(words.catalogue_title(found) if found else name, name, "catalogue")
    if found and found.base:
        yield f"Extends {prose(words.catalogue_title(found.base))}."


def _node(bound: BoundStream, node: Node) -> Iterator[str]:
    if node.step is None:
        role = bound.catalogue.title_for(node.role) if node.role else "party"
        yield _headline(node.title, node.name, role.lower())
        yield from map(prose, words.note(node))
        return
    yield _headline(node.title, node.name, f"step in {words.activity(bound, node)}")
    facts = [*words.times(node)]
    if facts:
        yield f"{prose(', '.join(facts))}."
    practices = words.practices(bound, node)
    if practices:
        yield f"Practices: {prose(listed(practices))}."
    yield from map(prose, words.note(node))
