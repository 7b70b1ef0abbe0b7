"""The examples and templates hold what they promise: sound streams, faithful stories, mistakes with their answers.

`SVC_REWRITE=1 pytest tests/house/test_examples.py` writes the pictures and the answers to the mistakes anew.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import svc
from svc.diagnostics.diagnostic import Level
from tests.support import ROOT
from tests.support.blocks import blocks
from tests.support.command_line import Svc, fixture_svc
from tests.support.pictures import shown_words

__all__ = ["fixture_svc"]

EXAMPLES = ROOT / "examples"
MISTAKES = sorted((EXAMPLES / "mistakes").glob("*.vsc"))
HOUSE = ROOT / "src/svc/cli/templates/house.vsc"
TEMPLATES = sorted({*(ROOT / "src/svc/cli/templates").glob("*.vsc")} - {HOUSE})

STORIES = {
    "restore_service": "engage deliver_support obtain_build design_transition deliver_support engage improve",
    "create_service": "engage plan design_transition obtain_build design_transition deliver_support",
    "failed_access_point": "engage deliver_support deliver_support obtain_build engage improve",
    "supplier_fault": "engage deliver_support engage obtain_build design_transition deliver_support engage improve",
    "known_workaround": "engage deliver_support engage improve",
    "software_request": "engage obtain_build deliver_support engage improve",
}
"""The scenarios, and the activities that each of them visits, in this order."""


@pytest.fixture
def printed(svc_: Svc, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a command prints, run from the top of the project."""
    monkeypatch.chdir(ROOT)

    def run(*arguments: str) -> str:
        told = svc_(*arguments)
        assert told.code in (0, 1), told.err
        return told.out

    return run


def analysed(path: Path) -> svc.Analysis:
    return svc.analyse(path.read_bytes().decode("utf-8"), name=path.name)


@pytest.mark.parametrize("name", STORIES)
def test_an_example_has_no_finding_but_one_sided_lines_of_the_canon(name: str) -> None:
    findings = analysed(EXAMPLES / f"{name}.vsc").diagnostics
    assert {finding.code for finding in findings} <= {"VSC302"}


@pytest.mark.parametrize("name", STORIES)
def test_an_example_follows_its_scenario_step_by_step(name: str) -> None:
    stream = analysed(EXAMPLES / f"{name}.vsc").stream
    assert stream.name == name
    assert [step.activity for step in stream.steps] == STORIES[name].split()
    assert {"scenario", "owner", "demand", "outcome", "value", "stakeholders"} <= set(stream.keys)


@pytest.mark.parametrize("name", STORIES)
def test_a_step_of_an_example_has_a_short_title_practices_and_time(name: str) -> None:
    for step in analysed(EXAMPLES / f"{name}.vsc").stream.steps:
        assert 2 <= len((step.title or "").split()) <= 5, step.name
        assert step.practices, step.name
        assert step.takes is not None, step.name


@pytest.mark.parametrize("name", STORIES)
def test_the_picture_beside_an_example_says_what_a_new_one_says(
    printed: Callable[..., str], name: str, tmp_path: Path
) -> None:
    picture = EXAMPLES / f"{name}.svg"
    drawn = tmp_path / picture.name
    printed("render", f"examples/{name}.vsc", "-o", str(drawn), "--engine", "graphviz-pure")
    if os.environ.get("SVC_REWRITE"):
        picture.write_bytes(drawn.read_bytes())
    assert shown_words(drawn) == shown_words(picture)


TAILORED = sorted(
    path for folder in ("organisation", "deutsch", "own_words") for path in (EXAMPLES / folder).rglob("*.vsc")
)
STREAMS = [path for path in TAILORED if svc.Workspace.open(path).streams]
CATALOGUES = [path for path in TAILORED if path not in STREAMS]


@pytest.mark.parametrize("path", TAILORED, ids=lambda path: path.stem)
def test_a_tailored_example_has_no_finding_and_the_canonical_layout(path: Path) -> None:
    assert svc.Workspace.open(path).diagnostics == ()
    text = path.read_bytes().decode("utf-8")
    assert svc.format_text(text) == text


@pytest.mark.parametrize("path", STREAMS, ids=lambda path: path.stem)
def test_the_picture_beside_a_tailored_example_says_what_a_new_one_says(
    printed: Callable[..., str], path: Path, tmp_path: Path
) -> None:
    picture, drawn = path.with_suffix(".svg"), tmp_path / "drawn.svg"
    printed("render", path.relative_to(ROOT).as_posix(), "-o", str(drawn), "--engine", "graphviz-pure")
    if os.environ.get("SVC_REWRITE"):
        picture.write_bytes(drawn.read_bytes())
    assert shown_words(drawn) == shown_words(picture)


def test_the_organisation_has_what_its_readme_says(printed: Callable[..., str]) -> None:
    workspace = svc.Workspace.open(EXAMPLES / "organisation")
    (house,) = workspace.catalogues
    assert (len(workspace.streams), workspace.diagnostics) == (4, ())
    assert printed("check", "examples/organisation") == "no findings in 5 files\n"
    assert all(rule.because for rule in house.rules)
    assert {rule.word for rule in house.rules} == {"allow", "forbid"}
    assert house.artefact_id("tickets") == "incidents"
    assert [step.opens for stream in workspace.streams for step in stream.steps if step.opens] == ["build_fix"]
    assert "watch_presses -> order_parts: Part forecasts" in printed("portfolio", "examples/organisation")
    why = printed("why", "partner -> obtain_build : goods", "--catalogue", "examples/organisation/nordhafen.vsc")
    assert "the auditors want every purchase" in why


def test_the_german_catalogue_has_a_title_for_all_that_it_inherits() -> None:
    (german,) = svc.load(EXAMPLES / "deutsch" / "itil4_de.vsc").catalogues
    for kind, number in (("activities", 6), ("parties", 5), ("practices", 34), ("artefacts", 37)):
        own, inherited = getattr(german, kind), getattr(svc.itil4, kind)
        assert len(own) == number
        assert {each.name for each in own} == {each.name for each in inherited}
        titles = {each.title for each in own}
        assert len(titles) == number
        assert titles & {each.title for each in inherited} <= {"Partner"}
    assert {(each.source, each.target, each.artefact) for each in german.flows} == {
        (each.source, each.target, each.artefact) for each in svc.itil4.flows
    }


def test_a_german_picture_has_german_titles_as_they_are_written() -> None:
    picture = (EXAMPLES / "deutsch" / "passwort.svg").read_text("utf-8").replace("&#246;", "ö")
    for title in ("Störungen", "Supportaufgaben", "Anwender", "Störungsmanagement"):
        assert title in picture
    assert "Incident" not in picture


def test_the_picture_of_the_readme_is_of_the_stream_above_it(tmp_path: Path) -> None:
    picture, drawn = ROOT / "docs" / "first.svg", tmp_path / "first.svg"
    shown = blocks(ROOT / "README.md", "vsc")[0].text
    svc.render(svc.analyse(shown).stream, drawn, view="stream", engine="graphviz-pure")
    if os.environ.get("SVC_REWRITE"):
        picture.write_bytes(drawn.read_bytes())
    assert shown_words(drawn) == shown_words(picture)


def test_the_folder_holds_the_scenarios_and_its_readme_names_every_file() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.vsc")} == set(STORIES)
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    files = [path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.*") if path.name != "README.md"]
    assert [file for file in files if f"({file})" not in readme] == []


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_gets_the_answer_beside_it(printed: Callable[..., str], path: Path) -> None:
    answer = path.with_suffix(".txt")
    said = printed("check", path.relative_to(ROOT).as_posix())
    if os.environ.get("SVC_REWRITE"):
        answer.write_bytes(said.encode("utf-8"))
    assert said == answer.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_gets_the_code_that_the_readme_names(path: Path) -> None:
    rows = (EXAMPLES / "README.md").read_text("utf-8").splitlines()
    row = next(row for row in rows if f"(mistakes/{path.name})" in row)
    assert {finding.code for finding in analysed(path).diagnostics} == {row.split("|")[3].strip()}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_sound_and_its_stream_has_its_name(path: Path) -> None:
    analysis = analysed(path)
    assert [each for each in analysis.diagnostics if each.level is not Level.NOTE] == []
    assert analysis.stream.name == path.stem


def test_the_house_is_a_catalogue_with_nothing_to_say_against_it() -> None:
    analysis = analysed(HOUSE)
    assert analysis.diagnostics == ()
    assert [each.name for each in analysis.catalogues] == ["house"]
    assert svc.format_text(HOUSE.read_text("utf-8")) == HOUSE.read_text("utf-8")
    assert all(rule.because for rule in analysis.catalogues[0].rules)


@pytest.mark.parametrize(
    ("source", "target", "artefact"),
    [("obtain_build", "supplier", "orders"), ("engage", "user", "messages"), ("engage", "customer", "messages"),
     ("deliver_support", "plan", "improvement_opportunities"), ("partner", "design_transition", "designs"),
     ("design_transition", "partner", "requirements_and_specifications")],
)  # fmt: skip
def test_the_house_allows_what_nearly_every_stream_needs(source: str, target: str, artefact: str) -> None:
    assert analysed(HOUSE).catalogues[0].allows(source, target, artefact)
    assert not svc.itil4.allows(source, target, artefact)


def test_the_house_is_shown_where_tailoring_is_explained() -> None:
    shown = {block.file: block.text for block in blocks(ROOT / "docs" / "how-to" / "tailor.md", "vsc")}
    assert shown["house.vsc"] == HOUSE.read_text("utf-8")
    assert 'use "house.vsc"' in shown["spare_part.vsc"]


@pytest.mark.parametrize("name", STORIES)
def test_a_template_is_its_example_with_other_comments(name: str) -> None:
    template = analysed(ROOT / f"src/svc/cli/templates/{name}.vsc")
    assert template.stream == analysed(EXAMPLES / f"{name}.vsc").stream
