"""Queues against theory: single queues by Erlang, Pollaczek and Khinchine, networks by Jackson, and Little's law."""

from math import factorial

import pytest

from svc.measures.spreads import Spread
from tests.measures.queues.networks import exponential, figures, is_near, network

HOUR = 3600
ONE = "team a size {size}\nstep w in engage takes 1h responsible a\nuser -> w arrives {rate}/h\nw -> user\n"


def erlang_c(servers: int, load: float) -> float:
    """The chance to wait in M/M/c. (Erlang, 1917.)"""
    all_busy = load**servers / factorial(servers) * servers / (servers - load)
    return all_busy / (sum(load**number / factorial(number) for number in range(servers)) + all_busy)


@pytest.mark.parametrize(("servers", "busy"), [(1, 0.5), (1, 0.8), (2, 0.75), (5, 0.9)])
def test_exponential_work_is_waited_for_as_erlang_says(servers: int, busy: float) -> None:
    rate = busy * servers
    found = figures(network(ONE.format(size=servers, rate=rate), {"w": exponential(HOUR)}), 3000, 8)
    wait = erlang_c(servers, rate) / (servers - rate) * HOUR
    assert is_near(found["queue", "a"], wait)
    assert is_near(found["length", "a"], rate * wait / HOUR)
    assert is_near(found["utilisation", "a"], busy)
    assert is_near(found["lead", "user"], wait + HOUR)
    assert is_near(found["wip", ""], rate * (wait + HOUR) / HOUR)
    assert is_near(found["throughput", ""], rate)


@pytest.mark.parametrize(
    ("spread", "square"),
    [
        (Spread((0.0,), (HOUR,)), 1.0),  # M/D/1
        (Spread((0.0, 1.0), (0.0, 2 * HOUR)), 4 / 3),  # M/G/1, equally likely up to twice as long
        (Spread((0.0, 0.9, 0.9, 1.0), (HOUR / 2, HOUR / 2, 5.5 * HOUR, 5.5 * HOUR)), 3.25),  # one in ten takes long
    ],
)
def test_any_work_is_waited_for_as_pollaczek_and_khinchine_say(spread: Spread, square: float) -> None:
    busy = 0.7
    found = figures(network(ONE.format(size=1, rate=busy), {"w": spread}), 3000, 8)
    assert is_near(found["queue", "a"], busy * square / (2 * (1 - busy)) * HOUR)


def test_the_percentiles_of_a_wait_are_exponential_behind_the_chance_not_to_wait() -> None:
    found = figures(network(ONE.format(size=1, rate=0.5), {"w": exponential(HOUR)}), 3000, 8)
    assert is_near(found["queue 50%", "a"], 0)
    assert is_near(found["queue 85%", "a"], 2 * 1.2039728043 * HOUR)  # ln(0.5 / 0.15)
    assert is_near(found["queue 95%", "a"], 2 * 2.3025850930 * HOUR)


def test_a_network_with_rework_is_as_jackson_says() -> None:
    text = (
        "team a size 1\nteam b size 2\nstep v in engage takes 1h responsible a\nstep w in plan takes 1h responsible b\n"
        "user -> v arrives 0.6/h\nv -> w\nw -> v share 20%\nw -> user share 80%\n"
    )
    found = figures(network(text, {"v": exponential(HOUR), "w": exponential(2 * HOUR)}), 3000, 8)
    busy, load = 0.6 / 0.8, 0.6 / 0.8 * 2
    waiting = erlang_c(2, load) * load / (2 - load)
    assert is_near(found["utilisation", "a"], busy)
    assert is_near(found["length", "a"], busy**2 / (1 - busy))
    assert is_near(found["length", "b"], waiting)
    assert is_near(found["lead", "user"], (busy / (1 - busy) + waiting + load) / 0.6 * HOUR)


def test_two_kinds_of_case_share_a_team() -> None:
    text = (
        "team a size 1\nstep v in engage takes 30m responsible a\nstep w in plan takes 1h responsible a\n"
        "user -> v arrives 0.6/h\nv -> user\ncustomer -> w arrives 0.4/h\nw -> customer\n"
    )
    found = figures(network(text), 3000, 8)
    square = (0.6 * 0.5**2 + 0.4 * 1**2) * HOUR
    assert is_near(found["utilisation", "a"], 0.7)
    assert is_near(found["queue", "a"], square / (2 * (1 - 0.7)))
