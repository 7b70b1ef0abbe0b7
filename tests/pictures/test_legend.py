"""The legend view: every activity, every party, every sign, with what it means."""

import pytest

import svc
from svc.pictures.drawing import catalogue_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Card, Emblem, Panel
from svc.pictures.views.legend import SIGNS
from svc.semantics.shipped import whole
from tests.abuse.test_renderer import texts
from tests.support.pictures import RESTORE, as_svg, drawn

BIG = svc.Catalogue(
    name="big",
    activities=[svc.Activity(f"a{number}") for number in range(14)],
    parties=[svc.Party(f"p{number}") for number in range(8)],
)


@pytest.mark.parametrize("catalogue", [svc.itil4, BIG, svc.Catalogue(name="none")], ids=lambda each: each.name)
def test_it_shows_every_activity_party_and_sign_and_nothing_lies_on_another(catalogue: svc.Catalogue) -> None:
    diagram = catalogue_scene(whole(catalogue), PictureOptions(view="legend"))
    assert diagram.plan is not None
    assert len([node for node in diagram.nodes if isinstance(node, Card)]) == len(catalogue.all_activities)
    assert len([node for node in diagram.nodes if isinstance(node, Emblem)]) == len(catalogue.all_parties)
    boxes = [(*diagram.plan.places[node.id], node.width, node.height) for node in diagram.nodes]
    for number, (x, y, width, height) in enumerate(boxes):
        assert x - width / 2 >= 0
        assert x + width / 2 <= diagram.plan.width
        for other_x, other_y, other_width, other_height in boxes[:number]:
            assert abs(x - other_x) >= (width + other_width) / 2 or abs(y - other_y) >= (height + other_height) / 2
    words = [each for each in diagram.plan.figures if isinstance(each, Panel) and each.kind == "words"]
    lowest = max((y + height / 2 for _, y, _, height in boxes), default=0)
    assert all(each.top > lowest for each in words)
    svg = draw(diagram, "svg").data.decode()
    for sign, meaning, _ in SIGNS:
        assert "".join(f"{sign}{meaning}".split()) in texts(svg)


def test_a_stream_has_that_of_its_catalogue_with_its_titles() -> None:
    text = 'catalogue haus extends itil4\n  activity engage "Einbinden"\n' + RESTORE.replace("\n", " follows haus\n", 1)
    assert "EINBINDEN" in texts(as_svg(text, "legend"))
    assert "Einbinden" in drawn(text, "legend").description


def test_it_fits_a_slide() -> None:
    assert draw(catalogue_scene(svc.itil4, PictureOptions(view="legend")), "svg").findings == ()


@pytest.mark.parametrize("view", ["matrix", "sheet"])
def test_matrix_and_sheets_of_itil_fit_a_slide(view: str) -> None:
    for activity in svc.itil4.all_activities if view == "sheet" else [None]:
        assert draw(catalogue_scene(svc.itil4, PictureOptions(view=view, activity=activity)), "svg").findings == ()
