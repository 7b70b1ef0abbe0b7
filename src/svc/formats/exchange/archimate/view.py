"""The view of a model: what the lanes of pictures show, with the value stream above them."""

from collections.abc import Iterator

from svc.formats.exchange.archimate.markup import element, named
from svc.formats.exchange.archimate.model import STREAM, Model
from svc.formats.exchange.diagrams.drawn import drawn_flows, drawn_nodes, lane_at
from svc.model.quantities import Real
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Lane, Plan, Point, Scene
from svc.semantics.bound import BoundStream

MARGIN, TITLE, GAP = 20, 50, 20
"""Around the view, how high the value stream is, and what is between it and the lanes."""
TOP = MARGIN + TITLE + GAP


def view(bound: BoundStream, model: Model) -> str:
    """The only view. Raises RenderError for a stream that is too large to lay out."""
    scene = stream_scene(bound, (), PictureOptions(view="lanes"))
    plan = scene.plan or Plan(200, 0, {}, {})
    drawing = _Drawing(bound, model, scene, plan)
    children = [*named(model.title), drawing.stream(), *drawing.nodes(), *drawing.connections()]
    return element("view", {"identifier": "id-view", "xsi:type": "Diagram"}, children)


class _Drawing:
    def __init__(self, bound: BoundStream, model: Model, scene: Scene, plan: Plan) -> None:
        self._bound, self._model, self._scene, self._plan = bound, model, scene, plan
        self._nodes = drawn_nodes(bound, scene)

    def stream(self) -> str:
        """The value stream, as wide as all that is below it."""
        return element("node", {
            "identifier": "id-shown-stream", "elementRef": STREAM, "xsi:type": "Element",
            **_box(MARGIN, MARGIN, max(self._plan.width, 1), TITLE),
        })  # fmt: skip

    def nodes(self) -> Iterator[str]:
        """The lanes with what is in each, then what is in none."""
        inside: dict[str, list[str]] = {lane.id: [] for lane in self._plan.lanes}
        outside: list[str] = []
        for shape in self._scene.nodes:
            middle = self._plan.places[shape.id]
            lane = lane_at(self._plan, middle)
            (inside[lane.id] if lane else outside).append(self._node(shape.id, middle, shape.width, shape.height))
        for lane in self._plan.lanes:
            yield self._lane(lane, inside[lane.id])
        yield from outside

    def _lane(self, lane: Lane, inside: list[str]) -> str:
        label = element("label", {}, text=" ".join(lane.title))
        fill = element("style", {}, [element("fillColor", _rgb(lane.tint))])
        place = _box(MARGIN, lane.top + TOP, self._plan.width, lane.bottom - lane.top)
        return element("node", {"identifier": _id(lane.id), "xsi:type": "Container", **place}, [label, fill, *inside])

    def _node(self, id: str, middle: Point, width: Real, height: Real) -> str:
        shown = self._model.nodes[self._nodes[id].name]
        place = _box(middle[0] - width / 2 + MARGIN, middle[1] - height / 2 + TOP, width, height)
        return element("node", {"identifier": _id(id), "elementRef": shown.id, "xsi:type": "Element", **place})

    def connections(self) -> Iterator[str]:
        """The flows, each with the corners of its line."""
        for line, flow in drawn_flows(self._bound, self._scene):
            first, *corners, last = (_point(x + MARGIN, y + TOP) for x, y in self._plan.routes[line.id].corners)
            bends = [element("bendpoint", corner) for corner in corners]
            points = [element("sourceAttachment", first), *bends, element("targetAttachment", last)]
            yield element("connection", {
                "identifier": _id(line.id), "relationshipRef": self._model.flows[flow.number].id,
                "xsi:type": "Relationship", "source": _id(line.source), "target": _id(line.target),
            }, points)  # fmt: skip


def _id(shape: str) -> str:
    """The id of a shape; the letters of its name are those of ASCII already."""
    return f"id-{shape}"


def _point(x: Real, y: Real) -> dict[str, str]:
    """A point of a view: coordinates are whole numbers from 0."""
    return {"x": str(max(round(x), 0)), "y": str(max(round(y), 0))}


def _box(left: Real, top: Real, width: Real, height: Real) -> dict[str, str]:
    return {**_point(left, top), "w": str(max(round(width), 1)), "h": str(max(round(height), 1))}


def _rgb(colour: str) -> dict[str, str]:
    return {key: str(int(colour[start : start + 2], 16)) for key, start in (("r", 1), ("g", 3), ("b", 5))}
