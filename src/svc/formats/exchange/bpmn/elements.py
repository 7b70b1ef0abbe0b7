"""The elements of a process as nodes and edges: subprocesses are flattened, annotations become notes."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.bpmn.names import CHOICES, EVENTS, KINDS, PERFORMERS, SUBPROCESSES
from svc.formats.exchange.bpmn.notes import Note
from svc.formats.exchange.diagrams.foreign import Edge, Kind, Node, called, words
from svc.formats.exchange.diagrams.own_data import URI, Own
from svc.formats.exchange.losses import dropped_element, flattened_structure
from svc.formats.exchange.xml import Element

ASSOCIATION = "data association"
DATA = ("dataInput", "dataOutput")
EXIT = "\0exit"
"""Behind the id of a subprocess that is flattened: where it is left."""
OTHERWISE = "otherwise"
"""The condition of a default flow without a name."""
_AT_BORDERS = {
    "timerEventDefinition": "after some time", "errorEventDefinition": "on an error",
    "messageEventDefinition": "on a message", "signalEventDefinition": "on a signal",
    "escalationEventDefinition": "on an escalation", "conditionalEventDefinition": "on a condition",
    "cancelEventDefinition": "if it is cancelled", "compensateEventDefinition": "to compensate for it",
}  # fmt: skip
"""What an unnamed event at the border of a task says."""
_OWN_KINDS = {"party": Kind.PARTY, "activity": Kind.ACTIVITY, "hole": Kind.HOLE}
"""What a node is, by the kind of the row that svc put along; what a step is, its element says."""


def own_rows(element: Element) -> list[Own]:
    """What svc put along with an element."""
    extensions = [each for each in element.children if each.name == "extensionElements"]
    return [row.attributes for extension in extensions for row in extension.children if row.uri == URI]


def own_row(element: Element) -> Own | None:
    """The row that svc put along with an element; None if it did not."""
    return next(iter(own_rows(element)), None)


def with_rows(edge: Edge, element: Element) -> list[Edge]:
    """An edge for each row that svc put along with it: it may stand for several flows."""
    return [edge._replace(own=row) for row in own_rows(element)] or [edge]


class Elements:
    """Collects the nodes and edges of a process. `lanes` and `notes` are those of elements, by their ids."""

    def __init__(self, lanes: Mapping[str, Element], notes: Mapping[str, Note], balance: Balance) -> None:
        self._lanes, self._notes, self._balance = lanes, notes, balance
        self.nodes: list[Node] = []
        self._sequences: list[Edge] = []
        self._entries: list[Edge] = []
        """From subprocesses that are flattened to where their work begins."""
        self._flat: set[str] = set()
        """The ids of subprocesses that are flattened."""
        self._things: dict[str, str] = {}
        """Data objects that are drawn, by the ids of what they refer to."""
        self._throws: dict[str, list[str]] = {}
        self._catches: dict[str, str] = {}
        """Events that are links, by their names."""

    @property
    def edges(self) -> list[Edge]:
        """The edges between all that was read."""
        links = (
            Edge("", source, self._catches[name])
            for name, sources in self._throws.items() if name in self._catches for source in sources
        )  # fmt: skip
        return [*self._known(map(self.placed, self._sequences)), *self._entries, *links]

    def _known(self, edges: Iterable[Edge]) -> Iterator[Edge]:
        """The edges without those to data that is not drawn."""
        ids = {node.id for node in self.nodes}
        for edge in edges:
            if edge.what != ASSOCIATION:
                yield edge
                continue
            source, target = (self._things.get(end, end) for end in (edge.source, edge.target))
            if {source, target} <= ids:
                yield edge._replace(source=source, target=target)
            else:
                why = "the data that it belongs to is not drawn"
                loss = dropped_element(called(ASSOCIATION, edge.label), edge.place, why, cosmetic=True)
                self._balance.lose(loss, edge.parts)

    def placed(self, edge: Edge) -> Edge:
        """An edge that leaves a subprocess where that is left."""
        return edge._replace(source=edge.source + EXIT) if edge.source in self._flat else edge

    def read(self, process: Element, lane: Element | None = None) -> list[Element]:
        """Read a process or a subprocess; gives the elements in it that work goes through."""
        defaults = {(each.get("id"), each.get("default")) for each in process.children if "default" in each.attributes}
        found = []
        for element in process.children:
            own_lane = self._lanes.get(element.get("id"), lane)
            kind = KINDS.get(element.name)
            if element.name == "sequenceFlow":
                self._sequences += with_rows(self._sequence(element, defaults), element)
            elif element.name in SUBPROCESSES:
                self._subprocess(element, own_lane)
                found.append(element)
            elif kind and not (element.name == "textAnnotation" and element.get("id") in self._notes):
                self._node(element, *kind, own_lane)
                found += [element] if kind[0] not in (Kind.OTHER, Kind.THING) else []
        return found

    def _sequence(self, element: Element, defaults: Collection[tuple[str, str]]) -> Edge:
        id, source, label = element.get("id"), element.get("sourceRef"), element.get("name")
        conditions = element.named("conditionExpression") if element.children else []
        expression = next((each.words() for each in conditions), "")
        if expression and label:
            what = f"the expression `{words(expression)}` of {called('flow', label)}"
            why = "the name of the flow says the condition"
            self._balance.lose(dropped_element(what, element.place, why, cosmetic=True), *conditions)
        when = (label or expression) if expression else ""
        if not label and (source, id) in defaults and not when:
            when = OTHERWISE
        parts = (element, *conditions)
        return Edge(id, source, element.get("targetRef"), label, element.place, when, parts=parts)

    def _node(self, element: Element, kind: Kind, what: str, lane: Element | None) -> None:
        id, label, own = element.get("id"), element.get("name"), None
        note, parts = self._notes.get(id, Note())
        if element.children:
            own = own_row(element)
            documentation = element.named("documentation")
            note = "\n".join(filter(None, (*(each.words() for each in documentation), note)))
            parts = (*documentation, *parts)
            self._details(element, what)
        if element.name == "textAnnotation":
            label = next((each.words() for each in element.named("text")), "")
            parts = (*parts, *element.named("text"))
        if own:
            self._balance.keep(*(each for each in element.children if each.name.endswith("EventDefinition")))
            kind = _OWN_KINDS.get(own.get("kind", ""), kind)
        elif kind == Kind.EVENT:
            label = self._event(element, label)
        elif kind == Kind.THING and element.get("dataObjectRef"):
            self._things.setdefault(element.get("dataObjectRef"), id)
        lane_row = own_row(lane) if lane else None
        self.nodes.append(
            Node(
                id, kind, label, element.place, what,
                "" if lane_row or lane is None else lane.get("name"), lane_row.get("activity", "") if lane_row else "",
                note, element.get("calledElement").rpartition(":")[2], element.name in CHOICES, own, (element, *parts),
            )
        )  # fmt: skip

    def _event(self, element: Element, label: str) -> str:
        """What an event says; one at the border of a task is joined to it, one that is a link to the other end."""
        host = element.get("attachedToRef")
        if host:
            self._sequences.append(Edge("", host, element.get("id"), place=element.place))
            label = label or next((_AT_BORDERS[each.name] for each in element.children if each.name in _AT_BORDERS), "")
        for link in element.named("linkEventDefinition"):
            name = link.get("name") or label
            if "Throw" in element.name:
                self._throws.setdefault(name, []).append(element.get("id"))
            else:
                self._catches.setdefault(name, element.get("id"))
        return label

    def _details(self, element: Element, what: str) -> None:
        """What is within an element: data that it takes and gives, and what is not part of a stream."""
        for each in element.children:
            if each.name in ("dataInputAssociation", "dataOutputAssociation"):
                key = "sourceRef" if each.name == "dataInputAssociation" else "targetRef"
                for thing in (ref.text.strip() for ref in each.named(key)):
                    ends = (thing, element.get("id")) if key == "sourceRef" else (element.get("id"), thing)
                    edge = Edge(each.get("id"), *ends, place=each.place, what=ASSOCIATION, parts=(each,))
                    self._sequences.append(edge)
        self.within(element, what)

    def within(self, element: Element, what: str) -> None:
        """Report that an element is repeated, and what it takes, gives and is done by in names alone."""
        for each in element.children:
            if each.name.endswith("LoopCharacteristics"):
                loop = f"the loop of {called(what, element.get('name'))}"
                why = "a stream does not say that a step is repeated"
                self._balance.lose(dropped_element(loop, each.place, why), each)
        data = [*element.named(*DATA), *(each for name in DATA for each in element.within("ioSpecification", name))]
        for parts, kind in ((data, "data"), (element.named(*PERFORMERS), "performer")):
            if names := [name for each in parts if (name := words(each.get("name")))]:
                lost = f"the {kind} `{', '.join(names)}` of {called(what, element.get('name'))}"
                why = "only a program that runs the process reads it"
                self._balance.lose(dropped_element(lost, parts[0].place, why, cosmetic=True), *parts)

    def _subprocess(self, element: Element, lane: Element | None) -> None:
        """A subprocess: what is in it instead of it; one without work in it is a task."""
        id, what, label = element.get("id"), SUBPROCESSES[element.name], element.get("name")
        before, edges_before = len(self.nodes), len(self._sequences)
        self.nodes.append(Node(id, Kind.BOUNDARY, label, element.place, what))
        inner = self.read(element, lane)
        if not any(each.kind in (Kind.TASK, Kind.ACTIVITY) for each in self.nodes[before:]):
            inside = len(self.nodes) - before - 1 + len(self._sequences) - edges_before
            del self.nodes[before:], self._sequences[edges_before:]
            self._node(element, Kind.TASK, what, lane)
            if inside:
                why = f"there is no task in it; other elements in it that are left out: {inside}"
                self._balance.lose(flattened_structure(called(what, label), element.place, why))
            return
        why = "its steps are those of the stream itself"
        self._balance.lose(flattened_structure(called(what, label), element.place, why), element)
        self.within(element, what)
        self.nodes.append(Node(id + EXIT, Kind.BOUNDARY, label, element.place, what))
        self._flat.add(id)
        self._join(id, inner, self._sequences[edges_before:])

    def _join(self, id: str, inner: list[Element], edges: list[Edge]) -> None:
        """Join a subprocess that is flattened with where its work begins and ends."""
        reached, left = {each.target for each in edges}, {each.source for each in edges}
        linked = {*self._catches.values(), *(each for ids in self._throws.values() for each in ids)}
        for each in inner:
            one = each.get("id")
            alone = each.get("triggeredByEvent") == "true" or one in linked
            if one not in reached and not alone:
                self._entries.append(Edge("", id, one, place=each.place))
            if one not in left and not alone and not (each.name in EVENTS and one in linked):
                self._sequences.append(Edge("", one, id + EXIT, place=each.place))
