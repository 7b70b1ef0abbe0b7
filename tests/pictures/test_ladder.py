"""The ladder view: cards with data, the ladder, totals and the lead time to scale, along one way."""

from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

import svc
from svc.model.calendar import Calendar
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.rendering import checked
from svc.pictures.scene.shapes import Card, Panel, Scene, Stroke
from svc.pictures.scene.text_metrics import width
from tests.abuse.test_renderer import HOSTILE, everywhere, texts
from tests.support.command_line import Svc, fixture_svc
from tests.support.pictures import RESTORE, as_dot, as_svg, drawn, tangled
from tests.support.tables import every

__all__ = ["fixture_svc"]

TIMED = """\
stream s "Timed"
  step log "Log" in engage takes 1h accurate 90%
  step fix "Fix" in deliver_support waits 1d takes 1h..3h accurate 50%
  step tell "Tell" in engage
  step file "File" in improve takes 5m
  user -> log : incidents
  log -> fix : user_support_tasks
  fix -> tell
  fix -> user : services
  tell -> file
"""
LONG = (
    "stream s\n"
    + "".join(f"  step s{n} in plan waits 1h takes {n + 1}h\n" for n in range(12))
    + ("  user -> s0\n" + "".join(f"  s{n} -> s{n + 1}\n" for n in range(11)) + "  s11 -> user\n")
)


def figures(diagram: Scene, kind: str) -> list[Panel]:
    assert diagram.plan is not None
    return [each for each in diagram.plan.figures if isinstance(each, Panel) and each.kind.split()[:1] == [kind]]


def strokes(diagram: Scene, kind: str) -> list[Stroke]:
    assert diagram.plan is not None
    return [each for each in diagram.plan.figures if isinstance(each, Stroke) and each.kind == kind]


def said(diagram: Scene, kind: str) -> list[str]:
    return [" ".join(text.words for text in each.lines) for each in figures(diagram, kind)]


def test_cards_are_as_high_as_the_highest() -> None:
    diagram = drawn(TIMED.replace('"Fix"', '"Fix what is broken and see that it stays so, whatever comes"'), "ladder")
    assert len({node.height for node in diagram.nodes if isinstance(node, Card)}) == 1


def test_the_ladder_goes_up_for_waits_and_down_for_work() -> None:
    (ladder,) = strokes(drawn(TIMED, "ladder"), "ladder")
    heights = [y for _, y in ladder.points]
    assert heights == [min(heights)] * 2 + [max(heights)] * 2 + [min(heights)] * 2 + [max(heights)] * 2
    assert said(drawn(TIMED, "ladder"), "wait") == ["1d"]
    assert said(drawn(TIMED, "ladder"), "process") == ["1h", "1h–3h"]


def test_totals_say_what_all_cases_take() -> None:
    assert said(drawn(TIMED, "ladder"), "total") == [
        "Lead time, mean of all cases 1d 3h", "Lead time of 85% of them 1d 4h", "Process time, mean of all cases 3h 5m",
        "Flow efficiency, all cases 27%", "Rolled %C&A, all cases 45%",
    ]  # fmt: skip


def test_the_words_of_a_total_fit_its_tile() -> None:
    text = (
        'stream s\n  step a in engage takes 1m ends 38.63% "false alarm"\n  step b in deliver_support takes 2m\n'
        "  user -> a : incidents\n  a -> b : user_support_tasks share 61.37%\n  b -> user : services\n"
    )
    tiles = figures(drawn(text, "ladder"), "total")
    assert len(tiles[0].lines) == 3
    for tile in tiles:
        assert max(width(each.words, each.size, bold=each.bold) for each in tile.lines) <= tile.width - 2 * tile.inset
        assert sum(each.size * 1.2 for each in tile.lines) <= tile.height


def test_the_way_is_the_likely_one_and_says_how_many_cases_go_it() -> None:
    text = TIMED.replace("fix -> user : services", "fix -> user : services share 70%").replace(
        "fix -> tell", "fix -> tell share 30%"
    )
    text = text.replace("tell -> file", "tell -> file\n  tell -> user : services")
    diagram = drawn(text, "ladder")
    assert diagram.subtitle[0].startswith("Drawn: the likely way, of 70% of the cases, 2 of 4 steps")
    rare = drawn(text.replace("70%", "20%").replace("30%", "80%"), "ladder")
    assert rare.subtitle[0].startswith("Drawn: the likely way, of 80% of the cases, 3 of 4 steps")


def test_steps_beside_the_way_that_every_case_waits_for_are_a_branch_below() -> None:
    text = (
        'stream s\nstep a "A" in engage takes 1h\nstep b "B" in plan takes 2h\nstep c "C" in obtain_build takes 4h\n'
        'step d "D" in deliver_support takes 1h\nstep e "E" in improve\n'
        "user -> a\na -> b\na -> c\nb -> d\nc -> d\nd -> user\nd -> e\n"
    )
    diagram = drawn(text, "ladder")
    assert diagram.subtitle[0].startswith("Drawn: the likely way, of all cases, 3 of 5 steps")
    assert said(diagram, "total")[0] == "Lead time, mean of all cases 6h"
    words = " ".join(said(diagram, "words"))
    assert "Beside this way, and it waits for them: from 1, back at 4" in words
    assert diagram.plan is not None
    places = {node.tooltip.split()[1]: diagram.plan.places[node.id] for node in diagram.nodes if isinstance(node, Card)}
    assert places["B"][1] > places["A"][1] == places["C"][1] == places["D"][1]
    assert said(diagram, "process") == ["1h", "4h", "1h", "2h"]
    assert "Not on this way: 5 E" in words


def test_a_supplier_that_refills_the_stock_is_not_on_the_way() -> None:
    text = (
        TIMED
        + '  step order "Order" in obtain_build waits 9w\n  supplier -> order : goods\n  order -> fix : components\n'
    )
    assert said(drawn(text, "ladder"), "total")[0] == "Lead time, mean of all cases 1d 3h"


def test_the_calendar_counts_and_is_reported() -> None:
    calendar = Calendar(Decimal("7.5"), Decimal(4))
    diagram = stream_scene(*checked(svc.analyse(TIMED).stream, None), PictureOptions(view="ladder", calendar=calendar))
    assert diagram.subtitle == (
        "Drawn: the likely way, of all cases, 2 of 4 steps  |  a working day has 7.5 hours, a week 4 days",
    )  # fmt: skip
    assert said(diagram, "total")[0] == "Lead time, mean of all cases 1d 3h"


def test_the_bar_is_to_scale_in_the_colours_of_the_activities() -> None:
    diagram = drawn(TIMED, "ladder")
    assert diagram.plan is not None
    bars = figures(diagram, "scale")
    whole = sum(bar.width + 1 for bar in bars)
    assert whole == pytest.approx(diagram.plan.width, abs=0.1)
    assert [round((bar.width + 1) / whole * 12, 2) for bar in bars] == [1, 8, 3]
    assert "Not on this way: 3 Tell, 4 File" in as_svg(TIMED, "ladder").replace("\xa0", " ")


def test_a_step_without_times_is_a_gap_and_the_totals_are_a_least() -> None:
    diagram = drawn(TIMED.replace(" waits 1d takes 1h..3h", ""), "ladder")
    assert len(strokes(diagram, "gap")) == 1
    assert said(diagram, "total")[0] == "Lead time, mean of all cases at least 1h"
    assert "no times" in [text.words for each in figures(diagram, "words") for text in each.lines]
    assert diagram.findings == ()


def test_a_lower_bound_is_not_rounded_up() -> None:
    diagram = drawn(TIMED.replace(" takes 1h accurate", " accurate").replace("1h..3h", "55m"), "ladder")
    assert said(diagram, "total")[0] == "Lead time, mean of all cases at least 1d"


def test_without_any_times_it_is_drawn_without_a_ladder_and_reported() -> None:
    diagram = drawn("user -> engage : incidents\nengage -> customer : service_performance_reports", "ladder")
    assert [finding.code for finding in diagram.findings] == ["VSC808"]
    assert not figures(diagram, "total")
    assert not strokes(diagram, "ladder")


def test_a_long_way_is_folded_into_rows_and_no_card_lies_on_another() -> None:
    diagram = drawn(LONG, "ladder")
    assert diagram.plan is not None
    rows = {y for id, (_, y) in diagram.plan.places.items() if "step" in id}
    assert len(rows) == 3
    cards = [(diagram.plan.places[node.id], node) for node in diagram.nodes]
    for ((x, y), one), ((other_x, other_y), other) in combinations(cards, 2):
        assert abs(x - other_x) >= (one.width + other.width) / 2 or abs(y - other_y) >= (one.height + other.height) / 2
    assert len(strokes(diagram, "ladder")) == 3


def test_a_faulty_flow_on_the_way_has_its_code() -> None:
    diagram = drawn(RESTORE.replace("user_support_tasks", "components"), "ladder")
    assert "VSC301" in said(diagram, "code")
    assert any(each.level for each in strokes(diagram, "flow"))
    assert "VSC301" in as_svg(RESTORE.replace("user_support_tasks", "components"), "ladder")


@pytest.mark.parametrize("seed", range(12))
def test_all_is_inside_the_page(seed: int) -> None:
    diagram = drawn(tangled(seed, 1 + 3 * seed, seed), "ladder")
    assert diagram.plan is not None
    for each in diagram.plan.figures:
        if isinstance(each, Panel):
            assert each.left >= -0.5
            assert each.left + each.width <= diagram.plan.width + 1
            assert each.top + each.height <= diagram.plan.height
    assert draw(diagram, "svg").data


@every("text", HOSTILE, stride=4)
def test_hostile_words_are_words(text: str) -> None:
    assert "".join(text.split()) in texts(svc.to_svg(everywhere(text), "ladder"))


@pytest.mark.system
def test_both_engines_draw_the_same_picture() -> None:
    own, other = (
        draw(drawn(TIMED, "ladder"), "svg", PictureOptions(engine=engine)).data.decode() for engine in (None, "dot")
    )
    assert own.count("<g ") == other.count("<g ")
    assert texts(own) == texts(other)


def test_it_is_the_same_each_time() -> None:
    assert as_dot(TIMED, "ladder") == as_dot(TIMED, "ladder")


def test_the_command_measures_by_the_working_day_of_the_configuration(svc_: Svc) -> None:
    Path("svc.toml").write_text('working-day = "6h"\n', "utf-8")
    Path("a.vsc").write_text(TIMED, "utf-8")
    assert svc_("render", "a.vsc", "--view", "ladder", "-o", "a.svg") == (0, "a.svg\n", "")
    assert "a working day has 6 hours" in Path("a.svg").read_text("utf-8")


def test_a_page_has_it_if_there_are_times(svc_: Svc) -> None:
    Path("a.vsc").write_text(TIMED, "utf-8")
    Path("b.vsc").write_text("user -> engage : incidents\n", "utf-8")
    for name, has in (("a", True), ("b", False)):
        assert svc_("render", f"{name}.vsc", "-o", f"{name}.html").code == 0
        assert ('data-view="ladder"' in Path(f"{name}.html").read_text("utf-8")) is has


BRANCHED = """\
stream s "Branched"
  step log "Log" in engage takes 1h
  step fix "Fix" in deliver_support takes 2h accurate 80%
  step code "Code" in obtain_build takes 8h
  user -> log : incidents
  log -> fix : user_support_tasks when "known" share 70%
  log -> code : change_requests when "code must change" share 30%
  code -> log when "it fails" share 10%
  code -> fix : components when "it works" share 90%
  fix -> user : services
  code -> customer
"""


def along(text: str, **chosen: str) -> Scene:
    return stream_scene(*checked(svc.analyse(text).stream, None), PictureOptions(view="ladder", **chosen))  # type: ignore[arg-type]


def cards(diagram: Scene) -> list[str]:
    return [node.tooltip.splitlines()[0].split()[1] for node in diagram.nodes if isinstance(node, Card)]


@pytest.mark.parametrize(
    ("way", "steps", "said"),
    [
        ("likely", ["Log", "Fix"], "the likely way, of 70% of the cases"),
        ("longest", ["Log", "Code", "Fix"], "the longest way, of 27% of the cases"),
        ("code must change", ["Log", "Code", "Fix"], "the way through “code must change”, of 27% of the cases"),
        ("it works", ["Log", "Code", "Fix"], "the way through “it works”, of 27% of the cases"),
    ],
)
def test_another_way_can_be_drawn(way: str, steps: list[str], said: str) -> None:
    diagram = along(BRANCHED, way=way)
    assert cards(diagram) == steps
    assert diagram.subtitle[0].startswith(f"Drawn: {said}")


def test_a_way_leads_to_the_party_that_is_named() -> None:
    diagram = along(BRANCHED, way="longest", to="customer")
    assert cards(diagram) == ["Log", "Code"]
    assert diagram.subtitle[0].startswith("Drawn: the longest way to customer, of 27% of the cases, 2 of 3 steps")
    assert said(diagram, "total")[0].startswith("Lead time, mean of ")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"way": "never"}, 'no outcome is called so: never: choose likely, longest, "code must change", "known"'),
        ({"way": "it fails"}, "the outcome leads back: it fails: choose likely"),
        ({"to": "nobody"}, "no case of s gives something to `nobody`: choose customer, user"),
        ({"view": "lanes", "way": "longest"}, "only for the view `ladder`, but the view is `lanes`"),
        ({"view": "slide", "to": "user"}, "only for the view `ladder`, but the view is `slide`"),
    ],
)
def test_a_way_that_there_is_not_is_refused(chosen: dict[str, str], message: str) -> None:
    with pytest.raises(svc.RenderError, match=message):
        svc.to_svg(svc.analyse(BRANCHED).stream, **{"view": "ladder", **chosen})  # type: ignore[arg-type]


def test_the_command_draws_another_way(svc_: Svc) -> None:
    Path("a.vsc").write_text(BRANCHED, "utf-8")
    assert svc_("render", "a.vsc", "--view", "ladder", "--way", "it works", "-o", "a.svg").code == 0
    assert "the way through “it works”" in Path("a.svg").read_text("utf-8")
    assert svc_("render", "a.vsc", "--way", "longest").err == (
        "svc: a way and its end are only for the view `ladder`, but the view is `auto`\n"
    )


def test_a_party_that_hardly_any_case_reaches_has_a_mean_and_no_percentile() -> None:
    text = (
        "stream s\n  step a in engage takes 1h\n  user -> a : incidents\n"
        "  a -> customer : feedback share 99.9999999%\n  a -> user : services share 0.0000001%\n"
    )
    totals = said(drawn(text, "ladder"), "total")
    assert totals[0].startswith("Lead time, mean of ")
    assert not any("85%" in each for each in totals)
