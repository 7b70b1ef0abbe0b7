"""The flows between the steps of the view chain: as lines where there is a clear one, else as numbers."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.layout.curves import along
from svc.pictures.layout.ground import Box
from svc.pictures.scene.annotations import Marks
from svc.pictures.scene.ids import Ids
from svc.pictures.scene.panels import CIRCLE, pill
from svc.pictures.scene.shapes import Panel, Point, Stroke
from svc.pictures.style import palette
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node

PILL = (28, 10)
"""Half the room of a code and a little around it."""
PARTS = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)
"""Where on a line a code may be, in the order in which they are tried."""

Pair = tuple[Node, Node]
Joined = Mapping[Pair, Sequence[BoundFlow]]
"""The flows from one step to another, by both."""


def joined(bound: BoundStream) -> Joined:
    """The flows between steps, by their ends."""
    steps, pairs = set(bound.steps), dict[Pair, list[BoundFlow]]()
    for flow in bound.flows:
        if flow.source in steps and flow.target in steps:
            pairs.setdefault((flow.source, flow.target), []).append(flow)
    return pairs


def beside(bound: BoundStream) -> Mapping[Node, list[BoundFlow]]:
    """The flows of each step that never have a line: those with parties and unknown ends."""
    steps, flows = set(bound.steps), dict[Node, list[BoundFlow]]()
    for flow in bound.flows:
        if (flow.source in steps) != (flow.target in steps):
            flows.setdefault(flow.source if flow.source in steps else flow.target, []).append(flow)
    return flows


def neighbours(pairs: Iterable[Pair]) -> Mapping[Node, list[Node]]:
    """The steps that each step is joined with."""
    joined: dict[Node, list[Node]] = {}
    for source, target in pairs:
        joined.setdefault(source, []).append(target)
        joined.setdefault(target, []).append(source)
    return joined


def strokes(
    lines: Mapping[Pair, Sequence[Point]],
    flows: Joined,
    back: Container[Pair],
    bound: BoundStream,
    marks: Marks,
    ids: Ids,
) -> dict[Pair, Stroke]:
    """The lines, in the order of the flows."""
    called = words.called(bound)
    drawn = {}
    for number, (pair, of_pair) in enumerate(flows.items(), 1):
        if pair in lines:
            given = [f"{called[pair[0]]} {words.gives(bound, flow, called[pair[1]])}" for flow in of_pair]
            notes = [line for flow in of_pair for line in words.note(flow)]
            reported = [words.finding(finding) for flow in of_pair for finding in marks.about.get(flow, ())]
            drawn[pair] = Stroke(
                ids.new("path", str(number)),
                lines[pair],
                palette.INK,
                1.6 if pair in back else 2,
                dashed=pair in back,
                head=True,
                curve=True,
                tooltip="\n".join([*given, *notes, *reported]),
                kind="path",
                level=marks.level(*of_pair),
            )
    return drawn


def pills(codes: Iterable[tuple[Stroke, Mapping[str, Level]]], taken: Iterable[Box]) -> Iterator[Panel]:
    """The codes of findings on their lines, clear of what is there and of each other as far as possible."""
    every = list(codes)
    there = [*taken, *(around(stroke.points[-1], 8) for stroke, _ in every)]
    for stroke, of_line in every:
        for number, (code, level) in enumerate(list(of_line.items())[:3], 1):
            spot = min(_spots(stroke), key=lambda at: sum(_covers(at, box) for box in there))
            there.append((spot[0] - PILL[0], spot[1] - PILL[1], spot[0] + PILL[0], spot[1] + PILL[1]))
            yield pill(f"{stroke.id}_code_{number}", spot, code, level, stroke.tooltip)


def _spots(stroke: Stroke) -> Iterator[Point]:
    """Where a code of a line may be: on it, above or below it, or clear of the circles that a short line joins."""
    close, clear = PILL[1] + 4, PILL[1] + CIRCLE / 2
    for beside in (0, -close, close, -clear, clear):
        for part in PARTS:
            x, y = along(stroke.points, part)
            yield x, y + beside


def _covers(at: Point, box: Box) -> bool:
    return box[0] - PILL[0] < at[0] < box[2] + PILL[0] and box[1] - PILL[1] < at[1] < box[3] + PILL[1]


def around(middle: Point, half: Real = CIRCLE / 2) -> Box:
    """The room of a circle, or of what is half as wide and high as that around a point."""
    return middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half


def room(panel: Panel) -> Box:
    """The room of a panel."""
    return panel.left, panel.top, panel.left + panel.width, panel.top + panel.height
