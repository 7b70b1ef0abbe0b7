"""What the measures of a stream cost: their exact solution, and simulated cases."""

import json
import math
import statistics
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.measuring import CASES
from benchmarks.row import SLOW, ratio_of, time
from benchmarks.timing import Figure, figure, output


def exact(bench: Bench) -> Figure:
    taken = _times(bench)
    return ratio_of([[solved for _, solved, *_ in taken], [analysed for analysed, *_ in taken]], "svc.analyse")


def simulated(bench: Bench) -> Figure:
    seconds = [first for _, _, first, *_ in _times(bench)]
    rate = CASES[0] / statistics.median(seconds)
    return figure((1e6 * each / CASES[0] for each in seconds), f"{rate / 1000:,.0f} thousand cases/s")


def growth(bench: Bench) -> Figure:
    taken = [times for _, _, *times in _times(bench)]
    logs = [math.log(cases) for cases in CASES]
    slopes = [statistics.linear_regression(logs, [math.log(each) for each in times]).slope for times in taken]
    first, last = (statistics.median(times[end] for times in taken) for end in (0, -1))
    return figure(slopes, f"{CASES[0]:,} cases {time(first)}; {CASES[-1]:,} {time(last)}")


def _times(bench: Bench) -> list[list[float]]:
    program = bench.python(Path(__file__).with_name("measuring.py"), str(min(SLOW, bench.runs)))
    return json.loads(output(program, bench.folder))  # type: ignore[no-any-return]
