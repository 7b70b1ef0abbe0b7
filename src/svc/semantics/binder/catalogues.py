"""Binds the catalogues of a file to those that they extend, and checks the names in their lines and rules."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Any

from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject, SubjectKind
from svc.model import ALL, Stream, WrittenCatalogue, title_of
from svc.semantics import name_diagnostics
from svc.semantics.binder.findings import Findings
from svc.semantics.binder.measured import bind_catalogue_measures
from svc.semantics.binder.scope import Scope, Scoped
from svc.semantics.binder.titles import alternatives, shared
from svc.semantics.catalogue import Catalogue, bound_catalogue
from svc.semantics.subjects import catalogue_subject
from svc.text.near_names import listed
from svc.text.source import Place, Span

RESERVED = ("audit", "diff")
"""Words that `svc catalogue` takes for commands."""


def outermost(catalogues: Iterable[Catalogue]) -> tuple[Catalogue, ...]:
    """Those of some catalogues that no other of them extends: a file of one is about it."""
    every = tuple(catalogues)
    extended = {each.extends for each in every}
    return tuple(each for each in every if each.name not in extended)


def distinct(sections: Iterable[Stream | WrittenCatalogue], findings: Findings) -> None:
    """Streams are named apart, and so are catalogues; unnamed ones have their file's name and are not duplicates."""
    first: dict[str, Stream | WrittenCatalogue] = {}
    for section in sections:
        known = first.setdefault(section.name, section)
        if known is not section and section.name != "_":
            findings.report(
                _subject(section), name_diagnostics.duplicate_name,
                section.place(section.spans.name), section.name, known.place(known.spans.name),
            )  # fmt: skip


def bind_catalogues(scope: Scope) -> tuple[Catalogue, ...]:
    """The catalogues of a file, each bound to the one that it extends, in the order of the text; of two with one
    name the first."""
    if scope.checked is not None:
        return scope.checked
    distinct(scope.file.catalogues, scope.findings)
    for catalogue in scope.file.catalogues:
        if catalogue.name in RESERVED:
            place = catalogue.place(catalogue.spans.name)
            scope.findings.report(_subject(catalogue), name_diagnostics.reserved_name, place, catalogue.name)
    scope.checked = tuple(_bound(Scoped(scope, each)) for each in reversed(scope.own_catalogues.values()))
    for catalogue in scope.checked:
        _check_catalogue(catalogue, scope.findings)
    return scope.checked


def followed(scope: Scope, stream: Stream) -> Catalogue | None:
    """The catalogue that a stream is checked against, None if it is not known or cannot be relied on."""
    scopes = scope.scopes
    if scopes.instead is not None:
        if stream.follows:
            scope.catalogue(stream.follows, None)  # the file that brings it is used, whatever it is checked against
        return scopes.instead
    name = stream.follows or scopes.default
    if name is None or isinstance(name, Catalogue):
        return name
    catalogue = _meant(scope, stream, name)
    if isinstance(catalogue, Scoped):
        catalogue = _bound(catalogue)
    if catalogue is None or catalogue.is_valid:
        return catalogue
    if catalogue.origin is not stream.origin:
        scope.findings.report(
            _subject(stream), name_diagnostics.faulty_catalogue,
            stream.place(stream.spans.catalogue) or stream.heading, name, catalogue,
        )  # fmt: skip
    return None


Meant = Scoped[WrittenCatalogue] | Catalogue | None
"""What the name of a catalogue leads to: one as written, one that ships, or nothing known."""


def _meant(scope: Scope, section: Stream | WrittenCatalogue, name: str) -> Meant:
    place = section.place(section.spans.catalogue)
    found = scope.catalogue(name, place, _subject(section))
    if found is not None:
        return found
    shipped = scope.scopes.shipped
    if name not in shipped and scope.complete:
        here = chain.from_iterable(each.own_catalogues for each in (scope, *scope.brought))
        known = scope.findings.likely(lambda: {*here, *shipped} - {section.name})
        offer = name_diagnostics.offered("catalogue", known=listed(sorted(known))) if known else ""
        default = scope.scopes.default
        if isinstance(default, Catalogue) and default.name == name and default.origin:
            offer = name_diagnostics.offered("default", file=default.origin.name)
        scope.findings.report(_subject(section), name_diagnostics.unknown_name, place, "catalogue", name, known, offer)
    return shipped.get(name)


def _bound(found: Scoped[WrittenCatalogue]) -> Catalogue:
    """A catalogue with all that it extends, which may be in other files."""
    for each, meant in _from_the_root(found):
        base, level = _known(meant)
        if level >= limits.LEVELS:
            each.scope.findings.report(_subject(each.section), _too_deep, each.section)
            base, level = None, 0
        each.scope.catalogues[each.section.name] = bound_catalogue(each.section, base)
        each.scope.levels[each.section.name] = level + 1
    return found.scope.catalogues[found.section.name]


def _from_the_root(wanted: Scoped[WrittenCatalogue]) -> Sequence[tuple[Scoped[WrittenCatalogue], Meant]]:
    """The catalogues to bind so that one can be bound, that next to the root first, each with what it extends.

    A cycle is cut at the catalogue before the first of it, by file and place, so that it is reported the same wherever
    it is begun.
    """
    way: dict[int, Scoped[WrittenCatalogue]] = {}
    here: Meant = wanted
    while isinstance(here, Scoped) and id(here.section) not in way and not _is_bound(here):
        way[id(here.section)] = here
        extends = here.section.extends
        here = None if extends is None else _meant(here.scope, here.section, extends)
    steps = list(way.values())
    if not isinstance(here, Scoped) or _is_bound(here):
        return list(zip(reversed(steps), (here, *reversed(steps)), strict=False))
    begin = list(way).index(id(here.section))
    cycle = steps[begin:]
    first = min(range(len(cycle)), key=lambda number: (cycle[number].scope.file.name, cycle[number].section.body))
    cycle = [*cycle[first:], *cycle[:first]]
    last = cycle[-1]
    last.scope.findings.report(_subject(last.section), name_diagnostics.circular_extends, last.section)
    ways = [*pairwise([*steps[:begin], steps[begin]]), *pairwise(cycle), (cycle[-1], None)]
    return ways[::-1]


def _is_bound(found: Scoped[WrittenCatalogue]) -> bool:
    return found.section.name in found.scope.catalogues


def _known(meant: Meant) -> tuple[Catalogue | None, int]:
    """A catalogue that is bound, and how many there are from it to the root."""
    if isinstance(meant, Scoped):
        name = meant.section.name
        return meant.scope.catalogues[name], meant.scope.levels[name]
    return meant, 1 if meant else 0


def _too_deep(catalogue: WrittenCatalogue) -> Diagnostic:
    place = catalogue.place(catalogue.spans.name)
    return limits.limit_exceeded(place, "the path to the root", limits.LEVELS, "catalogues", "too deep")


def _check_catalogue(catalogue: Catalogue, findings: Findings) -> None:
    """Names that are declared twice, and names in lines and rules that nothing has."""
    base = catalogue.base or Catalogue("_")
    _check_declared(_in_order([*catalogue.activities, *catalogue.parties]), base.end_names, catalogue, findings)
    _check_declared([*catalogue.practices], base.practice_names, catalogue, findings)
    _check_declared([*catalogue.artefacts], base.artefact_names, catalogue, findings)
    bind_catalogue_measures(catalogue, findings)
    titles: dict[str, Any] = {}
    for artefact in catalogue.artefacts:
        first = titles.setdefault(title_of(artefact), artefact)
        if first.name != artefact.name and artefact.title:
            findings.report(
                catalogue_subject(catalogue, artefact), name_diagnostics.duplicate_name,
                catalogue.place(artefact.spans.name), artefact.name, catalogue.place(first.spans.name), "title",
            )  # fmt: skip
    if not catalogue.is_valid:
        return
    for line in (line for activity in catalogue.activities for line in activity.lines):
        about = catalogue_subject(catalogue, line)
        _check_artefacts(catalogue, line.artefacts, line.spans.artefacts, about, findings)
        if line.counterparties != (ALL,):
            _check_ends(catalogue, line.counterparties, line.spans.counterparties, about, findings)
    for number, rule in enumerate(catalogue.rules, 1):
        about = catalogue_subject(catalogue, rule, number)
        _check_ends(catalogue, (rule.source, rule.target), rule.spans.ends, about, findings)
        _check_artefacts(catalogue, rule.artefacts, rule.spans.artefacts, about, findings)


def _subject(section: Stream | WrittenCatalogue) -> Subject:
    """A stream or a catalogue as a whole."""
    if isinstance(section, WrittenCatalogue):
        return catalogue_subject(section)
    return Subject(SubjectKind.STREAM, section.name)


def _in_order(things: list[Any]) -> list[Any]:
    """Statements of several kinds in the order of the text."""
    return sorted(things, key=lambda thing: thing.offsets)


def _check_declared(things: list[Any], inherited: Mapping[str, str], catalogue: Catalogue, findings: Findings) -> None:
    """Names of one kind are declared once; what is inherited may be stated again, but its names not be taken."""
    known: dict[str, tuple[Any, int]] = {}
    for thing in things:
        for number, name in enumerate((thing.name, *thing.aliases)):
            first, where = known.setdefault(name, (thing, number))
            if first is not thing or where != number:
                place = catalogue.place(first.spans.names[where])
            elif inherited.get(name, thing.name) != thing.name:
                place = _inherited_place(catalogue, inherited[name])
            else:
                continue
            about, place_here = catalogue_subject(catalogue, thing), catalogue.place(thing.spans.names[number])
            findings.report(about, name_diagnostics.duplicate_name, place_here, name, place)


def _inherited_place(catalogue: Catalogue, name: str) -> Place | None:
    """Where a catalogue further up declares a thing."""
    for level in reversed(catalogue.levels[:-1]):
        things: list[Any] = [*level.activities, *level.parties, *level.practices, *level.artefacts]
        for thing in things:
            if thing.name == name:
                return level.place(thing.spans.name)
    return None


def _check_artefacts(
    catalogue: Catalogue, artefacts: Iterable[str], spans: Iterable[Span | None], about: Subject, findings: Findings
) -> None:
    for artefact, span in zip(artefacts, spans, strict=True):
        if artefact not in catalogue.artefact_names:
            known = findings.likely(lambda: catalogue.artefact_names)
            place = catalogue.place(span)
            findings.report(about, name_diagnostics.unknown_artefact, place, artefact, catalogue, known)


def _check_ends(
    catalogue: Catalogue, ends: Iterable[str], spans: Iterable[Span | None], about: Subject, findings: Findings
) -> None:
    for end, span in zip(ends, spans, strict=True):
        if catalogue.end(end) not in catalogue.ends:
            place = catalogue.place(span)
            known = findings.likely(partial(alternatives, end, catalogue.end_names, catalogue.end_titles))
            several = shared(end, catalogue.end_titles)
            offer = name_diagnostics.offered("shared title", several=listed(several, " or "))
            findings.report(about, name_diagnostics.unknown_name, place, "activity or party", end,
                            () if several else known, offer if several else "",
                            () if several else catalogue.end_names)  # fmt: skip
