"""The slide view: nodes in rows, lines around them, and the same words as in the stream view."""

import re
from time import process_time

import pytest
from attrs import evolve

import svc
from svc.pictures.layout.time_budget import CONTENT
from svc.pictures.render.picture import draw
from svc.pictures.render.svg import size
from svc.pictures.scene.shapes import Card
from svc.pictures.scene.small_print import PRINT, smallest
from svc.pictures.scene.surroundings import surroundings
from svc.pictures.views.slide import NARROW, SLIDE, fitted
from tests.support.geometry import plan_of
from tests.support.pictures import RESTORE, STREAMS, as_dot, as_svg, drawn, prefix, tangled


def smallest_words(text: str) -> float:
    """The size of the smallest words in points, on a slide."""
    width, height = size(as_svg(text, "slide"))
    return round(min(SLIDE[0] / width, SLIDE[1] / height) * smallest(drawn(text, "slide")), 1)


def test_parties_are_beside_the_steps_they_serve_and_rows_are_read_in_order() -> None:
    diagram = drawn(RESTORE, "slide")
    places = plan_of(diagram).places
    order = sorted(places, key=lambda node: places[node][::-1])
    steps = [id for id in order if id.startswith("svc_step")]
    assert order[0] == "svc_party_user"
    assert steps == ["svc_step_log", "svc_step_diagnose", "svc_step_fix", "svc_step_release"]


def test_cards_of_a_row_begin_and_end_at_one_height() -> None:
    diagram = drawn(RESTORE, "slide")
    rows: dict[float, set[int]] = {}
    for node in diagram.nodes:
        if isinstance(node, Card):
            rows.setdefault(plan_of(diagram).places[node.id][1], set()).add(node.height)
    assert [len(heights) for heights in rows.values()] == [1] * len(rows)


def test_real_streams_of_12_to_16_steps_can_be_read_on_one_slide() -> None:
    sizes = {path.stem: smallest_words(path.read_text("utf-8")) for path in STREAMS}
    assert len(sizes) == 12
    assert [name for name, points in sizes.items() if points < 6] == []


def test_the_smallest_letters_are_those_that_are_drawn() -> None:
    short, long = (
        f"stream s\n  step a in {activity}\n  user -> a : incidents\n" for activity in ("engage", "design_transition")
    )
    narrow = {each: fitted(drawn(each, "slide"), NARROW) for each in (short, long)}
    assert [smallest(each) for each in narrow.values()] == [PRINT, 8]
    svg = draw(narrow[long], "svg").data.decode()
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', svg))) == 8


def test_words_are_left_out_in_no_picture_of_a_real_stream() -> None:
    for path in STREAMS:
        assert "…" not in as_svg(path.read_text("utf-8"), "slide")


def test_neighbours_in_a_row_are_joined_by_a_straight_line() -> None:
    diagram = drawn(RESTORE, "slide")
    (line,) = [line for line in diagram.lines if line.source == "svc_step_log"]
    (start, end) = plan_of(diagram).routes[line.id].corners
    assert start[1] == end[1]
    assert start[0] < end[0]


def test_a_row_is_longer_where_that_makes_a_picture_fit_a_slide() -> None:
    text = tangled(1, 20, 0).replace(" in plan", " in plan by service_desk, incident_management takes 2h")
    diagram = drawn(text, "slide")
    rows = {y for _, y in plan_of(diagram).places.values()}
    assert len(diagram.nodes) / len(rows) > 4


def test_it_holds_the_words_ids_and_classes_of_the_stream_view() -> None:
    slide, stream = as_svg(RESTORE, "slide"), as_svg(RESTORE, "stream")
    for id in drawn(RESTORE).tooltips:
        for svg in (slide, stream):
            assert f'id="{prefix(svg)}{id.removeprefix("svc_")}"' in svg
    for said in ('class="node step engage"', 'class="edge flow"', "Cloud supplier", "user support tasks", "20% code"):
        assert said in slide


def test_what_leads_back_is_dashed() -> None:
    text = tangled(0, 4, 0) + '  s3 -> s1 : incidents when "not done" share 10%\n'
    assert "stroke-dasharray" in as_svg(text, "slide")


def test_a_wrong_flow_is_double_and_red_with_its_code_and_the_sentence_below() -> None:
    diagram = drawn(RESTORE + "  fix -> log : incidents\n", "slide")
    (wrong,) = [line for line in diagram.lines if line.level]
    assert [pill.code for pill in wrong.pills] == ["VSC301"]
    assert [sentence.pill.code for sentence in diagram.sentences if sentence.pill] == ["VSC301"]
    assert 'color="#b3261e:#ffffff:#b3261e"' in draw(diagram, "dot").data.decode()


def test_findings_are_side_by_side_where_there_is_room_and_the_legend_stays_beside_the_title() -> None:
    wrong = "".join(f"  s{number} -> s{number + 2} : nothing\n" for number in range(8))
    text = tangled(0, 12, 0) + wrong
    diagram = drawn(text, "slide")
    around = surroundings(diagram, plan_of(diagram))
    assert len(diagram.sentences) >= 8
    assert around.columns > 1
    assert around.footing is not None
    assert around.footing[0] <= around.width
    alone = surroundings(diagram, evolve(plan_of(diagram), width=400))
    assert (alone.columns, alone.legend) == (1, None)
    assert alone.height > around.height


def test_the_page_is_of_whole_pixels() -> None:
    svg = as_svg(RESTORE, "slide")
    width, height = size(svg)
    assert (width - 36) % 3 == 0
    assert (height - 36) % 3 == 0


def test_a_stream_without_flows_says_that_there_is_nothing_to_draw() -> None:
    assert "Nothing to draw yet" in as_svg("stream empty\n", "slide")


def test_five_hundred_steps_are_drawn() -> None:
    svg = as_svg(tangled(7, 500, 300), "slide")
    assert svg.count('class="node step ') == 500


@pytest.mark.parametrize("view", ["slide", "lanes"])
def test_three_hundred_steps_with_nine_hundred_flows_are_laid_out_in_the_time_for_good_layouts(view: str) -> None:
    text = tangled(1, 300, 600)
    before = process_time()
    diagram = drawn(text, view)
    assert process_time() - before < CONTENT
    assert len(diagram.lines) >= 899


def test_the_same_stream_gives_the_same_bytes() -> None:
    assert as_dot(RESTORE, "slide") == as_dot(RESTORE, "slide")


def test_a_short_stream_stays_in_one_row_and_a_long_one_is_folded() -> None:
    assert drawn(tangled(0, 4, 0), "auto").view == "stream"
    assert drawn(tangled(0, 7, 0), "auto").view == "slide"


def test_dot_is_for_other_programs_to_lay_out_unless_a_view_is_named() -> None:
    stream = svc.analyse(tangled(0, 12, 0)).stream
    assert "pos=" not in svc.to_dot(stream)
    assert "pos=" in svc.to_dot(stream, view="slide")


def test_a_picture_that_is_too_large_for_a_slide_is_reported() -> None:
    (told,) = draw(drawn(tangled(0, 40, 0), "stream"), "svg").findings
    assert told.code == "VSC806"
    assert "draw it with --view slide" in told.help
    assert draw(drawn(RESTORE, "slide"), "svg").findings == ()
    assert SLIDE == (960, 540)
