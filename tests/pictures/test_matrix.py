"""The matrix and the sheet: every arrow of a catalogue in its cell, and what a stream uses standing out."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

import svc
from svc.model import title_of
from svc.pictures.drawing import catalogue_scene, stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.rendering import checked
from svc.pictures.scene.shapes import Panel, Scene
from svc.pictures.scene.text_metrics import width
from svc.pictures.style import palette
from svc.pictures.views import VIEWS
from svc.pictures.views.matrix import catalogue_matrix
from svc.pictures.views.sheet import catalogue_sheet
from svc.strategies import catalogues
from tests.support.command_line import Svc, fixture_svc
from tests.support.folders import ACME, RESTORE, write
from tests.support.hostile import TRAPS
from tests.support.pictures import drawn

__all__ = ["fixture_svc"]
ENGINES = ["graphviz-pure", pytest.param("dot", marks=pytest.mark.system)]
STREAM = svc.analyse(f"stream restore\n{RESTORE}  engage -> plan : change_requests\n").stream


def _panels(diagram: Scene) -> list[Panel]:
    assert diagram.plan is not None
    return [each for each in diagram.plan.figures if isinstance(each, Panel)]


def _of_stream(view: str, activity: str | None = None) -> Scene:
    return stream_scene(*checked(STREAM), PictureOptions(view=view, activity=activity))


def _entries(panel: Panel) -> Iterator[tuple[str, str]]:
    """The artefacts in a panel, each with its colour; what goes over several lines is joined."""
    found: list[tuple[str, str]] = []
    for text in panel.lines:
        if text.words[:2] in ("• ", "- "):
            found.append((text.words[2:], text.colour))
        else:
            found[-1] = f"{found[-1][0]} {text.words.strip()}", found[-1][1]
    yield from found


class TestMatrix:
    def test_the_flows_of_the_canon_are_all_there(self) -> None:
        cells = [list(_entries(panel)) for panel in _panels(catalogue_matrix(svc.itil4)) if panel.kind == "used"]
        assert sum(map(len, cells)) == len(svc.itil4.flows) == 86

    def test_signs_say_what_one_side_lists_and_what_a_rule_allows(self) -> None:
        acme = svc.analyse(ACME).catalogues[0]
        diagram = catalogue_matrix(acme)
        titles = [title for panel in _panels(diagram) if panel.kind == "used" for title, _ in _entries(panel)]
        assert "feedback+" in titles
        one_sided = [
            flow
            for flow in acme.flows
            if flow.listed_by != "both" and not {flow.source, flow.target} & acme.all_parties.keys()
        ]
        assert sum(title.endswith("°") for title in titles) == len(one_sided) > 0
        assert diagram.legend == ("° only one side lists it", "+ allowed by tailoring")

    def test_what_a_stream_uses_stands_out_and_what_there_is_not_is_marked(self) -> None:
        diagram = _of_stream("matrix")
        entries = [
            entry for panel in _panels(diagram) if panel.lines and panel.kind != "head" for entry in _entries(panel)
        ]
        used = [title for title, colour in entries if colour == palette.INK]
        assert used == ["user support tasks", "services delivered to customers and users", "incidents"]
        assert [title for title, colour in entries if colour == palette.ERROR] == ["VSC301 change requests"]
        assert sum(colour == palette.MUTED for _, colour in entries) == 86 - 3
        assert diagram.subtitle[0].startswith("3 of 86 flows")

    @pytest.mark.parametrize("diagram", [catalogue_matrix(svc.itil4), _of_stream("matrix"), _of_stream("sheet")])
    def test_words_are_in_their_cells_and_no_cell_on_another(self, diagram: Scene) -> None:
        panels = [panel for panel in _panels(diagram) if panel.kind not in ("body",)]
        for number, one in enumerate(panels):
            assert all(width(text.words, text.size, bold=text.bold) <= one.width for text in one.lines)
            assert sum(round(text.size * 1.36) for text in one.lines) <= one.height
            for two in panels[number + 1 :]:
                beside = one.left + one.width <= two.left or two.left + two.width <= one.left
                assert beside or one.top + one.height <= two.top or two.top + two.height <= one.top, (one.id, two.id)

    @given(catalogues())
    def test_any_catalogue_can_be_drawn(self, catalogue: svc.Catalogue) -> None:
        diagram = catalogue_matrix(catalogue)
        found = sum(len(list(_entries(panel))) for panel in _panels(diagram) if panel.kind == "used")
        assert found == len(catalogue.flows)


class TestSheet:
    def test_all_that_an_activity_gets_and_gives(self) -> None:
        panels = _panels(catalogue_sheet(svc.itil4, PictureOptions(activity="engage")))
        givers = [title for panel in panels if panel.id.startswith("svc_giver") and panel.kind == "words"
                  for title, _ in _entries(panel)]  # fmt: skip
        takers = [title for panel in panels if panel.id.startswith("svc_taker") and panel.kind == "words"
                  for title, _ in _entries(panel)]  # fmt: skip
        assert len(givers) == sum(flow.target == "engage" for flow in svc.itil4.flows)
        assert len(takers) == sum(flow.source == "engage" for flow in svc.itil4.flows)

    def test_of_a_stream_it_is_the_activity_with_the_most_steps_unless_one_is_named(self) -> None:
        def titled(diagram: Scene) -> str:
            return next(panel.tooltip for panel in _panels(diagram) if panel.id == "svc_activity_body")

        assert titled(_of_stream("sheet")) == "Engage"
        assert titled(_of_stream("sheet", "plan")) == "Plan"

    def test_of_a_stream_it_names_its_steps_there_up_to_a_number(self) -> None:
        def middle(text: str) -> list[str]:
            bound = svc.analyse(text).bound.streams[0]
            panels = _panels(stream_scene(bound, (), PictureOptions(view="sheet", activity="engage")))
            lines = next(panel.lines for panel in panels if panel.id == "svc_activity_words")
            return [line.words for line in lines if line.words][-3:]

        text = 'step a "Ask" in plan\nstep b "Log it" in engage by service_desk, incident_management\n'
        assert middle(text)[-2:] == ["2 Log it", "service desk, incident management"]
        assert middle('step a "Ask" in plan\n')[-1] == "section 5.5"
        many = "".join(f'step s{number} "Step" in engage\n' for number in range(1, 16))
        assert middle(many) == ["11 Step", "12 Step", "and 3 more"]

    def test_an_activity_that_there_is_not_is_an_error(self) -> None:
        with pytest.raises(svc.RenderError, match="has no activity `engag`; did you mean `engage`"):
            _of_stream("sheet", "engag")
        with pytest.raises(svc.RenderError, match="an activity is only for the view `sheet`"):
            _of_stream("lanes", "engage")

    def test_a_catalogue_without_activities_has_no_sheet(self) -> None:
        stream = svc.analyse("stream s follows unknown\n  customer -> somebody : something\n").stream
        assert not VIEWS["sheet"].shows(svc.bind(stream))
        with pytest.raises(svc.RenderError, match="a sheet shows one activity, and the catalogue unknown has none"):
            stream_scene(svc.bind(stream), (), PictureOptions(view="sheet"))
        with pytest.raises(svc.RenderError, match="a sheet shows one activity, and the catalogue empty has none"):
            catalogue_scene(svc.Catalogue("empty"), PictureOptions(view="sheet"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("view", ["matrix", "sheet"])
def test_every_artefact_is_in_the_picture(engine: str, view: str) -> None:
    words = ""
    for activity in svc.itil4.all_activities if view == "sheet" else [None]:
        diagram = catalogue_scene(svc.itil4, PictureOptions(view=view, activity=activity))
        root = ElementTree.fromstring(draw(diagram, "svg", PictureOptions(engine=engine)).data)
        words += " ".join(each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text"))
    known = {flow.artefact for flow in svc.itil4.flows}
    assert all(title_of(svc.itil4.all_artefacts[name]).split()[0].lower() in words.lower() for name in known)


@pytest.mark.parametrize("view", ["matrix", "sheet"])
@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_titles_stay_as_they_are(engine: str, view: str) -> None:
    title = "".join(TRAPS)
    catalogue = svc.Catalogue(
        "acme", title, parties=[svc.Party("user", title)], artefacts=[svc.Artefact("x", title)],
        activities=[svc.Activity("a", title, purpose=title, lines=[svc.Line("a", "input", 1, ["x"], ["user"])])],
    )  # fmt: skip
    diagram = catalogue_scene(catalogue, PictureOptions(view=view, activity="a" if view == "sheet" else None))
    root = ElementTree.fromstring(draw(diagram, "svg", PictureOptions(engine=engine)).data)
    assert not any(each.tag.rsplit("}")[-1] in ("script", "a", "image", "foreignObject") for each in root.iter())


def test_the_library_draws_catalogues(tmp_path: Path) -> None:
    assert svc.to_dot(svc.itil4, view="matrix") == svc.to_dot(svc.itil4)
    assert svc.render(svc.itil4, tmp_path / "a.svg", view="sheet", activity="plan").exists()
    with pytest.raises(svc.RenderError, match="choose one of plan"):
        svc.render(svc.itil4, tmp_path / "b.svg", view="sheet")
    with pytest.raises(svc.RenderError, match="a catalogue has no view `lanes`"):
        svc.render(svc.itil4, tmp_path / "b.svg", view="lanes")


class TestCommand:
    def test_a_catalogue_by_its_name_or_its_file(self, svc_: Svc) -> None:
        write(Path(), {"acme.vsc": ACME})
        assert svc_("render", "--catalogue", "itil4").out == "itil4.svg\n"
        assert svc_("render", "--catalogue", "acme.vsc").out == "acme.svg\n"
        told = svc_("render", "--catalogue", "acme.vsc", "--view", "sheet", "--activity", "engage")
        assert told.out == "acme_engage.svg\n"

    @pytest.mark.parametrize(
        "arguments",
        [[], ["a.vsc", "--catalogue", "itil4"], ["--catalogue", "itil4", "--view", "lanes"],
         ["--catalogue", "itil4", "--view", "sheet"], ["--catalogue", "nope"],
         ["--catalogue", "itil4", "--format", "mermaid"]],
    )  # fmt: skip
    def test_usage(self, svc_: Svc, arguments: list[str]) -> None:
        write(Path(), {"a.vsc": f"stream a\n{RESTORE}"})
        assert svc_("render", *arguments).code == 2

    def test_it_is_not_written_over_the_catalogue(self, svc_: Svc) -> None:
        write(Path(), {"acme.svg": ACME, "acme.vsc": ACME})
        assert svc_("render", "--catalogue", "acme.vsc", "-o", "acme.vsc").code == 2
        assert Path("acme.vsc").read_text("utf-8") == ACME


def test_a_table_of_very_many_cells_has_none_for_what_there_is_not() -> None:
    names = [f"t{number}" for number in range(52)]
    ring = "".join(
        f"  activity {name} begins ends\n    output a to {names[number - 1]}\n" for number, name in enumerate(names)
    )
    diagram = drawn(f"stream s follows big\n  step x in t0\ncatalogue big\n  artefact a\n{ring}", "matrix")
    assert diagram.plan is not None
    cells = [each for each in diagram.plan.figures if isinstance(each, Panel) and each.id.startswith("svc_cell_")]
    assert len(cells) == 2 * len(names)
