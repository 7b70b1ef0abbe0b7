"""Pinned views, whatever the stream: no line crosses a card, none runs in another, and no words cover anything."""

from itertools import combinations, pairwise

import pytest

from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.render.svg import size
from tests.support.geometry import boxes, meets, plan_of, segment, words
from tests.support.pictures import RESTORE, drawn, tangled
from tests.support.tables import every

each_seed = every("seed", range(30), stride=6)
each_view = pytest.mark.parametrize("view", ["slide", "lanes"])


@each_view
@each_seed
def test_no_line_crosses_a_card_or_a_party(seed: int, view: str) -> None:
    diagram = drawn(tangled(seed, 3 + seed, 2 * seed), view)
    solid = boxes(diagram)
    for line in diagram.lines:
        corners = plan_of(diagram).routes[line.id].corners
        for number, (start, end) in enumerate(pairwise(corners)):
            ends = {line.source} if number == 0 else set()
            ends |= {line.target} if number == len(corners) - 2 else set()
            crossed = [id for id, box in solid.items() if id not in ends and meets(box, segment(start, end))]
            assert crossed == [], line.tooltip


@each_view
@each_seed
def test_every_line_leads_from_the_rim_of_its_source_to_that_of_its_target(seed: int, view: str) -> None:
    diagram = drawn(tangled(seed, 3 + seed % 20, seed), view)
    solid = boxes(diagram)
    for line in diagram.lines:
        corners = plan_of(diagram).routes[line.id].corners
        for id, (x, y) in ((line.source, corners[0]), (line.target, corners[-1])):
            left, top, right, bottom = solid[id]
            assert left - 5 <= x <= right + 5
            assert top - 5 <= y <= bottom + 5
        assert all(start[0] == end[0] or start[1] == end[1] for start, end in pairwise(corners))


@each_view
@each_seed
def test_no_words_cover_a_card_a_party_or_other_words(seed: int, view: str) -> None:
    diagram = drawn(tangled(seed, 3 + seed % 20, seed), view)
    solid = list(boxes(diagram).values())
    written = list(words(diagram).values())
    assert not [pair for pair in combinations(solid, 2) if meets(*pair)]
    assert not [pair for pair in combinations(written, 2) if meets(*pair)]
    assert not [(box, each) for box in solid for each in written if meets(box, each)]


@each_view
@each_seed
def test_no_line_runs_in_another(seed: int, view: str) -> None:
    diagram = drawn(tangled(seed, 4 + seed % 8, seed % 9), view)
    pieces = [
        (line.id, segment(start, end))
        for line in diagram.lines
        for start, end in pairwise(plan_of(diagram).routes[line.id].corners)
    ]
    for (one, first), (other, second) in combinations(pieces, 2):
        upright = first[0] == first[2] == second[0] == second[2]
        level = first[1] == first[3] == second[1] == second[3]
        near = (first[0] - 2, first[1] - 2, first[2] + 2, first[3] + 2)
        assert one == other or not (upright or level) or not meets(near, second)


@each_view
def test_every_artefact_is_reported_whole(view: str) -> None:
    carried = "goods, new_and_changed_products, third_party_knowledge, incidents, components, status"
    steps = "stream long\n  step a in plan\n  step b in improve\n  step c in plan\n  a -> b\n  b -> c\n"
    text = f"{steps}  a -> c : {carried}\n"
    line = drawn(text, view).lines[-1]
    said = " ".join(text.words for text in line.unwrapped)
    assert " ".join(text.words for text in line.texts) == said
    assert said.count(",") == 5


@each_view
@pytest.mark.system
def test_two_engines_draw_the_same_page(view: str) -> None:
    diagram = drawn(RESTORE, view)
    pages = [
        size(draw(diagram, "svg", PictureOptions(engine=engine)).data.decode()) for engine in ("graphviz-pure", "dot")
    ]
    assert pages[0] == pages[1]
