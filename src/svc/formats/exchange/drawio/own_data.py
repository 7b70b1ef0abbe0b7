"""What a stream says, as attributes of the cells of draw.io: one for each column of a row.

What a stream says of itself is all of its text before its parties, as that reads best where attributes are edited.
"""

from collections.abc import Mapping

from attrs import evolve, frozen

from svc.formats.exchange.losses import Loss, not_carried
from svc.formats.exchange.stream_to_rows import Row, rows
from svc.model import Stream
from svc.semantics.bound import BoundStream
from svc.semantics.canonical import canonical
from svc.syntax.printer import plain_text

PREFIX = "svc_"
KIND, NODE, SOURCE, TARGET, ORDER, LABEL, ABOUT, ACTIVITY = (
    f"{PREFIX}{each}" for each in ("kind", "node", "source", "target", "order", "label", "about", "activity")
)
"""Attributes besides the columns: what kind of thing a cell is, the node that it is, the nodes that an edge joins, its
number among those of its kind, what its label was, and what a stream says of itself. A lane has an activity too."""
Attributes = Mapping[str, str]


@frozen
class OwnData:
    """The attributes of the stream, of its nodes by their names, and of its flows in their order."""

    stream: Attributes
    nodes: Mapping[str, Attributes]
    flows: tuple[Attributes, ...]
    losses: tuple[Loss, ...]


def own_data(bound: BoundStream) -> OwnData:
    """What a stream says, by what says it. A step or a party with the name of an earlier one is not drawn, and lost."""
    stream = canonical(bound)
    said: dict[str, list[Row]] = {"step": [], "party": [], "flow": []}
    for row in rows(stream):
        said.setdefault(row.kind, []).append(row)
    nodes: dict[str, Attributes] = {node.name: {KIND: "end", NODE: node.name} for node in bound.nodes}
    losses = []
    for kind, named in (("party", "name"), ("step", "step")):
        for order, row in enumerate(said[kind], 1):
            name = row.cells[named]
            if nodes[name][KIND] == "end":
                nodes[name] = {**_attributes(row, order), NODE: name}
            else:
                losses.append(not_carried(f"the {kind} `{name}`", stream.name, "another has its name"))
    flows = (
        {**_attributes(row, order), SOURCE: flow.source.name, TARGET: flow.target.name}
        for order, (row, flow) in enumerate(zip(said["flow"], bound.flows, strict=True), 1)
    )
    return OwnData({KIND: "stream", ABOUT: _about(stream)}, nodes, tuple(flows), tuple(losses))


def _attributes(row: Row, order: int) -> Attributes:
    columns = {f"{PREFIX}{column}": cell for column, cell in row.cells.items() if cell}
    return {KIND: row.kind, ORDER: str(order), **columns}


def _about(stream: Stream) -> str:
    return plain_text(evolve(stream, parties=(), steps=(), flows=()))
