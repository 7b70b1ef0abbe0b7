"""Which pictures a page has, how they are drawn and what can be chosen in them; the engine is another one that draws
nothing but ids."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

import pytest

import svc
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import RenderError
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.page import illustrated, page
from svc.pictures.page.content import View
from svc.pictures.page.facts import keys
from svc.pictures.page.pictures import Pictures, pictures
from svc.pictures.scene.shapes import Scene
from svc.pictures.views import VIEWS
from svc.semantics.bound import BoundStream

TEXT = """\
stream s "S"
  party client in customer
  step log in engage
  step fix in deliver_support{}
  client -> log : incidents
  log -> fix : user_support_tasks
  fix -> user : services
"""


class Drawn(NamedTuple):
    """What the engine was asked for."""

    view: str
    form: str
    engine: str | None
    theme: str


class Engine:
    """Draws a group for each thing of a diagram, with its id."""

    def __init__(self) -> None:
        self.drawn: list[Drawn] = []
        self.says: dict[str, tuple[Diagnostic, ...]] = {}
        self.fails: dict[str, str] = {}

    def draw(self, picture: Scene, form: str, options: PictureOptions) -> Any:
        self.drawn.append(Drawn(picture.view, form, options.engine, options.theme))
        if picture.view in self.fails:
            raise RenderError(self.fails[picture.view])
        groups = "".join(f'<g id="{each.id}"/>' for each in (*picture.nodes, *picture.lines))
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" id="svc"><title id="svc_title">T</title>{groups}</svg>'
        return type("Picture", (), {"data": svg.encode(), "findings": self.says.get(picture.view, ())})


@pytest.fixture(name="engine")
def fixture_engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(import_module("svc.pictures.page.pictures"), "draw", engine.draw)
    return engine


def made(times: str = "", look: PictureOptions | None = None) -> Pictures:
    bound = svc.analyse(TEXT.format(times)).only
    return pictures(bound, (), keys(bound), look or DEFAULTS)


def said(name: str) -> Diagnostic:
    return Diagnostic(codes.BY_NAME[name].code, name, codes.BY_NAME[name].level, name)


EVERY = [name for name in VIEWS if name != "auto"]


@pytest.mark.parametrize("times", [" waits 1h", " takes 1h", " waits 1h takes 1h"])
def test_every_view_is_there_in_the_order_of_views(engine: Engine, times: str) -> None:
    found = made(times)
    assert [each.name for each in found.views] == EVERY
    assert sorted(each.view for each in engine.drawn) == sorted(EVERY)
    assert found.findings == ()


def test_without_times_there_is_no_ladder_unless_it_is_requested(engine: Engine) -> None:
    assert [each.name for each in made().views] == [name for name in EVERY if name not in ("ladder", "histogram")]
    asked = made(look=PictureOptions(view="ladder"))
    assert (asked.first, [each.name for each in asked.views]) == (
        "ladder",
        [name for name in EVERY if name != "histogram"],
    )


@pytest.mark.parametrize("view", EVERY)
def test_the_view_that_is_requested_comes_first_and_is_drawn_once(engine: Engine, view: str) -> None:
    found = made(" takes 1h", PictureOptions(view=view, activity="engage" if view == "sheet" else None))
    assert found.first == view
    assert [each.view for each in engine.drawn].count(view) == 1


@pytest.mark.parametrize(
    ("theme", "drawn"), [("auto", "light"), ("light", "light"), ("dark", "light"), ("print", "print")]
)
def test_pictures_are_drawn_light_as_svg_by_the_engine_that_is_requested(
    engine: Engine, theme: str, drawn: str
) -> None:
    made(look=PictureOptions(theme=theme, engine="dot"))
    assert {each[1:] for each in engine.drawn} == {("svg", "dot", drawn)}


def test_steps_parties_and_flows_can_be_chosen_by_their_keys(engine: Engine) -> None:
    (stream,) = (each for each in made().views if each.name == "stream")
    for key in ("step-1", "step-2", "party-1", "party-2", "flow-1", "flow-2", "flow-3"):
        assert f'data-thing="{key}"' in stream.svg
    assert stream.svg.index('data-thing="step-1"') < stream.svg.index('data-thing="step-2"')


def test_a_view_that_can_not_be_drawn_is_left_out_and_said_so_once(engine: Engine) -> None:
    engine.fails = {"lanes": "it is too wide", "matrix": "it took too long"}
    bound = svc.analyse(TEXT.format("")).only
    content = illustrated(bound, (), DEFAULTS)
    assert [each.name for each in content.page.views] == [
        name for name in EVERY if name not in ("ladder", "histogram", "lanes", "matrix")
    ]
    assert content.page.left_out == (
        "The view lanes is left out: it is too wide.",
        "The view matrix is left out: it took too long.",
    )
    assert [each.name for each in content.findings] == ["missing-view"] * 2
    assert page(bound, ()).findings == content.findings
    engine.fails = {"stream": "it is too wide"}
    with pytest.raises(RenderError, match="too wide"):
        made()


def test_what_several_views_say_is_said_once_and_small_print_never(engine: Engine) -> None:
    engine.says = dict.fromkeys(EVERY, (said("small-print"), said("missing-view")))
    assert [each.name for each in made().findings] == ["missing-view"]


def test_findings_are_drawn_unless_others_are_to_be(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[list[Diagnostic]] = []

    def recorded(bound: BoundStream, findings: Iterable[Diagnostic], *more: Any) -> Pictures:
        drawn.append([*findings])
        return pictures(bound, (), *more)

    monkeypatch.setattr("svc.pictures.page.pictures", recorded)
    bound, finding = svc.analyse(TEXT.format("")).only, said("missing-view")
    for others in (None, ()):
        content = illustrated(bound, [finding], DEFAULTS, drawn=others).page
        assert [each.code for each in content.findings] == [finding.code]
    assert drawn == [[finding], []]


def test_what_is_long_is_not_shown_by_repr(engine: Engine) -> None:
    made_page = page(svc.analyse(TEXT.format("")).only, ())
    assert len(repr(made_page)) < 200
    assert "svg" not in repr(View("stream", "<svg></svg>"))
