"""A stream on several slides: where it is cut, and how flows lead from one slide to another."""

from pathlib import Path

import pytest
from hypothesis import given, settings

import svc
from svc.pictures.drawing import page_scenes
from svc.pictures.layout.page_cuts import cut
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.annotations import within
from svc.pictures.scene.shapes import Card, Emblem, Line, Scene
from svc.pictures.views.slide import LEGIBLE, letters
from svc.project.api import analyse, bound_and_checked
from svc.strategies import valid_streams
from tests.support.command_line import Svc, fixture_svc
from tests.support.pictures import RESTORE, STREAMS, drawn

__all__ = ["fixture_svc"]


def pages_of(text: str, count: int | None = None) -> list[Scene]:
    analysis = analyse(text, "test.vsc")
    bound = analysis.bound.streams[0]
    findings = within(bound.stream, analysis.diagnostics)
    return page_scenes(bound, findings, PictureOptions(view="slide"), count)


def long(steps: int) -> str:
    """A stream that goes to and fro between two activities."""
    kinds = ["engage", "deliver_support"] * steps
    declared = [f"  step s{number} in {kind}" for number, kind in enumerate(kinds[:steps])]
    carried = ["user_support_tasks", "completion"] * steps
    flows = [f"  s{number} -> s{number + 1} : {each}" for number, each in enumerate(carried[: steps - 1])]
    return "\n".join(
        ["stream long", *declared, "  user -> s0 : incidents", *flows, f"  s{steps - 1} -> user : services\n"]
    )


def steps(scene: Scene) -> list[str]:
    return [node.id for node in scene.nodes if isinstance(node, Card)]


def connectors(scene: Scene) -> dict[str, str]:
    shown = [node for node in scene.nodes if isinstance(node, Emblem) and node.kind == "connector"]
    return {node.id: " ".join(text.words for text in node.texts) for node in shown}


def lines(*ends: str) -> list[Line]:
    return [Line(str(number), each[0], each[1], (), "") for number, each in enumerate(ends)]


def test_a_stream_is_cut_where_the_fewest_lines_lead_on_into_parts_of_about_one_length() -> None:
    row = lines("ab", "bc", "cd", "de", "ef")
    assert cut("abcdef", row, 2) == [["a", "b", "c"], ["d", "e", "f"]]
    assert cut("abcdef", [*row, *lines("cd", "cd", "cd", "cf", "ce")], 2)[0] == ["a", "b"]
    assert cut("abcdef", row, 6) == [[each] for each in "abcdef"]


def test_a_connector_names_the_step_and_the_slide_that_a_flow_leads_to_or_comes_from() -> None:
    first, second = pages_of(RESTORE, 2)
    assert steps(first) == ["svc_step_log", "svc_step_diagnose"]
    assert steps(second) == ["svc_step_fix", "svc_step_release"]
    assert connectors(first) == {
        "svc_step_fix_to": "CONTINUED ON 2 3 Build a fix",
        "svc_step_release_from": "FROM 2 4 Release the fix",
    }
    assert connectors(second) == {
        "svc_step_diagnose_from": "FROM 1 2 Diagnose and restore",
        "svc_step_diagnose_to": "CONTINUED ON 1 2 Diagnose and restore",
    }


def test_each_slide_says_which_of_how_many_it_is() -> None:
    assert [page.title for page in pages_of(RESTORE, 2)] == [
        ("Restore a live service (1 of 2)",),
        ("Restore a live service (2 of 2)",),
    ]
    assert pages_of(RESTORE, 2)[1].description.startswith("Slide 2 of 2. ")
    assert [page.title for page in pages_of(RESTORE, 1)] == [("Restore a live service",)]


def test_a_flow_that_leads_back_to_another_slide_stays_dashed_and_the_legend_is_only_where_one_is() -> None:
    text = long(6) + "  s5 -> s4 : completion share 10%\n"
    first, second = pages_of(text, 2)
    assert [line.source for line in second.lines if line.back] == ["svc_step_s5"]
    assert any(each.startswith("dashed") for each in second.legend)
    assert not any(each.startswith("dashed") for each in first.legend)
    returning = pages_of(long(6) + "  s5 -> s0 : completion share 10%\n", 2)
    assert [[line.target for line in page.lines if line.back] for page in returning] == [
        ["svc_step_s0"],
        ["svc_step_s0_to"],
    ]


@settings(max_examples=30)
@given(stream=valid_streams(steps=(2, 12), parties=(1, 4)))
def test_each_step_is_on_one_slide_and_each_flow_on_those_of_its_steps(stream: svc.Stream) -> None:
    bound, findings = bound_and_checked(stream, None)
    pages = page_scenes(bound, findings, PictureOptions(view="slide"), 2)
    shown = [id for page in pages for id in steps(page)]
    assert len(shown) == len(set(shown)) == len(bound.steps)
    drawn = {line.id: line for page in pages for line in page.lines}
    assert len(drawn) == len(bound.flows)
    for page in pages:
        ids = {node.id for node in page.nodes}
        assert all(line.source in ids and line.target in ids for line in page.lines)
        leaving = {id.removesuffix("_to") for id in connectors(page) if id.endswith("_to")}
        assert not leaving & set(steps(page))


@pytest.mark.parametrize("path", STREAMS[::4], ids=lambda path: path.stem)
def test_slides_are_larger_than_one_slide_of_all(path: Path) -> None:
    text = path.read_text("utf-8")
    (whole,) = pages_of(text, 1)
    halves = pages_of(text)
    assert len(halves) == 2
    assert min(map(letters, halves)) > letters(whole)


def test_as_many_slides_are_made_as_it_takes_to_read_them() -> None:
    pages = pages_of(long(60))
    assert 2 < len(pages) < 6
    assert all(round(letters(page), 1) >= LEGIBLE for page in pages)


def test_who_draws_a_slide_that_is_too_small_is_advised_to_draw_several() -> None:
    (advised,) = draw(drawn(long(60), "slide"), "svg").findings
    assert advised.help == "draw it on several slides with --pages or split the stream with steps that open others"
    assert "pages" not in pages_of(long(60), 2)[0].advice


def test_a_finding_is_listed_on_the_slide_that_shows_what_it_is_about() -> None:
    first, second = pages_of(RESTORE + "  log -> log : services\n", 2)
    assert [sentence.pill and sentence.pill.code for sentence in first.sentences] == ["VSC301"]
    assert second.sentences == ()


def test_files_are_numbered(svc_: Svc) -> None:
    Path("restore.vsc").write_text(RESTORE)
    assert svc_("render", "restore.vsc", "--view", "slide", "--pages") == (0, "restore-1.svg\nrestore-2.svg\n", "")
    assert svc_("render", "restore.vsc", "--pages", "3", "-o", "a.dot").out == "a-1.dot\na-2.dot\na-3.dot\n"
    stream = svc.load("restore.vsc").stream
    assert svc.render_pages(stream, "b.svg") == [Path("b-1.svg"), Path("b-2.svg")]
    assert Path("b-1.svg").read_text() == Path("restore-1.svg").read_text()
    twelve = svc.load(write("long.vsc", long(12))).stream
    assert svc.render_pages(twelve, "c.dot", 11)[0] == Path("c-01.dot")


def write(name: str, text: str) -> Path:
    Path(name).write_text(text)
    return Path(name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pages", "9"), "a stream of 4 steps can't be cut into 9 slides: request 4 or less"),
        (("--pages", "0"), "a stream can't be drawn on 0 pages: request 1 or more"),
        (("--pages", "2", "--view", "lanes"), "several pages are only for the view `slide`, but the view is `lanes`"),
        (("--pages", "2", "-o", "a.html"), "HTML shows a stream as a whole"),
        (("--pages", "2", "-o", "-"), "several pages are several files: choose where they go with -o"),
        (("--pages=x",), "--pages takes a number, but x is not one: put PATHS before --pages"),
    ],
)
def test_what_can_not_be_is_refused(svc_: Svc, arguments: tuple[str, ...], said: str) -> None:
    Path("restore.vsc").write_text(RESTORE)
    result = svc_("render", "restore.vsc", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(path.name for path in Path().iterdir()) == ["restore.vsc"]


def test_a_catalogue_has_no_pages(svc_: Svc) -> None:
    assert "a catalogue has no pages: leave out --pages" in svc_("render", "--catalogue", "itil4", "--pages").err
