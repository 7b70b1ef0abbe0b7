"""What must hold of the figures of any stream: exact and simulated agree, and the order of statements changes none."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from math import log, sqrt
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc.measures import exact, samples
from svc.measures.chain import chain_of
from svc.measures.effort import Effort
from svc.measures.kinds import Kind
from svc.measures.linear import System
from svc.measures.measuring import measured_kinds
from svc.measures.network import network
from svc.measures.routes import routes
from svc.measures.simulation import Doing, simulated
from svc.model.calendar import STANDARD
from svc.strategies import streams, valid_streams

CASES = 4000
NAMES = "abcdef"
TIMES = st.sampled_from(["", "takes 1h", "takes 30m..2h", "waits 1d takes 5m", "waits 1h..9h"])


@st.composite
def routed_streams(draw: st.DrawFn) -> svc.Stream:
    """Streams with loops, joins, early ends and alternatives, from a user to a user."""
    names = NAMES[: draw(st.integers(2, 6))]
    lines = [f"step {each} in {draw(st.sampled_from(['engage', 'deliver_support']))} {draw(TIMES)}" for each in names]
    lines.append(f"user -> {names[0]}")
    for number, name in enumerate(names):
        onward = [*names[number + 1 :], "user"] if number else names[1:2]
        targets = draw(st.lists(st.sampled_from(onward), min_size=1, max_size=2, unique=True))
        back = draw(st.booleans()) and number > 0
        lines += [f"{name} -> {target}" for target in targets[:1]]
        if len(targets) > 1 and draw(st.booleans()):
            lines.append(f"{name} -> {targets[1]}")
        elif len(targets) > 1:
            lines.append(f"{name} -> {targets[1]} share {draw(st.integers(0, 60))}%")
        if back:
            lines.append(f"{name} -> {draw(st.sampled_from(names[: number + 1]))} share {draw(st.integers(1, 40))}%")
    return svc.analyse("stream s\n" + "\n".join(lines)).stream


def kind_of(stream: svc.Stream) -> Kind:
    return measured_kinds(svc.bind(stream), STANDARD, CASES, 1)[0]


def bound_of(values: Sequence[float], sd: float, least: float, chance: float) -> float:
    """How far the mean of values may be from the true one: farther off only by this chance, whatever their law.

    (Bernstein's inequality.) A normal law would not do, as the mean of a few rare events is far from normal. `sd` is
    the true one if it is known; `least` is the least range that values may have, for events too rare to be among them.
    """
    number, limit = len(values), log(2 / chance)
    spread = max(sd, samples.mean_of(values)[1])
    width = max(max(values) - min(values), least)
    return spread * sqrt(2 * limit / number) + width * limit / number + 1e-9 * max(map(abs, values))


def times_done(step: int, doing: Doing) -> list[float]:
    return [float(doing.step == step)] * len(doing.cases)


def differences(kind: Kind, cases: int, seed: int, chance: float) -> list[str]:
    """Where so many simulated cases say something else than the exact solution, unless by chance."""
    steps = range(len(kind.efforts))
    doings = [samples.Totals(partial(times_done, step)) for step in steps]
    sample = simulated(kind.network, kind.efforts, cases, seed, doings)
    assert not sample.unended
    compared: list[tuple[str, Sequence[float], float, float, float]] = []
    for party in kind.recipients:
        for what, moments_of in (("last", exact.last), ("first", exact.first)):
            chain = kind.chain(party)
            moments = moments_of(chain, kind.efforts, party) if chain else None
            if moments:
                times = samples.times(sample, party, first=what == "first")
                known = [time for time in times if time >= 0]
                compared.append((f"reached {party}", [float(time >= 0) for time in times], moments.reached, 0, 1))
                if known:
                    compared.append((f"{what} {party}", known, moments.mean, moments.sd, 0))
    if kind.whole is not None:
        visits = zip(kind.network.steps, doings, exact.visits(kind.whole), strict=True)
        compared += [(f"visits of {step.name}", doing.values, mean, 0, 1) for step, doing, mean in visits]
        reworked = [float(number < sample.reworked) for number in range(cases)]
        compared.append(("rework", reworked, exact.reworked(kind.whole), 0, 1))
    return [
        f"{what}: {mean} exact, {sum(values) / len(values)} simulated"
        for what, values, mean, sd, least in compared
        if abs(sum(values) / len(values) - mean) > bound_of(values, sd, least, chance)
    ]


@settings(max_examples=60, deadline=None)
@given(routed_streams() | valid_streams(times=True, measures=True))
def test_exact_and_simulated_agree(stream: svc.Stream) -> None:
    """What few cases deny by a bound that is often passed by chance, many cases decide by one that never is."""
    kind = kind_of(stream)
    if not kind.network.endless and differences(kind, CASES, 7, chance=0.1):
        assert not differences(kind, 25 * CASES, 8, chance=1e-10)


@settings(max_examples=40, deadline=None)
@given(routed_streams() | valid_streams(measures=None), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_figure(stream: svc.Stream, random: Random) -> None:
    keys = {key: text for key, text in stream.keys.items() if key != "trigger"}
    one = evolve(stream, keys=keys)
    steps, flows = random.sample(one.steps, len(one.steps)), random.sample(one.flows, len(one.flows))
    other = evolve(one, steps=steps, flows=flows)
    assert svc.measure(one, cases=200) == svc.measure(other, cases=200)


@settings(max_examples=60, deadline=None)
@given(streams() | valid_streams(measures=True))
def test_whatever_a_stream_says_it_is_measured(stream: svc.Stream) -> None:
    found = svc.measure(stream, cases=100)
    assert found.stream == stream.name
    assert all(0 <= each.reached <= 1 for each in found.lead)
    assert svc.measure(stream, cases=100) == found


@given(st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=5, max_size=5))
def test_elimination_solves_what_fractions_solve(weights: list[list[int]]) -> None:
    factors = [[Fraction(weight, sum(row) + 1) for weight in row] for row in weights]
    system = System([{to: float(factor) for to, factor in enumerate(row) if factor} for row in factors])
    constants = range(1, 6)
    found, turned = system.solved(constants), system.turned(constants)
    for number, constant in enumerate(constants):
        expected = constant + sum(factors[number][to] * Fraction(found[to]) for to in range(5))
        assert found[number] == pytest.approx(float(expected))
        expected = constant + sum(factors[to][number] * Fraction(turned[to]) for to in range(5))
        assert turned[number] == pytest.approx(float(expected))


@pytest.mark.system
def test_a_chain_is_what_linear_algebra_says() -> None:
    import numpy

    text = (
        "step a in engage\nstep b in deliver_support\nstep c in plan\nuser -> a\na -> b share 60%\na -> c share 40%\n"
    )
    text += "b -> a share 25%\nb -> user share 75%\nc -> b share 50%\nc -> a share 50%\n"
    bound = svc.bind(svc.analyse(f"stream s\n{text}").stream)
    made = network(routes(bound), bound.case_starts[0])
    chain = chain_of(made, range(3))
    assert chain is not None
    order = [step.name for step in made.steps]
    moves = {"a": {"b": 0.6, "c": 0.4}, "b": {"a": 0.25}, "c": {"b": 0.5, "a": 0.5}}
    matrix = numpy.array([[moves[one].get(other, 0.0) for other in order] for one in order])
    fundamental = numpy.linalg.inv(numpy.eye(3) - matrix)
    assert exact.visits(chain) == pytest.approx(list(fundamental[order.index("a")]))
    moments = exact.last(chain, [Effort(work=1.0)] * 3, "user")
    assert moments is not None
    steps = fundamental @ numpy.ones(3)
    variance = (2 * fundamental - numpy.eye(3)) @ steps - steps**2
    assert moments.mean == pytest.approx(steps[order.index("a")])
    assert moments.sd == pytest.approx(sqrt(variance[order.index("a")]))
