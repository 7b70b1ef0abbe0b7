"""What a case does, rule by rule, each on a small stream whose figures were worked out with pencil and paper."""

from typing import NamedTuple

import pytest

import svc
from svc.measures.figures import Measured
from svc.measures.rows import rows

HOUR = 3600


def measured(text: str, cases: int = 2000) -> Measured:
    return svc.measure(svc.analyse(f"stream s\n{text}").stream, cases=cases)


class Hours(NamedTuple):
    """What is expected of the main kind of case: lead time, time to the first thing, work, in hours."""

    lead: float
    first: float
    work: float


ABC = "step a in engage takes 1h\nstep b in deliver_support takes 2h\nstep c in obtain_build takes 4h\n"
D = "step d in improve takes 8h\n"
RULES = {
    # 1: each start is a kind of case of its own, and none waits for what another kind brings
    "a supplier's goods": (ABC + "user -> a\na -> b\nsupplier -> c\nc -> b\nb -> user\n", Hours(3, 3, 3)),
    "the first line says nothing": (ABC + "supplier -> c\nc -> b\nuser -> a\na -> b\nb -> user\n", Hours(3, 3, 3)),
    # 2: one outcome, with what always happens
    "one of two": (ABC + "user -> a\na -> b share 75%\na -> c share 25%\nb -> user\nc -> user\n", Hours(3.5, 3.5, 3.5)),
    "one condition": (ABC + 'user -> a\na -> b when "x" share 50%\na -> c when "x"\na -> user when "y"\n'
                      "b -> user\nc -> user\n", Hours(3, 2, 4)),
    "beside what always happens": (ABC + "user -> a\na -> b\na -> c share 50%\nb -> user\nc -> b\n", Hours(5, 5, 5)),
    "rework holds back": (ABC + "user -> a\na -> b\nb -> c\nb -> a share 50%\nc -> user\n", Hours(10, 10, 10)),
    "rework to itself": (ABC + "user -> a\na -> a share 80%\na -> b\nb -> user\n", Hours(7, 7, 7)),
    "a part ends in Improve": (ABC + D + "user -> a\na -> b\nb -> user\nb -> d\nd -> c share 25%\nc -> b\n",
                               Hours(23 / 3, 3, 47 / 3)),
    # 3: shares that are not said divide the rest; more than 100% is scaled
    "a share is missing": (ABC + 'user -> a\na -> b share 75%\na -> c when "no"\nb -> user\nc -> user\n',
                           Hours(3.5, 3.5, 3.5)),
    "no share is said": (ABC + 'user -> a\na -> b when "x"\na -> c when "y"\nb -> user\nc -> user\n', Hours(4, 4, 4)),
    "more than all": (ABC + "user -> a\na -> b share 90%\na -> c share 30%\nb -> user\nc -> user\n",
                      Hours(3.5, 3.5, 3.5)),
    # 4: a step waits for all that comes, and for nothing else
    "a join": (ABC + D + "user -> a\na -> b\na -> c\nb -> d\nc -> d\nd -> user\n", Hours(13, 13, 15)),
    "not for a branch that is not taken": (
        ABC + D + "user -> a\na -> b\na -> c share 50%\nb -> d\nc -> d\nd -> user\n", Hours(12, 12, 13)),
    "for an answer": (ABC + "user -> a\na -> b\na -> c\nc -> supplier\nsupplier -> b\nb -> user\n", Hours(7, 7, 7)),
    "an answer alone": (ABC + "user -> a\na -> c\nc -> supplier\nsupplier -> b\nb -> user\n", Hours(7, 7, 7)),
    # 5: a flow beside a longer way that always happens
    "a short cut": (ABC + "user -> a\na -> b\na -> c\nb -> c\nc -> user\n", Hours(7, 7, 7)),
    "a short cut that skips a loop": (
        ABC + D + "user -> a\na -> b\na -> d\nb -> c\nc -> b share 50%\nc -> d\nd -> user\n", Hours(21, 21, 21)),
    # 6: lead time ends with the last thing that the party of the demand gets
    "a workaround first": (ABC + "user -> a\na -> user\na -> b\nb -> user\nb -> c\n", Hours(3, 1, 7)),
    "a review that somebody else gets": (
        ABC + D + "user -> a\na -> b\nb -> user\nb -> d\nd -> governing_body\n", Hours(3, 3, 11)),
    "the party gets nothing": (ABC + "user -> a\na -> b\nb -> customer\n", Hours(3, 3, 3)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RULES.values(), ids=RULES)
def test_a_case_does_what_the_rules_say(text: str, expected: Hours) -> None:
    found = measured(text, cases=40_000)
    assert found.lead
    assert found.work is not None
    for figure, hours in (
        (found.lead[0].mean, expected.lead),
        (found.first[0].mean, expected.first),
        (found.work.value, expected.work),
    ):
        assert figure / HOUR == pytest.approx(hours, rel=1e-9 if found.method == "exact" else 0.02)


def test_a_step_that_a_flow_leads_back_to_does_not_wait_for_it_but_is_done_in_two_rounds() -> None:
    text = (
        "step a in engage\nstep b in engage\nstep c in engage\nstep d in engage\nstep e in engage takes 1h\n"
        "user -> a\na -> b\na -> e\nb -> c\nb -> d\nc -> d\nd -> e\ne -> user\ne -> c share 50%\n"
    )
    found = measured(text, cases=40_000)
    back = {
        (flow.source.name, flow.target.name)
        for flow in svc.bind(svc.analyse(f"stream s\n{text}").stream).backward_flows
    }
    assert back == {("d", "e")}
    # e after a, and again after d, which waits for that first hour in half of the cases; then each time in half of them
    assert found.lead[0].mean / HOUR == pytest.approx(0.5 + 1 + 1, rel=0.02)
    assert found.work is not None
    assert found.work.value / HOUR == pytest.approx(1 + 1 + 1, rel=0.02)


def test_flow_efficiency_counts_the_hours_of_steps_side_by_side() -> None:
    found = measured(ABC + D + "user -> a\na -> b\na -> c\nb -> d\nc -> d\nd -> user\n")
    assert found.efficiency is not None
    assert found.efficiency.value == pytest.approx(15 / 13)  # (1 + 2 + 4 + 8 h) / (1 + 4 + 8 h)
    assert ("flow efficiency", "115%", "exact, as steps are done side by side") in rows(found)
    alone = measured("step a in engage takes 2h\nuser -> a\na -> user\n")
    assert ("flow efficiency", "100%", "exact") in rows(alone)


OPENED = """\
stream s
  step a in engage {clauses} opens inner
  user -> a
  a -> user
stream inner
  {calendar}
  step b in deliver_support takes 1d costs 5 begins
  b -> user
"""


@pytest.mark.parametrize(
    ("clauses", "calendar", "hours", "cost"),
    [
        ("", "", 8, 5),
        ("", "calendar 24h 7d", 24, 5),
        ("every 1d", "", 4 + 8, 5),
        ("costs 7", "", 8, 7),
        ("takes 2h", "", 2, 0),
    ],
)
def test_a_step_takes_and_costs_what_the_stream_does_that_it_opens(
    clauses: str, calendar: str, hours: float, cost: float
) -> None:
    found = svc.measure(svc.analyse(OPENED.format(clauses=clauses, calendar=calendar)).streams[0], cases=500)
    assert found.lead[0].mean == hours * HOUR
    assert (found.cost.value if found.cost else 0) == cost
