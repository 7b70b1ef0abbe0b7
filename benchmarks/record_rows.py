"""Event records, after they are imported: counted, replayed and read by svc and by others."""

from collections.abc import Callable
from pathlib import Path

from benchmarks import logs
from benchmarks.bench import FULL, Bench
from benchmarks.row import SLOW, ratio_of
from benchmarks.timing import Command, Figure, output, rounds

SMALL = 700
EVENTS = 7_000_000
XES_EVENTS = 65_000
CASES = 7_500


def polars(bench: Bench) -> Figure:
    return _against(bench, "count_records.py", "polars", logs.parquet, EVENTS)


def pm4py(bench: Bench) -> Figure:
    return _against(bench, "count_records.py", "pm4py", logs.parquet, EVENTS)


def replay(bench: Bench) -> Figure:
    return _against(bench, "replay_records.py", "pm4py", logs.ways, CASES)


def xes(bench: Bench) -> Figure:
    return _against(bench, "read_xes.py", "pm4py", logs.xes, XES_EVENTS)


def _against(bench: Bench, program: str, peer: str, write: Callable[[Path, int], Path], size: int) -> Figure:
    file = Path(__file__).with_name(program)
    theirs = bench.peers.records(peer, file)
    sizes = size * bench.sizes.large // FULL.large, SMALL
    inputs = [write(bench.folder / f"{each}.{write.__name__}", each) for each in sizes]

    def seconds(command: Command) -> float:
        return float(output((*command, *inputs), bench.folder))

    tasks = [lambda: seconds(bench.python(file, "svc")), lambda: seconds(theirs)]
    return ratio_of(rounds(tasks, min(SLOW, bench.runs)), peer)
