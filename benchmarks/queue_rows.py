"""What cases that queue for teams cost, and the same network in simpy and ciw."""

import json
import math
import statistics
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.queueing import CASES
from benchmarks.row import SLOW, time
from benchmarks.timing import Figure, figure, output


def case(bench: Bench) -> Figure:
    seconds = [first for first, *_ in _times(bench)]
    return figure((1e6 * each for each in seconds), f"{1e-3 / statistics.median(seconds):,.0f} thousand cases/s")


def growth(bench: Bench) -> Figure:
    taken = [[each * cases for each, cases in zip(times, CASES, strict=True)] for times in _times(bench)]
    logs = [math.log(cases) for cases in CASES]
    slopes = [statistics.linear_regression(logs, [math.log(each) for each in times]).slope for times in taken]
    first, last = (statistics.median(times[end] for times in taken) for end in (0, -1))
    return figure(slopes, f"{CASES[0]:,} cases {time(first)}; {CASES[-1]:,} {time(last)}")


def simpy(bench: Bench) -> Figure:
    return _against(bench, "simpy")


def ciw(bench: Bench) -> Figure:
    return _against(bench, "ciw")


def _against(bench: Bench, peer: str) -> Figure:
    program = bench.peers.queueing(peer)
    taken = [(_once(bench)[1], float(output(program, bench.folder))) for _ in range(min(SLOW, bench.runs))]
    ours, theirs = (1e6 * statistics.median(each) for each in zip(*taken, strict=True))
    return figure((one / other for one, other in taken), f"svc {ours:.1f} µs a case; {peer} {theirs:.1f} µs")


def _times(bench: Bench) -> list[list[float]]:
    return [_once(bench) for _ in range(min(SLOW, bench.runs))]


def _once(bench: Bench) -> list[float]:
    program = bench.python(Path(__file__).with_name("queueing.py"))
    return json.loads(output(program, bench.folder))  # type: ignore[no-any-return]
