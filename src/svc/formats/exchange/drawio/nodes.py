"""The shapes of a page as nodes of a diagram."""

from collections.abc import Iterable

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import OWN_KINDS, Kind, Node, called, words
from svc.formats.exchange.drawio import own_data, stencils
from svc.formats.exchange.drawio.edits import party_as_shown
from svc.formats.exchange.drawio.model import Cell
from svc.formats.exchange.drawio.relations import Relations
from svc.formats.exchange.losses import dropped_element, flattened_structure
from svc.formats.exchange.meanings import Meanings

_UNMARKED = "1"
_NO_WORK = (own_data.TITLE, own_data.LANE, own_data.PARTIES)


def node(cell: Cell, relations: Relations, meanings: Meanings, balance: Balance) -> Node | None:
    """The node that a shape is; None for lanes and for what is only drawn, and for what is reported."""
    kind = cell.own.get("kind", "") if cell.own else ""
    if relations.is_label(cell):
        return None
    if kind in _NO_WORK or own_data.PART in cell.style:
        if _is_relabelled(cell):
            why = "svc writes there what the stream says: change the attributes of the shape, or the stream"
            balance.lose(dropped_element(f"the new label `{words(cell.label)}`", cell.place, why))
        balance.keep(cell)
        return None
    if cell.is_hidden:
        balance.lose(dropped_element(called("shape", cell.label), cell.place, "it is hidden"), cell)
        return None
    if kind in OWN_KINDS:
        label = party_as_shown(cell.own or {}, cell.label)
        found = Node(cell.id, OWN_KINDS[kind], label, cell.place, "shape", own=cell.own, parts=(cell,))
        return _placed(found, cell, relations)
    if relations.is_lane(cell):
        return None
    if not relations.is_joined(cell) and (relations.has_content(cell) or "group" in cell.style):
        why = "what is in it is kept"
        balance.lose(flattened_structure(called("group", cell.label), cell.place, why, cosmetic=not cell.label), cell)
        return None
    return _placed(_foreign(cell, relations, meanings), cell, relations)


def _is_relabelled(cell: Cell) -> bool:
    """Whether somebody changed the words of a cell that svc drew for itself; older versions did not mark them."""
    own, mark = cell.own or {}, cell.style.get(own_data.PART, _UNMARKED)
    if own.get("kind") == own_data.PARTIES:
        return words(cell.label) != own.get("shown")
    return mark not in (_UNMARKED, own_data.part_mark(cell.label))


def _placed(node: Node, cell: Cell, relations: Relations) -> Node:
    """A node with what its lane says: lanes of ours are activities, unless they were called something else."""
    lane = relations.lane(cell)
    if lane is None:
        return node
    own = lane.own or {}
    if own.get("kind") == own_data.PARTIES:
        return node if node.own else node._replace(kind=Kind.PARTY)
    if own.get("kind") == own_data.LANE and words(lane.label) == own.get("shown"):
        return node._replace(activity=own.get("lane", ""))
    return node._replace(lane=lane.label)


def report_unused_lanes(nodes: Iterable[Node], cells: Iterable[Cell], relations: Relations, balance: Balance) -> None:
    """Report the lanes that no work is in, and keep the others."""
    by_id = {cell.id: cell for cell in cells}
    used = {lane.id for node in nodes if node.kind == Kind.TASK and (lane := relations.lane(by_id[node.id]))}
    for cell in by_id.values():
        if relations.is_lane(cell) and cell.is_vertex and not cell.own and cell.id not in used:
            why = "no work is directly in it" if relations.has_content(cell) else "nothing is in it"
            balance.lose(flattened_structure(called("lane", cell.label), cell.place, why), cell)
    balance.keep(*(by_id[id] for id in used))


def _foreign(cell: Cell, relations: Relations, meanings: Meanings) -> Node:
    found = stencils.meaning(cell.style)
    kind = found.kind
    label = words(cell.label)
    if (
        (stencils.is_lane(cell.style) and not relations.has_content(cell))
        or (label and kind == Kind.TASK and meanings.known("parties", label))
        or stencils.is_actor(cell.style)
    ):
        kind = Kind.PARTY
    elif found.is_mark and not relations.is_between(cell):
        kind = Kind.EVENT
    elif kind == Kind.OTHER and label and found.what == "text" and relations.is_joined(cell):
        kind = Kind.TASK
    elif kind == Kind.TASK and not label and not relations.is_joined(cell):
        kind = Kind.OTHER
    return Node(cell.id, kind, cell.label, cell.place, found.what, is_choice=found.is_choice, parts=(cell,))
