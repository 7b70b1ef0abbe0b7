"""The lines of a page as edges of a diagram."""

from collections.abc import Iterator

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import Edge, called, end_at_lane
from svc.formats.exchange.drawio.edits import flow_as_shown
from svc.formats.exchange.drawio.model import Cell
from svc.formats.exchange.drawio.relations import Relations
from svc.formats.exchange.losses import Loss, dropped_element

_NO_HEADS = ("", "none", "oval", "ovalThin", "diamond", "diamondThin", "box", "circle", "circlePlus", "dash", "cross")
"""Ends of lines that do not say where something goes."""


def edges(cell: Cell, relations: Relations, balance: Balance) -> Iterator[Edge]:
    """The edge that a line is, from its end without a head; one for each way of a line with two heads."""
    words = relations.words(cell)
    if cell.is_hidden:
        balance.lose(dropped_element(called("line", words), cell.place, "it is hidden"), cell, *relations.labels(cell))
        return
    own = cell.own
    if own is not None and own.get("kind") == "flow":
        own, words = flow_as_shown(own, words, cell.place, balance.losses)
    source, target = (_end(each, cell, relations, balance.losses) for each in (cell.source, cell.target))
    parts = (cell, *relations.labels(cell))
    edge = Edge(cell.id, source, target, words, cell.place, what="line", own=own, parts=parts)
    starts, ends = (cell.style.get(key, usual) not in _NO_HEADS for key, usual in _HEADS)
    back = edge._replace(id=f"{edge.id} back", source=edge.target, target=edge.source, own=None)
    if starts and not ends:
        yield back._replace(own=own)
    else:
        yield edge
        if starts:
            yield back


def _end(id: str, line: Cell, relations: Relations, losses: list[Loss]) -> str:
    """The shape at an end of a line; that end is open where it is at a lane with work in it."""
    lane = relations.lane_called(relations.end(id))
    if lane is None:
        return relations.end(id)
    losses.append(end_at_lane(called("lane", lane.label), line.place))
    return ""


_HEADS = (("startArrow", "none"), ("endArrow", "classic"))
"""The keys of both ends, and what is there unless a style says otherwise."""
