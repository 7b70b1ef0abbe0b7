"""Titles in double quotes name activities, parties and practices wherever a name may stand."""

from pathlib import Path

import pytest

import svc
from svc.formats.catalogue import json as catalogue_json
from tests.support.command_line import Svc, fixture_svc
from tests.support.marked import finding

__all__ = ["fixture_svc"]

BY_TITLES = """\
catalogue house extends itil4
  allow "Engage" -> "User" : "Feedback" because "we answer"
  forbid "Partner" -> "Obtain or build"
  artefact reports
  activity review "Review"
    input reports from "Plan", "Engage" "What was seen"
    output reports to "Improve"

stream restore "Restore" follows house
  party cloud "The cloud" in "Supplier"
  step log "Log the call" in "Engage" by "Service desk", incident_management
  step mend in "Deliver and support"

  "User" -> "Log the call" : incidents
  "Log the call" -> mend : user_support_tasks
  "The cloud" -> "Obtain or build" : goods
  "Obtain or build" -> "Mend" : components
  mend -> "User" : services
"""
TITLES = {
    '"Engage"': "engage", '"User"': "user", '"Feedback"': "feedback", '"Partner"': "partner", '"Plan"': "plan",
    '"Obtain or build"': "obtain_build", '"Improve"': "improve", '"Supplier"': "supplier", '"Mend"': "mend",
    '"Service desk"': "service_desk", '"Deliver and support"': "deliver_support",
}  # fmt: skip


def by_names() -> str:
    """The text with names for titles."""
    text = BY_TITLES
    for title, name in TITLES.items():
        text = text.replace(title, name)
    for title, name in (('"Log the call"', "log"), ('"The cloud"', "cloud")):
        text = text.replace(f"{title} ->", f"{name} ->").replace(f"-> {title}", f"-> {name}")
    return text


def test_a_text_with_titles_means_what_it_means_with_names() -> None:
    one, other = svc.analyse(BY_TITLES), svc.analyse(by_names())
    assert one.stream == other.stream
    assert one.catalogues[0].flows == other.catalogues[0].flows
    assert [(each.code, each.level) for each in one.diagnostics] == [
        (each.code, each.level) for each in other.diagnostics
    ]
    assert not [each for each in one.diagnostics if each.level is svc.Level.ERROR]


def test_a_title_is_held_and_written_by_its_name() -> None:
    stream = svc.Stream(
        name="s", steps=[svc.Step("log", "Log", '"Engage"', ['"Service desk"'])], flows=[svc.Flow('"User"', '"Log"')]
    )
    text = svc.to_text(stream)
    assert text == 'stream s\n\n  step log "Log" in engage  by service_desk\n\n  user -> log\n'
    assert svc.analyse(text).stream == svc.from_data(svc.to_data(stream))


def test_an_unknown_title_is_written_as_it_is() -> None:
    stream = svc.Stream(name="s", flows=[svc.Flow('"Nobody"', "plan", ['"Nothing \\ at all"'])])
    assert svc.analyse(svc.to_text(stream)).stream == stream
    assert svc.from_data(svc.to_data(stream)) == stream


def test_the_layout_keeps_titles_and_sets_a_wording_apart(
    svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.vsc").write_text(BY_TITLES)
    assert svc_("fmt", "a.vsc").code == 0
    laid_out = Path("a.vsc").read_text()
    assert svc.analyse(laid_out).stream == svc.analyse(BY_TITLES).stream
    assert '    input  reports from "Plan", "Engage"\n      "What was seen"\n' in laid_out
    assert '  "User"            -> "Log the call"    : incidents\n' in laid_out


def test_the_json_of_a_catalogue_names_counterparties_by_their_ids() -> None:
    (house,) = svc.analyse(BY_TITLES).catalogues
    report = catalogue_json.report(house, "review")
    assert '"plan",\n' in report
    assert '\\"Plan\\"' not in report


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('step a in "Engege"', '"Engage"'), ('step a in plan by "Service Desk"', '"Service desk"'),
        ('party a in "Suplier"', '"Supplier"'), ('"Usr" -> engage : incidents', '"User"'),
        ('step a "Log it" in plan\n"Log its" -> a', '"Log it"'),
    ],
)  # fmt: skip
def test_a_slip_in_a_title_is_asked_about(written: str, meant: str) -> None:
    told = finding(written, "VSC201")
    assert told.help == f"did you mean `{meant}`?"
    assert [fix.title for fix in told.fixes] == [f"write `{meant}`"]


def test_a_title_of_two_steps_means_neither() -> None:
    told = finding('step a "Log" in engage\nstep b "Log" in engage\nuser -> "Log" : incidents\n', "VSC201")
    assert told.help == "several have this title; name the one you mean: a or b"


def test_a_title_of_two_practices_means_neither() -> None:
    catalogue = 'catalogue c\n  practice a "Ask" in x\n  practice b "Ask" in x\n  activity d\n'
    text = f'{catalogue}stream s follows c\n  step e in d by "Ask"\n'
    assert finding(text, "VSC201").help == "several have this title; name the one you mean: a or b"


def test_a_step_hides_the_activity_with_its_title() -> None:
    stream = svc.analyse('step talk "Engage" in engage\nuser -> "Engage" : incidents\n').stream
    assert stream.flows[0].target == "talk"


def test_the_title_of_a_lost_step_is_not_reported_again() -> None:
    told = svc.analyse('step "Log the call" in engage\nuser -> "Log the call" : incidents\n').diagnostics
    assert [each.code for each in told] == ["VSC101"]


def test_a_title_before_an_arrow_begins_a_flow_and_any_other_text_goes_on() -> None:
    stream = svc.analyse('step a\n  "A"\n  in plan\n"Engage" -> a\n"User"  -> "Engage"\n').stream
    assert stream.steps[0].title == "A"
    assert [(flow.source, flow.target) for flow in stream.flows] == [("engage", "a"), ("user", "engage")]


def test_findings_quote_a_title_as_it_is_written() -> None:
    told = finding('trigger: "x"\nuser -> engage : incidents\n"Obtain or build" -> engage\n', "VSC405")
    assert told.message == "`Obtain or build` gives something but receives nothing"


def test_a_comparison_takes_a_title_for_its_name() -> None:
    before, after = (
        svc.analyse(text).stream for text in ("user -> engage : incidents", '"User" -> "Engage" : incidents')
    )
    assert before == after
