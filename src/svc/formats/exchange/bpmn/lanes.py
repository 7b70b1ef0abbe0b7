"""The lanes of BPMN: who does which task, and which lanes have no task."""

from collections.abc import Iterable, Iterator

from svc.formats.exchange.balance import Balance
from svc.formats.exchange.bpmn.elements import own_row
from svc.formats.exchange.diagrams.foreign import Kind, Node, called, words
from svc.formats.exchange.losses import dropped_element, flattened_structure
from svc.formats.exchange.xml import Element


def members(lanes: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    """The lane of each element by its id: of lanes within lanes the inner ones come last, and count."""
    return ((each.text.strip(), lane) for lane in lanes for each in lane.named("flowNodeRef"))


def report_lanes(lanes: Iterable[Element], nodes: Iterable[Node], balance: Balance) -> None:
    """Report the lanes without tasks, and keep the others."""
    used = {node.lane for node in nodes if node.kind == Kind.TASK}
    for lane in lanes:
        what = called("lane", lane.get("name"))
        if any(any(part.named("lane")) for part in lane.named("childLaneSet")):
            balance.lose(flattened_structure(what, lane.place, "its inner lanes are kept"), lane)
        elif words(lane.get("name")) and lane.get("name") not in used and not own_row(lane):
            balance.lose(dropped_element(what, lane.place, "no task is in it"), lane)
        else:
            balance.keep(lane)
