"""A folder with many files: the first run, an unchanged second one, two processes."""

import json
import sys
from itertools import count
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.row import ratio, ratio_of
from benchmarks.streams import stream, vsc
from benchmarks.timing import Figure, NotMeasuredError, cpu, output, rounds, seconds


def before(bench: Bench) -> Figure:
    folder = _many(bench)
    return ratio(bench, bench.svc("check", folder), bench.before("svc", "check", folder), "before")


def unchanged(bench: Bench) -> Figure:
    """The second run reads what the first has kept; the first is given an empty cache each time."""
    command, caches = bench.svc("check", _many(bench)), count()

    def run(cache: str) -> float:
        return cpu(bench.cached(cache, *command), bench.folder)

    run("kept")
    taken = rounds([lambda: run("kept"), lambda: run(f"new{next(caches)}")], bench.runs)
    return ratio_of(taken, "first", "again")


def cores(bench: Bench) -> Figure:
    """By the clock: that is what a second process is for."""
    folder = _many(bench)
    two, one = (bench.svc("portfolio", folder, "--no-cache", "--jobs", jobs) for jobs in ("2", "1"))
    return ratio(bench, two, one, "one process", measure=seconds)


def critical_path(bench: Bench) -> Figure:
    """What two processes would take on two idle cores: what the first does itself, and half of what the others do."""
    if sys.platform == "win32":
        raise NotMeasuredError("Windows does not tell the times of children")
    folder, program = _many(bench), Path(__file__).with_name("critical_path.py")

    def run(jobs: str) -> float:
        command = bench.python(program, "portfolio", folder, "--no-cache", "--jobs", jobs)
        own, others = json.loads(output(command, bench.folder))
        return float(own + others / int(jobs))

    return ratio_of(rounds([lambda: run("2"), lambda: run("1")], bench.runs), "one process")


def _many(bench: Bench) -> Path:
    """A folder with many files of a stream each, all with names of their own."""
    folder = bench.folder / "portfolio"
    folder.mkdir(exist_ok=True)
    text = vsc(stream(30, 20))
    for number in range(bench.sizes.small):
        named = text.replace("stream benchmark", f"stream benchmark_{number}", 1)
        (folder / f"s{number}.vsc").write_text(named, "utf-8")
    return folder
