"""The lanes view: a lane for each activity that is visited, steps in columns, parties on top."""

from itertools import pairwise
from pathlib import Path

from svc.pictures.render.picture import draw
from svc.pictures.render.svg import size
from svc.pictures.scene.shapes import Card, Panel
from svc.pictures.style import palette
from tests.support.geometry import plan_of
from tests.support.pictures import RESTORE, STREAMS, as_dot, as_svg, drawn, tangled


def path_of(name: str) -> Path:
    return next(path for path in STREAMS if path.stem == name)


def test_parties_come_first_then_the_activities_that_are_visited_and_last_where_the_stream_ends() -> None:
    text = RESTORE + '  step learn "Learn" in improve\n  release -> learn : performance_information\n'
    kinds = [lane.kind for lane in plan_of(drawn(text, "lanes")).lanes]
    assert kinds == ["parties", "engage", "design_transition", "obtain_build", "deliver_support", "improve"]


def test_each_node_is_in_its_lane() -> None:
    diagram = drawn(tangled(3, 12, 9), "lanes")
    for node in diagram.nodes:
        kind = node.kind if isinstance(node, Card) else "parties"
        middle = plan_of(diagram).places[node.id][1]
        (lane,) = [lane for lane in plan_of(diagram).lanes if lane.top < middle < lane.bottom]
        assert lane.kind == kind
        assert lane.top < middle - node.height / 2
        assert middle + node.height / 2 < lane.bottom


SIDE_BY_SIDE = """\
stream both
  step ask in engage
  step buy in obtain_build
  step plan in design_transition
  step run in deliver_support
  step learn in improve
  user -> ask : incidents
  ask -> buy : contracts
  ask -> plan : requirements
  buy -> run : components
  plan -> run : new_and_changed_products
  run -> learn : performance
  run -> user : services
"""


def test_steps_that_run_side_by_side_share_a_column_and_no_step_is_before_one_that_leads_to_it() -> None:
    places = plan_of(drawn(SIDE_BY_SIDE, "lanes")).places
    x = {id.removeprefix("svc_step_"): place[0] for id, place in places.items()}
    assert x["ask"] < x["buy"] == x["plan"] < x["run"] < x["learn"]


def test_steps_of_one_lane_never_share_a_place() -> None:
    diagram = drawn(SIDE_BY_SIDE.replace("in design_transition", "in obtain_build"), "lanes")
    places = plan_of(diagram).places
    assert places["svc_step_buy"][1] == places["svc_step_plan"][1]
    assert places["svc_step_buy"][0] < places["svc_step_plan"][0]


def test_long_lanes_are_folded_into_bands_with_the_lanes_that_are_used_in_each() -> None:
    diagram = drawn(path_of("supplier_fault").read_text("utf-8"), "lanes")
    lanes = plan_of(diagram).lanes
    edges = [edge for lane in lanes for edge in (lane.top, lane.bottom)]
    assert edges == sorted(edges)
    assert [lane.kind for lane in lanes].count("deliver_support") == 2
    assert sum(after.top - before.bottom > 10 for before, after in pairwise(lanes)) == 2
    assert plan_of(diagram).width < 1500


def test_short_lanes_are_one_band() -> None:
    lanes = plan_of(drawn(RESTORE, "lanes")).lanes
    assert len({lane.kind for lane in lanes}) == len(lanes)


def test_a_party_is_over_the_step_that_it_serves() -> None:
    places = plan_of(drawn(RESTORE, "lanes")).places
    assert places["svc_party_cloud"][0] == places["svc_step_fix"][0]


def test_words_have_the_ground_of_their_lane() -> None:
    plan = plan_of(drawn(tangled(3, 12, 9), "lanes"))
    for way in plan.routes.values():
        inside = [lane.tint for lane in plan.lanes if lane.top <= way.words[1] <= lane.bottom]
        assert way.ground in (inside or [lane.tint for lane in plan.lanes])


def test_lanes_and_cards_change_with_the_scheme_of_the_reader() -> None:
    svg = as_svg(RESTORE, "lanes")
    style = svg.split("<style>")[1].split("</style>")[0]
    for colour in (palette.SOFT, palette.CHIP):
        assert f":{palette.DARK[colour]}}}" in style
    assert 'class="cluster lane engage"' in svg


def test_the_page_is_of_whole_pixels_and_the_bytes_are_the_same() -> None:
    width, height = size(as_svg(RESTORE, "lanes"))
    assert ((width - 36) % 3, (height - 36) % 3) == (0, 0)
    assert as_dot(RESTORE, "lanes") == as_dot(RESTORE, "lanes")


def test_a_stream_without_flows_says_that_there_is_nothing_to_draw() -> None:
    assert "Nothing to draw yet" in as_svg("stream empty\n", "lanes")


def test_a_hundred_steps_are_drawn() -> None:
    assert draw(drawn(tangled(5, 100, 80), "lanes"), "svg").data.count(b'class="node step ') == 100


def test_a_card_says_nothing_that_its_lane_says_and_its_number_is_on_its_corner() -> None:
    diagram = drawn(RESTORE, "lanes")
    numbers = {figure.id: figure for figure in plan_of(diagram).figures if isinstance(figure, Panel)}
    cards = [node for node in diagram.nodes if isinstance(node, Card)]
    assert [numbers[f"{card.id}_number"].lines[0].words for card in cards] == ["1", "2", "3", "4"]
    for card in cards:
        assert card.striped
        assert card.rows[0].left is None
        number, (x, y) = numbers[f"{card.id}_number"], plan_of(diagram).places[card.id]
        assert (number.left + number.width / 2, number.top + number.height / 2) == (
            x + card.width / 2,
            y - card.height / 2,
        )
