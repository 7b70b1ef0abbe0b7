"""What a name means, as Markdown."""

import svc
from svc.diagnostics.codes import BY_CODE
from svc.editor.describing import described, described_code, flow_at, may_carry
from svc.editor.occurrences import occurrence_at, occurrences

TEXT = """\
stream s
  step log "Log <it>" in engage by service_desk waits 5m takes 10m accurate 90% note "by *phone*\\nor mail"
  party shop in supplier note "pays late"
  user -> log : incidents
  log -> deliver_support
"""


def shown(name: str) -> str:
    analysis = svc.analyse(TEXT)
    here = occurrence_at(occurrences(analysis), TEXT.index(name))
    assert here is not None
    return described(analysis, here)


def test_a_step_shows_its_activity_times_and_practices() -> None:
    assert shown("log").startswith("**Log \\<it\\>** `log` (step in Engage)")
    assert "waits 5 minutes, takes 10 minutes, 90% complete and accurate." in shown("log")
    assert "Practices: service desk." in shown("log")


def test_a_note_is_shown_line_by_line_and_no_markup() -> None:
    assert shown("log").endswith("by \\*phone\\*\n\nor mail")
    assert shown("shop") == "**Shop** `shop` (supplier)\n\npays late"


def test_an_artefact_shows_the_lines_that_list_it() -> None:
    assert shown("incidents").startswith("**Incidents** `incidents` (artefact)")
    assert "input 5 of Engage" in shown("incidents")


def test_an_activity_shows_what_it_takes_and_gives() -> None:
    assert shown("engage").startswith("**Engage** `engage` (activity, 5.5)")
    assert "Takes: " in shown("engage")
    assert "Gives: " in shown("engage")


def test_a_practice_shows_its_group() -> None:
    assert shown("service_desk").startswith("**Service desk** `service_desk` (practice)")
    assert "Group: " in shown("service_desk")


def test_a_flow_without_artefact_shows_what_it_may_carry() -> None:
    analysis = svc.analyse(TEXT)
    offset = TEXT.index("log -> deliver")
    flow = flow_at(analysis, offset)
    assert flow is not None
    assert "- User support tasks (`user_support_tasks`)" in may_carry(analysis, flow, offset)
    assert flow_at(analysis, 0) is None


def test_a_stream_shows_its_demand_its_value_and_its_steps() -> None:
    text = 'stream a "One"\n  demand: "it is *down*"\n  step log in engage\n\nstream b\n  step all in engage opens a\n'
    analysis = svc.analyse(text)
    for place in (text.index("a "), text.rindex("a")):
        here = occurrence_at(occurrences(analysis), place)
        assert here is not None
        assert described(analysis, here) == "**One** `a` (stream)\n\nDemand: it is \\*down\\*.\n\nSteps: Log."


def test_a_code_shows_its_name_and_its_summary() -> None:
    assert described_code(BY_CODE["VSC303"]).startswith("**unnamed-artefact** `VSC303` (note)\n\n")
