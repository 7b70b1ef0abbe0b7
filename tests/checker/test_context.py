"""A stream carries what surrounded it: what loads clean is clean wherever the stream goes, and a finding stays one."""

import copy
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

import svc
from svc.checker.context import catalogue_of
from svc.extending import BoundStream, Code, Diagnostic, Level, rule
from tests.support import ROOT
from tests.support.blocks import blocks
from tests.support.folders import write
from tests.support.marked import CASES, codes, selection, text_of
from tests.support.tables import every
from tests.support.thorough import first

HOUSE = """\
catalogue house extends itil4
  artefact tickets "Tickets"
  allow customer -> engage : tickets because "we sell by ticket"
  allow engage -> customer : tickets because "and print them"
"""
STREAM = "stream restore follows house\n  customer -> engage : tickets\n  engage -> customer : tickets\n"
PLAIN = STREAM.replace(" follows house", "")
NO_OWNER = Code("ACME001", "no-owner", Level.WARNING, "a stream without an owner", "nobody owns this stream")


@rule(NO_OWNER)
def no_owner(bound: BoundStream) -> Iterator[Diagnostic]:
    """A stream without an owner."""
    if "owner" not in bound.stream.keys:
        yield NO_OWNER.at(bound.stream.heading)


def in_its_file(folder: Path) -> svc.Stream:
    write(folder, {"a.vsc": STREAM + HOUSE})
    return svc.load(folder / "a.vsc").stream


def in_a_used_file(folder: Path) -> svc.Stream:
    write(folder, {"a.vsc": f'use "house.vsc"\n{STREAM}', "house.vsc": HOUSE})
    return svc.load(folder / "a.vsc").stream


def in_the_settings(folder: Path) -> svc.Stream:
    write(folder, {"a.vsc": PLAIN, "house.vsc": HOUSE, "svc.toml": 'catalogue = "house.vsc"\n'})
    return svc.load(folder / "a.vsc").stream


def in_a_workspace(folder: Path) -> svc.Stream:
    in_a_used_file(folder)
    return svc.Workspace.open(folder).streams[0]


def given_to_a_workspace(folder: Path) -> svc.Stream:
    write(folder, {"a.vsc": PLAIN})
    house = svc.analyse(HOUSE).catalogues[0]
    return svc.Workspace.open(folder / "a.vsc", catalogue=house).streams[0]


def in_a_text_of_a_project(folder: Path) -> svc.Stream:
    in_the_settings(folder)
    return svc.analyse(PLAIN, "b.vsc", root=folder).stream


WAYS = [in_its_file, in_a_used_file, in_the_settings, in_a_workspace, given_to_a_workspace, in_a_text_of_a_project]
KEPT: list[Callable[[svc.Stream], svc.Stream]] = [
    lambda stream: stream,
    lambda stream: attrs.evolve(stream, title="Another title"),
    lambda stream: pickle.loads(pickle.dumps(stream)),
    copy.deepcopy,
    lambda stream: attrs.evolve(stream, flows=[svc.Flow("customer", "engage", ['"Tickets"']), *stream.flows[1:]]),
]
each_way = pytest.mark.parametrize("found", WAYS, ids=lambda found: found.__name__)
each_kept = pytest.mark.parametrize(
    "kept", KEPT, ids=["as it is", "evolved", "pickled", "copied", "built anew in part"]
)


@each_way
@each_kept
def test_what_loads_clean_is_clean_everywhere(
    tmp_path: Path, found: Callable[[Path], svc.Stream], kept: Callable[[svc.Stream], svc.Stream]
) -> None:
    stream = kept(found(tmp_path))
    assert svc.check(stream) == ()
    assert "gives tickets to" in svc.describe(stream)
    assert svc.describe(stream).endswith("No errors and no warnings.\n")
    assert "VSC" not in svc.to_dot(stream)
    assert svc.to_data(stream)["flows"][0]["artefacts"] == ["tickets"]
    assert ": tickets\n" in svc.to_text(stream)
    assert not svc.diff(stream, kept(stream))
    fewer = svc.diff(stream, attrs.evolve(stream, flows=stream.flows[:1]))
    assert [each.code for each in fewer.new] == ["VSC402"]


@pytest.mark.parametrize("found", first(1, WAYS))
def test_pictures_and_notebooks_mark_nothing(tmp_path: Path, found: Callable[[Path], svc.Stream]) -> None:
    stream = found(tmp_path)
    picture = stream._repr_svg_()
    page = svc.render(stream, tmp_path / "page.html").read_text("utf-8")
    assert picture is not None
    assert "VSC" not in picture
    assert "No findings." in page


@each_way
def test_the_given_catalogue_counts_first(tmp_path: Path, found: Callable[[Path], svc.Stream]) -> None:
    assert codes(svc.check(found(tmp_path), svc.itil4))[:2] == ["VSC202", "VSC202"]


def test_a_stream_that_follows_another_one_now_is_checked_by_that() -> None:
    stream = svc.analyse(STREAM + HOUSE + "catalogue other extends house\n").stream
    assert (
        catalogue_of(attrs.evolve(stream, follows="other"))
        == svc.analyse(HOUSE + "catalogue other extends house\n").catalogues[1]
    )
    assert catalogue_of(attrs.evolve(stream, follows="itil4")) is svc.itil4
    assert catalogue_of(attrs.evolve(stream, follows=None)) is svc.itil4
    assert catalogue_of(attrs.evolve(stream, follows="nobodys")) is None
    assert codes(svc.check(attrs.evolve(stream, follows="nobodys"))) == ["VSC201"]


def test_a_context_takes_no_part_in_equality() -> None:
    stream = svc.analyse(STREAM + HOUSE).stream
    built = svc.Stream("restore", follows="house", flows=stream.flows)
    assert stream == built
    assert hash(stream) == hash(built)
    assert "context" not in repr(stream)


def test_the_streams_that_its_steps_open_are_known() -> None:
    one, two = (
        f"stream {name}\n  step s in plan opens {opened}\n  improve -> s : status\n"
        for name, opened in (("one", "two"), ("two", "one"))
    )
    for stream in svc.analyse(one + two).streams:
        assert "VSC213" in codes(svc.check(stream))
        assert "VSC213" in codes(svc.check(attrs.evolve(stream, title="Another title")))
        assert "VSC213" not in codes(svc.check(pickle.loads(pickle.dumps(stream))))


class TestProject:
    SETTINGS = 'working-day = "7.5h"\n[levels]\nVSC402 = "off"\nVSC401 = "note"\n[colours]\nimprove = "#123456"\n'

    @pytest.fixture
    def stream(self, tmp_path: Path) -> svc.Stream:
        text = "stream a\n  step look in improve takes 1d\n  look -> plan : status\n"
        write(tmp_path, {"a.vsc": text, "svc.toml": self.SETTINGS})
        return svc.load(tmp_path / "a.vsc").stream

    def test_its_levels_count(self, stream: svc.Stream) -> None:
        assert [(each.code, each.level) for each in svc.check(stream)] == [("VSC401", "note")]

    @pytest.mark.parametrize("again", [lambda stream: stream, lambda stream: pickle.loads(pickle.dumps(stream))])
    def test_its_calendar_and_colours_count(
        self, stream: svc.Stream, again: Callable[[svc.Stream], svc.Stream]
    ) -> None:
        stream = again(stream)
        assert "7.5 hours" in svc.to_dot(stream, "ladder")
        assert "#123456" in svc.to_dot(stream)
        assert "6 hours" in svc.to_dot(stream, "ladder", calendar=svc.Calendar(6))
        assert "#123456" not in svc.to_dot(stream, colours={"improve": "#654321"})

    def test_custom_rules_run_wherever_the_stream_goes(self) -> None:
        clean = "customer -> engage : requests\nengage -> customer : service_performance_reports\n"
        stream = svc.analyse(clean, "a.vsc", rules=[no_owner]).stream
        for each in (stream, pickle.loads(pickle.dumps(stream)), attrs.evolve(stream, title="A")):
            assert codes(svc.check(each)) == ["ACME001"]
        assert svc.check(attrs.evolve(stream, keys={"owner": "Ada"})) == ()

    def test_a_rule_that_no_module_holds_is_left_out_of_a_pickle(self) -> None:
        local = rule(NO_OWNER)(lambda bound: [NO_OWNER.at(bound.stream.heading)])
        stream = svc.analyse("engage -> plan\n", "a.vsc", rules=[local], select=["ACME001"]).stream
        assert "ACME001" in codes(svc.check(copy.deepcopy(stream)))
        assert "ACME001" in codes(svc.check(stream))
        assert "ACME001" not in codes(svc.check(pickle.loads(pickle.dumps(stream))))


class TestAllowances:
    TEXT = (
        "stream a  # svc: allow VSC401 because it is internal\n  step look in improve\n"
        "  step talk in engage  # svc: allow VSC409 because it is for later\n  look -> plan : status\n"
    )

    def test_they_count_wherever_the_stream_goes(self) -> None:
        analysis = svc.analyse(self.TEXT, "a.vsc")
        stream = analysis.stream
        assert codes(analysis.diagnostics) == ["VSC402"]
        for each in (stream, pickle.loads(pickle.dumps(stream)), attrs.evolve(stream, title="A")):
            assert codes(svc.check(each)) == ["VSC402"]
            assert "VSC4" not in svc.to_dot(each).replace("VSC402", "")

    def test_they_count_for_what_is_changed_and_drawn(self) -> None:
        stream = svc.analyse(self.TEXT, "a.vsc").stream
        more = attrs.evolve(stream, steps=[svc.Step("more", activity="engage"), *stream.steps])
        assert codes(svc.check(more)) == ["VSC409", "VSC402"]
        without = attrs.evolve(more, steps=[more.steps[0], more.steps[1]])
        assert "VSC401" not in svc.to_dot(more)
        assert svc.to_dot(more).count("VSC409") == svc.to_dot(without).count("VSC409") > 0

    def test_one_for_the_file_counts_for_new_statements_too(self) -> None:
        stream = svc.analyse("# svc: allow-file VSC409 because a sketch\nimprove -> plan : status\n", "a.vsc").stream
        more = attrs.evolve(stream, steps=[svc.Step("more", activity="engage")])
        assert codes(svc.check(more)) == ["VSC401", "VSC402"]


def everywhere() -> Iterator[tuple[str, Callable[[], svc.Analysis]]]:
    """Every example, template, case and block of the docs, by its place."""
    for path in sorted([*ROOT.glob("examples/**/*.vsc"), *ROOT.glob("src/svc/cli/templates/*.vsc")]):
        yield path.relative_to(ROOT).as_posix(), lambda path=path: svc.Workspace.open(path).analyses[0]  # type: ignore[misc]
    for path in sorted(CASES.rglob("*.vsc")):
        text = text_of(path)
        yield (
            path.relative_to(ROOT).as_posix(),
            lambda text=text: svc.analyse(text, "case.vsc", select=selection(text)),  # type: ignore[misc]
        )
    for page in sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md"]):
        for block in blocks(page, "vsc"):
            text = block.text
            yield block.place, lambda text=text: svc.analyse(text, "block.vsc", select=selection(text))  # type: ignore[misc]


EVERYWHERE = dict(everywhere())
ABOUT_FILES = ("VSC1", "VSC9", "VSC204", "VSC206", "VSC207", "VSC208", "VSC209", "VSC210")
"""Findings about texts, allowances, sections and `use` lines: a stream alone has none of these."""


@every("place", [*EVERYWHERE])
def test_a_stream_has_the_findings_of_its_file(place: str) -> None:
    analysis = EVERYWHERE[place]()
    for stream in analysis.streams:
        start, end = stream.body
        here = [each for each in analysis.diagnostics if each.range and start <= each.range.start.offset < end]
        expected = [(each.code, each.level, each.range) for each in here if not each.code.startswith(ABOUT_FILES)]
        found = svc.check(stream)
        if not any(each.level is svc.Level.ERROR for each in analysis.diagnostics):
            assert [(each.code, each.level, each.range) for each in found] == expected
        (again,) = svc.analyse(svc.to_text(stream), analysis.file.name).streams
        assert again == stream
        assert not svc.diff(stream, stream)
        assert [code for code in codes(svc.check(pickle.loads(pickle.dumps(stream)))) if code[:5] != "VSC21"] == [
            code for code in codes(found) if code[:5] != "VSC21"
        ]
