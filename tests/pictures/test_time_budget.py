"""Layout takes a limited time: first it gets plainer, then it is told that it can't be done."""

import os
from pathlib import Path
from time import process_time

import pytest

import svc
from svc.pictures.drawing import catalogue_scene
from svc.pictures.layout import time_budget
from svc.pictures.options import PictureOptions
from svc.pictures.render import engine as engines
from svc.pictures.render import fallback_layouts
from svc.pictures.render.picture import draw
from svc.pictures.scene.shapes import Stroke
from svc.pictures.views import VIEWS
from tests.support.pictures import drawn, long_stream, tangled

posix = pytest.mark.skipif(os.name != "posix", reason="engines of these tests are shell scripts")
LONG = tangled(4, 30, 20)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An engine that lays nothing out but draws what has its place."""
    monkeypatch.setattr(fallback_layouts, "SECONDS", 0.5)
    path = tmp_path / "engine"
    path.write_text(f'#!/bin/sh\ncase "$*" in *neato*) exec {engines.find().path} "$@";; *) exec sleep 60;; esac\n')
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("view", ["slide", "lanes"])
def test_a_plan_that_takes_long_is_a_plainer_one_of_the_same_things(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unhurried = drawn(LONG, view)
    monkeypatch.setattr(time_budget, "CONTENT", -1.0)
    hurried = drawn(LONG, view)
    assert (unhurried.hurried, hurried.hurried) == (False, True)
    assert {node.id for node in hurried.nodes} == {node.id for node in unhurried.nodes}
    assert hurried.plan is not None
    assert hurried.plan.routes.keys() == {line.id for line in hurried.lines}
    told = [finding for finding in draw(hurried, "svg").findings if finding.code == "VSC805"]
    assert [finding.message for finding in told] == ["layout simplified to stay within the time limit"]


@pytest.mark.parametrize("view", ["slide", "lanes"])
def test_a_plan_that_takes_too_long_is_reported_with_what_to_do(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_budget, "OVER", -1.0)
    with pytest.raises(svc.RenderError, match="too entangled to draw; split it with steps that open others"):
        drawn(LONG, view)


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "auto"])
def test_every_view_of_a_long_and_tangled_stream_takes_limited_time(view: str) -> None:
    text = long_stream(300, 1) + "".join(f"  s{7 * n % 300} -> s{11 * n % 299} : incidents\n" for n in range(600))
    before = process_time()
    assert drawn(text, view).plan or view == "stream"
    assert process_time() - before < 5


def test_a_chain_without_time_has_numbers_and_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_budget, "CONTENT", -1.0)
    hurried = drawn(LONG, "chain")
    assert hurried.hurried
    assert hurried.plan is not None
    assert not [each for each in hurried.plan.figures if isinstance(each, Stroke)]
    assert "→ 8: leads to step 8, without a line" in hurried.legend


def test_a_matrix_without_time_has_the_first_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_budget, "CONTENT", -1.0)
    assert drawn(LONG, "matrix").hurried
    assert catalogue_scene(svc.itil4).hurried


def test_where_no_clock_runs_there_is_time() -> None:
    assert not time_budget.late()
    with time_budget.limited(-1.0, 100.0) as running:
        assert time_budget.late()
    assert running.hurried
    assert not time_budget.late()


@posix
def test_v07_what_can_not_be_laid_out_in_a_row_is_laid_out_in_rows(nowhere: str) -> None:
    picture = draw(drawn(LONG), "svg", PictureOptions(engine=nowhere))
    assert picture.findings[0].message == "layout split into rows to stay within the time limit"
    assert picture.data.count(b'class="node step ') == 30
    assert draw(drawn(LONG), "png", PictureOptions(engine=nowhere, scale=1)).data.startswith(b"\x89PNG")


@posix
def test_v07_an_engine_that_hangs_whatever_it_is_given_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "engine"
    path.write_text("#!/bin/sh\nexec sleep 60\n")
    path.chmod(0o755)
    monkeypatch.setattr(fallback_layouts, "SECONDS", 0.2)
    monkeypatch.setattr(engines, "SECONDS", 0.2)
    with pytest.raises(svc.RenderError, match=r"took longer than 0\.2 seconds: the stream is too entangled"):
        draw(drawn(LONG), "svg", PictureOptions(engine=str(path)))
