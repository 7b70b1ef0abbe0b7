"""Where cases start, and what the headings call demand and value: by the graph, never by the order of lines."""

from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.semantics.wording import opening
from svc.strategies import valid_streams
from tests.support import ROOT


def bound(text: str) -> svc.BoundStream:
    steps = dict.fromkeys(word for line in text.split("\n") for word in line.split() if len(word) == 1)
    declared = "".join(f"step {each} in engage\n" for each in steps)
    return svc.bind(svc.analyse(f"stream s\n{declared}{text}\n").stream)


def starts(text: str) -> list[str]:
    return [f"{each.party.name if each.party else ''}>{each.step.name}" for each in bound(text).case_starts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user -> a\na -> user", ["user>a"]),
        # a step without flows to other steps is in no cycle
        ("user -> a\na -> user\na -> b\nuser -> c\nc -> user", ["user>a", "user>c"]),
        # what an earlier step asked for is an answer
        ("user -> a\na -> b\na -> user\nuser -> b\nb -> user", ["user>a"]),
        # what nobody asked for starts a case of its own, after those of customers and users
        ("supplier -> b\nuser -> a\na -> b\nb -> user", ["user>a", "supplier>b"]),
        ("user -> a\na -> b\na -> supplier\nsupplier -> b\nb -> user", ["user>a"]),
        # rework does not turn the demand into an answer
        ("user -> b\nb -> a\na -> user\na -> b", ["user>b"]),
        ("user -> c\nc -> b\nb -> user\nb -> a\nuser -> a\na -> c", ["user>c"]),
        # a cycle in which each of two could be the first: by their names
        ("user -> c\nc -> b\nb -> user\nb -> a\nuser -> a\na -> c\na -> user", ["user>a"]),
        # feedback to a step that nothing else leads to
        ("user -> a\na -> user\nuser -> b\nb -> c", ["user>a"]),
        # a cycle that no case gets into asks for nothing
        ("user -> a\na -> b\nb -> user\nc -> d\nd -> c\nd -> user\nc -> a", ["user>a"]),
        # two that have nothing to do with each other
        ("user -> a\na -> user\nuser -> b\nb -> user", ["user>a", "user>b"]),
        ("customer -> b\nb -> c\nuser -> a\na -> c\nc -> user\nc -> customer", ["user>a", "customer>b"]),
        # nobody outside: where the trigger starts, else where nothing leads
        ('trigger: "now"\nb -> a\na -> b\na -> user', [">b"]),
        ("a -> b\nb -> user", [">a"]),
        ("a -> b\nb -> a", []),
    ],
)
def test_a_case_starts_where_a_party_gives_what_nobody_asked_for(text: str, expected: list[str]) -> None:
    assert starts(text) == expected


@given(valid_streams(), st.randoms(use_true_random=False))
def test_the_order_of_statements_decides_neither_starts_nor_what_leads_back(stream: svc.Stream, random: Random) -> None:
    if "trigger" in stream.keys:
        stream = evolve(stream, keys={})
    steps, flows = random.sample(stream.steps, len(stream.steps)), random.sample(stream.flows, len(stream.flows))
    one, other = svc.bind(stream), svc.bind(evolve(stream, steps=steps, flows=flows))
    assert [(each.step.name, each.rank) for each in one.case_starts] == [
        (each.step.name, each.rank) for each in other.case_starts
    ]
    assert {each.flow for each in one.backward_flows} == {each.flow for each in other.backward_flows}


REVIEWED = """
stream s
  step a in engage
  step b in deliver_support
  step c in plan
  governing_body -> c : policies
  c -> governing_body : contracts
  supplier -> b : goods
  user -> a : incidents
  a -> b : user_support_tasks
  b -> user : services
  b -> c : product_and_service_performance_information
"""


def test_demand_and_value_are_those_of_one_party_and_not_the_first_and_last_line() -> None:
    bound = svc.bind(svc.analyse(REVIEWED).stream)
    assert opening(bound) == [("Demand", "incidents"), ("Value", "services delivered to customers and users")]


def test_the_words_of_the_keys_win() -> None:
    bound = svc.bind(
        svc.analyse(REVIEWED.replace("stream s\n", 'stream s\n  demand: "help"\n  value: "peace"\n')).stream
    )
    assert opening(bound) == [("Demand", "help"), ("Value", "peace")]


def test_what_a_step_says_that_starts_the_main_case_is_the_trigger() -> None:
    text = 'step a in engage begins "a disk fills up"\nstep b in deliver_support\na -> b\nb -> user : services\n'
    assert opening(svc.bind(svc.analyse(text).stream))[0] == ("Trigger", "a disk fills up")
    bound = svc.bind(svc.analyse(f"{text}user -> a : incidents\n").stream)
    assert opening(bound)[0] == ("Demand", "incidents")
    assert [word for word, _ in opening(svc.bind(svc.analyse(f'trigger: "x"\n{text}').stream))] == ["Trigger", "Value"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.vsc")), ids=lambda path: path.stem)
def test_the_main_case_of_each_example_is_that_of_its_customer_or_user(path: Path) -> None:
    for stream in svc.load(str(path)).streams:
        first = svc.bind(stream).case_starts[0]
        assert first.party is not None
        assert first.party.role in ("customer", "user")
