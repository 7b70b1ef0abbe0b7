"""Queues against two other simulators, simpy and ciw, which know nothing of streams: the same networks and waits."""

from collections.abc import Generator
from math import hypot
from random import Random
from statistics import mean, stdev
from typing import Any

import pytest

from tests.measures.queues.networks import Network, figures, network

HOUR = 3600
Steps = Generator[Any, Any, None]
RUNS = 8
SPLIT = """\
team a size 2
team b size 1
team c size 2
step one in engage   takes 20m..40m  responsible a
step two in plan     takes 30m..1h   responsible b
step end in improve  takes 10m..1h   responsible c
user -> one arrives 1.2/h
customer -> two arrives 0.4/h
one -> end share 70%
one -> two share 30%
two -> end
end -> user
"""
JOIN = """\
team a size 1
team b size 2
step one   in engage          takes 20m..40m responsible a
step two   in plan            takes 1h..2h   responsible b
step three in obtain_build    takes 10m..2h  responsible b
step board in improve         every 4h takes 30m
step end   in deliver_support takes 5m..15m  responsible a batch 2
user -> one arrives 0.8/h
one -> two
one -> three
two -> board
three -> board
board -> end
end -> user
"""


def agree(of: Network, key: tuple[str, str], others: list[float], cases: int) -> bool:
    """Whether the runs of another simulator have the same mean, within four standard errors of both."""
    value, error = figures(of, cases, RUNS)[key]
    other = mean(others), stdev(others) / len(others) ** 0.5
    return abs(value - other[0]) <= 4 * hypot(error, other[1])


@pytest.mark.system
def test_cases_that_split_and_meet_again_wait_as_in_ciw() -> None:
    import ciw

    def lead(seed: int) -> float:
        uniform = ciw.dists.Uniform
        nodes = ciw.create_network(
            arrival_distributions=[ciw.dists.Exponential(1.2), ciw.dists.Exponential(0.4), None],
            service_distributions=[uniform(1 / 3, 2 / 3), uniform(0.5, 1.0), uniform(1 / 6, 1.0)],
            routing=[[0.0, 0.3, 0.7], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]],
            number_of_servers=[2, 1, 2],
        )
        ciw.seed(seed)
        simulation = ciw.Simulation(nodes)
        simulation.simulate_until_max_time(4000)
        cases: dict[object, list[tuple[float, float, int]]] = {}
        for record in simulation.get_all_records(only=["service"]):
            cases.setdefault(record.id_number, []).append((record.arrival_date, record.exit_date, record.node))
        times = [(min(each), max(end for _, end, _ in each)) for each in cases.values()]
        return mean(end - begin for (begin, _, node), end in times if node == 1 and begin > 500) * HOUR

    assert agree(network(SPLIT), ("lead", "user"), [lead(seed) for seed in range(RUNS)], 5000)


@pytest.mark.system
def test_joins_dates_and_batches_are_as_in_simpy() -> None:
    import simpy

    def lead(seed: int) -> float:
        numbers, env = Random(seed), simpy.Environment()
        teams = {"a": simpy.Resource(env, 1), "b": simpy.Resource(env, 2)}
        times: list[float] = []
        waiting: list[tuple[float, simpy.Event]] = []

        def work(team: str, least: float, most: float) -> Steps:
            with teams[team].request() as request:
                yield request
                yield env.timeout(numbers.uniform(least, most))

        def end() -> Steps:
            yield from work("a", 1 / 12, 1 / 4)
            for begin, _ in [waiting.pop(0), waiting.pop(0)]:
                if begin > 500:
                    times.append(env.now - begin)

        def case() -> Steps:
            begin = env.now
            yield from work("a", 1 / 3, 2 / 3)
            yield env.process(work("b", 1, 2)) & env.process(work("b", 1 / 6, 2))
            yield env.timeout(-env.now % 4)
            yield env.timeout(0.5)
            waiting.append((begin, env.event()))
            if len(waiting) % 2 == 0:
                env.process(end())

        def arrivals() -> Steps:
            while True:
                yield env.timeout(numbers.expovariate(0.8))
                env.process(case())

        env.process(arrivals())
        env.run(until=6000)
        return mean(times) * HOUR

    assert agree(network(JOIN), ("lead", "user"), [lead(seed) for seed in range(RUNS)], 4000)
