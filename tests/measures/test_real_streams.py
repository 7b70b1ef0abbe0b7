"""Streams as teams have them, whose figures were worked out with pencil and paper; the sums are in the comments."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

import svc
from svc.measures.figures import Measured
from tests.support.command_line import Svc, fixture_svc

__all__ = ["fixture_svc"]

HOUR = 3600


def measured(text: str, cases: int = 0) -> Measured:
    return svc.measure(svc.analyse(text).streams[0], cases=cases)


def hours(seconds: float | None) -> object:
    return pytest.approx(seconds and seconds / HOUR)


REFUSED = """\
stream access "Access to a shared folder"
  team desk size 2 costs 30/h
  step ask     in engage          takes 30m responsible desk ends 20% "refused"
  step approve in engage          waits 1d takes 6m
  step grant   in deliver_support waits 1h takes 1h responsible desk accurate 95%
  user -> ask : service_requests arrives 10/d
  ask -> approve : service_requests
  approve -> grant : user_support_tasks
  grant -> user : services
"""


def test_requests_of_which_a_fifth_is_refused() -> None:
    found = measured(REFUSED)
    (lead,) = found.lead
    assert lead.reached == pytest.approx(0.8)
    assert hours(lead.mean) == Fraction(1, 2) + 8 + Fraction(1, 10) + 1 + 1  # of those that are not refused
    assert found.work is not None
    assert found.wait is not None
    assert found.cost is not None
    assert hours(found.work.value) == 0.5 + 0.8 * 1.1
    assert hours(found.wait.value) == 0.8 * 9
    assert found.cost.value == pytest.approx(30 * (0.5 + 0.8 * 1))  # the desk asks and grants
    assert found.efficiency is not None
    assert found.efficiency.value == pytest.approx(1.6 / 10.6)
    assert found.teams[0].utilisation == pytest.approx(10 * (0.5 + 0.8) / (2 * 8))
    assert found.handovers is not None
    assert found.handovers.value == pytest.approx(0.8 * 2)  # desk to engage, engage to desk


BATCH = """\
stream print_run "Print runs"
  step order   in engage          takes 15m
  step print   in obtain_build    batch 5 takes 2h costs 100
  step deliver in deliver_support every 2d takes 30m
  customer -> order : service_requests arrives 2/d
  order -> print : initiation_requests
  print -> deliver : components
  deliver -> customer : services
"""


def test_orders_are_printed_five_at_once_and_delivered_every_other_day() -> None:
    found = measured(BATCH)
    # the first of five waits for four more, the last for none: two on average, each half a day; a tour is a day away
    assert hours(found.lead[0].mean) == 0.25 + 2 * 4 + 2 + 8 + 0.5
    assert found.cost is not None
    assert found.wip is not None
    assert found.cost.value == pytest.approx(20)
    assert found.wip.value == pytest.approx(2 / 8 * 18.75)


NESTED = """\
stream change "A change with two loops"
  step ask    in engage            takes 1h
  step design in design_transition takes 4h
  step build  in obtain_build      takes 8h
  step test   in design_transition takes 2h
  step install in deliver_support  takes 1h
  customer -> ask : service_requests
  ask -> design : product_and_service_requirements
  design -> build : specifications
  build -> test : components
  test -> build : specifications when "a defect" share 20%
  test -> design : products when "a wrong idea" share 10%
  test -> install : products when "it works" share 70%
  install -> customer : services
"""


def test_a_loop_within_a_loop() -> None:
    found = measured(NESTED)
    # x = from build on: x = 8 + 2 + 0.2 x + 0.1 (4 + x) + 0.7, so 0.7 x = 11.1
    assert hours(found.lead[0].mean) == 1 + 4 + Fraction(111, 7)
    visits = {step.name: step.visits for step in found.steps}
    assert visits == pytest.approx({"ask": 1, "design": 1 + 1 / 7, "build": 10 / 7, "test": 10 / 7, "install": 1})
    assert found.rework is not None
    assert found.rework.value == pytest.approx(0.3)


MIDDLE = """\
stream mend "Calls, and alarms that nobody calls about"
  team ops size 8
  step log  in engage          takes 1h responsible ops
  step mend in deliver_support takes 2h responsible ops begins "an alarm"
  step note in deliver_support takes 30m responsible ops
  user -> log : incidents arrives 10/d
  log -> mend : user_support_tasks
  mend -> note arrives 6/d
  note -> user : services
"""


def test_cases_that_begin_in_the_middle_are_a_kind_of_their_own() -> None:
    found = measured(MIDDLE)
    (alarms,) = found.others
    assert (found.begins, hours(found.lead[0].mean)) == ("user -> log", 3.5)
    assert (alarms.begins, hours(alarms.lead[0].mean)) == ("mend", 2.5)
    assert found.teams[0].utilisation == pytest.approx((10 * 3.5 + 6 * 2.5) / (8 * 8))


CLOCK = """\
stream night "Round the clock"
  calendar 24h 7d
  step see  in deliver_support begins "an alarm" waits 1d takes 6h
  step mend in deliver_support takes 1w
  see -> mend arrives 14/w
  mend -> user : services
"""


def test_a_stream_round_the_clock() -> None:
    found = measured(CLOCK)
    assert hours(found.lead[0].mean) == 24 + 6 + 168
    assert found.wip is not None
    assert found.wip.value == pytest.approx(14 / 168 * 198)


SIDE = """\
stream move "A move, with an answer from a supplier"
  step plan  in engage          takes 2h
  step order in obtain_build    takes 1h
  step pack  in deliver_support takes 6h
  step truck in obtain_build    takes 3h
  step move  in deliver_support takes 4h
  customer -> plan : service_requests
  plan -> order : initiation_requests
  plan -> pack : user_support_tasks
  order -> supplier
  supplier -> truck : goods
  truck -> move : components
  pack -> move
  move -> customer : services
"""


def test_steps_side_by_side_and_an_answer_of_a_supplier() -> None:
    found = measured(SIDE)
    assert hours(found.lead[0].mean) == 2 + max(1 + 3, 6) + 4
    assert found.work is not None
    assert hours(found.work.value) == 16
    assert found.method == "exact"


@pytest.mark.parametrize(
    ("text", "lead"), [(REFUSED, "1d 3h"), (BATCH, "2d 3h"), (NESTED, "2d 5h"), (CLOCK, "8d 6h"), (SIDE, "1d 4h")]
)
def test_text_and_json_say_the_same(text: str, lead: str, svc_: Svc) -> None:
    Path("real.vsc").write_text(text)
    printed = svc_("measure", "real.vsc", "--cases", "0").out
    assert re.findall(r"lead time(?: to customer)? +(\S+ \S+) ", printed)[0] == lead
    (data,) = json.loads(svc_("measure", "real.vsc", "--cases", "0", "--format", "json").out)["measures"]
    assert float(data["lead"][0]["mean"]) == pytest.approx(measured(text).lead[0].mean)
