"""Figures at places of their own: panels with words, and strokes; the same from every engine."""

import re
from xml.etree import ElementTree

import pytest

from svc.diagnostics.diagnostic import Level
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Figure, Panel, Plan, Scene, Stroke, Text
from svc.pictures.scene.text_metrics import wrap
from svc.pictures.style import palette
from tests.support.hostile import TRAPS

ENGINES = ["graphviz-pure", pytest.param("dot", marks=pytest.mark.system)]


def _svg(*figures: Figure, engine: str = "graphviz-pure") -> ElementTree.Element:
    plan = Plan(400, 200, {}, {}, (), figures)
    drawn = draw(
        Scene("figures", "test", ["Figures"], [], "some figures", plan=plan), "svg", PictureOptions(engine=engine)
    )
    return ElementTree.fromstring(drawn.data)


def _group(root: ElementTree.Element, id: str) -> ElementTree.Element:
    return next(each for each in root.iter() if _id(each) == id)


def _id(element: ElementTree.Element) -> str:
    """What an element is called in the picture, without the name of the picture."""
    return re.sub(r"svc_figures_[0-9a-f]+_", "", element.get("id", ""))


def _texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter() if text.tag.endswith("text")]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shape", ["box", "rounded", "circle", "chevron", "triangle"])
def test_a_panel_is_where_its_plan_says(engine: str, shape: str) -> None:
    panel = Panel("svc_one", 20, 30, 100, 60, [Text("One")], fill=palette.CHIP, outline=palette.LINE, shape=shape)  # type: ignore[arg-type]
    group = _group(_svg(panel, engine=engine), "one")
    drawn = [each for each in group.iter() if each.tag.rsplit("}")[-1] in ("polygon", "path", "ellipse", "polyline")]
    assert drawn
    assert {each.get("fill") for each in drawn} >= {palette.CHIP}
    assert _texts(group) == ["One"]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_behind_is_drawn_before_strokes_and_these_before_panels(engine: str) -> None:
    behind = Panel("svc_back", 0, 0, 300, 150, [Text("Back")], fill=palette.SOFT, behind=True)
    stroke = Stroke("svc_stroke", [(10, 10), (50, 10), (50, 80)], head=True)
    front = Panel("svc_front", 20, 20, 100, 60, [Text("Front")], fill=palette.CHIP)
    root = _svg(front, stroke, behind, engine=engine)
    order = [_id(each) for each in root.iter()]
    assert order.index("back_a") < order.index("stroke") < order.index("front")
    assert "Back" in _texts(root)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("label", TRAPS, ids=ascii)
def test_hostile_words_stay_as_they_are(engine: str, label: str) -> None:
    lines = [Text(line) for line in wrap(f"a {label} b", 10, 280)]
    panel = Panel("svc_one", 20, 30, 300, 60, lines, fill=palette.CHIP, tooltip=label, kind="x")
    root = _svg(panel, engine=engine)
    assert len([each for each in root.iter() if _id(each) == "one"]) == 1
    assert not any(each.tag.rsplit("}")[-1] in ("script", "a", "image", "foreignObject") for each in root.iter())


def test_a_finding_marks_a_panel_and_a_stroke() -> None:
    panel = Panel("svc_one", 20, 30, 100, 60, [Text("One")], fill=palette.CHIP, level=Level.ERROR)
    root = _svg(panel, Stroke("svc_two", [(0, 0), (9, 9)], level=Level.WARNING))
    assert any(each.get("stroke") == palette.ERROR for each in _group(root, "one").iter())
    assert any(each.get("stroke") == palette.WARNING for each in _group(root, "two").iter())


def test_a_tooltip_is_the_title_of_its_group() -> None:
    panel = Panel("svc_one", 20, 30, 100, 60, [Text("One")], fill=palette.CHIP, tooltip="What it is")
    titles = [each.text for each in _group(_svg(panel), "one") if each.tag.endswith("title")]
    assert titles == ["What it is"]
