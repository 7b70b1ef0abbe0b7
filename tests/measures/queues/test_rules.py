"""What cases do in a queue is what they do without one: the same rounds, joins and ends, case by case."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from math import inf
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import svc
from svc.measures.kinds import Kind
from svc.measures.measuring import measured_kinds
from svc.measures.queues.event_list import EventList
from svc.measures.queues.places import places
from svc.measures.queues.plans import Plans
from svc.measures.queues.runs import run
from svc.measures.queues.table import Table
from svc.measures.queues.tallies import results
from svc.measures.simulation import simulated
from svc.model.calendar import STANDARD
from svc.strategies import valid_streams
from tests.measures.test_agreement import routed_streams
from tests.support import ROOT

CASES = 300
SEED = 5
ANY = routed_streams() | valid_streams(times=True, measures=True)


AWAITED = svc.analyse(
    "stream s\nstep a in deliver_support\nstep b in deliver_support\nstep c in deliver_support\n"
    "step d in deliver_support\nuser -> a\na -> b\nb -> user\nb -> a share 6%\nc -> d\nc -> user share 0%\n"
    "c -> b share 40%\nd -> user\nd -> a share 35%\n"
).stream
"""What `b` gives the user is awaited by a later step, and is a thing that the user gets all the same."""


def without_queues(stream: svc.Stream) -> svc.Stream:
    """A stream whose teams have no size, and whose steps take constant times, at once and alone."""
    steps = [evolve(each, every=None, batch=None, waits=None, takes="10m") for each in stream.steps]
    return evolve(stream, steps=steps, teams=[evolve(each, size=None) for each in stream.teams])


def kind_of(stream: svc.Stream) -> Kind:
    return measured_kinds(svc.bind(stream), STANDARD, 0, 0)[0]


@settings(max_examples=60, deadline=None)
@example(AWAITED, False)
@given(ANY, st.booleans())
def test_each_case_takes_as_long_as_without_queues(stream: svc.Stream, apart: bool) -> None:
    """Both draw the same ways from the same numbers, and all times are constant."""
    bound = svc.bind(without_queues(stream))
    kind = measured_kinds(bound, STANDARD, 0, 0)[0]
    assume(not kind.network.endless)
    expected = simulated(kind.network, kind.efforts, CASES, SEED)
    assume(not expected.unended)

    @cache
    def numbers(purpose: str) -> Callable[[], float]:
        return Random(f"{SEED} {purpose}").random

    there, parties = places(bound, [kind], apart=apart), kind.network.parties
    table = Table()
    plans = Plans(kind.network, [there.stops[step.name] for step in kind.network.steps], parties, numbers, table)
    block = table.add_cases(0, [0.0] * CASES)
    firsts = plans.planned(block)
    assert list(EventList(table, there, lambda: None).run(zip(table.start, firsts, strict=True), [CASES]))
    found = results(table, block, len(parties))
    for number, party in enumerate(parties):
        assert found.last[number] == pytest.approx(list(expected.last[party]))
        assert found.first[number] == pytest.approx(list(expected.first[party]))
    assert all(0 <= end < inf for end in found.end)


@settings(max_examples=8, deadline=None)
@given(valid_streams(times=True, measures=True), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_figure(stream: svc.Stream, random: Random) -> None:
    one = evolve(stream, keys={key: text for key, text in stream.keys.items() if key != "trigger"})
    steps, flows = random.sample(one.steps, len(one.steps)), random.sample(one.flows, len(one.flows))
    other = evolve(one, steps=steps, flows=flows, teams=one.teams[::-1])
    found, again = (svc.simulate(each, cases=300, runs=2) for each in (one, other))
    assert list(found.estimates()) == list(again.estimates())


@settings(max_examples=25, deadline=None)
@given(valid_streams(measures=True))
def test_whatever_a_stream_says_it_is_simulated(stream: svc.Stream) -> None:
    found = svc.simulate(stream, cases=300, runs=2)
    assert found.lead or found.missing or found.overloaded or found.measured.endless or found.measured.missing
    assert all(each.interval[0] <= each.value <= each.interval[1] for _, _, each in found.estimates())
    assert len(found.promises) == len(stream.promises)


def test_other_hash_seeds_give_the_same_bytes() -> None:
    command = [sys.executable, "-m", "svc", "simulate", str(ROOT / "examples/measures/restore.vsc"), "--cases", "2000"]
    seeds = ({**os.environ, "PYTHONHASHSEED": seed} for seed in "12")
    one, other = (subprocess.run([*command, "--format", "json"], capture_output=True, env=each) for each in seeds)
    assert one.returncode == 0, one.stderr
    assert one.stdout == other.stdout


def test_what_has_ended_is_dropped() -> None:
    text = "stream s\nteam a size 1\nstep v in engage takes 1h responsible a\nuser -> v arrives 0.8/h\nv -> user\n"
    bound = svc.bind(svc.analyse(text).stream)
    kinds, most = measured_kinds(bound, STANDARD, 0, 0), 0

    def watch(table: Table, visit: int, now: float, end: float) -> None:
        nonlocal most
        most = max(most, len(table.place), len(table.start))

    run(kinds, places(bound, kinds), "0", [0, 30_000], watch)
    assert most < 6000
