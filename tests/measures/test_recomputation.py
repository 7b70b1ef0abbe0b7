"""Two implementations of what a case does agree on random streams: that of svc, and one from its page on measures."""

from collections.abc import Sequence
from math import log, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import svc
from svc.measures.figures import Measured
from tests.measures.recomputed import Case, Recomputed

CASES = 600
NAMES = "abcdefg"
TIMES = ("takes 1h", "takes 30m..2h", "waits 1d takes 5m", "waits 1h..9h", "every 1d takes 1h", "takes 2h costs 3")
ACTIVITIES = ("engage", "deliver_support", "obtain_build", "improve")
SHARES = (" share 30%", " share 70%", ' when "x"', ' when "x" share 20%', ' when "y" share 40%')


@st.composite
def streams(draw: st.DrawFn) -> svc.Stream:
    """Streams of a user with loops, joins, alternatives, ends, a supplier that answers, teams and waits for a time."""
    number = draw(st.integers(2, len(NAMES)))
    names = draw(st.permutations(NAMES[:number]))
    lines = [_step(draw, name) for name in names]
    lines.append(f"user -> {names[0]}")
    lines += [f"{draw(st.sampled_from(names[:place]))} -> {names[place]}" for place in range(1, number)]
    for place, name in enumerate(names):
        onward = [*names[place + 1 :], "user", "supplier"]
        targets = draw(st.lists(st.sampled_from(onward), min_size=1, max_size=3, unique=True))
        lines += [f"{name} -> {target}{_clauses(draw)}" for target in targets]
        if draw(st.integers(0, 3)) == 3:
            lines.append(f"{name} -> {draw(st.sampled_from(names[: place + 1]))} share {draw(st.integers(1, 40))}%")
        if place and draw(st.integers(0, 7)) == 7:
            lines.append(f"supplier -> {name}")
    return svc.analyse("\n".join(["stream s", "team one", "team two", *lines])).stream


def _step(draw: st.DrawFn, name: str) -> str:
    said = [f"step {name} in {draw(st.sampled_from(ACTIVITIES))}", draw(st.sampled_from(TIMES))]
    extra = draw(st.integers(0, 9))
    said += ["ends 20%"] * (extra == 1) + ["ends"] * (extra == 2) + ["responsible one"] * (extra in (3, 4))
    return " ".join([*said, *(["responsible two"] * (extra == 5))])


def _clauses(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(("", "", *SHARES)))


def is_off(values: Sequence[float], value: float, error: float, chance: float) -> bool:
    """Whether a figure is not the mean of values, unless by this chance (Bernstein's inequality); it has an error."""
    number, limit = len(values), log(2 / chance)
    mean = sum(values) / number
    sd = sqrt(sum((each - mean) ** 2 for each in values) / number)
    width = max(max(values) - min(values), 1.0)
    return abs(mean - value) > sd * sqrt(2 * limit / number) + width * limit / number + error


def differences(found: Measured, cases: Sequence[Case], chance: float) -> list[str]:
    """What the cases say otherwise than the figures."""
    compared: list[tuple[str, Sequence[float], float, object]] = [
        (f"visits of {step.name}", [case.visits.get(step.name, 0) for case in cases], step.visits, found)
        for step in found.steps
    ]
    for name, figure, values in (
        ("work", found.work, [case.work * 3600 for case in cases]),
        ("wait", found.wait, [case.wait * 3600 for case in cases]),
        ("cost", found.cost, [case.cost for case in cases]),
        ("hand-overs", found.handovers, [case.handovers for case in cases]),
        ("rework", found.rework, [case.is_reworked for case in cases]),
    ):
        if figure is not None:
            compared.append((name, values, figure.value, figure))
    for name, times, choose in (("lead", found.lead, max), ("first", found.first, min)):
        for each in times:
            ends = [
                [end for party, all in case.given.items() if each.to in (None, party) for end in all] for case in cases
            ]
            known = [choose(all) * 3600 for all in ends if all]
            compared.append((f"reached {each.to}", [bool(all) for all in ends], each.reached, found))
            if len(known) > CASES / 10 and any(ends):
                compared.append((f"{name} to {each.to}", known, each.mean, each))
    return [
        f"{name}: {value}, and by the cases {sum(values) / len(values)}"
        for name, values, value, of in compared
        if is_off(values, value, _error(of, values), chance)
    ]


def _error(of: object, values: Sequence[float]) -> float:
    """How far a simulated figure may be off by itself."""
    if getattr(of, "method", "exact") == "exact":
        return 1e-6 * max(map(abs, values))
    low, high = getattr(of, "interval", (0.0, 0.0))
    return 3 * (high - low) if high > low else 0.1 * max(map(abs, values))


def recomputed(stream: svc.Stream, cases: int, seed: int) -> list[str]:
    """Where the two implementations differ; more cases decide where few may do so by chance."""
    found = svc.measure(stream, cases=20 * cases)
    second = Recomputed(stream, [each.begins or "" for each in found.others])
    if found.endless:
        return []
    for number, chance in ((cases, 1e-3), (10 * cases, 1e-9)):
        random = Random(seed)
        wrong = differences(found, [second.case(random) for _ in range(number)], chance)
        if not wrong:
            break
    return wrong


@settings(max_examples=15, deadline=None)
@given(streams())
def test_a_second_implementation_finds_the_same_figures(stream: svc.Stream) -> None:
    assert recomputed(stream, CASES, 5) == []


@pytest.mark.thorough
@settings(max_examples=500, deadline=None)
@given(streams())
def test_a_second_implementation_finds_the_same_figures_of_many_streams(stream: svc.Stream) -> None:
    assert recomputed(stream, CASES, 6) == []
