"""What cards say of teams, tools and costs, where that is requested; and that promises mark no flow."""

import pytest

import svc
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.rendering import checked
from svc.pictures.scene.shapes import Card, Scene

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


@pytest.mark.parametrize("view", ["stream", "ladder"])
def test_without_a_request_cards_do_not(view: str) -> None:
    assert not [line for card in rows(scene(view, details=False)) for line in card if ":" in line]


def test_a_broken_promise_is_listed_and_marks_no_flow() -> None:
    diagram = scene("stream", details=False)
    assert [sentence.pill.code for sentence in diagram.sentences if sentence.pill] == ["VSC501"]
    assert not any(line.pills or line.level for line in diagram.lines)
