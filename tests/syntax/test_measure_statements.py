"""What a stream says of its measures: read, written, laid out and exchanged."""

from datetime import timedelta
from decimal import Decimal

import pytest

import svc
from svc.model.calendar import Calendar
from svc.syntax.parser import parse
from svc.text.source import Source
from tests.support.marked import codes, finding, fixed, words

TEXT = """\
stream restore "Restore a service"

  promise lead 85%   within 3d  to customer
  promise visits     within 1.3 of log
  promise efficiency above 40%
  calendar 24h 7d

  party vendor "Software vendor" in supplier  seen "Wait - Vendor*", "Away"

  team desk    "Service desk"               size 4  costs 55.5/h
  team night                   in supplier  size 2 calendar 24h 7d
  tool tickets "Ticket system" in vendor

  step log  in engage
       waits 5m..20m..2h  takes 5m..10m..30m..1h..2h  every 1w  batch 10  costs 2.5
       begins "a call"  ends 15% "refused"
       responsible desk, night  accountable desk  consulted night  informed desk
       uses tickets
       seen "New", "Active"  queued "Queued*"
  step mend in deliver_support  begins  ends

  user -> log  : incidents           arrives 20/d
  log  -> mend : user_support_tasks  when "is so"  share 20%  arrives 0.5/h
"""
(STREAM,) = svc.analyse(TEXT).streams


def read(text: str) -> svc.Stream:
    (stream,) = parse(Source("case.vsc", text))[0].streams
    return stream


def test_each_word_is_read() -> None:
    log, mend = STREAM.steps
    assert STREAM.promises == (
        svc.Promise("lead", 85, value="3d", to="customer"),
        svc.Promise("visits", value=Decimal("1.3"), of="log"),
        svc.Promise("efficiency", bound="above", value=40, unit="%"),
    )
    assert STREAM.calendar == Calendar(24, 7)
    assert STREAM.parties == (svc.NamedParty("vendor", "Software vendor", "supplier", ["Wait - Vendor*", "Away"]),)
    assert STREAM.teams == (
        svc.Team("desk", "Service desk", size=4, costs=55.5),
        svc.Team("night", party="supplier", size=2, calendar=Calendar(24, 7)),
    )
    assert STREAM.tools == (svc.Tool("tickets", "Ticket system", "vendor"),)
    assert log.waits
    assert [str(point) for point in log.waits.points] == ["5m", "20m", "2h"]
    assert log.takes
    assert len(log.takes.points) == 5
    assert (log.every, log.batch, log.costs) == (svc.Duration(1, "w"), 10, Decimal("2.5"))
    assert (log.begins, log.ends) == (svc.Begins("a call"), svc.Ends(15, "refused"))
    assert (mend.begins, mend.ends) == (svc.Begins(), svc.Ends())
    assert (log.responsible, log.accountable) == (("desk", "night"), "desk")
    assert (log.consulted, log.informed, log.uses) == (("night",), ("desk",), ("tickets",))
    assert (log.seen, log.queued) == (("New", "Active"), ("Queued*",))
    assert [flow.arrives for flow in STREAM.flows] == [svc.Rate(20, "d"), svc.Rate("0.5", "h")]


def test_what_is_written_is_the_same_and_is_laid_out() -> None:
    assert svc.to_text(STREAM) == TEXT
    assert svc.format_text(TEXT) == TEXT
    assert read(svc.to_text(STREAM)) == STREAM


def test_it_comes_back_as_data() -> None:
    assert svc.from_data(svc.to_data(STREAM)) == STREAM


def test_a_stream_that_says_nothing_of_it_has_no_keys_for_it() -> None:
    data = svc.to_data(read("step log in engage\nuser -> log : incidents\n"))
    assert "teams" not in data
    assert "uses" not in data["steps"][0]
    assert "arrives" not in data["flows"][0]


CHANGES = {
    "every 1w": "every 2w", "batch 10": "batch 9", "costs 2.5": "costs 3", "a call": "a mail", "15%": "16%",
    "desk, night": "night", "accountable desk": "accountable night", "consulted night": "consulted desk",
    "informed desk": "informed night", "uses tickets": "", '"New", ': "", "Queued*": "Q", "20/d": "20/w",
    "size 4": "size 5", "55.5/h": "56/h", "24h 7d\n\n": "8h 5d\n\n", "within 3d": "within 4d", "5m..20m": "5m",
    "Wait - Vendor*": "Wait", "in vendor": "in supplier",
}  # fmt: skip


@pytest.mark.parametrize("word", CHANGES)
def test_each_word_counts_in_the_meaning(word: str) -> None:
    assert word in TEXT
    assert read(TEXT.replace(word, CHANGES[word])) != STREAM


@pytest.mark.parametrize(
    "word",
    [
        "arrives", "every", "batch", "costs", "responsible", "accountable", "consulted", "informed", "uses", "seen",
        "queued", "team", "tool", "promise", "calendar", "size", "within", "above", "of", "to",
    ],
)  # fmt: skip
def test_no_word_is_reserved(word: str) -> None:
    text = f'{word}: "a key"\nstep {word} in engage\nparty p in {word}\n{word} -> {word} : {word}\n'
    file, findings = parse(Source("case.vsc", f"{text}team {word}\ntool {word}\npromise {word} within 3\n"))
    assert findings == []
    (stream,) = file.streams
    assert stream.flows == (svc.Flow(word, word, [word]),)
    assert (stream.steps[0].name, stream.teams[0].name, stream.tools[0].name) == (word, word, word)
    assert (stream.keys[word], stream.promises[0].measure) == ("a key", word)


def test_a_name_is_not_a_length_of_time() -> None:
    assert read("P1D -> PT45M : P2W\n").flows == (svc.Flow("P1D", "PT45M", ["P2W"]),)
    assert read("step PT45M in P1D takes PT45M\n").steps == (svc.Step("PT45M", activity="P1D", takes="45m"),)


WRONG = {
    "step a in engage batch 0": ("0", None),
    "step a in engage batch 2.5": ("2.5", None),
    "step a in engage batch -3": ("-3", "3"),
    "step a in engage costs 2,50": ("2,50", "2.50"),
    "step a in engage costs -1": ("-1", "1"),
    "step a in engage costs 5/h": ("5/h", None),
    "step a in engage every 1d..2d": ("1d..2d", None),
    "step a in engage every 0d": ("0d", None),
    "step a in engage every 2 days": ("2 days", "2d"),
    "step a in engage ends 15": ("15", "15%"),
    "step a in engage ends -5%": ("-5%", "5%"),
    "a -> b arrives 20/day": ("20/day", "20/d"),
    "a -> b arrives 1,5/d": ("1,5/d", "1.5/d"),
    "a -> b arrives -3/d": ("-3/d", "3/d"),
    "a -> b arrives 0/d": ("0/d", None),
    "a -> b arrives 20": ("20", None),
    "a -> b arrives 20/m": ("20/m", None),
    "team a size 1.5": ("1.5", None),
    "team a size 4 costs 55": ("55", "55/h"),
    "team a size 4 costs 55/hour": ("55/hour", "55/h"),
    "team a costs 440/d": ("440/d", None),
    "calendar 24 7d": ("24", "24h"),
    "calendar 25h 7d": ("25h", None),
    "calendar 8h 8d": ("8d", None),
    "calendar 8h 5 days": ("5 days", "5d"),
    "promise lead within 30%": ("30%", None),
    "promise lead within 1d..3d": ("1d..3d", None),
    "promise lead within 1h 45m": ("1h 45m", "1.75h"),
    "promise rework within 30": ("30", "30%"),
    "promise rework within 3d": ("3d", None),
    "promise cost within 3d": ("3d", None),
    "promise wip within -3": ("-3", "3"),
    "promise lead 85 within 3d": ("85", "85%"),
    "promise wip 85% within 3": ("85%", ""),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_value_is_reported_with_what_it_may_mean(text: str) -> None:
    value, fix = WRONG[text]
    told = finding(text, "VSC107")
    assert words(told, text) == value
    assert [edit.text for each in told.fixes for edit in each.edits] == ([] if fix is None else [fix])
    if fix is not None:
        assert codes(parse(Source("case.vsc", fixed(told.fixes[0], text)))[1]) == []


@pytest.mark.parametrize(
    "text",
    [
        "step a in engage uses x uses y", "step a in engage begins begins", "a -> b arrives 3/d arrives 3/d",
        "team a size 3 size 3", "promise lead within 3d of a of b", "calendar 8h 5d\ncalendar 8h 5d",
    ],
)  # fmt: skip
def test_a_clause_appears_once(text: str) -> None:
    assert text.count(words(finding(text, "VSC108"), text)) == 2


def test_a_promise_that_cant_be_read_is_not_one() -> None:
    stream = read("promise lead within 3\nstep log in engage\n")
    assert (stream.promises, len(stream.broken)) == ((), 1)


def test_a_calendar_on_the_line_of_a_team_is_that_of_the_team() -> None:
    stream = read("team night calendar 24h 7d\nteam day\ncalendar 8h 5d\n")
    assert [team.calendar for team in stream.teams] == [Calendar(24, 7), None]
    assert stream.calendar == Calendar(8, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: svc.Promise("lead", value=Decimal(3)), lambda: svc.Promise("rework", value="3d"),
        lambda: svc.Promise("wip", 85, value=3), lambda: svc.Promise("lead", value="1d..3d"),
        lambda: svc.Promise("cost", bound="below", value=3),  # type: ignore[arg-type]
        lambda: svc.Promise("rework", value=101, unit="%"), lambda: svc.Promise("lead", value=timedelta(0)),
        lambda: svc.Rate(0, "d"), lambda: svc.Rate(3, "m"), lambda: svc.Rate.parse("3"),
        lambda: svc.Team("a", size=0), lambda: svc.Team("a", costs=-1), lambda: svc.Step("a", None, "plan", batch=0),
        lambda: svc.Step("a", None, "plan", every="1d..2d"), lambda: svc.Ends(101),
        lambda: svc.Duration(1, "h", middle=(svc.Duration(2, "h"),)),
        lambda: svc.Duration(1, "h", svc.Duration(3, "h"), (svc.Duration(4, "h"),)),
    ],
)  # fmt: skip
def test_what_the_language_cant_say_is_refused_where_it_is_given(wrong: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        wrong()  # type: ignore[operator]
