"""A stream as a file of BPMN 2.0, with a diagram, and with all that BPMN has no place for in an extension."""

from collections.abc import Iterable, Iterator, Mapping

from svc.formats.exchange.bpmn.layout import Box, Layout, laid_out
from svc.formats.exchange.bpmn.names import BOUNDS, DIAGRAM, MODEL, WAYPOINTS
from svc.formats.exchange.bpmn.process import Link, Part, Process, process
from svc.formats.exchange.diagrams.own_data import URI, Own, marks
from svc.formats.exchange.results import Exported
from svc.model import HOLE, title_of
from svc.pictures.layout.size_limit import refuse_too_large
from svc.pictures.layout.time_budget import limited
from svc.semantics.bound import BoundStream
from svc.text.escape import xml_data

POOL, PROCESS = "pool", "process"
"""The ids of the stream."""


def bpmn(bound: BoundStream) -> Exported:
    """A stream as a file of BPMN 2.0. Raises RenderError for one that is too large or too entangled to draw."""
    refuse_too_large(bound)
    own = marks(bound)
    drawn = process(bound, own)
    with limited():
        layout = laid_out(bound, drawn)
    title = title_of(bound.stream)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<bpmn:definitions xmlns:bpmn="{MODEL}" xmlns:bpmndi="{DIAGRAM}" xmlns:dc="{BOUNDS}" xmlns:di="{WAYPOINTS}" '
        f'xmlns:svc="{URI}" id="definitions" targetNamespace="{URI}" exporter="svc">',
        *_indented(_collaboration(title, drawn, layout)),
        *_indented(_process(bound, drawn, layout, own.titled(title))),
        *_indented(_diagram(drawn, layout)),
        "</bpmn:definitions>",
        "",
    ]
    return Exported("\n".join(lines).encode())


# --- what it is


def _collaboration(title: str, drawn: Process, layout: Layout) -> Iterator[str]:
    yield '<bpmn:collaboration id="collaboration">'
    yield f'  <bpmn:participant id="{POOL}"{_name(title)} processRef="{PROCESS}"/>'
    for id, party in layout.pools:
        yield from _indented(_element("participant", id, _name(party.name), _extension([party.row])))
    for link in drawn.messages:
        source, target = layout.ends[link.id]
        yield from _indented(_flow("messageFlow", link, source, target))
    yield "</bpmn:collaboration>"


def _process(bound: BoundStream, drawn: Process, layout: Layout, rows: Iterable[Own]) -> Iterator[str]:
    yield f'<bpmn:process id="{PROCESS}" isExecutable="false">'
    yield from _indented(_extension(rows))
    yield '  <bpmn:laneSet id="lanes">'
    members: dict[str, list[str]] = {}
    for part in drawn.parts:
        members.setdefault(part.lane, []).append(part.id)
    for number, (lane, _) in enumerate(layout.lanes, 1):
        title = bound.catalogue.title_for(lane) if lane else HOLE
        references = [f"<bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>" for id in members[lane]]
        body = [*_extension([{"kind": "lane", "activity": lane}]), *references]
        yield from _indented(_element("lane", f"lane_{number}", _name(title), body), 4)
    yield "  </bpmn:laneSet>"
    into, out = _ends(drawn.sequences)
    for part in drawn.parts:
        yield from _indented(_part(part, into.get(part.id, ()), out.get(part.id, ())))
    for link in drawn.sequences:
        yield from _indented(_flow("sequenceFlow", link, link.source, link.target))
    yield "</bpmn:process>"


def _ends(links: Iterable[Link]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The flows into and out of each element."""
    into: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link.id)
        out.setdefault(link.source, []).append(link.id)
    return into, out


def _part(part: Part, into: Iterable[str], out: Iterable[str]) -> Iterator[str]:
    body = [
        *([f"<bpmn:documentation>{xml_data(part.note)}</bpmn:documentation>"] if part.note else []),
        *_extension([part.row]),
        *(f"<bpmn:incoming>{id}</bpmn:incoming>" for id in into),
        *(f"<bpmn:outgoing>{id}</bpmn:outgoing>" for id in out),
        *([f'<bpmn:{part.definition} id="{part.id}_definition"/>'] if part.definition else []),
    ]
    opens = f' calledElement="{xml_data(part.opens)}"' if part.opens else ""
    return _element(part.tag, part.id, f"{_name(part.name)}{opens}", body)


def _flow(tag: str, link: Link, source: str, target: str) -> Iterator[str]:
    ends = f'{_name(link.name)} sourceRef="{source}" targetRef="{target}"'
    return _element(tag, link.id, ends, _extension(link.rows))


def _element(tag: str, id: str, attributes: str, body: Iterable[str]) -> Iterator[str]:
    inner = list(body)
    yield f'<bpmn:{tag} id="{id}"{attributes}{">" if inner else "/>"}'
    if inner:
        yield from _indented(inner)
        yield f"</bpmn:{tag}>"


def _extension(rows: Iterable[Mapping[str, str]]) -> list[str]:
    inner = [f"  <svc:row{_attributes(row)}/>" for row in rows]
    return ["<bpmn:extensionElements>", *inner, "</bpmn:extensionElements>"] if inner else []


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{xml_data(value)}"' for name, value in values.items())


def _name(name: str) -> str:
    return _attributes({"name": name}) if name else ""


def _indented(lines: Iterable[str], by: int = 2) -> Iterator[str]:
    return (f"{' ' * by}{line}" for line in lines)


# --- where it is


def _diagram(drawn: Process, layout: Layout) -> Iterator[str]:
    yield '<bpmndi:BPMNDiagram id="diagram">'
    yield '  <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
    pools = [(POOL, layout.pool), *((id, layout.boxes[id]) for id, _ in layout.pools)]
    lanes = [(f"lane_{number}", box) for number, (_, box) in enumerate(layout.lanes, 1)]
    for id, box in (*pools, *lanes):
        yield from _indented(_shape(id, box, ' isHorizontal="true"'), 4)
    for part in drawn.parts:
        marked = ' isMarkerVisible="true"' if part.tag == "exclusiveGateway" else ""
        yield from _indented(_shape(part.id, layout.boxes[part.id], marked, layout.labels.get(part.id)), 4)
    for link in (*drawn.sequences, *drawn.messages):
        yield from _indented(_edge(link.id, layout.routes[link.id], layout.labels.get(link.id)), 4)
    yield "  </bpmndi:BPMNPlane>"
    yield "</bpmndi:BPMNDiagram>"


def _shape(id: str, box: Box, marked: str, label: Box | None = None) -> Iterator[str]:
    yield f'<bpmndi:BPMNShape id="{id}_shape" bpmnElement="{id}"{marked}>'
    yield f"  {_bounds(box)}"
    yield from _label(label)
    yield "</bpmndi:BPMNShape>"


def _edge(id: str, points: Iterable[tuple[int, int]], label: Box | None) -> Iterator[str]:
    yield f'<bpmndi:BPMNEdge id="{id}_edge" bpmnElement="{id}">'
    yield from (f'  <di:waypoint x="{x}" y="{y}"/>' for x, y in points)
    yield from _label(label)
    yield "</bpmndi:BPMNEdge>"


def _label(box: Box | None) -> Iterator[str]:
    if box:
        yield f"  <bpmndi:BPMNLabel>{_bounds(box)}</bpmndi:BPMNLabel>"


def _bounds(box: Box) -> str:
    return f'<dc:Bounds x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}"/>'
