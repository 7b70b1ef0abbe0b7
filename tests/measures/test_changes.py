"""What if: which clauses can have another value, by which words, and what is refused."""

from decimal import Decimal
from typing import Any

import pytest

import svc
from svc.measures.changes import changed

TEXT = """\
stream s
  team desk size 2 costs 50/h
  step log  in engage          takes 10m..30m waits 1h responsible desk costs 2
  step help in deliver_support takes 1h ends 5%
  step fix  in obtain_build    takes 4h
  step test in design_transition
  user -> log  : incidents arrives 20/d
  customer -> log : demands arrives 1/h
  log  -> help
  help -> user  when "solved"  share 60%
  help -> fix   when "a fix"   share 35%
  fix  -> test
  test -> fix   when "fails"   share 25%
  test -> help  when "passes"
"""


def set_to(changes: dict[str, Any], text: str = TEXT) -> svc.Stream:
    return changed(svc.bind(svc.analyse(text).stream), changes)


def shares(stream: svc.Stream) -> dict[str, Decimal | None]:
    return {f"{flow.source}->{flow.target}": flow.share for flow in stream.flows if flow.when}


def arrivals(stream: svc.Stream) -> list[str]:
    return [str(flow.arrives) for flow in stream.flows if flow.arrives]


@pytest.mark.parametrize("name", ["user", "user->log", "user -> log"])
@pytest.mark.parametrize(("value", "expected"), [("22/d", "22/d"), ("+20%", "24/d"), ("-50%", "10/d")])
def test_arrivals_are_changed_where_cases_begin(name: str, value: str, expected: str) -> None:
    assert arrivals(set_to({f"{name}.arrives": value})) == [expected, "1/h"]


def test_a_relative_change_is_one_of_all_arrivals_at_a_step() -> None:
    assert arrivals(set_to({"log.arrives": "+20%"})) == ["24/d", "1.2/h"]


def test_arrivals_that_a_stream_does_not_say_are_added() -> None:
    text = TEXT.replace(" arrives 20/d", "").replace(" arrives 1/h", "")
    assert arrivals(set_to({"user.arrives": "3/w"}, text)) == ["3/w"]
    own = 'trigger: "It is time"\nstep a in plan\nstep b in improve\na -> b\nb -> customer\n'
    assert arrivals(set_to({"a.arrives": "3/w"}, own)) == ["3/w"]


def test_the_other_alternatives_share_what_is_left() -> None:
    stream = set_to({"help->fix.share": "50%"})
    (help,) = (step for step in stream.steps if step.name == "help")
    assert help.ends is not None
    assert shares(stream)["help->fix"] == Decimal(50)
    assert help.ends.share == Decimal("3.846153846")
    assert shares(stream)["help->user"] == Decimal("46.153846154")
    assert shares(set_to({"test->fix.share": "10%"}))["test->help"] is None


def test_alternatives_that_are_set_stay_as_they_are_set() -> None:
    found = set_to({"help->fix.share": "45%", "help->user.share": "50%"})
    assert [shares(found)[each] for each in ("help->fix", "help->user")] == [45, 50]


@pytest.mark.parametrize(
    ("clause", "value", "expected"),
    [
        ("takes", "+20%", "12m..36m"), ("waits", "-100%", "0h"), ("costs", "+50%", "3.0"), ("takes", "3h", "3h"),
        ("batch", "4", "4"), ("every", "1w", "1w"), ("accurate", "90%", "90"),
    ],
)  # fmt: skip
def test_clauses_of_a_step(clause: str, value: str, expected: str) -> None:
    step = set_to({f"log.{clause}": value}).steps[0]
    assert str(getattr(step, clause)) == expected


def test_a_team_of_the_catalogue_has_another_size_in_the_stream() -> None:
    catalogue = 'catalogue own "Own" extends itil4\n  team field size 2 costs 40/h\n'
    text = "follows own\nstep log in engage takes 1h responsible field\nuser -> log arrives 1/h\nlog -> user\n"
    stream = svc.analyse(f"{catalogue}\nstream s\n{text}").streams[0]
    found = svc.measure(stream, cases=0, changes={"field.size": 4, "field.costs": "+50%"})
    assert found.teams[0].utilisation == 0.25
    assert found.cost == svc.Figure(60.0, (60.0, 60.0))


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("log.arrives", "3/d", "log.arrives: cases arrive with several flows: choose one of user->log, customer->log"),
        ("help.arrives", "3/d", "no case begins at help: choose user->log, customer->log"),
        ("user.arrives", "0/d", "user.arrives: a rate is above 0"),
        ("user.arrives", "many", "user.arrives: 'many' is not a rate: write 5/h, 20/d or 100/w"),
        ("user.arrives", "-101%", "user.arrives: -101% leaves less than nothing"),
        ("help.share", "3%", "a share is that of a flow: write SOURCE->TARGET.share"),
        ("help->log.share", "3%", "no flow goes from help to log: choose help->user, help->fix"),
        ("log->help.share", "3%", "what goes from log to help is not an alternative"),
        ("help->fix.share", "101%", "help->fix.share: '101%' is not a percentage"),
        ("help->fix.takes", "3h", "a flow has no clause `takes` to change: choose arrives, share"),
        ("log.size", "3", "`log` has no clause `size` to change"),
        ("desk.takes", "3h", "`desk` has no clause `takes` to change: choose size, costs"),
        ("desk.size", "+50%", "desk.size: `size` can't be changed by +50%: give a value"),
        ("desk.size", "²", "desk.size: '²' is not a whole number"),
        ("log.every", "+5%", "log.every: there is no `every` that +5% could change: give a value"),
        ("log.takes", "soon", "log.takes: 'soon' is not a duration"),
    ],
)
def test_what_can_not_be_changed_is_refused_in_words(key: str, value: str, reason: str) -> None:
    with pytest.raises((svc.Error, ValueError)) as refused:
        set_to({key: value})
    assert reason in str(refused.value)


def test_a_share_that_is_open_can_be_set() -> None:
    text = TEXT.replace("share 25%", "share ?").replace('when "fails"', "")
    (flow,) = (
        each for each in set_to({"test->fix.share": "10%"}, text).flows if each.source == "test" if not each.when
    )
    assert (flow.share, flow.open_values) == (Decimal(10), ())


def test_shares_that_are_set_may_not_pass_what_all_alternatives_are() -> None:
    with pytest.raises(ValueError, match=r"test->help\.share: 80% is too much"):
        set_to({"test->fix.share": "30%", "test->help.share": "80%"})


def test_more_cases_make_a_queue_longer_and_the_luck_is_the_same() -> None:
    text = "stream s\nteam a size 1\nstep w in engage takes 30m..1h responsible a\nuser -> w arrives 0.8/h\nw -> user\n"
    stream = svc.analyse(text).stream
    before, then = (svc.simulate(stream, cases=2000, runs=4, changes=each) for each in ({}, {"user.arrives": "+20%"}))
    (queue,) = (each for each in then.differences(before) if (each.measure, each.of) == ("queue", "a"))
    assert queue.is_sure
    assert queue.value > 0
    (ends,) = (each for each in then.differences(before) if each.measure == "throughput")
    assert ends.after == pytest.approx(1.2 * ends.before, rel=0.02)
