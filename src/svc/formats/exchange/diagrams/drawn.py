"""Which node of a stream each shape of a picture is of, which flow each line, and which lane a shape is in."""

from collections.abc import Iterator, Mapping

from svc.pictures.scene.shapes import Card, Lane, Line, Plan, Point, Scene
from svc.semantics.bound import BoundFlow, BoundStream, Node, NodeKind

_FLOW = "svc_flow_"
"""How the id of a line begins, before the number of its flow."""


def drawn_nodes(bound: BoundStream, scene: Scene) -> Mapping[str, Node]:
    """The nodes by the ids of their shapes. Cards are in the order of steps; a party may be drawn several times."""
    cards = (each for each in scene.nodes if isinstance(each, Card))
    steps = (node for node in bound.nodes if node.kind is not NodeKind.PARTY)
    found = {card.id: node for card, node in zip(cards, steps, strict=True)}
    for line, flow in drawn_flows(bound, scene):
        found |= {line.source: flow.source, line.target: flow.target}
    drawn = {*found.values()}
    alone = (node for node in bound.nodes if node.kind is NodeKind.PARTY and node not in drawn)
    return found | {shape.id: next(alone) for shape in scene.nodes if shape.id not in found}


def drawn_flows(bound: BoundStream, scene: Scene) -> Iterator[tuple[Line, BoundFlow]]:
    """The lines, each with its flow."""
    return ((line, bound.flows[int(line.id.removeprefix(_FLOW)) - 1]) for line in scene.lines)


def lane_at(plan: Plan, place: Point) -> Lane | None:
    """The lane that a place of a plan is in."""
    return next((lane for lane in plan.lanes if lane.top <= place[1] <= lane.bottom), None)
