"""Where the names of a file are written and what each of them means, in the order of the text."""

from collections.abc import Iterable
from enum import StrEnum, auto

from attrs import field, frozen

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Step
from svc.model.section import Section
from svc.semantics.bound import BoundFlow, BoundStream, Node
from svc.semantics.catalogue import Catalogue
from svc.text.source import Source, Span


class Role(StrEnum):
    """What a name does where it is written."""

    DECLARATION = auto()
    ALIAS = auto()
    """Declares another name of the thing."""
    USE = auto()


@frozen
class Symbol:
    """A thing that has a name: what it is, and the file that declares it. It is equal wherever it is named.

    What a catalogue states again is the thing of the catalogue that stated it first.
    """

    subject: Subject
    file: str


@frozen(order=True)
class Occurrence:
    """A name in a text, or a title in quotes: where it is written, what it means, and what it does there."""

    span: Span
    symbol: Symbol = field(order=False)
    role: Role = field(order=False)
    text: str = field(order=False)

    @property
    def is_title(self) -> bool:
        """Whether the thing is named by its title, in quotes."""
        return self.text[:1] in ('"', "“")


def occurrences(analysis: Analysis) -> tuple[Occurrence, ...]:
    """All names of a file that mean something. A name that is not known has no occurrence."""
    collected = _Occurrences(analysis.file.source)
    for stream in analysis.bound.streams:
        collected.of_stream(stream)
    for catalogue in analysis.bound.catalogues:
        collected.of_catalogue(catalogue)
    return tuple(sorted(collected.found))


def occurrence_at(found: Iterable[Occurrence], offset: int) -> Occurrence | None:
    """The occurrence at an offset, or that ends there."""
    at = [each for each in found if each.span[0] <= offset <= each.span[1]]
    return at[-1] if at else None


def stream_symbol(bound: BoundStream) -> Symbol:
    """A stream."""
    return Symbol(bound.subject(), _file(bound.stream))


def catalogue_symbol(catalogue: Catalogue) -> Symbol:
    """A catalogue."""
    return Symbol(Subject(SubjectKind.CATALOGUE, catalogue=catalogue.name), _file(catalogue))


def node_symbol(bound: BoundStream, node: Node) -> Symbol | None:
    """A step or a party of a stream; an activity or a party of its catalogue; None for a name that is not known."""
    if node.step or node.party:
        return Symbol(node.subject(bound.stream.name), _file(bound.stream))
    return end_symbol(bound.catalogue, node.role) if node.role else None


def end_symbol(catalogue: Catalogue, end: str) -> Symbol | None:
    """An activity or a party of a catalogue, by its id."""
    kind = SubjectKind.ACTIVITY if end in catalogue.all_activities else SubjectKind.PARTY
    return _declared(catalogue, kind, end)


def artefact_symbol(catalogue: Catalogue, artefact: str) -> Symbol | None:
    """An artefact of a catalogue, by its id."""
    return _declared(catalogue, SubjectKind.ARTEFACT, artefact)


def practice_symbol(catalogue: Catalogue, practice: str) -> Symbol | None:
    """A practice of a catalogue, by its id."""
    return _declared(catalogue, SubjectKind.PRACTICE, practice)


_OF_A_CATALOGUE = {
    SubjectKind.ACTIVITY: "activities",
    SubjectKind.PARTY: "parties",
    SubjectKind.PRACTICE: "practices",
    SubjectKind.ARTEFACT: "artefacts",
    SubjectKind.TEAM: "teams",
    SubjectKind.TOOL: "tools",
}
"""The fields of a catalogue that hold what it declares of each kind."""


def _declared(catalogue: Catalogue, kind: SubjectKind, name: str) -> Symbol | None:
    """What a catalogue, or the first one that it extends, declares by a name."""
    for level in catalogue.levels:
        if any(each.name == name for each in getattr(level, _OF_A_CATALOGUE[kind])):
            return Symbol(Subject(kind, catalogue=level.name, name=name), _file(level))
    return None


def _file(section: Section) -> str:
    return section.origin.name if section.origin else ""


class _Occurrences:
    """Collects the occurrences of one text."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self.found: list[Occurrence] = []

    def of_stream(self, bound: BoundStream) -> None:
        stream, catalogue = bound.stream, bound.catalogue
        self._add(stream.spans.name, stream_symbol(bound), Role.DECLARATION)
        if bound.checkable:
            self._add(stream.spans.catalogue, catalogue_symbol(catalogue))
        for node in bound.nodes:
            if node.step or node.party:
                declared = node.step or node.party
                self._add(declared.spans.name if declared else None, node_symbol(bound, node), Role.DECLARATION)
        for party in stream.parties:
            self._add(party.spans.party, end_symbol(catalogue, catalogue.end(party.party)))
        for step in stream.steps:
            self._of_step(bound, step)
        for flow in bound.flows:
            self._of_flow(bound, flow)
        self._of_measures(bound)

    def _of_step(self, bound: BoundStream, step: Step) -> None:
        catalogue, spans = bound.catalogue, step.spans
        self._add(spans.activity, end_symbol(catalogue, catalogue.end(step.activity)))
        for name, span in zip(step.practices, spans.practices, strict=True):
            self._add(span, practice_symbol(catalogue, catalogue.practice_names.get(name, name)))
        if step.opens and (opened := bound.opened(step.opens)):
            self._add(spans.opens, stream_symbol(opened))
        for name, span in zip(step.teams, spans.teams, strict=True):
            self._add(span, self._measured(bound, SubjectKind.TEAM, name))
        for name, span in zip(step.uses, spans.tools, strict=True):
            self._add(span, self._measured(bound, SubjectKind.TOOL, name))

    def _of_flow(self, bound: BoundStream, flow: BoundFlow) -> None:
        spans = flow.spans
        for node, written, span in zip(
            (flow.source, flow.target), (flow.flow.source, flow.flow.target), spans.ends, strict=True
        ):
            if not flow.guessed or written == node.name:
                self._add(span, node_symbol(bound, node))
        for carried, span in zip(flow.carried, spans.artefacts, strict=True):
            if carried.artefact is not None:
                self._add(span, artefact_symbol(bound.catalogue, carried.artefact))

    def _of_measures(self, bound: BoundStream) -> None:
        stream = bound.stream
        for kind, things in ((SubjectKind.TEAM, stream.teams), (SubjectKind.TOOL, stream.tools)):
            for thing in things:
                self._add(thing.spans.name, self._measured(bound, kind, thing.name), Role.DECLARATION)
                if thing.party:
                    self._add(thing.spans.party, self._party(bound, thing.party))
        for promise in stream.promises:
            if promise.to:
                self._add(promise.spans.to, self._party(bound, promise.to))
            if promise.of:
                own = promise.of in bound and node_symbol(bound, bound[promise.of])
                self._add(promise.spans.of, own or self._measured(bound, SubjectKind.TEAM, promise.of))

    def _party(self, bound: BoundStream, name: str) -> Symbol | None:
        if name in bound:
            return node_symbol(bound, bound[name])
        return end_symbol(bound.catalogue, bound.catalogue.end(name))

    def _measured(self, bound: BoundStream, kind: SubjectKind, name: str) -> Symbol | None:
        """A team or a tool: those of the stream hide those of its catalogue."""
        own = bound.stream.teams if kind is SubjectKind.TEAM else bound.stream.tools
        if any(each.name == name for each in own):
            return Symbol(Subject(kind, bound.stream.name, name=name), _file(bound.stream))
        return _declared(bound.catalogue, kind, name)

    def of_catalogue(self, catalogue: Catalogue) -> None:
        self._add(catalogue.spans.name, catalogue_symbol(catalogue), Role.DECLARATION)
        if catalogue.base is not None:
            self._add(catalogue.spans.catalogue, catalogue_symbol(catalogue.base))
        for kind, things in _OF_A_CATALOGUE.items():
            for thing in getattr(catalogue, things):
                symbol = _declared(catalogue, kind, thing.name)
                self._add(thing.spans.name, symbol, Role.DECLARATION)
                for span in getattr(thing.spans, "aliases", ()):
                    self._add(span, symbol, Role.ALIAS)
        for activity in catalogue.activities:
            for line in activity.lines:
                self._artefacts(catalogue, line.artefacts, line.spans.artefacts)
                for name, span in zip(line.counterparties, line.spans.counterparties, strict=True):
                    self._add(span, end_symbol(catalogue, catalogue.end(name)))
        for rule in catalogue.rules:
            for end, span in zip(catalogue.ends_of(rule), rule.spans.ends, strict=True):
                self._add(span, end_symbol(catalogue, end))
            self._artefacts(catalogue, rule.artefacts, rule.spans.artefacts)

    def _artefacts(self, catalogue: Catalogue, names: Iterable[str], spans: Iterable[Span | None]) -> None:
        for name, span in zip(names, spans, strict=True):
            self._add(span, artefact_symbol(catalogue, catalogue.artefact_id(name)))

    def _add(self, span: Span | None, symbol: Symbol | None, role: Role = Role.USE) -> None:
        if span is not None and symbol is not None and span[0] < span[1]:
            self.found.append(Occurrence(span, symbol, role, self._text[slice(*span)]))
