"""Pinned views: no words of one flow lie on the line of another, on other words, on a step or on a party."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Panel, Scene
from svc.project.api import bound_and_checked
from svc.strategies import invalid_streams, streams, valid_streams
from tests.support.geometry import boxes, meets, plan_of, segments, words
from tests.support.pictures import STREAMS, drawn, tangled

each_stream = pytest.mark.parametrize("path", STREAMS, ids=lambda path: path.stem)
each_view = pytest.mark.parametrize("view", ["slide", "lanes"])


def laid_out(stream: svc.Stream, view: str) -> Scene:
    """The picture of a stream with its findings."""
    bound, findings = bound_and_checked(stream, None)
    return stream_scene(bound, findings, PictureOptions(view=view))


def covered(diagram: Scene) -> list[tuple[str, str]]:
    """What the words on each line lie on, by ids."""
    written, lines, solid = words(diagram), segments(diagram), boxes(diagram)
    return [
        *((id, other) for id, box in written.items() for other, each in lines if id != other and meets(box, each)),
        *((id, other) for id, box in written.items() for other, each in solid.items() if meets(box, each)),
        *((one, other) for one, other in combinations(written, 2) if meets(written[one], written[other])),
    ]


@each_view
@each_stream
def test_words_of_a_real_stream_cover_nothing(path: Path, view: str) -> None:
    assert covered(drawn(path.read_text("utf-8"), view)) == []


def test_words_on_an_upright_line_are_moved_up_or_down_where_another_line_is_beside_it() -> None:
    text = """\
stream log
  step b in engage
  step c in engage
  step d in improve
  step e in improve
  step f in improve
  step g in engage
  step h in engage
  party a in customer
  party i in customer
  party j in customer
  party k in customer
  a -> b : detailed_requirements
  b -> c : change_or_project_initiation_requests
  c -> d : improvement_opportunities
  d -> e : improvement_initiatives_and_plans
  e -> plan : improvement_status_reports
  plan -> obtain_build : strategic_tactical_and_operational_plans
  obtain_build -> f : improvement_opportunities
  f -> g : improvement_initiatives_and_plans
  g -> h : change_or_project_initiation_requests
  h -> a : service_performance_reports
  i -> b : detailed_requirements
  j -> b : detailed_requirements
  k -> b : detailed_requirements
  b -> obtain_build : change_or_project_initiation_requests
"""
    assert covered(drawn(text, "lanes")) == []


@each_view
@settings(max_examples=30)
@given(stream=valid_streams(steps=(1, 20), parties=(1, 5)))
def test_words_of_any_valid_stream_cover_nothing(view: str, stream: svc.Stream) -> None:
    assert covered(laid_out(stream, view)) == []


@each_view
@settings(max_examples=20)
@given(stream=streams() | invalid_streams().map(lambda invalid: invalid.stream))
def test_words_and_codes_of_a_stream_with_findings_cover_nothing(view: str, stream: svc.Stream) -> None:
    diagram = laid_out(stream, view)
    assert not diagram.nodes or covered(diagram) == []


@each_view
@pytest.mark.parametrize(("steps", "arrows"), [(6, 6), (10, 8), (16, 10), (16, 20)])
def test_words_of_a_flow_from_a_step_to_itself_cover_nothing_in_a_tangle(view: str, steps: int, arrows: int) -> None:
    found = 0
    for seed in range(8):
        diagram = drawn(tangled(seed, steps, arrows), view)
        loops = {line.id for line in diagram.lines if line.source == line.target}
        found += len(loops)
        assert [pair for pair in covered(diagram) if loops & {*pair}] == []
    assert found


@each_view
def test_hardly_any_words_cover_anything_in_a_tangle(view: str) -> None:
    diagrams = [drawn(tangled(seed, 14, 12), view) for seed in range(12)]
    worded = sum(len(words(diagram)) for diagram in diagrams)
    assert sum(len({one for one, _ in covered(diagram)}) for diagram in diagrams) <= worded / 100


@each_view
def test_words_beside_their_line_are_within_the_picture(view: str) -> None:
    for seed in range(8):
        diagram = drawn(tangled(seed, 12, 10), view)
        plan = plan_of(diagram)
        for left, _, right, bottom in words(diagram).values():
            assert left >= -0.5
            assert right <= plan.width + 0.5
            assert bottom <= plan.height + 0.5


@each_stream
def test_words_and_lines_keep_off_the_numbers_of_steps_and_words_off_the_borders_of_lanes(path: Path) -> None:
    diagram = drawn(path.read_text("utf-8"), "lanes")
    plan, written = plan_of(diagram), words(diagram)
    panels = [each for each in plan.figures if isinstance(each, Panel)]
    numbers = [(each.left, each.top, each.left + each.width, each.top + each.height) for each in panels]
    borders = [(0, edge, plan.width, edge) for lane in plan.lanes for edge in (lane.top, lane.bottom)]
    assert len(numbers) >= 12
    assert not [id for id, box in [*written.items(), *segments(diagram)] if any(meets(box, each) for each in numbers)]
    assert not [id for id, box in written.items() if any(meets(box, each) for each in borders)]
