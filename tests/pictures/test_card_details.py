"""What cards say of teams, tools and costs, where that is requested; and that promises mark no flow."""

import pytest

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.rendering import checked
from svc.pictures.scene.cards import RULED, STRIPE, cell_widths
from svc.pictures.scene.shapes import Card, Scene
from svc.pictures.scene.text_metrics import width
from tests.support.pictures import drawn

TEXT = """\
stream s "S"
  currency: "EUR"
  promise lead within 1m
  team desk "Service desk"
  team vendor in supplier
  tool kit "Tool kit"
  step log "Log" in engage responsible desk accountable desk consulted vendor informed vendor uses kit costs 2.50
       takes 1h every 1d
  step fix "Fix" in deliver_support
  user -> log : incidents
  log -> fix : user_support_tasks
  fix -> user : services
"""


def scene(view: str, *, details: bool) -> Scene:
    return stream_scene(*checked(svc.analyse(TEXT).stream), PictureOptions(view=view, details=details))


def rows(diagram: Scene) -> list[list[str]]:
    cards = [node for node in diagram.nodes if isinstance(node, Card)]
    return [[row.left.words for row in card.rows if row.left] for card in cards]


@pytest.mark.parametrize("view", ["stream", "slide", "lanes", "ladder"])
def test_cards_say_who_works_with_what_at_what_cost(view: str) -> None:
    log, fix = rows(scene(view, details=True))
    assert [line for line in log if ":" in line] == [
        "Costs: 2.5 EUR", "Responsible: Service desk", "Accountable: Service desk", "Consulted: Vendor",
        "Informed: Vendor", "Uses: Tool kit",
    ]  # fmt: skip
    assert not [line for line in fix if ":" in line]


@pytest.mark.parametrize("times", ["takes 2m..5m..15m waits 1m", "takes 2m..50m..15h", "takes 15m..55m waits 2m..5m"])
def test_times_in_a_lane_begin_right_of_the_stripe_of_their_card(times: str) -> None:
    diagram = drawn(f"stream s\n  step log in engage {times}\n  user -> log : incidents\n", "lanes")
    (card,) = [node for node in diagram.nodes if isinstance(node, Card)]
    (row,) = [row for row in card.rows if row.cells]
    widths = cell_widths(row.cells, card.width)
    assert widths is not None
    start, (first, *_) = widths
    words = sum(width(each.words, each.size, bold=each.bold) for each in row.cells[0])
    assert RULED / 2 + (start or (first - words) / 2) >= STRIPE


def test_times_without_room_beside_each_other_are_below_each_other() -> None:
    diagram = drawn(
        "stream s\n  step log in engage takes 20m..45m..4h waits 20m..45m..4h\n  user -> log : incidents\n", "lanes"
    )
    (card,) = [node for node in diagram.nodes if isinstance(node, Card)]
    assert [len(row.cells) for row in card.rows if row.cells] == [1, 1]


@pytest.mark.parametrize("view", ["stream", "ladder"])
def test_without_a_request_cards_do_not(view: str) -> None:
    assert not [line for card in rows(scene(view, details=False)) for line in card if ":" in line]


def test_a_broken_promise_is_listed_and_marks_no_flow() -> None:
    diagram = scene("stream", details=False)
    assert [sentence.pill.code for sentence in diagram.sentences if sentence.pill] == ["VSC501"]
    assert not any(line.pills or line.level for line in diagram.lines)
