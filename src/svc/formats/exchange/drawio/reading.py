"""A page of draw.io as a stream: its shapes are nodes, its lines edges, its lanes say who does the work."""

from collections.abc import Mapping

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.building import imported, stream_of
from svc.formats.exchange.diagrams.foreign import Diagram, called
from svc.formats.exchange.drawio import own_data
from svc.formats.exchange.drawio.edges import edges
from svc.formats.exchange.drawio.model import Cell, cells
from svc.formats.exchange.drawio.nodes import node, report_unused_lanes
from svc.formats.exchange.drawio.pages import page
from svc.formats.exchange.drawio.relations import Relations
from svc.formats.exchange.drawio.rest import report_rest
from svc.formats.exchange.losses import Loss, dropped_element, flattened_structure
from svc.formats.exchange.meanings import Meanings
from svc.formats.exchange.results import Imported, Options
from svc.text.pattern import Pattern

_USUAL_NAME = Pattern(r"(?:Page[- ]?[0-9]+)?")
"""The names that draw.io gives to pages."""


def drawio(data: bytes, options: Options) -> Imported:
    """The stream that a page of draw.io shows. Raises Error for what can't be read, or for several pages."""
    losses: list[Loss] = []
    balance = Balance(losses)
    name, model = page(data, options.page, losses)
    meanings = Meanings(options.catalogue, options.maps, losses)
    found = cells(model, balance)
    drawn = diagram("" if _USUAL_NAME.fullmatch(name) else name, found, meanings, balance)
    stream = stream_of(drawn, options.name, meanings, balance)
    report_rest(found.values(), balance)
    return imported(stream, meanings, losses, sum(len(root.children) for root in model.named("root")))


def diagram(title: str, found: Mapping[str, Cell], meanings: Meanings, balance: Balance) -> Diagram:
    """What is drawn on a page with a title; what is neither a node nor an edge is reported."""
    losses = balance.losses
    relations = Relations(found)
    drawn = Diagram([], [], title)
    for cell in found.values():
        if own_data.ROWS in cell.attributes:
            drawn = drawn._replace(own=own_data.rows_of(cell.attributes, cell.place, losses), place=cell.place)
            balance.keep(cell)
        elif cell.own and cell.own.get("kind") == own_data.TITLE:
            drawn = drawn._replace(title=cell.label)
            balance.keep(cell)
        elif cell.is_edge:
            drawn.edges.extend(edges(cell, relations, balance))
        elif cell.is_vertex:
            drawn.nodes.extend(filter(None, [node(cell, relations, meanings, balance)]))
        else:
            _report(cell, relations, balance)
    report_unused_lanes(drawn.nodes, found.values(), relations, balance)
    return drawn


def _report(cell: Cell, relations: Relations, balance: Balance) -> None:
    """Report a cell that is neither a shape nor a line: a layer with a name, or what nobody can see."""
    if relations.is_layer(cell):
        if cell.label:
            loss = flattened_structure(called("layer", cell.label), cell.place, "what is on it is kept", cosmetic=True)
            balance.lose(loss, cell)
        balance.keep(cell)
    else:
        loss = dropped_element(called("cell", cell.label), cell.place, "it is neither a shape nor a line")
        balance.lose(loss, cell)
