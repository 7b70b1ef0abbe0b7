"""A stream as the elements and relations of a model of ArchiMate.

Only relations are used that the standard allows between such elements: a process realises the value stream and its
capabilities, processes and actors give to each other by flows, and both access objects.
"""

from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.archimate import names
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.diagrams.own_data import DRAWN, Own, as_text, label, marks
from svc.model import HOLE, title_of
from svc.semantics import wording
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.text.escape import picture
from svc.text.frozenmap import FrozenMap

STREAM = "id-stream"
SHOWN: Mapping[str, str] = FrozenMap({f"{names.OWN}{key}": value for key, value in DRAWN.items()})
"""The properties of what the rows of the stream say too."""


class Element(NamedTuple):
    """An element: its type is that of ArchiMate."""

    id: str
    type: str
    name: str
    properties: Mapping[str, str] = FrozenMap()


class Relation(NamedTuple):
    """A relation between two elements, by their ids; `access` says how an object is accessed."""

    id: str
    type: str
    source: str
    target: str
    name: str = ""
    properties: Mapping[str, str] = FrozenMap()
    access: str = ""


class Model(NamedTuple):
    """A model; `nodes` are the elements of the stream's nodes by their names, `flows` the relations by number."""

    title: str
    elements: list[Element]
    relations: list[Relation]
    nodes: Mapping[str, Element]
    flows: Mapping[int, Relation]


def model(bound: BoundStream) -> Model:
    """The model of a stream."""
    title = words(picture(wording.stream_title(bound)))
    rows = marks(bound)
    nodes = {
        node.name: Element(f"id-node-{number}", _type(node), _name(node), _own(rows.nodes[node.name], _name(node)))
        for number, node in enumerate(bound.nodes, 1)
    }
    flows = {
        flow.number: Relation(
            f"id-flow-{flow.number}", names.FLOW, nodes[flow.source.name].id, nodes[flow.target.name].id,
            _label(bound, flow), _own(rows.flows[flow.number], _label(bound, flow)),
        )
        for flow in bound.flows
    }  # fmt: skip
    practices, objects = _practices(bound), _objects(bound)
    relations = [*flows.values(), *_numbered(bound, nodes, practices, objects)]
    elements = [
        Element(STREAM, names.STREAM, title, {names.ROWS: as_text(rows.titled(title))}), *nodes.values(),
        *practices.values(), *objects.values(),
    ]  # fmt: skip
    return Model(title, elements, relations, nodes, flows)


def _type(node: Node) -> str:
    return names.ACTOR if node.kind is NodeKind.PARTY else names.PROCESS


def _name(node: Node) -> str:
    return words(picture(node.title)) or node.name


def _label(bound: BoundStream, flow: BoundFlow) -> str:
    return words(picture(label(bound, flow)))


def _own(row: Own, shown: str) -> Mapping[str, str]:
    return {f"{names.OWN}{key}": value for key, value in {**row, "shown": shown}.items()}


def _practices(bound: BoundStream) -> dict[str, Element]:
    """The capabilities: a practice each, by what the steps call it."""
    known = bound.catalogue.all_practices
    used = dict.fromkeys(each for node in bound.nodes for each in _drawn_on(bound, node))
    return {
        each: _drawn(f"id-practice-{number}", names.CAPABILITY, _title(known, each))
        for number, each in enumerate(used, 1)
    }


def _drawn(id: str, type: str, title: str) -> Element:
    """An element that only shows what others say."""
    return Element(id, type, title, {**SHOWN, f"{names.OWN}shown": title})


def _drawn_on(bound: BoundStream, node: Node) -> list[str]:
    """The ids of the practices that a step draws on; what nothing has as a name stays as it is."""
    used = node.step.practices if node.step else ()
    return [bound.catalogue.practice_names.get(each, each) for each in used if each != HOLE]


def _objects(bound: BoundStream) -> dict[str, Element]:
    """The objects: an artefact each, by its id, else as it is written."""
    known = bound.catalogue.all_artefacts
    used = dict.fromkeys(each for flow in bound.flows for each in _carried(flow))
    return {
        each: _drawn(f"id-artefact-{number}", names.OBJECT, _title(known, each)) for number, each in enumerate(used, 1)
    }


def _carried(flow: BoundFlow) -> list[str]:
    named = (carried.artefact or carried.written for carried in flow.carried)
    return [each for each in named if each != HOLE]


def _title(known: Mapping[str, object], name: str) -> str:
    title = title_of(known[name]) if name in known else name.strip('"')  # type: ignore[arg-type]
    return words(picture(title)) or name


def _numbered(
    bound: BoundStream, nodes: Mapping[str, Element], practices: Mapping[str, Element], objects: Mapping[str, Element]
) -> list[Relation]:
    """The relations that no flow has, each once: of one object that an element gives and gets, the access is both."""
    found: dict[tuple[str, str, str], str] = {}
    for node in bound.nodes:
        if node.kind is not NodeKind.PARTY and not node.is_hole:
            found[names.REALIZATION, nodes[node.name].id, STREAM] = ""
        for practice in _drawn_on(bound, node):
            found[names.REALIZATION, nodes[node.name].id, practices[practice].id] = ""
    for flow in bound.flows:
        for end, access in ((flow.source, "Write"), (flow.target, "Read")):
            for each in _carried(flow):
                key = (names.ACCESS, nodes[end.name].id, objects[each].id)
                found[key] = access if found.get(key, access) == access else "ReadWrite"
    return [
        Relation(f"id-relation-{number}", *key, "", SHOWN, access)
        for number, (key, access) in enumerate(found.items(), 1)
    ]
