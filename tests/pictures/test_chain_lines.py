"""The lines of the chain view, whatever the stream: each meets its own circles and nothing else, or is a number."""

import re
from itertools import pairwise
from math import dist

from svc.pictures.layout.curves import sampled
from svc.pictures.scene.panels import CIRCLE
from svc.pictures.scene.shapes import Panel, Point, Scene, Stroke
from tests.support.pictures import drawn, long_stream, tangled
from tests.support.tables import every

HEAD = 8
each_stream = every(
    "text",
    [long_stream(steps, seed) for steps in (5, 10, 16, 25, 40) for seed in range(4)]
    + [tangled(seed, 4 + 3 * seed, seed) for seed in range(8)],
    stride=4,
)


def figures(diagram: Scene) -> tuple[list[Stroke], list[Panel]]:
    assert diagram.plan is not None
    strokes = [each for each in diagram.plan.figures if isinstance(each, Stroke)]
    return strokes, [each for each in diagram.plan.figures if isinstance(each, Panel)]


def middle(circle: Panel) -> Point:
    return circle.left + CIRCLE / 2, circle.top + CIRCLE / 2


def ends(stroke: Stroke, circles: list[Panel]) -> list[str]:
    """The circles where a line leaves and where it arrives."""
    tips = stroke.points[0], stroke.points[-1]
    return [min(circles, key=lambda each: dist(middle(each), tip)).id for tip in tips]


@each_stream
def test_a_line_meets_no_circle_but_its_own_and_no_words(text: str) -> None:
    strokes, panels = figures(drawn(text, "chain"))
    circles = [each for each in panels if each.kind.startswith("visit")]
    words = [each for each in panels if each.kind.startswith(("activity-title", "name"))]
    for stroke in strokes:
        points, own = sampled(stroke.points, 2), ends(stroke, circles)
        for circle in circles:
            nearest = min(dist(point, middle(circle)) for point in points)
            assert nearest > CIRCLE / 2 + (-2 if circle.id in own else 3), stroke.tooltip
        for each in words:
            inside = [x for x, y in points if 0 < x - each.left < each.width and 0 < y - each.top < each.height]
            assert not inside, (stroke.tooltip, each.lines)


@each_stream
def test_a_line_is_long_enough_for_its_head_and_leads_from_one_outline_to_the_other(text: str) -> None:
    strokes, panels = figures(drawn(text, "chain"))
    circles = {each.id: middle(each) for each in panels if each.kind.startswith("visit")}
    assert strokes
    for stroke in strokes:
        points = sampled(stroke.points, 2)
        assert sum(dist(*piece) for piece in pairwise(points)) > HEAD + 4, stroke.tooltip
        for point in (stroke.points[0], stroke.points[-1]):
            assert abs(min(dist(point, each) for each in circles.values()) - CIRCLE / 2) < 3


@each_stream
def test_no_line_runs_on_another(text: str) -> None:
    strokes, _ = figures(drawn(text, "chain"))
    there: dict[tuple[int, int], list[tuple[str, Point, Point]]] = {}
    for stroke in strokes:
        for start, end in pairwise(sampled(stroke.points, 3)):
            x, y = (round(part / 3) for part in end)
            far = dist(start, end) or 1
            way = (end[0] - start[0]) / far, (end[1] - start[1]) / far
            near = [each for dx in (-1, 0, 1) for dy in (-1, 0, 1) for each in there.get((x + dx, y + dy), ())]
            alike = [
                other for other, at, its in near if dist(at, end) < 3 and abs(way[0] * its[1] - way[1] * its[0]) < 0.3
            ]
            assert {*alike} <= {stroke.tooltip}
            there.setdefault((x, y), []).append((stroke.tooltip, end, way))


@each_stream
def test_a_flow_between_steps_has_a_line_or_its_number_is_in_the_list(text: str) -> None:
    strokes, panels = figures(drawn(text, "chain"))
    listed = [" ".join(line.words for line in each.lines) for each in panels if each.kind == "name"]
    numbers = re.findall(r"\d+", " ".join(re.sub(r"VSC\d+|^[^→]*", "", words) for words in listed))
    flows = set(re.findall(r"(s\d+) -> (s\d+)", text))
    assert len(strokes) + len(numbers) == len(flows)


@each_stream
def test_the_numbers_at_circles_meet_no_circle_no_line_and_no_title(text: str) -> None:
    strokes, panels = figures(drawn(text, "chain"))
    solid = [each for each in panels if each.kind.startswith(("visit", "activity-title", "code", "hop"))]
    points = [point for stroke in strokes for point in sampled(stroke.points, 2)]
    for hop in (each for each in panels if each.kind == "hop"):
        assert not [x for x, y in points if 1 < x - hop.left < hop.width - 1 and 1 < y - hop.top < hop.height - 1]
        for each in solid:
            beside = hop.left + hop.width <= each.left + 1 or each.left + each.width <= hop.left + 1
            assert (
                each is hop or beside or hop.top + hop.height <= each.top + 1 or each.top + each.height <= hop.top + 1
            )


def test_a_flow_from_a_step_to_itself_is_a_loop() -> None:
    text = "stream s\n  step a in engage\n  step b in plan\n  a -> a when 'again'\n  a -> b\n".replace("'", '"')
    strokes, panels = figures(drawn(text, "chain"))
    circles = [each for each in panels if each.kind.startswith("visit")]
    loops = [stroke for stroke in strokes if len({*ends(stroke, circles)}) == 1]
    assert [stroke.dashed for stroke in loops] == [True]
    assert len(strokes) == 2
