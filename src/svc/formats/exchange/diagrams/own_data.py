"""What svc puts along with a diagram, so that its stream comes back equal: the rows of tables, each on its element.

A row goes as attributes of one element of an extension, in texts of one line, which other programs keep. Beside the
columns of its statement it has:

- `kind`: that of its statement, else `activity` (a step that is an activity itself), `party`, `hole` or `drawn`, which
  is for what is in the drawing only;
- `number`: its place in the stream, from 1;
- `shown`: the label that was drawn;
- `node`, and `source` and `target` of a flow: the nodes by their names;
- `lane`: the id of the activity in whose lane a step was drawn.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from svc.formats.exchange.tables.cells import Cell
from svc.formats.exchange.tables.records import Record
from svc.formats.exchange.tables.stream_to_rows import Row, rows
from svc.model import HOLE, Flow, title_of
from svc.model.quantities import plain
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind
from svc.semantics.canonical import canonical
from svc.text import escape

URI = "urn:svc-streams:1"
"""The namespace of the extension."""
Own = Mapping[str, str]
"""The attributes of a row."""
CONTENTS = "contents"
"""The kind of the row that lists all others of a stream, so that what was deleted is noticed."""
DRAWN: Own = {"kind": "drawn"}
"""For what is in the drawing only, and comes back as nothing."""
BETWEEN = "; "
"""Between the labels of several flows that are drawn as one."""


class Marks(NamedTuple):
    """The rows of a stream: those of the stream itself, those of nodes by name, and those of flows by number."""

    stream: list[Own]
    nodes: Mapping[str, Own]
    flows: Mapping[int, Own]

    def titled(self, title: str) -> list[Own]:
        """The rows of the stream itself, with the title that is drawn."""
        first, *others = self.stream
        return [{**first, "shown": title}, *others]


def marks(bound: BoundStream) -> Marks:
    """The rows of a stream, each for the element that it belongs to."""
    of_step = {id(node.step): node for node in bound.nodes if node.step}
    of_party = {id(node.party): node for node in bound.nodes if node.party}
    found = Marks([], {}, {})
    nodes: dict[str, Own] = {node.name: _plain(node) for node in bound.nodes}
    flows: dict[int, Own] = {}
    stream = canonical(bound)
    steps, parties, arrows = iter(stream.steps), iter(stream.parties), iter(bound.flows)
    contents = []
    for number, row in enumerate(rows(stream), 1):
        attributes = _attributes(row, number)
        node = of_step.get(id(next(steps))) if row.kind == "step" else None
        node = of_party.get(id(next(parties))) if row.kind == "party" else node
        if row.kind == "flow":
            flow = next(arrows)
            flows[flow.number] = {**attributes, "source": flow.source.name, "target": flow.target.name}
            contents.append(f"{number}:{flow.source.name}>{flow.target.name}")
        elif node is not None:
            nodes[node.name] = {**attributes, **nodes[node.name], "kind": row.kind}
            contents.append(f"{number}:{node.name}")
        else:
            found.stream.append(attributes)
    found.stream.append({"kind": CONTENTS, "name": " ".join(contents)})
    return Marks(found.stream, nodes, flows)


def _plain(node: Node) -> Own:
    """What a node is that has no statement."""
    lane = {"lane": node.role} if node.kind == NodeKind.STEP and node.role else {}
    kinds = {NodeKind.STEP: "activity", NodeKind.PARTY: "party", NodeKind.UNKNOWN: "activity"}
    return {"kind": "hole" if node.is_hole else kinds[node.kind], "node": node.name, **lane}


def _attributes(row: Row, number: int) -> dict[str, str]:
    cells = {name: escape.csv(cell) for name, cell in row.cells.items() if cell}
    return {"kind": row.kind, "number": str(number), **cells}


def condition(flow: Flow) -> str:
    """What is drawn of when a flow is taken: its condition, else its share."""
    return flow.when or ("" if flow.share is None else f"{plain(flow.share)}%")


def label(bound: BoundStream, flow: BoundFlow) -> str:
    """What is drawn beside a flow: when it is taken, and what it carries in its own words, else by titles."""
    known = bound.catalogue.all_artefacts
    titles = (title_of(known[each]) if (each := one.artefact or one.written) in known else each for one in flow.carried)
    carried = flow.flow.wording or ", ".join(each.strip('"') for each in titles if each != HOLE)
    return ": ".join(filter(None, (condition(flow.flow), carried)))


def records(owns: Iterable[tuple[Own, str]]) -> list[Record]:
    """Rows of ours, each with its place, as rows of a table."""
    return [Record({name: Cell(value, place) for name, value in own.items()}, {}, place) for own, place in owns]


def is_drawn(own: Own) -> bool:
    """Whether a row is for what is in the drawing only."""
    return own.get("kind") == DRAWN["kind"]


def shown(own: Own) -> str:
    """The label that was drawn, in one line."""
    return " ".join(own.get("shown", "").split())


def as_text(rows: Iterable[Own]) -> str:
    """The rows of a stream in one text, for formats that have no other place for them."""
    return json.dumps([*rows], ensure_ascii=False)


def of_text(text: str) -> tuple[tuple[Own, ...], bool]:
    """The rows of a stream in a text, and whether it holds nothing else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return (), False
    if not isinstance(found, list):
        return (), False
    rows = tuple(filter(_is_row, found))
    return rows, len(rows) == len(found)


def _is_row(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
