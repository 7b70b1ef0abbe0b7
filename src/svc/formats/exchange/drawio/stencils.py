"""What a shape of draw.io is to a stream, by its style: the stencils of BPMN and of flowcharts, and plain shapes."""

from collections.abc import Mapping
from typing import NamedTuple

from svc.formats.exchange.diagrams.foreign import Kind

Style = Mapping[str, str]


class Meaning(NamedTuple):
    """What a shape is: its kind, its name in reports, and whether it is a choice. A `mark` of a beginning or an end is
    an event where nothing leads to it or from it, and work elsewhere."""

    kind: Kind
    what: str
    is_choice: bool = False
    is_mark: bool = False


_TASK, _TEXT, _NOTE = Meaning(Kind.TASK, "shape"), Meaning(Kind.OTHER, "text"), Meaning(Kind.OTHER, "note")
_PARTY, _EVENT = Meaning(Kind.PARTY, "actor"), Meaning(Kind.EVENT, "event")
_CHOICE, _FORK = Meaning(Kind.GATEWAY, "decision", is_choice=True), Meaning(Kind.GATEWAY, "gateway")
_THING = Meaning(Kind.THING, "document")
_MARK = Meaning(Kind.TASK, "ellipse", is_mark=True)
_BY_SHAPE: dict[str, Meaning] = {
    "rhombus": _CHOICE, "mxgraph.flowchart.decision": _CHOICE, "mxgraph.bpmn.gateway": _CHOICE,
    "mxgraph.bpmn.gateway2": _CHOICE, "mxgraph.flowchart.merge_or_storage": _FORK, "mxgraph.flowchart.or": _FORK,
    "mxgraph.flowchart.summing_function": _FORK, "sumEllipse": _FORK, "orEllipse": _FORK,
    "mxgraph.bpmn.event": _EVENT, "mxgraph.flowchart.start_1": _MARK, "mxgraph.flowchart.start_2": _MARK,
    "mxgraph.flowchart.terminator": _MARK, "startState": _EVENT, "endState": _EVENT, "doubleEllipse": _MARK,
    "ellipse": _MARK, "mxgraph.bpmn.task": Meaning(Kind.TASK, "task"), "mxgraph.bpmn.task2": Meaning(Kind.TASK, "task"),
    "umlActor": _PARTY, "actor": _PARTY, "mxgraph.bpmn.user_task": Meaning(Kind.TASK, "task"),
    "note": _NOTE, "note2": _NOTE, "mxgraph.flowchart.annotation_1": _NOTE, "mxgraph.flowchart.annotation_2": _NOTE,
    "mxgraph.bpmn.data": _THING, "mxgraph.bpmn.data2": _THING, "document": _THING, "mxgraph.flowchart.document": _THING,
    "mxgraph.flowchart.document2": _THING, "mxgraph.flowchart.multi-document": _THING,
    "mxgraph.bpmn.conversation": Meaning(Kind.OTHER, "conversation"), "line": Meaning(Kind.OTHER, "line"),
    "datastore": Meaning(Kind.TASK, "data store"), "message": Meaning(Kind.OTHER, "message"),
}  # fmt: skip
_JOINING = ("parallelGw", "parallelMultipleGw", "parallel")
"""Symbols of gateways all of whose ways out are taken."""
_PERIMETERS = {"rhombusPerimeter": _CHOICE, "ellipsePerimeter": _EVENT}
"""What a shape of BPMN is by its outline: the shape itself is the same for tasks, gateways and events."""


def meaning(style: Style) -> Meaning:
    """What a shape with a style is."""
    if "text" in style and "shape" not in style:
        return _TEXT
    shape = style.get("shape") or next((each for each in _BY_SHAPE if each in style), "")
    if shape == "mxgraph.bpmn.shape":
        found = _PERIMETERS.get(style.get("perimeter", ""), Meaning(Kind.TASK, "task"))
    else:
        found = _BY_SHAPE.get(shape, _TASK)
    if found.is_choice and (style.get("symbol") in _JOINING or style.get("gwType") in _JOINING):
        return _FORK
    return found


def is_lane(style: Style) -> bool:
    """Whether a shape is a pool or a lane."""
    return "swimlane" in style or style.get("shape") == "swimlane"


def is_actor(style: Style) -> bool:
    """Whether a shape is a picture of a person."""
    shape = style.get("shape", "").rpartition(".")[2]
    return shape in ("user", "users", "person", "actor", "umlActor", "user_male", "user_female")
