"""Binds the catalogues of a file to those that they extend, and the names in their lines and rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from svc import limits, names
from svc.binding.findings import Findings
from svc.model import ALL, Catalogue, File, Line, Rule, Section, Stream, title_of
from svc.source import Place

RESERVED = ("audit", "diff")
"""Words that `svc catalogue` understands otherwise."""


def distinct(sections: Iterable[Stream | Catalogue], findings: Findings) -> None:
    """Streams are named apart, and so are catalogues; unnamed ones bear their file's name and are no duplicate."""
    first: dict[str, Section] = {}
    for section in sections:
        known = first.setdefault(section.name, section)
        if known is not section and section.name != "_":
            findings.tell(
                names.duplicate_name, section.place(section, 1), section.name, known.place(known, 1)
            )  # fmt: skip


class Catalogues:
    """The catalogues of a file, each bound to the one that it extends."""

    def __init__(self, file: File, shipped: Mapping[str, Catalogue], findings: Findings) -> None:
        self._shipped = shipped
        self._findings = findings
        self._file_is_open = bool(file.uses)
        self._written = {catalogue.name: catalogue for catalogue in reversed(file.catalogues)}
        self._bound: dict[str, Catalogue] = {}
        distinct(file.catalogues, findings)
        for catalogue in file.catalogues:
            if catalogue.name in RESERVED:
                findings.tell(names.reserved_name, catalogue.place(catalogue, 1), catalogue.name)
            if catalogue is self._written[catalogue.name]:
                self._bind(catalogue, ())
        for catalogue in self.bound:
            _check_catalogue(catalogue, findings)

    @property
    def bound(self) -> tuple[Catalogue, ...]:
        """The catalogues in the order of the text; of two with one name the first."""
        return tuple(self._bound[name] for name in reversed(self._written))

    def followed(self, stream: Stream, default: str) -> Catalogue | None:
        """The catalogue of a stream, None if it is not known or cannot be relied on."""
        catalogue = self._find(stream, stream.follows or default, ())
        return catalogue if catalogue is not None and catalogue.sound else None

    def _find(self, section: Stream | Catalogue, name: str, extending: tuple[str, ...]) -> Catalogue | None:
        if name in self._bound:
            return self._bound[name]
        if name in self._written:
            return self._bind(self._written[name], extending)
        if name not in self._shipped and not self._file_is_open:
            known = {*self._written, *self._shipped} - {section.name}
            offer = f"the catalogues here are {', '.join(sorted(known))}"
            self._findings.tell(names.unknown_name, section.place(section, 2), "catalogue", name, known, offer)
        return self._shipped.get(name)

    def _bind(self, catalogue: Catalogue, extending: tuple[str, ...]) -> Catalogue:
        base = None
        if catalogue.extends in (*extending, catalogue.name):
            self._findings.tell(names.circular_extends, catalogue)
        elif len(extending) >= limits.LEVELS:
            place = catalogue.place(catalogue, 1)
            help = "let it extend a catalogue nearer to the root"
            self._findings.tell(limits.limit_exceeded, place, "the way to the root", limits.LEVELS, "catalogues", help)
        elif catalogue.extends is not None:
            base = self._find(catalogue, catalogue.extends, (*extending, catalogue.name))
        return self._bound.setdefault(catalogue.name, evolve(catalogue, base=base))


def _check_catalogue(catalogue: Catalogue, findings: Findings) -> None:
    """Names that are declared twice, and names in lines and rules that nothing bears."""
    base = catalogue.base or Catalogue("_")
    _check_declared(_in_order([*catalogue.activities, *catalogue.parties]), base.end_names, catalogue, findings)
    _check_declared([*catalogue.practices], base.practice_names, catalogue, findings)
    _check_declared([*catalogue.artefacts], base.artefact_names, catalogue, findings)
    titles: dict[str, Any] = {}
    for artefact in catalogue.artefacts:
        first = titles.setdefault(title_of(artefact), artefact)
        if first.name != artefact.name and artefact.title:
            findings.tell(
                names.duplicate_name, catalogue.place(artefact, 1), artefact.name, catalogue.place(first, 1), "title"
            )  # fmt: skip
    if not catalogue.sound:
        return
    for line in (line for activity in catalogue.activities for line in activity.lines):
        _check_artefacts(catalogue, line, line.artefacts, 1, findings)
        if line.counterparties != (ALL,):
            first = 1 + len(line.artefacts)
            _check_ends(catalogue, line, line.counterparties, first, findings)
    for rule in catalogue.rules:
        _check_ends(catalogue, rule, (rule.source, rule.target), 1, findings)
        _check_artefacts(catalogue, rule, rule.artefacts, 3, findings)


def _in_order(things: list[Any]) -> list[Any]:
    """Statements of several kinds in the order of the text."""
    return sorted(things, key=lambda thing: thing.offsets)


def _check_declared(things: list[Any], inherited: Mapping[str, str], catalogue: Catalogue, findings: Findings) -> None:
    """Names of one kind are declared once; what is inherited may be stated again, but its names not be taken."""
    known: dict[str, tuple[Any, int]] = {}
    for thing in things:
        for part, name in enumerate((thing.name, *thing.aliases), 1):
            first, where = known.setdefault(name, (thing, part))
            if first is not thing or where != part:
                place = catalogue.place(first, where)
                findings.tell(names.duplicate_name, catalogue.place(thing, part), name, place)
            elif inherited.get(name, thing.name) != thing.name:
                place = _inherited_place(catalogue, inherited[name])
                findings.tell(names.duplicate_name, catalogue.place(thing, part), name, place)


def _inherited_place(catalogue: Catalogue, name: str) -> Place | None:
    """Where a catalogue further up declares a thing."""
    layer = catalogue.base
    while layer is not None:
        things: list[Any] = [*layer.activities, *layer.parties, *layer.practices, *layer.artefacts]
        for thing in things:
            if thing.name == name:
                return layer.place(thing, 1)
        layer = layer.base
    return None


def _check_artefacts(
    catalogue: Catalogue, statement: Line | Rule, artefacts: Iterable[str], part: int, findings: Findings
) -> None:
    for number, artefact in enumerate(artefacts, part):
        if artefact not in catalogue.artefact_names:
            findings.tell(names.unknown_artefact, catalogue.place(statement, number), artefact, catalogue)


def _check_ends(
    catalogue: Catalogue, statement: Line | Rule, ends: Iterable[str], part: int, findings: Findings
) -> None:
    for number, end in enumerate(ends, part):
        if end not in catalogue.end_names:
            place = catalogue.place(statement, number)
            findings.tell(names.unknown_name, place, "activity or party", end, catalogue.end_names)
