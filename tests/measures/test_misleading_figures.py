"""Figures that once depended on the order of lines or on the wrong party, each with its value worked out by hand."""

from itertools import permutations

import pytest

import svc
from svc.measures.figures import Measured
from svc.measures.longest_path import measure_longest_path
from svc.semantics.wording import opening

HOUR = 3600
SEVEN = [
    "step log in engage takes 1h", "step triage in deliver_support takes 1h", "step code in obtain_build takes 8h",
    "step test in design_transition takes 2h",
]  # fmt: skip
FLOWS = """\
user -> log : incidents
log -> triage : user_support_tasks
triage -> code : change_requests
code -> test : components
test -> code : specifications when "it fails" share 20%
test -> triage : products when "it passes" share 80%
triage -> user : services
"""


def measured(text: str) -> Measured:
    return svc.measure(svc.analyse(f"stream s\n{text}").stream)


def test_the_order_of_steps_decides_neither_what_leads_back_nor_what_is_measured() -> None:
    flows = FLOWS.replace("triage -> code : change_requests", 'triage -> code : change_requests when "x" share 50%')
    flows = flows.replace("triage -> user : services", 'triage -> user : services when "y" share 50%')
    ladders, leads, back = set(), set(), set()
    for steps in permutations(SEVEN):
        stream = svc.analyse("stream s\n" + "\n".join(steps) + "\n" + flows).stream
        bound = svc.bind(stream)
        ladders.add(measure_longest_path(bound).lead)
        leads.add(svc.measure(stream, cases=500))
        back.add(frozenset((flow.source.name, flow.target.name) for flow in bound.backward_flows))
    assert back == {frozenset({("test", "code"), ("test", "triage")})}
    assert len(ladders) == len(leads) == 1
    # log 1 h, triage 1 h twice, code and test 10 h 1.25 times
    assert leads.pop().lead[0].mean / HOUR == pytest.approx(1 + 2 * 1 + 1.25 * 10)


RESTOCKED = """\
step log in engage takes 5m
step swap in deliver_support takes 30m
step order in obtain_build waits 20d takes 15m
user -> log : incidents
log -> swap : user_support_tasks
supplier -> order : goods
order -> swap : components
swap -> user : services
"""


def test_an_incident_does_not_wait_until_a_supplier_refills_the_stock() -> None:
    assert measured(RESTOCKED).lead[0].mean == 35 * 60


def test_a_review_that_the_governing_body_gets_does_not_end_an_incident() -> None:
    text = RESTOCKED + "step review in plan waits 4w takes 1h\nswap -> review\nreview -> governing_body : contracts\n"
    found = measured(text)
    assert [(each.to, each.mean / HOUR) for each in found.lead] == [
        ("user", 35 / 60),
        ("governing_body", 161 + 35 / 60),
    ]


def test_a_step_that_every_case_passes_counts_even_if_the_way_comes_back() -> None:
    text = (
        "step ask in engage takes 1h\nstep sign in plan waits 10d takes 1d\nstep serve in deliver_support takes 1h\n"
        "customer -> ask\nask -> sign\nsign -> ask\nask -> serve share 50%\nask -> sign share 50%\nserve -> customer\n"
    )
    text = text.replace("ask -> sign\n", "", 1).replace(
        "ask -> sign share 50%", 'ask -> sign when "not signed" share 50%'
    )
    # half of the rounds: ask, sign (11 d), ask again
    assert measured(text).lead[0].mean / HOUR == pytest.approx(2 * 1 + 1 * 88 + 1)


def test_branches_that_must_all_be_right_all_count_in_rolled_accuracy() -> None:
    text = (
        "step a in engage takes 1h accurate 90%\nstep b in plan takes 1h accurate 50%\n"
        "step c in obtain_build takes 1h accurate 80%\nstep d in deliver_support takes 1h\n"
        "user -> a\na -> b\na -> c\nb -> d\nc -> d\nd -> user\n"
    )
    figure = measured(text).accurate
    assert figure is not None
    assert figure.value == pytest.approx(0.36)


def test_a_way_that_some_take_is_no_lower_bound() -> None:
    text = "step a in engage takes 1h\nstep b in deliver_support takes 9h\nuser -> a\n"
    found = measured(text + "a -> b share 35%\na -> user share 65%\nb -> user\n")
    assert found.lead[0].mean / HOUR == pytest.approx(1 + 0.35 * 9)
    assert found.lead[0].percentiles["50"] == HOUR


def test_a_step_that_opens_a_stream_takes_its_lead_time() -> None:
    outer = "stream s\nstep a in engage takes 1h\nstep b in deliver_support opens t\nuser -> a\na -> b\nb -> user\n"
    inner = "stream t\nstep c in engage waits 2h takes 3h\nuser -> c\nc -> user share 100%\n"
    stream = svc.analyse(outer + inner).streams[0]
    found = svc.measure(stream)
    assert (found.lead[0].mean, found.missing, found.method) == (6 * HOUR, (), "exact")
    assert found.efficiency is not None
    assert found.efficiency.value == pytest.approx(4 / 6)


def test_a_step_that_differs_from_the_stream_that_it_opens_says_so() -> None:
    outer = "stream s\nstep a in engage takes 1h opens t\nuser -> a\na -> user\n"
    inner = "stream t\nstep c in engage takes 3h\nuser -> c\nc -> user\n"
    stream = svc.analyse(outer + inner).streams[0]
    assert svc.measure(stream).assumed == ("a takes 1h by itself, and the stream t that it opens 3h",)


def test_a_stream_that_opens_itself_is_measured() -> None:
    stream = svc.analyse(
        "stream s\nstep a in engage takes 1h\nstep b in plan opens s\nuser -> a\na -> b\nb -> user\n"
    ).stream
    found = svc.measure(stream)
    assert (found.lead[0].mean, found.missing) == (HOUR, ("how long b takes",))


def test_demand_and_value_are_those_of_the_incident_and_not_of_the_first_and_last_line() -> None:
    text = "stream s\nsupplier -> obtain_build : goods\n" + RESTOCKED
    assert opening(svc.bind(svc.analyse(text + "swap -> supplier : contracts\n").stream))[0] == ("Demand", "incidents")


def test_the_ladder_of_restoring_a_service_is_no_mean() -> None:
    stream = svc.load("examples/restore_service.vsc").stream
    found = svc.measure(stream)
    longest = measure_longest_path(svc.bind(stream)).lead
    assert found.lead[0].mean / HOUR == pytest.approx(7.4)
    assert found.lead[0].sd / HOUR == pytest.approx(9.394, abs=5e-4)
    assert {percent: each / HOUR for percent, each in found.lead[0].percentiles.items()} == {
        "50": 1.25,
        "85": 21.75,
        "95": 21.75,
    }
    assert float(longest.most) / HOUR == 21.75


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("create_service", 648), ("failed_access_point", 1.75), ("known_workaround", 22 / 60),
        ("software_request", 235 / 60), ("supplier_fault", 111 + 5 / 60),
    ],
)  # fmt: skip
def test_the_examples_take_what_their_steps_add_up_to(name: str, hours: float) -> None:
    found = svc.measure(svc.load(f"examples/{name}.vsc").stream)
    assert found.lead[0].mean / HOUR == pytest.approx(hours)
    assert (found.method, found.lead[0].sd, found.missing) == ("exact", 0, ())
    assert all(step.visits == 1 for step in found.steps)


def test_a_stream_without_times_says_what_is_missing() -> None:
    found = measured("user -> engage : incidents\nengage -> deliver_support\ndeliver_support -> user : services\n")
    assert (found.lead, found.work) == ((), None)
    assert found.missing == ("how long engage takes", "how long deliver_support takes")


def test_a_stream_that_nothing_starts_says_so() -> None:
    assert measured("engage -> plan\nplan -> engage\n").missing == ("where cases start",)
