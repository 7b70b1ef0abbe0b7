"""A stream as a graph for other programs: node-link data, as networkx and d3 read it, or GraphML.

Both have the same nodes, edges and attributes. A node's id is its name; an edge's is made of the names of its ends, and
counted where flows have the same ends, so that it stays when others are added elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, overload

from svc.formats.interchange.graphml import graphml
from svc.formats.interchange.stream_rows import calendar_for, flow_row, step_row
from svc.model import Stream
from svc.model.calendar import Calendar
from svc.project.api import bind
from svc.semantics.bound import BoundFlow, BoundStream, Node
from svc.semantics.catalogue import Catalogue

VERSION = 1
"""Of the shape. Within a version it only grows."""
FORMATS = ("node-link", "graphml")

NODE = {
    "kind": str, "title": str, "role": str, "number": int, "practices": str, "waits": str, "waits_least": float,
    "waits_most": float, "takes": str, "takes_least": float, "takes_most": float, "accurate": float, "opens": str,
    "line": int, "begins": bool, "ends": bool, "ends_share": float, "every": str, "batch": int, "costs": float,
    "responsible": str, "accountable": str, "consulted": str, "informed": str, "uses": str, "note": str,
}  # fmt: skip
"""The attributes of nodes; all from `number` on are those of steps, as in their rows."""
EDGE = {
    "number": int, "artefacts": str, "outcomes": str, "when": str, "share": float, "inside": bool, "backward": bool,
    "line": int, "arrives": str, "wording": str, "note": str,
}  # fmt: skip
"""The attributes of edges, as in the rows of flows."""
GRAPH = {"name": str, "title": str, "catalogue": str}
"""The attributes of the whole graph."""


@overload
def to_graph(
    stream: Stream,
    format: Literal["node-link"] = "node-link",
    *,
    catalogue: Catalogue | None = None,
    calendar: Calendar | None = None,
) -> dict[str, Any]: ...
@overload
def to_graph(
    stream: Stream,
    format: Literal["graphml"],
    *,
    catalogue: Catalogue | None = None,
    calendar: Calendar | None = None,
) -> str: ...
@overload
def to_graph(
    stream: Stream, format: str, *, catalogue: Catalogue | None = None, calendar: Calendar | None = None
) -> dict[str, Any] | str: ...
def to_graph(
    stream: Stream,
    format: str = "node-link",
    *,
    catalogue: Catalogue | None = None,
    calendar: Calendar | None = None,
) -> dict[str, Any] | str:
    """A stream as a graph for other programs: a directed one, in which several edges may join two nodes.

    Args:
        stream: the stream.
        format: `node-link` for data that `networkx.node_link_graph(data, edges="edges")` reads, or `graphml` for text
            that `networkx.parse_graphml(text, force_multigraph=True)` reads.
        catalogue: the catalogue to find names in; else the one that the stream follows.
        calendar: how long a working day and week are, for times in seconds; else as in the project that the stream was
            read from.

    Returns:
        Data that `json.dumps` takes, or the text of a GraphML file.

    Raises:
        ValueError: there is no such format.
        TypeError: `stream` is not a stream, `catalogue` is not a catalogue, or `calendar` is not a calendar.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not a format of graphs: choose {' or '.join(FORMATS)}")
    bound = bind(stream, catalogue)
    working = calendar_for(stream, calendar)
    return node_link_of(bound, working) if format == "node-link" else graphml_of(bound, working)


def node_link_of(bound: BoundStream, calendar: Calendar) -> dict[str, Any]:
    """A bound stream as node-link data."""
    stream = bound.stream
    about = {"name": stream.name, "title": stream.title, "catalogue": bound.catalogue.name}
    numbers = {node: number for number, node in enumerate(bound.steps, 1)}
    return {
        "version": VERSION,
        "directed": True,
        "multigraph": True,
        "graph": _given(about, GRAPH),
        "nodes": [_node(bound, node, numbers.get(node), calendar) for node in bound.nodes],
        "edges": list(_edges(bound)),
    }


def graphml_of(bound: BoundStream, calendar: Calendar) -> str:
    """A bound stream as GraphML, in ASCII."""
    data = node_link_of(bound, calendar)
    return graphml(
        bound.stream.name,
        {"graph": GRAPH, "node": NODE, "edge": EDGE},
        data["graph"],
        data["nodes"],
        data["edges"],
    )


def _node(bound: BoundStream, node: Node, number: int | None, calendar: Calendar) -> dict[str, Any]:
    row: Mapping[str, object] = {} if number is None else step_row(bound, number, node, calendar)
    return {"id": node.name, **_given({"role": node.role, "kind": node.kind.value, "title": node.title, **row}, NODE)}


def _edges(bound: BoundStream) -> Iterator[dict[str, Any]]:
    backward = set(bound.backward_flows)
    for key, flow in zip(_keys(bound.flows), bound.flows, strict=True):
        ends = {"source": flow.source.name, "target": flow.target.name, "key": key}
        yield {**ends, **_given(flow_row(bound, flow, flow in backward), EDGE)}


def _keys(flows: Iterable[BoundFlow]) -> Iterator[str]:
    """An id for each flow: `log.diagnose`, then `log.diagnose.2`. No name of the language holds a full stop."""
    counts: Counter[str] = Counter()
    for flow in flows:
        ends = f"{flow.source.name}.{flow.target.name}"
        counts[ends] += 1
        yield ends if counts[ends] == 1 else f"{ends}.{counts[ends]}"


def _given(values: Mapping[str, object], attributes: Iterable[str]) -> dict[str, Any]:
    """The attributes that have a value, in their order."""
    return {
        name: values[name]
        for name in attributes
        if values.get(name) not in (None, "") and not _is_left_out(name, values)
    }


def _is_left_out(name: str, values: Mapping[str, object]) -> bool:
    """Whether an attribute says only that cases neither begin nor end at a step, as most do not."""
    return name in ("begins", "ends") and not values[name]
