"""A stream as a process of BPMN: its tasks, the events and gateways that they need, and flows with their labels.

Flows that always happen leave a task by a parallel gateway, alternatives by an exclusive one. Several flows from one
task to another are one flow of the process.
"""

from collections.abc import Sequence
from typing import NamedTuple

from svc.formats.exchange.bpmn.exits import Exits, Option, exits
from svc.formats.exchange.bpmn.joins import joined
from svc.formats.exchange.diagrams.own_data import BETWEEN, DRAWN, Marks, Own, label
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind

QUESTION = "Which case?"
"""The name of a gateway where alternatives part: a gateway must have one."""
DEMAND, BEGIN, VALUE, END = "Demand", "Begin", "Value", "End"
"""The names of events that nothing else names."""
POOL, OPEN, TASK = "party", "open", "task"
"""What nodes are drawn as."""


class Part(NamedTuple):
    """An element: its id and its name in the XML, its label, the activity in whose lane it is, and its row.

    `definition` is what makes an event more than a plain one.
    """

    id: str
    tag: str
    name: str
    lane: str
    row: Own
    definition: str = ""
    opens: str = ""
    note: str = ""


class Link(NamedTuple):
    """A flow between two elements, with the rows of the flows that it stands for. One may lead `back`."""

    id: str
    source: str
    target: str
    name: str = ""
    rows: tuple[Own, ...] = ()
    back: bool = False


class Process(NamedTuple):
    """A stream as a process: elements and the sequence flows between them, pools of parties, and message flows."""

    parts: list[Part]
    sequences: list[Link]
    parties: list[Part]
    messages: list[Link]


def process(bound: BoundStream, marks: Marks) -> Process:
    """The process of a stream."""
    drawing = _Drawing(bound, marks)
    for node in bound.nodes:
        drawing.add(node)
    for node in bound.nodes:
        drawing.lead(node)
    return drawing.process()


class _Drawing:
    def __init__(self, bound: BoundStream, marks: Marks) -> None:
        self._bound, self._marks = bound, marks
        self._process = Process([], [], [], [])
        self._kinds = {node: _kind(bound, node) for node in bound.nodes}
        self._ids = {node: f"{self._kinds[node]}_{number}" for number, node in enumerate(bound.nodes, 1)}
        self._back = {flow.number for flow in bound.backward_flows}
        self._joins = joined(bound, self._back)
        self._starts: dict[Node, str] = {}
        self._has_plain_start = False
        self._ends = any(map(self._ends_at, bound.nodes))
        """Whether cases end anywhere, unless a step that always leads back lets them end."""

    def process(self) -> Process:
        """All that was drawn; a process without work begins and ends at once."""
        if not self._process.parts:
            self._process.parts.append(self._event("start", "startEvent", BEGIN, ""))
            self._process.parts.append(self._event("end", "endEvent", END, ""))
            self._link("start", "end")
        return self._process

    # --- elements

    def add(self, node: Node) -> None:
        """The element of a node, and where it begins."""
        id, row = self._ids[node], self._marks.nodes[node.name]
        if self._kinds[node] == POOL:
            name = "?" if node.is_hole else node.title
            self._process.parties.append(Part(id, "participant", name, "", {**row, "shown": name}))
        elif self._kinds[node] == OPEN:
            self._hole(node, id, row)
        else:
            opens = node.step.opens or "" if node.step else ""
            note = node.step.note or "" if node.step else ""
            tag = "callActivity" if opens else "task"
            shown = {**row, "shown": node.title}
            self._process.parts.append(Part(id, tag, node.title, node.role or "", shown, "", opens, note))
            self._begin(node, id)
            if node in self._joins:
                self._process.parts.append(Part(f"join_{id}", "parallelGateway", "", node.role or "", DRAWN))
                self._link(f"join_{id}", id)

    def _hole(self, node: Node, id: str, row: Own) -> None:
        """An end of a flow that is open: an event beside the task at its other end."""
        flow = (*self._bound.outgoing[node], *self._bound.incoming[node])[0]
        other = flow.target if flow.source == node else flow.source
        tag = "startEvent" if flow.source == node else "endEvent"
        definition = self._definition("") if flow.source == node else ""
        self._process.parts.append(Part(id, tag, "?", other.role or "", {**row, "shown": "?"}, definition))

    def _begin(self, node: Node, id: str) -> None:
        """The start event of a step that cases begin at, or that nothing leads to."""
        into = self._bound.incoming[node]
        begins = node.step.begins if node.step else None
        demand = any(self._kinds[flow.source] == POOL for flow in into)
        led_to = any(self._kinds[flow.source] != POOL and flow.number not in self._back for flow in into)
        if begins or not led_to:
            self._starts[node] = start = f"start_{id}"
            name = (begins.text if begins else None) or (DEMAND if demand else BEGIN)
            definition = self._definition("messageEventDefinition" if demand else "")
            self._process.parts.append(self._event(start, "startEvent", name, node.role or "", definition))
            self._link(start, id)

    def _definition(self, definition: str) -> str:
        """That of a start event: only one of a process may be plain."""
        if not definition and self._has_plain_start:
            return "signalEventDefinition"
        self._has_plain_start = self._has_plain_start or not definition
        return definition

    def _event(self, id: str, tag: str, name: str, lane: str, definition: str = "") -> Part:
        return Part(id, tag, name, lane, {**DRAWN, "shown": name}, definition)

    def _ends_at(self, node: Node) -> bool:
        if self._kinds[node] == OPEN:
            return bool(self._bound.incoming[node])
        return self._kinds[node] == TASK and self._exits(node, end=False).ends

    # --- flows

    def _exits(self, node: Node, end: bool) -> Exits:
        flows = self._bound.outgoing[node]
        parties = {flow.target for flow in flows if self._kinds[flow.target] == POOL}
        return exits(node, flows, parties, self._back, end)

    def lead(self, node: Node) -> None:
        """The flows out of a node."""
        flows = self._bound.outgoing[node]
        if self._kinds[node] == POOL:
            for flow in flows:
                target = self._starts.get(flow.target, self._ids[flow.target])
                self._message(self._ids[node], target, flow)
        elif self._kinds[node] == OPEN:
            for flow in flows:
                self._sequence(self._ids[node], flow.target, [flow])
        else:
            self._lead_step(node)

    def _lead_step(self, node: Node) -> None:
        """The flows out of a step; a process needs an end, so without any other one it is where steps lead back."""
        ways, source, id = self._exits(node, end=not self._ends), self._ids[node], self._ids[node]
        lane, ends = node.role or "", node.step.ends if node.step else None
        if not ways.leads_on:
            name = (ends.text if ends else None) or (VALUE if ways.given else END)
            self._end(f"end_{id}", name, lane, source, "", ways.given)
            return
        for flow in ways.given:
            self._message(id, self._ids[flow.target], flow)
        alternatives = len(ways.options) + ways.may_end
        if len(ways.always) + bool(alternatives) > 1:
            source = self._gateway(f"fork_{id}", "parallelGateway", "", lane, source)
        for target, group in ways.always.items():
            self._sequence(source, target, group)
        if alternatives > 1:
            source = self._gateway(f"choice_{id}", "exclusiveGateway", QUESTION, lane, source)
        for option in ways.options:
            self._option(source, id, lane, option)
        if ways.may_end:
            self._end(f"end_{id}", (ends.text if ends else None) or END, lane, source, "", ())

    def _option(self, source: str, id: str, lane: str, option: Option) -> None:
        """An alternative: by a gateway if several things happen in it."""
        when = ""
        if len(option.onward) + len(option.given) > 1 and option.when:
            first = (*(group[0] for group in option.onward.values()), *option.given)[0]
            source = self._gateway(f"case_{id}_{first.number}", "parallelGateway", "", lane, source, option.when)
            when = option.when
        for target, group in option.onward.items():
            self._sequence(source, target, group, when)
        for flow in option.given:
            self._end(f"end_{id}_{flow.number}", VALUE, lane, source, "" if when else option.when, [flow], option.when)

    def _gateway(self, id: str, tag: str, name: str, lane: str, source: str, when: str = "") -> str:
        self._process.parts.append(Part(id, tag, name, lane, {**DRAWN, "shown": name}))
        self._case(source, id, when)
        return id

    def _end(
        self, id: str, name: str, lane: str, source: str, label: str, given: Sequence[BoundFlow], when: str = ""
    ) -> None:
        """An end event, with the flows of what is given to parties there. It is clear already `when` that is."""
        definition = "messageEventDefinition" if given else ""
        self._process.parts.append(self._event(id, "endEvent", name, lane, definition))
        self._case(source, id, label)
        for flow in given:
            self._message(id, self._ids[flow.target], flow, when)

    def _case(self, source: str, target: str, when: str) -> None:
        """A link that says when it is taken, apart from the flows behind it."""
        self._link(source, target, when, ({**DRAWN, "when": when, "shown": when},) if when else ())

    def _link(self, source: str, target: str, name: str = "", rows: tuple[Own, ...] = (), back: bool = False) -> None:
        links = self._process.sequences
        links.append(Link(f"flow_{len(links) + 1}", source, target, name, rows, back))

    def _sequence(self, source: str, target: Node, flows: Sequence[BoundFlow], when: str = "") -> None:
        """A sequence flow for some flows between two steps."""
        labels = [self._label(flow, when) for flow in flows]
        name = BETWEEN.join(filter(None, labels))
        rows = tuple(
            {**self._marks.flows[flow.number], "shown": name, **({} if part == name else {"part": part})}
            for flow, part in zip(flows, labels, strict=True)
        )
        back = all(flow.number in self._back for flow in flows)
        id = self._ids[target]
        if flows[0].source in self._joins.get(target, ()):
            id = f"join_{id}"
        self._link(source, id, name, rows, back)

    def _message(self, source: str, target: str, flow: BoundFlow, when: str = "") -> None:
        name = self._label(flow, when)
        row = {**self._marks.flows[flow.number], "shown": name}
        links = self._process.messages
        links.append(Link(f"message_{len(links) + 1}", source, target, name, (row,)))

    def _label(self, flow: BoundFlow, when: str) -> str:
        """What is drawn beside a flow, where it is clear already `when` that is."""
        name = label(self._bound, flow)
        return "" if when and name == when else name.removeprefix(f"{when}: ") if when else name


def _kind(bound: BoundStream, node: Node) -> str:
    """What a node is drawn as: a pool, an open end of a flow of a task, or a task."""
    if node.kind == NodeKind.PARTY:
        return POOL
    if not node.is_hole:
        return TASK
    beside = (
        flow.target if flow.source == node else flow.source for flow in (*bound.outgoing[node], *bound.incoming[node])
    )
    return OPEN if all(each.kind != NodeKind.PARTY and not each.is_hole for each in beside) else POOL
