"""The options of pictures are one value with checked fields, and each view is a row of one table."""

import ast
import inspect
from pathlib import Path

import pytest

import svc
from svc.pictures.drawing import catalogue_scene, for_format, stream_scene
from svc.pictures.options import DEFAULTS, PictureOptions
from svc.pictures.views import VIEWS
from svc.pictures.views.difference import showing
from tests.support.pictures import RESTORE

PICTURES = Path(str(svc.__file__)).parent / "pictures"
BOUND = svc.analyse(RESTORE).only


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"theme": "neon"}, "there is no theme `neon`: choose auto, light, dark or print"),
        ({"scale": 9}, r"a picture can't be scaled by 9: choose a scale from 0\.25 to 8"),
        ({"scale": float("nan")}, "a picture can't be scaled by nan"),
    ],
)
def test_an_invalid_option_is_refused_where_it_is_given(chosen: dict[str, str | float], message: str) -> None:
    with pytest.raises(svc.RenderError, match=message):
        PictureOptions(**chosen)  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", [{"colours": {"engage": "#ffffff"}}, {"calendar": 8}])
def test_an_option_of_another_type_is_refused(chosen: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=next(iter(chosen))):
        PictureOptions(**chosen)  # type: ignore[arg-type]


def test_options_are_a_frozen_value() -> None:
    assert PictureOptions(view="lanes") == PictureOptions(view="lanes") != DEFAULTS
    assert len({DEFAULTS, PictureOptions(), PictureOptions(view="lanes")}) == 2


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_takes_a_bound_stream_its_findings_and_options(name: str) -> None:
    parameters = inspect.signature(VIEWS[name].draw).parameters
    assert list(parameters) == ["bound", "diagnostics", "options"]
    assert stream_scene(BOUND, (), PictureOptions(view=name)).view in VIEWS


@pytest.mark.parametrize("name", VIEWS)
def test_a_catalogue_has_the_views_that_their_rows_draw(name: str) -> None:
    options = PictureOptions(view=name, activity="engage" if VIEWS[name].of_activity else None)
    if VIEWS[name].draw_catalogue:
        assert catalogue_scene(svc.itil4, options).plan
    else:
        with pytest.raises(svc.RenderError, match="choose matrix, sheet or legend"):
            catalogue_scene(svc.itil4, options)


@pytest.mark.parametrize("name", VIEWS)
def test_mermaid_has_the_views_that_an_engine_lays_out(name: str) -> None:
    options = PictureOptions(view=name)
    if VIEWS[name].by_engine:
        assert for_format(options, "mermaid").view == VIEWS[name].by_engine == "stream"
    else:
        with pytest.raises(svc.RenderError, match=f"Mermaid .* can't draw the view `{name}`"):
            for_format(options, "mermaid")
    assert for_format(options, "svg") == options


def test_a_difference_is_drawn_as_any_view() -> None:
    before, after = BOUND.stream, svc.analyse(RESTORE.replace("  cloud -> fix : goods\n", "")).stream
    scene = stream_scene(svc.bind(after), (), view=showing(svc.diff(before, after)))
    (removed,) = (line for line in scene.lines if "REMOVED" in " ".join(text.words for text in line.unwrapped))
    assert removed.removed
    assert scene.legend[-2:] == ("dashed line: leads back", "dotted line: REMOVED")


def test_only_the_table_knows_what_is_special_about_a_view() -> None:
    for path in PICTURES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                compared = {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)}
                assert not compared & (VIEWS.keys() - {"auto", "legend"}), f"{path.name}: {ast.unparse(node)}"
