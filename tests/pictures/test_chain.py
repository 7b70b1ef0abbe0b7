"""The chain view: activities where people know them from, the steps of a stream as numbered circles in them."""

from itertools import combinations

import pytest

import svc
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Panel, Scene, Stroke
from tests.abuse.test_renderer import HOSTILE, everywhere, texts
from tests.support.pictures import RESTORE, as_dot, as_svg, drawn, tangled
from tests.support.tables import every

TAILORED = """\
catalogue acme extends itil4
  activity watch "Watch" begins
    output incidents to engage
      "Incidents"
stream s follows acme
  step see "See it" in watch
  step log "Log it" in engage
  see -> log : incidents
"""


def panels(diagram: Scene, kind: str) -> list[Panel]:
    assert diagram.plan is not None
    return [each for each in diagram.plan.figures if isinstance(each, Panel) and each.kind.split()[:1] == [kind]]


def apart(one: Panel, other: Panel) -> bool:
    return (
        one.left + one.width <= other.left + 0.5
        or other.left + other.width <= one.left + 0.5
        or one.top + one.height <= other.top + 0.5
        or other.top + other.height <= one.top + 0.5
    )


def test_each_cycle_is_in_the_field_of_its_activity_and_none_lies_on_another() -> None:
    for seed in range(0, 20, 3):
        diagram = drawn(tangled(seed, 1 + 3 * seed, seed), "chain")
        fields = {each.kind.split()[1]: each for each in panels(diagram, "activity")}
        circles = panels(diagram, "visit")
        for circle in circles:
            field = fields[circle.kind.split()[1]]
            assert field.left < circle.left
            assert circle.left + circle.width < field.left + field.width
            assert field.top < circle.top
            assert circle.top + circle.height < field.top + field.height
        assert all(apart(one, other) for one, other in combinations(circles, 2)), seed


def test_fields_and_names_do_not_overlap_and_all_is_inside_the_page() -> None:
    for seed in range(0, 20, 2):
        diagram = drawn(tangled(seed, 1 + seed, seed), "chain")
        assert diagram.plan is not None
        assert all(apart(*pair) for pair in combinations(panels(diagram, "activity"), 2))
        assert all(apart(*pair) for pair in combinations([*panels(diagram, "name"), *panels(diagram, "visit")], 2))
        for each in diagram.plan.figures:
            if isinstance(each, Panel):
                assert each.left >= 0
                assert each.left + each.width <= diagram.plan.width
                assert each.top + each.height <= diagram.plan.height


def test_an_arrow_between_two_steps_is_one_bend_and_one_with_an_error_has_its_code() -> None:
    diagram = drawn(RESTORE.replace("components", "incidents"), "chain")
    assert diagram.plan is not None
    paths = [each for each in diagram.plan.figures if isinstance(each, Stroke)]
    assert len(paths) == 4
    (faulty,) = [each for each in paths if each.level]
    assert "VSC301" in faulty.tooltip
    assert [each.lines[0].words for each in panels(diagram, "code")] == ["VSC301"]


@pytest.mark.parametrize("steps", [2, 3, 6])
def test_the_code_of_a_flow_between_neighbours_lies_on_no_circle(steps: int) -> None:
    named = "".join(f"  step s{number} in deliver_support\n" for number in range(steps))
    flows = "".join(f"  s{number} -> s{number + 1} : goods\n" for number in range(steps - 1))
    diagram = drawn(f"stream s\n{named}{flows}", "chain")
    codes, circles = panels(diagram, "code"), panels(diagram, "visit")
    assert len(codes) == steps - 1
    assert all(apart(code, circle) for code in codes for circle in circles)
    assert all(apart(*pair) for pair in combinations(codes, 2))


def test_the_code_of_a_flow_with_a_party_is_at_its_step() -> None:
    diagram = drawn(
        RESTORE.replace("user_support_tasks", "user_support_tasks").replace(": goods", ": feedback"), "chain"
    )
    (marked,) = [each for each in panels(diagram, "visit") if each.level]
    assert marked.lines[0].words == "3"
    assert "VSC301" in marked.tooltip
    assert ["VSC301" in [line.words for line in each.lines] for each in panels(diagram, "name")].count(True) == 1


def test_the_code_of_a_flow_between_parties_is_below_the_demand() -> None:
    diagram = drawn(RESTORE + "  user -> cloud : goods\n", "chain")
    demand, _ = panels(diagram, "side")
    assert [line.words for line in demand.lines][-1] == "VSC301"
    assert demand.lines[-1].bold


def test_demand_leads_to_the_step_that_gets_it_and_value_comes_from_all_steps_that_give_it() -> None:
    text = RESTORE.replace("  user -> log : incidents\n", "  log -> user : status\n  user -> log : incidents\n")
    sides = {each.id: each.lines[0].words for each in panels(drawn(text, "chain"), "side")}
    assert sides == {"svc_demand_words": "→ 1", "svc_value_words": "2 →"}
    twice = (
        text + '  step hand "Hand over" in deliver_support\n  release -> hand : products\n  hand -> user : services\n'
    )
    assert [each.lines[0].words for each in panels(drawn(twice, "chain"), "side")][1] == "2, 5 →"


def test_a_further_activity_of_a_tailored_catalogue_has_a_field_of_its_own() -> None:
    fields = panels(drawn(TAILORED, "chain"), "activity")
    assert len(fields) == 7
    assert all(apart(*pair) for pair in combinations(fields, 2))


def test_names_without_room_are_listed_below() -> None:
    text = "stream s\n" + "".join(f'  step s{n} "A step of some length {n}" in engage\n' for n in range(60))
    svg = as_svg(text, "chain")
    assert all(f"A step of some length {n}" in svg for n in range(60))
    assert len(panels(drawn(text, "chain"), "visit")) == 60


@pytest.mark.parametrize("steps", [0, 1])
def test_a_stream_with_hardly_a_step_is_drawn(steps: int) -> None:
    text = "stream s\n" + "  step a in engage\n" * steps
    assert len(panels(drawn(text, "chain"), "visit")) == steps
    assert draw(drawn(text, "chain"), "svg").data


@every("text", HOSTILE, stride=4)
def test_hostile_titles_are_shown_as_they_are(text: str) -> None:
    assert "".join(text.split()) in texts(svc.to_svg(everywhere(text), "chain"))


@pytest.mark.system
def test_both_engines_draw_the_same_page() -> None:
    own, other = (
        draw(drawn(RESTORE, "chain"), "svg", PictureOptions(engine=engine)).data.decode() for engine in (None, "dot")
    )
    assert own.split("viewBox")[1][:30] == other.split("viewBox")[1][:30]


def test_the_bytes_are_the_same_each_time() -> None:
    assert as_dot(RESTORE, "chain") == as_dot(RESTORE, "chain")
