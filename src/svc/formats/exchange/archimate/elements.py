"""The elements of a part of a model as nodes, and its relations as edges; what becomes neither is reported."""

import re
from collections.abc import Iterator, Mapping

from svc.formats.exchange.archimate import names
from svc.formats.exchange.archimate.content import Concept, Content
from svc.formats.exchange.archimate.parts import Part
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import OWN_KINDS, Edge, Kind, Node, called, words
from svc.formats.exchange.losses import dropped_element, flattened_structure
from svc.formats.exchange.meanings import can_be_name
from svc.text.pattern import Pattern

_UNNAMED = Pattern(r"\(?(and|or|xor)?[ -]?junction\)?( ?\(?[0-9]*\)?)", re.IGNORECASE)
"""What programs call junctions that nobody has named; no notation shows it."""
PAIRS = 100
"""Pairs of those who write an object and those who read it; with more it is left out."""


class Elements:
    """The nodes and edges of a part of a model."""

    def __init__(self, content: Content, part: Part, balance: Balance) -> None:
        self._content, self._part, self._balance = content, part, balance
        self._elements = {id: each for id, each in content.elements.items() if id in part.elements}
        relations = [each for id, each in content.relations.items() if id in part.relations and not each.is_drawn]
        self._onward = [each for each in relations if each.type in names.ONWARD]
        self._others = [each for each in relations if each.type not in names.ONWARD and not self._is_membership(each)]
        self._joined = {end for each in self._onward for end in (each.source, each.target)}
        self._used: set[str] = set()
        """The ids of elements and relations that say something of others."""

    def _is_membership(self, relation: Concept) -> bool:
        stream = self._part.stream
        return stream is not None and stream.id in (relation.source, relation.target)

    def edges(self) -> list[Edge]:
        """The edges; one without a name carries the objects that its source writes and its target reads."""
        given = self._given()
        found = []
        for each in self._onward:
            carried = "" if each.name or each.own else ", ".join(given.get((each.source, each.target), ()))
            what, ends = each.type.lower(), (each.source, each.target)
            if each.note and not each.own:
                note = f"the documentation `{words(each.note)}` of {called(what, each.name)}"
                loss = dropped_element(note, each.place, "a flow has no documentation", cosmetic=True)
                self._balance.lose(loss, each.documentation)
            found.append(Edge(each.id, *ends, each.name, each.place, "", carried, what, each.own, (each,)))
        return found

    def nodes(self) -> list[Node]:
        """The nodes, in the order of the model; after the edges, as these use some of the others."""
        lanes = self._lanes()
        wholes = self._wholes()
        found = []
        for id, each in self._elements.items():
            kind, what = self._kind(each)
            if self._is_silent(each, kind):
                self._balance.keep(each)
                continue
            if id in wholes:
                why = "its parts are steps of their own"
                self._balance.lose(flattened_structure(called(what, each.name), each.place, why), each)
                continue
            activity = each.own.get("lane", "") if each.own else ""
            activity = activity if can_be_name(activity) else ""
            label = "" if kind == Kind.GATEWAY and _UNNAMED.fullmatch(each.name) else each.name
            found.append(Node(
                id, kind, label, each.place, what, "" if each.own else lanes.get(id, ""), activity,
                each.note, "", each.type in names.CHOICES, each.own, (each, *each.documentation),
            ))  # fmt: skip
        return found

    def report(self) -> None:
        """Report the relations that are not flows; to be called last."""
        for each in self._others:
            if each.id not in self._used:
                ends = " and ".join(f"`{self._called(end)}`" for end in (each.source, each.target))
                what = f"{called(f'{each.type.lower()} relation', each.name)} between {ends}"
                self._balance.lose(dropped_element(what, each.place, "it is not a flow"), each)
                continue
            self._balance.keep(each)
            if each.name and not each.own:
                what = f"the name `{each.name}` of the {each.type.lower()} relation"
                loss = dropped_element(what, each.place, "its ends are kept", cosmetic=True)
                self._balance.lose(loss)

    def _called(self, end: str) -> str:
        element = self._content.elements.get(end)
        return element.name if element else end

    def _kind(self, each: Concept) -> tuple[Kind, str]:
        kind, what = names.KINDS.get(each.type, (Kind.OTHER, each.type or "element"))
        if each.own:
            return OWN_KINDS.get(each.own.get("kind", ""), kind), what
        is_alone = kind in (Kind.PARTY, Kind.EVENT) or each.type == names.STREAM
        return (Kind.OTHER if is_alone and each.id not in self._joined else kind), what

    def _is_silent(self, each: Concept, kind: Kind) -> bool:
        """Whether an element becomes nothing of its own, as it is said in another way."""
        stream = self._part.stream
        return (stream is not None and each.id == stream.id) or each.is_drawn or (
            kind == Kind.OTHER and each.id in self._used
        )  # fmt: skip

    # --- what other relations say

    def _lanes(self) -> Mapping[str, str]:
        """Who does each task: who is assigned to it, else the capability that it realises."""
        found: dict[str, str] = {}
        ends = ((names.ASSIGNMENT, Kind.PARTY), (names.REALIZATION, Kind.OTHER))
        for type, kind in ends:
            for each in self._others:
                task, other = (each.target, each.source) if type == names.ASSIGNMENT else (each.source, each.target)
                if each.type == type and self._is_task(task) and task not in found and self._does(other, kind):
                    found[task] = self._elements[other].name
                    self._used |= {each.id, other}
        return found

    def _is_task(self, id: str) -> bool:
        element = self._elements.get(id)
        return element is not None and not element.own and names.kind_of(element.type) == Kind.TASK

    def _does(self, id: str, kind: Kind) -> bool:
        element = self._elements.get(id)
        if element is None or not element.name:
            return False
        if kind == Kind.PARTY:
            return names.kind_of(element.type) == Kind.PARTY
        return element.type == names.CAPABILITY

    def _wholes(self) -> set[str]:
        """The tasks that only hold other ones together."""
        found = set()
        for each in self._others:
            if (
                each.type in names.WHOLES and self._is_task(each.source) and self._is_task(each.target)
                and each.source not in self._joined
            ):  # fmt: skip
                found.add(each.source)
                self._used.add(each.id)
        return found

    def _given(self) -> Mapping[tuple[str, str], list[str]]:
        """The names of objects that one writes and another reads, where a flow without a name joins these."""
        unnamed = {(each.source, each.target) for each in self._onward if not each.name and not each.own}
        accesses: dict[str, list[Concept]] = {}
        for each in self._others:
            if each.type == names.ACCESS and self._elements.get(each.target) is not None:
                accesses.setdefault(each.target, []).append(each)
        found: dict[tuple[str, str], list[str]] = {}
        for id, of_object in accesses.items():
            for write, read in _pairs(of_object):
                pair = write.source, read.source
                if pair in unnamed and self._elements[id].name:
                    found.setdefault(pair, []).append(self._elements[id].name)
                    self._used |= {id, write.id, read.id}
        return found


def _pairs(accesses: list[Concept]) -> Iterator[tuple[Concept, Concept]]:
    writing = [each for each in accesses if each.access in ("Write", "ReadWrite")]
    reading = [each for each in accesses if each.access in ("Read", "ReadWrite")]
    if len(writing) * len(reading) <= PAIRS:
        yield from ((write, read) for write in writing for read in reading)
