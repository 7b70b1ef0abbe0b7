"""The network of `queueing.py` in simpy and in ciw: a program that runs where these are installed, and svc is not.

It is called with the name of a peer, and prints the seconds that a case takes.
"""

import random
import sys
from collections.abc import Generator
from time import process_time
from typing import Any

CASES = 10_000
Steps = Generator[Any, Any, None]
ARRIVALS, REWORK = 9 / 3600, 0.1
"""Cases in a second, and the share that goes back from the last step to the one before."""
STEPS = ((2, 300.0, 900.0), (3, 600.0, 1200.0), (2, 120.0, 840.0))
"""For each step the size of its team, and the least and the most seconds that it takes."""


def by_simpy(cases: int) -> float:
    """The same, by processes that request resources."""
    import simpy

    numbers, env = random.Random(0), simpy.Environment()
    teams, times = [simpy.Resource(env, size) for size, _, _ in STEPS], list[float]()

    def step(number: int) -> Steps:
        with teams[number].request() as request:
            yield request
            yield env.timeout(numbers.uniform(*STEPS[number][1:]))

    def case() -> Steps:
        begin = env.now
        yield from step(0)
        is_wrong = True
        while is_wrong:
            yield from step(1)
            yield from step(2)
            is_wrong = numbers.random() < REWORK
        times.append(env.now - begin)

    def arrivals() -> Steps:
        for _ in range(cases):
            yield env.timeout(numbers.expovariate(ARRIVALS))
            env.process(case())

    env.process(arrivals())
    env.run()
    return sum(times) / len(times)


def by_ciw(cases: int) -> float:
    """The same, by nodes and a matrix of routes."""
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(ARRIVALS), None, None],
        service_distributions=[ciw.dists.Uniform(*times) for _, *times in STEPS],
        routing=[[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, REWORK, 0.0]],
        number_of_servers=[size for size, _, _ in STEPS],
    )
    ciw.seed(0)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(cases, method="Finish")
    spans: dict[object, tuple[float, float]] = {}
    for record in simulation.get_all_records(only=["service"]):
        begin, end = spans.get(record.id_number, (record.arrival_date, record.exit_date))
        spans[record.id_number] = min(begin, record.arrival_date), max(end, record.exit_date)
    return sum(end - begin for begin, end in spans.values()) / len(spans)


if __name__ == "__main__":
    simulate = {"simpy": by_simpy, "ciw": by_ciw}[sys.argv[1]]
    begin = process_time()
    simulate(CASES)
    print((process_time() - begin) / CASES)
