"""The histogram view: the lead times of all cases as bars, with percentiles and promises drawn in."""

import pytest

import svc
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Panel, Scene, Stroke
from tests.abuse.test_renderer import texts
from tests.pictures.test_ladder import figures, said, strokes
from tests.support.pictures import as_dot, drawn

PROMISED = """\
stream s "Promised"
  promise lead 85% within 3h to user
  promise lead within 1h
  promise first within 1h
  promise lead within 9d to user
  step log "Log" in engage takes 1h
  step fix "Fix" in deliver_support takes 0m..4h
  user -> log : incidents
  log -> fix : user_support_tasks
  fix -> user : services
"""


def marks(diagram: Scene) -> list[str]:
    return said(diagram, "mark")


def test_a_bar_says_how_many_cases_take_how_long() -> None:
    bars = figures(drawn(PROMISED, "histogram"), "bar")
    assert len(bars) == 24
    assert bars[0].tooltip.endswith("% of the cases take 1h to 1h 10m")
    assert {bar.top + bar.height for bar in bars} == {bars[0].top + bars[0].height}


def test_percentiles_the_mean_and_promises_are_drawn_in() -> None:
    assert marks(drawn(PROMISED, "histogram")) == [
        "promise lead within 9d to user: kept", "95%: 4h 48m", "85%: 4h 24m", "50%, mean: 3h",
        "promise lead 85% within 3h to user: broken", "promise lead within 1h: broken",
    ]  # fmt: skip


def test_cases_beyond_a_limit_are_shaded_and_a_limit_far_beyond_is_an_arrow() -> None:
    diagram = drawn(PROMISED, "histogram")
    assert {bar.kind for bar in figures(diagram, "bar")} == {"bar beyond"}
    assert diagram.legend == ("shaded: cases beyond what is promised",)
    assert [each.tooltip for each in strokes(diagram, "mark") if each.head] == ["promise lead within 9d to user: kept"]
    kept = drawn(PROMISED.replace("  promise lead within 1h\n", "").replace("within 3h", "within 5h"), "histogram")
    assert kept.legend == ()


def test_a_line_is_where_its_time_is() -> None:
    diagram = drawn(PROMISED, "histogram")
    bars = {bar.tooltip.partition(" take ")[2]: bar for bar in figures(diagram, "bar")}
    (line,) = (each for each in strokes(diagram, "mark") if "85% within 3h" in each.tooltip)
    assert line.points[0][0] == pytest.approx(bars["3h to 3h 10m"].left - 1, abs=0.01)


def test_figures_that_are_the_same_have_one_line() -> None:
    assert marks(drawn(PROMISED.replace("0m..4h", "4h").replace("promise", "# promise"), "histogram")) == [
        "50%, 85%, 95%, mean: 5h"
    ]


def test_it_says_which_cases_and_what_is_not_known() -> None:
    diagram = drawn(PROMISED.replace(" takes 1h\n", "\n"), "histogram")
    assert diagram.subtitle == (
        "Lead time to user, all cases  |  a working day has 8 hours, a week 5 days",
        "At least so long, as this is not known: how long log takes",
    )
    assert "Lead times: 50% within" in diagram.description


@pytest.mark.parametrize("text", ["stream s\n", "user -> engage : incidents\n", PROMISED.replace("takes", "# takes")])
def test_without_times_it_says_so(text: str) -> None:
    diagram = drawn(text, "histogram")
    assert [finding.code for finding in diagram.findings] == ["VSC808"]
    assert diagram.subtitle == ("Nothing to draw: the lead time is not known.",)
    assert draw(diagram, "svg").data


def test_where_no_case_ends_it_says_so_and_not_that_times_are_missing() -> None:
    endless = PROMISED + "  step ask in engage takes 1h\n  fix -> ask : completion\n  ask -> fix : user_support_tasks\n"
    diagram = drawn(endless, "histogram")
    assert diagram.findings == ()
    assert " ".join(diagram.subtitle).startswith("Nothing to draw: no case ends that comes to")
    assert "VSC503" in " ".join(diagram.subtitle)


@pytest.mark.parametrize("times", ["0m..1s", "1m", "1000w", "1h..2h..3h..4h..90w", "0m"])
def test_all_is_inside_the_page(times: str) -> None:
    diagram = drawn(PROMISED.replace("0m..4h", times).replace("1h", "0m"), "histogram")
    assert diagram.plan is not None
    for each in diagram.plan.figures:
        points = (
            [(each.left, each.top), (each.left + each.width, each.top + each.height)]
            if isinstance(each, Panel)
            else each.points
        )
        assert all(-0.5 <= x <= diagram.plan.width + 0.5 and -0.5 <= y <= diagram.plan.height for x, y in points)
    assert not [each for each in diagram.plan.figures if isinstance(each, Stroke) and not each.points]


def test_it_is_the_same_each_time() -> None:
    assert as_dot(PROMISED, "histogram") == as_dot(PROMISED, "histogram")
    assert "promiseleadwithin1h:broken" in texts(svc.to_svg(svc.analyse(PROMISED).stream, "histogram"))
