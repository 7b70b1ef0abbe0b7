"""The picture of a portfolio: a cell for each activity and each pair of ends, and nothing overlaps."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Panel
from svc.pictures.scene.text_metrics import width
from svc.pictures.views import portfolio as view
from svc.project.portfolio import Portfolio
from tests.support import ROOT
from tests.support.folders import RESTORE, write
from tests.support.portfolios import portfolio_of


@pytest.fixture(name="portfolio")
def fixture_portfolio() -> Portfolio:
    return portfolio_of(ROOT / "examples")


def test_a_cell_for_each_activity_that_a_stream_visits_and_each_pair_of_ends(portfolio: Portfolio) -> None:
    plan = view.portfolio(portfolio).plan
    assert plan is not None
    panels = {each.id: each for each in plan.figures if isinstance(each, Panel)}
    for row, stream in enumerate(portfolio.streams, 1):
        for activity in portfolio.activities:
            words = [text.words for text in panels[f"svc_cell_{row}_{activity}"].lines]
            assert words == ([str(stream.visits[activity])] if activity in stream.visits else [])
    cells = [each for id, each in panels.items() if id.startswith("svc_use1_") and each.kind in ("used", "unused")]
    assert sum(int(each.lines[0].words.split("/")[1]) for each in cells) == 86


def test_nothing_overlaps_and_all_stands_within(portfolio: Portfolio) -> None:
    plan = view.portfolio(portfolio).plan
    assert plan is not None
    panels = [each for each in plan.figures if isinstance(each, Panel)]
    for number, one in enumerate(panels):
        assert 0 <= one.left <= one.left + one.width <= plan.width
        assert 0 <= one.top <= one.top + one.height <= plan.height
        assert all(width(text.words, text.size, bold=text.bold) <= one.width for text in one.lines)
        for two in panels[number + 1 :]:
            beside = one.left + one.width <= two.left or two.left + two.width <= one.left
            assert beside or one.top + one.height <= two.top or two.top + two.height <= one.top, (one.id, two.id)


def test_a_long_title_has_lines_of_its_own_and_its_row_is_as_high(tmp_path: Path) -> None:
    titles = (
        "Restore a service for all customers of ours who pay by card",
        "Schifffahrtsgesellschaft" * 3,
        "作" * 45,
        "w " * 90,
    )
    write(tmp_path, {"a.vsc": "".join(f'stream s{n} "{title}"\n{RESTORE}' for n, title in enumerate(titles))})
    portfolio = portfolio_of(tmp_path)
    test_nothing_overlaps_and_all_stands_within(portfolio)
    plan = view.portfolio(portfolio).plan
    assert plan is not None
    names = [each for each in plan.figures if isinstance(each, Panel) and each.kind == "stream"]
    assert [len(each.lines) for each in names] == [2, 2, 3, 3]
    assert " ".join(line.words for line in names[0].lines) == titles[0]
    assert names[3].lines[-1].words.endswith("…")


@pytest.mark.parametrize("engine", ["graphviz-pure", pytest.param("dot", marks=pytest.mark.system)])
@pytest.mark.parametrize("theme", ["auto", "dark", "print"])
def test_it_is_drawn(portfolio: Portfolio, engine: str, theme: str) -> None:
    drawn = draw(view.portfolio(portfolio), "svg", PictureOptions(engine=engine, theme=theme)).data.decode()
    root = ElementTree.fromstring(drawn)
    words = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert all(stream.title in words for stream in portfolio.streams)


def test_many_streams_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"a.vsc": "".join(f"stream s{number}\n{RESTORE}" for number in range(75))})
    plan = view.portfolio(portfolio_of(tmp_path)).plan
    assert plan is not None
    assert [each.lines[0].words for each in plan.figures if each.id == "svc_more" and isinstance(each, Panel)] == [
        "and 15 more streams"
    ]


def test_no_streams(tmp_path: Path) -> None:
    assert b"0 streams" in draw(view.portfolio(portfolio_of(tmp_path)), "svg").data
