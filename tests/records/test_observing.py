"""A stream held against records: each planted difference is found, at its line of the text, and nothing else."""

from collections.abc import Iterable

import pytest

import svc
from svc.model.calendar import STANDARD
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
from tests.support.records import Event, PlainLog, simulated_events

FIX = """\
stream fix "A fix with rework"
  promise lead 85% within 4d to user
  step log    in engage takes 10m
  step repair in deliver_support waits 20m..1h takes 30m
  step code   in obtain_build waits 1d..3d takes 4h..8h
  step test   in design_transition takes 1h..3h
  user   -> log    : incidents
  log    -> repair : user_support_tasks
  repair -> code   : change_requests when "code must change" share 20%
  repair -> user   : services        when "solved"           share 80%
  code   -> test   : components
  test   -> code   : specifications  when "fails"  share 25%
  test   -> repair : products        when "passes" share 75%
"""
EVENTS = simulated_events(svc.bind(svc.analyse(FIX, "fix.vsc").streams[0]), 2000)


def held(text: str, events: Iterable[Event], *, examples: bool = True, ending: Iterable[str] = ()) -> Observed:
    """The one stream of a text, held against events."""
    stream = svc.bind(svc.analyse(text, "fix.vsc").streams[0])
    return observed(evidence(stream, PlainLog(events), STANDARD, ending, examples=examples))


def found(text: str, events: Iterable[Event] = EVENTS) -> list[tuple[str, int]]:
    """The codes of what is found, and their lines."""
    return [(each.code, each.range.start.line) for each in held(text, events).diagnostics if each.range]


def test_simulated_cases_of_the_stream_itself_differ_in_nothing() -> None:
    seen = held(FIX, EVENTS)
    assert (seen.diagnostics, seen.deviations) == ((), ())
    assert (seen.fitting, seen.fitness, seen.handovers) == (2000, 1.0, 1.0)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("waits 1d..3d", "waits 4d..5d", [("VSC523", 5)]),
        ("takes 4h..8h", "takes 30m", [("VSC523", 5)]),
        ("takes 10m", "takes 12m", [("VSC523", 3)]),
        ("takes 10m", "takes 9.5m", []),  # a time without a range is only about so long
        ('"fails"  share 25%', '"fails"  share 45%', [("VSC524", 12), ("VSC524", 13)]),
        ("85% within 4d", "85% within 1d", [("VSC525", 2)]),
        ("lead 85% within 4d", "lead within 1h", [("VSC525", 2)]),
        ("step log    in engage", 'step log    in engage seen "log", "lag"', [("VSC527", 3)]),
    ],
)
def test_what_is_declared_otherwise_is_found_at_its_line(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    text = FIX.replace(old, new).replace(
        '"passes" share 75%', '"passes" share 55%' if expected[:1] == [("VSC524", 12)] else '"passes" share 75%'
    )
    assert found(text) == expected


def test_a_way_that_is_not_declared_is_found_at_its_source_with_the_declared_way_and_an_example() -> None:
    direct = sorted({event.case for event in EVENTS} - {event.case for event in EVENTS if event.label == "code"})
    events = [*EVENTS, *(Event(case, "test", 1e9, 1e9 + 7200) for case in direct[:20])]
    seen = held(FIX, events)
    assert [each.code for each in seen.deviations] == ["VSC520"]
    (finding,) = seen.diagnostics
    assert finding.message == "after `repair`, 20 of 2,000 cases (1%) went to test, and no flow says so"
    assert finding.help.endswith(f"declare repair -> test; for example {direct[0]}")
    assert (finding.range and finding.range.start.line, finding.subject and finding.subject.name) == (4, "repair")
    assert [(each.message, each.range and each.range.start.line) for each in finding.related] == [
        ("the declared way begins here", 9)
    ]


def test_a_step_that_is_left_out_is_found_at_that_step() -> None:
    events = [event for event in EVENTS if event.label != "test" or event.case > "case 01000"]
    seen = held(FIX, events)
    assert {(each.code, each.source, each.target) for each in seen.deviations} == {
        ("VSC520", "code", "repair"),
        ("VSC522", "code", "test"),
    }
    (skipped,) = [each for each in seen.diagnostics if each.code == "VSC522"]
    assert (skipped.range and skipped.range.start.line) == 6
    (way,) = [each for each in seen.diagnostics if each.code == "VSC520"]
    assert "the declared way is code -> test -> repair" in way.help
    assert [each.range and each.range.start.line for each in way.related] == [11]


def test_a_case_that_begins_elsewhere_is_found_where_it_begins() -> None:
    events = [event for event in EVENTS if (event.case, event.label) != ("case 00001", "log")]
    (deviation,) = held(FIX, events).deviations
    assert (deviation.code, deviation.source, deviation.target, deviation.count) == ("VSC520", None, "repair", 1)


def test_a_flow_that_no_case_took_is_a_note() -> None:
    text = FIX + '  code -> repair : components when "trivial" share 0%\n'
    (finding,) = held(text, EVENTS).diagnostics
    assert (finding.code, finding.level, finding.range and finding.range.start.line) == ("VSC521", "note", 14)


def test_a_few_cases_that_come_back_often_drift_no_share() -> None:
    often = [
        Event("case 00000", place, 1e8 + turn * 100 + at, 1e8 + turn * 100 + at)
        for turn in range(200)
        for at, place in enumerate(("code", "test"))
    ]
    fixed = [Event("case 00000", "repair", 1e9, 1e9)]
    codes = {each.code for each in held(FIX, [*EVENTS, *often, *fixed]).deviations}
    assert "VSC524" not in codes


def test_shares_are_compared_for_the_alternatives_that_records_show_apart() -> None:
    shares = {(each.source, each.target): each.share for each in held(FIX, EVENTS).flows}
    assert shares["repair", "code"] == pytest.approx(0.2, abs=0.03)
    assert shares["repair", "user"] == pytest.approx(1 - (shares["repair", "code"] or 0))
    assert shares["log", "repair"] is None


def test_labels_without_a_meaning_are_one_finding_and_their_events_do_not_count() -> None:
    events = [*EVENTS, *(Event("case 00001", f"junk {number}", 5.0) for number in range(30))]
    seen = held(FIX, events)
    (finding,) = seen.diagnostics
    assert (finding.code, finding.range and finding.range.start.line) == ("VSC526", 1)
    assert "30 labels" in finding.message
    assert finding.message.endswith("and 20 more")
    assert len(seen.unmapped) == 30
    assert held(FIX, events, ending=[f"junk {number}" for number in range(30)]).diagnostics == ()


def test_a_label_that_two_steps_claim_is_an_error_at_the_first_with_the_second() -> None:
    text = FIX.replace("waits 1d..3d", 'seen "code", "test" waits 1d..3d').replace("takes 1h..3h", 'seen "t*"')
    (finding,) = [each for each in held(text, EVENTS).diagnostics if each.code == "VSC528"]
    assert (finding.level, finding.range and finding.range.start.line) == ("error", 5)
    assert [each.range and each.range.start.line for each in finding.related] == [6]


def test_without_examples_no_case_is_named() -> None:
    events = [event for event in EVENTS if event.label != "test"]
    seen = held(FIX, events, examples=False)
    assert {each.example for each in seen.deviations} == {each.example for each in seen.ways} == {""}
    assert "case 0" not in repr(seen)


def test_a_warning_can_be_allowed_and_a_check_of_the_file_does_not_miss_it() -> None:
    text = FIX.replace("waits 1d..3d takes 4h..8h", "waits 4d..5d takes 4h..8h  # svc: allow VSC523 because it is new")
    assert held(text, EVENTS).diagnostics == ()
    assert "VSC901" not in [each.code for each in svc.analyse(text).diagnostics]


def test_what_comes_behind_the_value_is_not_in_the_lead_time_of_a_promise() -> None:
    text = """\
stream laptop
  promise lead within 2h to user
  step give   in deliver_support takes 1h
  step review in improve waits 3w takes 1h
  user -> give : service_requests
  give -> user : services
  give -> review : performance_information
"""
    stream = svc.bind(svc.analyse(text, "fix.vsc").streams[0])
    seen = held(text, simulated_events(stream, 50))
    (promise,) = seen.promises
    assert (promise.kept, promise.value) == (True, 3600.0)
    assert seen.lead
    assert seen.lead.mean > 3 * 5 * 8 * 3600


def test_records_with_one_time_for_each_event_are_compared_with_both_clauses() -> None:
    begins = [event._replace(end=None) for event in EVENTS]
    seen = held(FIX, begins)
    assert all(step.work is None for step in seen.steps)
    (note,) = seen.notes
    assert note.startswith("the records don't show how long the work of log, repair, code, test took")


def test_no_records_are_no_fault() -> None:
    seen = held(FIX, [])
    assert (seen.fitness, seen.lead, seen.deviations, seen.ways) == (None, None, (), ())


PARALLEL = """\
stream onboard
  step ask     in engage takes 10m
  step desk    in obtain_build waits 2h takes 1h
  step account in obtain_build waits 1d..1d takes 1h
  step welcome in deliver_support takes 1h
  user -> ask : service_requests
  ask -> desk : initiation_requests
  ask -> account : initiation_requests
  desk -> welcome : components
  account -> welcome : components
  welcome -> user : services
"""


def test_steps_beside_each_other_have_drifted_only_where_they_wait_too_long() -> None:
    events = simulated_events(svc.bind(svc.analyse(PARALLEL).streams[0]), 200)
    assert held(PARALLEL, events).diagnostics == ()
    assert found(PARALLEL.replace("waits 1d..1d", "waits 1h"), events) == [("VSC523", 4)]
