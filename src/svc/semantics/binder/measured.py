"""Binds what a stream or a catalogue says of its measures: teams, tools and promises, and who names them."""

from collections.abc import Collection, Iterable
from functools import partial
from typing import NamedTuple

from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import HOLE, MEASURES, Promise, Step, Stream, Team, Tool
from svc.model.measured import OF_TEAMS
from svc.semantics import name_diagnostics
from svc.semantics.binder.findings import Findings
from svc.semantics.binder.open_values import report_open_values
from svc.semantics.binder.titles import StreamTitles, Titles, alternatives, shared
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import is_title
from svc.semantics.measure_diagnostics import unbound_promise
from svc.semantics.open_points import open_point
from svc.text.near_names import listed, name_for
from svc.text.source import Place, Span


class Known(NamedTuple):
    """The names that teams, tools and promises may name. Those that are `lost` may be declared in a broken statement;
    nothing is unknown where the catalogue is not `checkable`."""

    parties: Collection[str]
    steps: Collection[str]
    lost: Collection[str | None]
    checkable: bool
    loses_titles: bool = False
    """Whether a broken statement may declare something with a title."""


def says_measures(stream: Stream) -> bool:
    """Whether there is anything in a stream to bind here."""
    return bool(stream.teams or stream.tools or stream.promises or any(_names_measures(step) for step in stream.steps))


def bind_measures(stream: Stream, catalogue: Catalogue, known: Known, titles: StreamTitles, findings: Findings) -> None:
    """Report what is wrong with the names of teams, tools and promises in a stream."""
    names = _Names(stream, known, findings)
    teams = (*dict.fromkeys((*(team.name for team in stream.teams), *catalogue.all_teams)),)
    tools = (*dict.fromkeys((*(tool.name for tool in stream.tools), *catalogue.all_tools)),)
    names.declared(stream.teams, SubjectKind.TEAM, titles.ends)
    names.declared(stream.tools, SubjectKind.TOOL, titles.ends)
    for step in stream.steps:
        about = Subject(SubjectKind.STEP, stream.name, name=step.name)
        if _names_measures(step):
            names.known(about, "team", step.teams, step.spans.teams, teams, titles.teams)
            names.known(about, "tool", step.uses, step.spans.tools, tools, titles.tools)
    for number, promise in enumerate(stream.promises, 1):
        names.promise(
            promise, Subject(SubjectKind.PROMISE, stream.name, name=promise.measure, number=number), teams, titles
        )


def bind_catalogue_measures(catalogue: Catalogue, findings: Findings) -> None:
    """Report what is wrong with the names of teams and tools in a catalogue."""
    parties = [name for name, end in catalogue.end_names.items() if end in catalogue.all_parties]
    names = _Names(
        catalogue, Known(parties, (), {broken.name for broken in catalogue.broken}, catalogue.is_valid), findings
    )
    names.declared(catalogue.teams, SubjectKind.TEAM, catalogue.end_titles)
    names.declared(catalogue.tools, SubjectKind.TOOL, catalogue.end_titles)
    report_open_values(catalogue, findings)


class _Names:
    """The names in a section, which are looked up among those that are known."""

    def __init__(self, section: Stream | Catalogue, known: Known, findings: Findings) -> None:
        self._section = section
        self._known = known
        self._findings = findings

    def declared(self, things: Iterable[Team | Tool], kind: SubjectKind, titles: Titles) -> None:
        """Teams or tools: each name is declared once, and the party is one."""
        first: dict[str, Team | Tool] = {}
        for thing in things:
            known, about = first.setdefault(thing.name, thing), self._about(thing.name, kind)
            if known is not thing:
                place, there = self._place(thing.spans.name), self._place(known.spans.name)
                self._findings.report(about, name_diagnostics.duplicate_name, place, thing.name, there)
            if thing.party is not None:
                self.known(about, "party", [thing.party], [thing.spans.party], self._known.parties, titles)

    def known(
        self, about: Subject, kind: str, names: Iterable[str], spans: Iterable[Span | None], known: Collection[str],
        titles: Titles,
    ) -> None:  # fmt: skip
        """Names of one kind, or titles: each is known."""
        for name, span in zip(names, spans, strict=True):
            if name == HOLE:
                self._findings.report(about, open_point, self._place(span), kind, known)
            elif name not in known and self._is_unknown(name):
                several, plain = shared(name, titles), name.strip('"')
                offer = (
                    name_diagnostics.offered("shared title", several=listed(several, " or "))
                    if several
                    else name_diagnostics.offered(kind, known=listed(known), name=_as_declared(name))
                )
                likely = () if several else self._findings.likely(partial(_alternatives, name, known, titles))
                ids = {plain} if plain in known and not several else ()
                self._findings.report(
                    about, name_diagnostics.unknown_name, self._place(span), kind, name, likely, offer, ids
                )  # fmt: skip

    def promise(self, promise: Promise, about: Subject, teams: Collection[str], titles: StreamTitles) -> None:
        """The names in a promise: its measure, the party that it is made to, the step or team that it is about."""
        spans = promise.spans
        of_team = promise.measure in OF_TEAMS
        measured = (*teams,) if of_team else (*self._known.steps, *teams)
        for name, span, kind, known, having in (
            (promise.measure, spans.measure, "measure", MEASURES, {}),
            (promise.to, spans.to, "party", self._known.parties, titles.ends),
            (promise.of, spans.of, "team" if of_team else "step or team", measured, titles.about(promise)),
        ):
            if name is not None and name not in known and (kind == "measure" or self._is_unknown(name)):
                several = shared(name, having)
                likely = () if several else _alternatives(name, known, having)
                self._findings.report(about, unbound_promise, self._place(span), kind, name, likely, known, several)

    def _is_unknown(self, name: str) -> bool:
        lost = self._known.lost
        return self._known.checkable and name not in lost and not (is_title(name) and self._known.loses_titles)

    def _about(self, name: str, kind: SubjectKind) -> Subject:
        section = self._section.name
        if isinstance(self._section, Catalogue):
            return Subject(kind, catalogue=section, name=name)
        return Subject(kind, section, name=name)

    def _place(self, span: Span | None) -> Place | None:
        return self._section.place(span)


def _alternatives(name: str, known: Collection[str], titles: Titles) -> Collection[str]:
    """What an unknown name may have meant of what is known: a title a title of it."""
    names = {*known}
    return alternatives(name, known, {title: having for title, having in titles.items() if {*having} <= names})


def _as_declared(name: str) -> str:
    """A name as a declaration would have it: before a title a name."""
    return f"{name_for(name)} {name}" if is_title(name) else name


def _names_measures(step: Step) -> bool:
    return bool(step.responsible or step.accountable or step.consulted or step.informed or step.uses)
