"""Where the names of a file are written and what each of them means, in the order of the text."""

from collections.abc import Callable, Iterable
from enum import StrEnum, auto
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from attrs import frozen

from svc.checker.analysis import Analysis
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import Step, Team, Tool, title_of
from svc.model.section import Section
from svc.model.spans import pairs
from svc.semantics.bound import BoundFlow, BoundStream, Node
from svc.semantics.catalogue import Catalogue
from svc.text.source import Span


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


class Occurrence(NamedTuple):
    """A name in a text, or a title in quotes: where it is written, what it means, and what it does there."""

    span: Span
    symbol: Symbol
    role: Role
    text: str

    @property
    def is_title(self) -> bool:
        """Whether the thing is named by its title, in quotes."""
        return self.text[:1] in ('"', "“")


_SPAN = itemgetter(0)


Mention = tuple[Span, Symbol, Role]
"""A name that means something, without its text."""


def occurrences(analysis: Analysis) -> tuple[Occurrence, ...]:
    """All names of a file that mean something. A name that is not known has no occurrence."""
    text = analysis.file.source.text
    return tuple([
        Occurrence(span, symbol, role, text[slice(*span)])
        for span, symbol, role in sorted(mentions(analysis), key=_SPAN)
    ])  # fmt: skip


def mentions(analysis: Analysis, start: int = 0) -> list[Mention]:
    """The names of a file that mean something, in no order: those of the sections that end after `start`."""
    collected = _Mentions()
    for stream in analysis.bound.streams:
        if stream.stream.body[1] > start:
            collected.of_stream(stream)
    for catalogue in analysis.bound.catalogues:
        if catalogue.body[1] > start:
            collected.of_catalogue(catalogue)
    return collected.found


def declaration(catalogue: Catalogue, symbol: Symbol) -> Occurrence | None:
    """Where a catalogue that was read from a text declares a thing, if it does."""
    if catalogue.origin is None:
        return None
    collected = _Mentions()
    collected.of_catalogue(catalogue)
    for span, found, role in collected.found:
        if found == symbol and role is Role.DECLARATION:
            return Occurrence(span, found, role, catalogue.origin.text[slice(*span)])
    return None


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


KEPT = 4
"""So many catalogues are kept with what they declare."""
_OF_A_CATALOGUE = {
    SubjectKind.ACTIVITY: "activities",
    SubjectKind.PARTY: "parties",
    SubjectKind.PRACTICE: "practices",
    SubjectKind.ARTEFACT: "artefacts",
    SubjectKind.TEAM: "teams",
    SubjectKind.TOOL: "tools",
}
"""The fields of a catalogue that hold what it declares of each kind."""


class _Declared:
    """What a catalogue and all that it extends declare, each the thing of the level that declared it first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._symbols = {
            (kind, each.name): Symbol(Subject(kind, catalogue=level.name, name=each.name), _file(level))
            for level in reversed(catalogue.levels)
            for kind, things in _OF_A_CATALOGUE.items()
            for each in getattr(level, things)
        }

    def get(self, kind: SubjectKind, name: str) -> Symbol | None:
        """A thing by its id."""
        return self._symbols.get((kind, name))

    def end(self, name: str) -> Symbol | None:
        """An activity or a party by any of its names."""
        end = self.catalogue.end(name)
        return self.get(SubjectKind.ACTIVITY, end) or self.get(SubjectKind.PARTY, end)

    def artefact(self, name: str) -> Symbol | None:
        """An artefact by any of its names."""
        return self.get(SubjectKind.ARTEFACT, self.catalogue.artefact_id(name))

    def practice(self, name: str) -> Symbol | None:
        """A practice by any of its names."""
        return self.get(SubjectKind.PRACTICE, self.catalogue.practice_names.get(name, name))


class _Known:
    """What the catalogues declare that were looked at last: most texts are about one of a few."""

    def __init__(self) -> None:
        self._declared: dict[int, _Declared] = {}

    def declared(self, catalogue: Catalogue) -> _Declared:
        """What a catalogue declares."""
        found = self._declared.get(id(catalogue))
        if found is None:  # while it is kept, no other catalogue can have its id
            if len(self._declared) == KEPT:
                self._declared.clear()
            found = self._declared[id(catalogue)] = _Declared(catalogue)
        return found


_KNOWN = _Known()


def _file(section: Section) -> str:
    return section.origin.name if section.origin else ""


class _Mentions:
    """Collects the names of one text that mean something."""

    def __init__(self) -> None:
        self._symbols: dict[int, Symbol | None] = {}
        """What nodes are, by their ids."""
        self._carried: dict[int, tuple[Symbol | None, ...]] = {}
        """The artefacts that flows carry, by the ids of what they carry, which flows have in common."""
        self.found: list[Mention] = []

    def of_stream(self, bound: BoundStream) -> None:
        stream, known = bound.stream, _KNOWN.declared(bound.catalogue)
        self._add(stream.spans.name, stream_symbol(bound), Role.DECLARATION)
        if bound.checkable:
            self._add(stream.spans.catalogue, catalogue_symbol(bound.catalogue))
        for node in bound.nodes:
            if declared := node.step or node.party:
                self._add(declared.name_span, self._node(bound, node), Role.DECLARATION)
        for party in stream.parties:
            self._add(party.spans.party, known.end(party.party))
        for step in stream.steps:
            self._of_step(bound, step)
        for flow in bound.flows:
            self._of_flow(bound, flow)
        self._of_measures(bound)

    def of_catalogue(self, catalogue: Catalogue) -> None:
        known = _KNOWN.declared(catalogue)
        self._add(catalogue.spans.name, catalogue_symbol(catalogue), Role.DECLARATION)
        if catalogue.base is not None:
            self._add(catalogue.spans.catalogue, catalogue_symbol(catalogue.base))
        for kind, things in _OF_A_CATALOGUE.items():
            for thing in getattr(catalogue, things):
                self._add(thing.spans.name, known.get(kind, thing.name), Role.DECLARATION)
                for span in getattr(thing.spans, "aliases", ()):
                    self._add(span, known.get(kind, thing.name), Role.ALIAS)
        self._of_parties([*catalogue.teams, *catalogue.tools], known.end)
        for line in (line for activity in catalogue.activities for line in activity.lines):
            self._each(line.artefacts, line.spans.artefacts, known.artefact)
            self._each(line.counterparties, line.spans.counterparties, known.end)
        for rule in catalogue.rules:
            self._each((rule.source, rule.target), rule.spans.ends, known.end)
            self._each(rule.artefacts, rule.spans.artefacts, known.artefact)

    def _of_step(self, bound: BoundStream, step: Step) -> None:
        known, spans = _KNOWN.declared(bound.catalogue), step.spans
        self._add(spans.activity, known.end(step.activity))
        self._each(step.practices, spans.practices, known.practice)
        if step.opens and (opened := bound.opened(step.opens)):
            self._add(spans.opens, stream_symbol(opened))
        self._each(step.teams, spans.teams, lambda name: self._measured(bound, SubjectKind.TEAM, name))
        self._each(step.uses, spans.tools, lambda name: self._measured(bound, SubjectKind.TOOL, name))

    def _of_flow(self, bound: BoundStream, flow: BoundFlow) -> None:
        ends = [
            None if flow.guessed and written != node.name else self._node(bound, node)
            for node, written in ((flow.source, flow.flow.source), (flow.target, flow.flow.target))
        ]
        whole_and_names = pairs(flow.flow.offsets)
        for span, symbol in zip(islice(whole_and_names, 1, None), (*ends, *self._artefacts(bound, flow)), strict=False):
            self._add(span, symbol)

    def _artefacts(self, bound: BoundStream, flow: BoundFlow) -> tuple[Symbol | None, ...]:
        """The artefacts that a flow carries; None for one that is not known."""
        if id(flow.carried) not in self._carried:
            known, ids = _KNOWN.declared(bound.catalogue), [carried.artefact for carried in flow.carried]
            self._carried[id(flow.carried)] = tuple(
                [None if each is None else known.get(SubjectKind.ARTEFACT, each) for each in ids]
            )
        return self._carried[id(flow.carried)]

    def _of_measures(self, bound: BoundStream) -> None:
        stream = bound.stream
        for kind, things in ((SubjectKind.TEAM, stream.teams), (SubjectKind.TOOL, stream.tools)):
            for thing in things:
                self._add(thing.spans.name, self._measured(bound, kind, thing.name), Role.DECLARATION)
        self._of_parties([*stream.teams, *stream.tools], lambda name: self._end(bound, name))
        for promise in stream.promises:
            if promise.to:
                self._add(promise.spans.to, self._end(bound, promise.to))
            if promise.of:
                own = self._end(bound, promise.of) if promise.of in bound else None
                self._add(promise.spans.of, own or self._measured(bound, SubjectKind.TEAM, promise.of))

    def _of_parties(self, things: Iterable[Team | Tool], meaning: Callable[[str], Symbol | None]) -> None:
        """The parties that teams and tools belong to."""
        for thing in things:
            if thing.party:
                self._add(thing.spans.party, meaning(thing.party))

    def _node(self, bound: BoundStream, node: Node) -> Symbol | None:
        """A step or a party of a stream; an activity or a party of its catalogue; None for a name that is not known."""
        if id(node) not in self._symbols:
            if node.step or node.party:
                symbol: Symbol | None = Symbol(node.subject(bound.stream.name), _file(bound.stream))
            else:
                symbol = _KNOWN.declared(bound.catalogue).end(node.role) if node.role else None
            self._symbols[id(node)] = symbol
        return self._symbols[id(node)]

    def _end(self, bound: BoundStream, name: str) -> Symbol | None:
        return self._node(bound, bound[name]) if name in bound else _KNOWN.declared(bound.catalogue).end(name)

    def _measured(self, bound: BoundStream, kind: SubjectKind, name: str) -> Symbol | None:
        """A team or a tool by its name or title: those of the stream hide those of its catalogue."""
        known = bound.teams if kind is SubjectKind.TEAM else bound.tools
        own = bound.stream.teams if kind is SubjectKind.TEAM else bound.stream.tools
        titled = (each.name for each in known.values() if name == f'"{title_of(each)}"')
        name = name if name in known else next(titled, name)
        if any(each.name == name for each in own):
            return Symbol(Subject(kind, bound.stream.name, name=name), _file(bound.stream))
        return _KNOWN.declared(bound.catalogue).get(kind, name)

    def _each(
        self, names: Iterable[str], spans: Iterable[Span | None], meaning: Callable[[str], Symbol | None]
    ) -> None:
        for name, span in zip(names, spans, strict=True):
            self._add(span, meaning(name))

    def _add(self, span: Span | None, symbol: Symbol | None, role: Role = Role.USE) -> None:
        if span is not None and symbol is not None and span[0] < span[1]:
            self.found.append((span, symbol, role))
