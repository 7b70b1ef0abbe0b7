"""What records say, written back into the text: the clauses, and nothing else."""

import re
from collections.abc import Iterable
from difflib import ndiff

import pytest

import svc
from svc.model.calendar import STANDARD
from svc.records.measured_clauses import rate, shares, spread
from svc.records.observing import evidence, observed
from svc.records.shapes import Times
from svc.records.writing import Rewritten, rewritten
from tests.records.test_observing import EVENTS, FIX
from tests.support.records import Event, PlainLog, simulated_events


def written(text: str, events: Iterable[Event] = EVENTS) -> Rewritten:
    """The text of a stream with what events say."""
    analysis = svc.analyse(text, "fix.vsc")
    seen = evidence(svc.bind(analysis.streams[0]), PlainLog(events), STANDARD)
    return rewritten(seen, analysis.file.source)


def changes(before: str, after: str) -> list[str]:
    """The lines that are new, without the space around them."""
    return [line[2:].strip() for line in ndiff(before.splitlines(), after.splitlines()) if line.startswith("+ ")]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((600, 600, 600, 600, 600), "10m"),
        ((0, 0, 0, 0, 0), "0m"),
        ((30, 90, 3600, 28_800, 288_000), "30s..1.5m..1h..1d..10d"),
        ((1234, 4321, 54_321, 654_321, 7_654_321), "21m..1.2h..1.9d..23d..270d"),
        ((0, 0, 45.4, 45.4, 3599), "0m..0m..45s..45s..60m"),
    ],
)
def test_times_become_a_spread_with_two_digits(points: tuple[float, float, float, float, float], expected: str) -> None:
    found = spread(Times(9, 1.0, points), STANDARD)
    assert str(found) == expected
    assert svc.Duration.parse(expected) == found


def test_shares_add_up_to_all_cases() -> None:
    assert [str(each) for each in shares([1, 1, 1])] == ["33.4", "33.3", "33.3"]
    for counts in ([2, 3, 5, 7, 11, 13, 0], [999, 1], [1, 2999], [0, 5]):
        assert sum(shares(counts)) == 100


def test_arrivals_become_a_rate_in_the_unit_that_fits() -> None:
    day = 1 / (8 * 3600)
    assert [str(rate(each * day, STANDARD)) for each in (20, 123.4, 1, 0.3)] == ["20/d", "120/d", "1/d", "1.5/w"]
    assert str(rate(20 * day, STANDARD, "h")) == "2.5/h"
    assert rate(0.0, STANDARD) is None


def test_times_shares_and_arrivals_are_written_and_comments_stay() -> None:
    text = FIX.replace("takes 1h..3h", "takes 9h  # a guess\n       waits 5h").replace(
        ": incidents", ': incidents  note "by phone"  # the phone'
    )
    found = written(text)
    assert (
        changes(text, found.source.text)
        == [
            "step repair in deliver_support waits 0m..40m..54m..58m..60m takes 30m",
            "step code   in obtain_build waits 1.1d..2d..2.7d..2.9d..3d takes 4.2h..6h..7.4h..7.8h..8h",
            "step test   in design_transition takes 1.1h..2h..2.7h..2.9h..3h  # a guess",
            "waits 0m",
            'user   -> log    : incidents arrives 8/d  note "by phone"  # the phone',
            'repair -> code   : change_requests when "code must change" share 20.4%',
            'repair -> user   : services        when "solved"           share 79.6%',
            'test   -> code   : specifications  when "fails"  share 23.6%',
            'test   -> repair : products        when "passes" share 76.4%',
        ]
        or found.source.text
    )


def test_what_is_missing_is_added_where_it_belongs() -> None:
    text = (
        FIX.replace(" takes 1h..3h", ' by change_enablement seen "test" note "x"')
        .replace(" share 25%", "")
        .replace(" share 75%", "")
    )
    found = written(text)
    lines = changes(text, found.source.text)
    assert (
        'step test   in design_transition by change_enablement takes 1.1h..2h..2.7h..2.9h..3h seen "test" note "x"'
        in lines
    )
    assert any(line.startswith('test   -> code   : specifications  when "fails" share 2') for line in lines)


def test_a_formatted_text_stays_formatted_and_another_keeps_its_layout() -> None:
    tidy = svc.format_text(FIX)
    assert written(tidy).source.text == svc.format_text(written(tidy).source.text)
    untidy = FIX.replace("  step code", "     step code")
    assert "     step code   in obtain_build waits 1.1d" in written(untidy).source.text


def test_other_sections_of_the_file_stay() -> None:
    other = "\nstream other\n  user -> engage : incidents\n  engage -> user : services\n"
    text = written(FIX + other).source.text
    assert text.endswith(other)
    assert len(svc.analyse(text).streams) == 2


def test_what_was_written_differs_in_nothing_from_the_records_and_is_not_written_again() -> None:
    text = FIX.replace("1d..3d", "5d..6d").replace("share 20%", "share 60%").replace("share 80%", "share 40%")
    once = written(text).source.text
    stream = svc.bind(svc.analyse(once, "fix.vsc").streams[0])
    assert observed(evidence(stream, PlainLog(EVENTS), STANDARD)).diagnostics == ()
    assert written(once).source.text == once


def test_the_written_stream_takes_as_long_as_the_declared_one() -> None:
    events = simulated_events(svc.bind(svc.analyse(FIX).streams[0]), 8000, seed=4)
    before, after = (
        svc.measure(svc.analyse(each).streams[0], cases=0) for each in (FIX, written(FIX, events).source.text)
    )
    assert after.lead[0].mean == pytest.approx(before.lead[0].mean, rel=0.05)
    assert [each.visits for each in after.steps] == pytest.approx([each.visits for each in before.steps], rel=0.1)


def test_without_the_ends_of_work_takes_stays_and_a_note_says_so() -> None:
    found = written(FIX, [event._replace(end=None) for event in EVENTS])
    assert {each.word for each in found.clauses} == {"waits", "share", "arrives"}
    assert "step test   in design_transition takes 1h..3h" in found.source.text  # no wait is apart from work there
    assert found.notes[0].startswith("`takes` of log, repair, code, test stays as it is")


def test_a_step_that_waits_for_its_date_keeps_its_wait() -> None:
    text = FIX.replace("waits 1d..3d", "waits 1d..3d every 1w")
    found = written(text)
    assert "waits 1d..3d every 1w" in found.source.text
    assert "the step waits for its date" in " ".join(found.notes)


def test_accuracy_is_never_written() -> None:
    text = FIX.replace("takes 1h..3h", "takes 1h..3h accurate 80%")
    assert "accurate 80%" in written(text).source.text
    assert "accurate" not in {each.word for each in written(text).clauses}


def test_an_end_with_a_share_is_written_with_the_flows_beside_it() -> None:
    text = 'stream s\n  step a in deliver_support takes 1h ends 15% "false alarm"\n  step b in engage takes 1h\n'
    text += "  user -> a : services\n  a -> b : user_support_tasks share 85%\n  b -> user : incidents\n"
    events = [Event(str(case), "a", case, case + 1.0) for case in range(100)]
    events += [Event(str(case), "b", case + 1.0, case + 2.0) for case in range(40)]
    found = written(text, events).source.text
    assert 'ends 60% "false alarm"' in found
    assert "share 40%" in found


def test_what_records_say_takes_the_place_of_holes() -> None:
    text = re.sub(r"(takes|waits|share) \S+", r"\1 ?", FIX).replace(": incidents", ": incidents arrives ?")
    assert text.count("?") == 11
    assert written(text).source.text == written(FIX).source.text
