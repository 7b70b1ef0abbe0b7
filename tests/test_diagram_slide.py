"""The slide view: nodes in rows, lines around them, and the same words as in the stream view."""

from itertools import combinations, pairwise
from random import Random

import pytest

import svc
from svc import drawing
from svc.diagram.shapes import Diagram, Plan, Point
from svc.diagram.slide import SLIDE
from svc.diagram.texts import line_size
from svc.drawing.svg import size
from tests.pictures import RESTORE, as_dot, as_svg, drawn

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SEEDS = range(40)


def tangled(seed: int, steps: int, arrows: int) -> str:
    """A stream with arrows between any of its steps and parties, loops and repeated ones among them."""
    random = Random(seed)
    parties = ["user", "customer", "acme", "board"]
    names = [f"s{number}" for number in range(steps)]
    lines = ["stream tangled", "  party acme in supplier", "  party board in governing_body"]
    lines += [f'  step {name} "{" ".join(["word"] * random.randint(1, 9))}" in engage' for name in names]
    lines += [f"  {source} -> {target} : incidents" for source, target in pairwise(names)]
    for _ in range(arrows):
        source, target = random.choice(names), random.choice(names + parties)
        ends = (source, target) if random.random() < 0.7 or target in names else (target, source)
        carried = ", ".join(random.sample(["incidents", "components", "goods", "status"], random.randint(1, 3)))
        case = random.choice(["", ' share 20% when "it is so"'])
        lines.append(f"  {ends[0]} -> {ends[1]} : {carried}{case}")
    return "\n".join(lines) + "\n"


def plan_of(diagram: Diagram) -> Plan:
    assert diagram.plan is not None
    return diagram.plan


def boxes(diagram: Diagram) -> dict[str, Box]:
    plan = plan_of(diagram)
    return {
        node.id: (x - node.width / 2, y - node.height / 2, x + node.width / 2, y + node.height / 2)
        for node in diagram.nodes
        for x, y in [plan.places[node.id]]
    }


def meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def segment(start: Point, end: Point) -> Box:
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def test_parties_stand_beside_the_steps_they_serve_and_rows_are_read_in_order() -> None:
    diagram = drawn(RESTORE, "slide")
    places = plan_of(diagram).places
    order = sorted(places, key=lambda node: places[node][::-1])
    steps = [id for id in order if id.startswith("svc_step")]
    assert order[0] == "svc_party_user"
    assert steps == ["svc_step_log", "svc_step_diagnose", "svc_step_fix", "svc_step_release"]


def test_a_row_holds_four_nodes() -> None:
    diagram = drawn(RESTORE, "slide")
    rows: dict[float, int] = {}
    for _, y in plan_of(diagram).places.values():
        rows[y] = rows.get(y, 0) + 1
    assert list(rows.values()).count(4) == len(diagram.nodes) // 4


def test_neighbours_in_a_row_are_joined_by_a_straight_line() -> None:
    diagram = drawn(RESTORE, "slide")
    (line,) = [line for line in diagram.lines if line.source == "svc_step_log"]
    (start, end) = plan_of(diagram).ways[line.id].corners
    assert start[1] == end[1]
    assert start[0] < end[0]


def test_a_row_is_longer_where_that_makes_a_picture_fit_a_slide() -> None:
    text = tangled(1, 20, 0).replace(" in engage", " in engage by service_desk, incident_management takes 2h")
    diagram = drawn(text, "slide")
    rows = {y for _, y in plan_of(diagram).places.values()}
    assert len(diagram.nodes) / len(rows) > 4


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_crosses_a_card_or_a_party(seed: int) -> None:
    diagram = drawn(tangled(seed, 3 + seed, 2 * seed), "slide")
    solid = boxes(diagram)
    for line in diagram.lines:
        corners = plan_of(diagram).ways[line.id].corners
        for number, (start, end) in enumerate(pairwise(corners)):
            ends = {line.source} if number == 0 else set()
            ends |= {line.target} if number == len(corners) - 2 else set()
            crossed = [id for id, box in solid.items() if id not in ends and meets(box, segment(start, end))]
            assert crossed == [], line.tooltip


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_leads_from_the_rim_of_its_source_to_that_of_its_target(seed: int) -> None:
    diagram = drawn(tangled(seed, 3 + seed % 20, seed), "slide")
    solid = boxes(diagram)
    for line in diagram.lines:
        corners = plan_of(diagram).ways[line.id].corners
        for id, (x, y) in ((line.source, corners[0]), (line.target, corners[-1])):
            left, top, right, bottom = solid[id]
            assert left - 5 <= x <= right + 5
            assert top - 5 <= y <= bottom + 5
        assert all(start[0] == end[0] or start[1] == end[1] for start, end in pairwise(corners))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_words_cover_a_card_a_party_or_other_words(seed: int) -> None:
    diagram = drawn(tangled(seed, 3 + seed % 20, seed), "slide")
    solid = list(boxes(diagram).values())
    words = []
    for line in diagram.lines:
        (x, y), (wide, high) = plan_of(diagram).ways[line.id].words, line_size(line)
        words.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
    assert not [pair for pair in combinations(solid, 2) if meets(*pair)]
    assert not [pair for pair in combinations(words, 2) if meets(*pair)]
    assert not [(box, each) for box in solid for each in words if meets(box, each)]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_runs_in_another(seed: int) -> None:
    diagram = drawn(tangled(seed, 4 + seed % 8, seed % 9), "slide")
    pieces = [
        (line.id, segment(start, end))
        for line in diagram.lines
        for start, end in pairwise(plan_of(diagram).ways[line.id].corners)
    ]
    for (one, first), (other, second) in combinations(pieces, 2):
        upright = first[0] == first[2] == second[0] == second[2]
        level = first[1] == first[3] == second[1] == second[3]
        near = (first[0] - 2, first[1] - 2, first[2] + 2, first[3] + 2)
        assert one == other or not (upright or level) or not meets(near, second)


def test_it_holds_the_words_ids_and_classes_of_the_stream_view() -> None:
    slide, stream = as_svg(RESTORE, "slide"), as_svg(RESTORE, "stream")
    for id in drawn(RESTORE).tooltips:
        name = f'id="svc_restore_{id.removeprefix("svc_")}"'
        assert name in slide
        assert name in stream
    for said in ('class="node step engage"', 'class="edge flow"', "Cloud supplier", "user support tasks", "20% code"):
        assert said in slide


def test_rework_is_dashed() -> None:
    text = tangled(0, 4, 0) + '  s3 -> s1 : incidents when "not done" share 10%\n'
    assert "stroke-dasharray" in as_svg(text, "slide")


def test_a_wrong_arrow_is_double_and_red_with_its_code_and_the_sentence_below() -> None:
    diagram = drawn(RESTORE + "  fix -> log : incidents\n", "slide")
    (wrong,) = [line for line in diagram.lines if line.level]
    assert [pill.code for pill in wrong.pills] == ["VSC301"]
    assert [sentence.pill.code for sentence in diagram.sentences if sentence.pill] == ["VSC301"]
    assert 'color="#b3261e:#ffffff:#b3261e"' in drawing.draw(diagram, "dot").data.decode()


def test_the_page_is_of_whole_pixels() -> None:
    svg = as_svg(RESTORE, "slide")
    width, height = size(svg)
    assert (width - 36) % 3 == 0
    assert (height - 36) % 3 == 0


def test_a_stream_without_arrows_says_that_there_is_nothing_to_draw() -> None:
    assert "Nothing to draw yet" in as_svg("stream empty\n", "slide")


def test_five_hundred_steps_are_drawn() -> None:
    svg = as_svg(tangled(7, 500, 300), "slide")
    assert svg.count('class="node step engage') == 500


def test_the_same_stream_gives_the_same_bytes() -> None:
    assert as_dot(RESTORE, "slide") == as_dot(RESTORE, "slide")


def test_a_short_stream_stays_in_one_row_and_a_long_one_is_folded() -> None:
    assert drawn(tangled(0, 4, 0), "auto").view == "stream"
    assert drawn(tangled(0, 7, 0), "auto").view == "slide"


def test_dot_is_for_other_programs_to_lay_out_unless_a_view_is_named() -> None:
    stream = svc.analyse(tangled(0, 12, 0)).stream
    assert "pos=" not in svc.to_dot(stream)
    assert "pos=" in svc.to_dot(stream, view="slide")


def test_a_picture_that_is_too_large_for_a_slide_is_told() -> None:
    (note,) = drawing.draw(drawn(tangled(0, 40, 0), "stream"), "svg").notes
    assert "draw it with --view slide" in note
    assert drawing.draw(drawn(RESTORE, "slide"), "svg").notes == ()
    assert SLIDE == (960, 540)
