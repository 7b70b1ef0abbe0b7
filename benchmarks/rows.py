"""The rows of the table: a figure each, its targets, and the function that measures it."""

import json
import math
import statistics
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

from benchmarks import languages
from benchmarks.bench import Bench
from benchmarks.streams import stream, vsc
from benchmarks.timing import Command, Figure, NotMeasuredError, figure, peak, rounds, seconds

SLOW = 3
"""The most rounds of what takes minutes."""


class Row(NamedTuple):
    """A figure of the table. Less is better; a target that is None is not set."""

    name: str
    what: str
    unit: str
    first: float | None
    then: float | None
    measure: Callable[[Bench], Figure]


def _check(bench: Bench) -> Figure:
    return _start_up(bench, bench.svc("check", bench.input(vsc, 5, 4)))


def _help(bench: Bench) -> Figure:
    return _start_up(bench, bench.svc("--help"))


def _version(bench: Bench) -> Figure:
    return _start_up(bench, bench.svc("--version"))


def _import(bench: Bench) -> Figure:
    return _start_up(bench, bench.python("-c", "import svc"))


def _start_up(bench: Bench, command: Command) -> Figure:
    return _ratio(bench, command, bench.python("-c", "pass"), "python -c pass")


def _throughput(bench: Bench) -> Figure:
    file = bench.input(vsc, bench.sizes.large)
    lines = file.read_text("utf-8").count("\n")
    taken = [analysed for (analysed,) in _inside(bench, [file])]
    median = statistics.median(analysis for analysis, _ in taken)
    passed = statistics.median(scan for _, scan in taken)
    return figure(
        (analysis / scan for analysis, scan in taken),
        f"{lines / median / 1000:,.0f} thousand lines/s; R {lines / passed / 1000:,.0f}",
    )


def _growth(bench: Bench) -> Figure:
    small, large = bench.sizes.small, bench.sizes.large
    sizes = [round(small * (large / small) ** (step / 4)) for step in range(5)]
    taken = [[analysis for analysis, _ in by_size] for by_size in _inside(bench, [bench.input(vsc, n) for n in sizes])]
    logs = [math.log(size) for size in sizes]
    slopes = (statistics.linear_regression(logs, [math.log(each) for each in by_size]).slope for by_size in taken)
    first, last = (statistics.median(by_size[end] for by_size in taken) for end in (0, -1))
    return figure(slopes, f"{small:,} flows {_time(first)}; {large:,} {_time(last)}")


def _memory(bench: Bench) -> Figure:
    command = bench.svc("check", bench.input(vsc, bench.sizes.large))
    (bare, taken) = rounds(
        [lambda: peak(bench.python("-c", "pass"), bench.folder), lambda: peak(command, bench.folder)],
        min(SLOW, bench.runs),
    )
    return figure(taken, f"python -c pass {statistics.median(bare):.0f} MB")


def _d2(bench: Bench) -> Figure:
    large = bench.sizes.large
    return _against(bench, large, bench.peers.d2(bench.input(languages.d2, large)), "d2")


def _bpmnlint(bench: Bench) -> Figure:
    file = bench.input(languages.bpmn, bench.sizes.large)
    rules = file.with_name("rules.json")
    rules.write_text(languages.BPMNLINT_RULES, "utf-8")
    return _against(bench, bench.sizes.large, bench.peers.bpmnlint(file, rules), "bpmnlint")


def _likec4(bench: Bench) -> Figure:
    medium = bench.sizes.medium
    folder = bench.input(languages.likec4, medium).parent
    return _against(bench._replace(runs=min(SLOW, bench.runs)), medium, bench.peers.likec4(folder), "likec4")


def _pyparsing(bench: Bench) -> Figure:
    medium = bench.sizes.medium
    return _against(bench, medium, bench.peers.pyparsing(bench.input(vsc, medium)), "pyparsing")


def _textx(bench: Bench) -> Figure:
    small = bench.sizes.small
    return _against(bench, small, bench.peers.textx(bench.input(vsc, small)), "textX")


def _against(bench: Bench, arrows: int, peer: Command, name: str) -> Figure:
    return _ratio(bench, bench.svc("check", bench.input(vsc, arrows)), peer, name)


def _picture(bench: Bench) -> Figure:
    file = bench.input(vsc, 15, 10)
    dot = file.with_suffix(".dot")
    seconds(bench.svc("render", file, "-o", dot), bench.folder)
    whole = bench.svc("render", file, "-o", file.with_suffix(".svg"))
    alone = bench.engine("-Tsvg", f"-o{file.with_name('alone.svg')}", dot)
    taken = _times(bench, whole, alone)
    extra = (1000 * (ours - theirs) for ours, theirs in zip(*taken, strict=True))
    return figure(extra, _absolute(taken, "graphviz-pure"))


def _drawing(bench: Bench) -> Figure:
    program = bench.python(Path(__file__).with_name("drawing.py"), str(min(SLOW, bench.runs)))
    done = subprocess.run(program, cwd=bench.folder, capture_output=True, text=True)
    if done.returncode:
        raise NotMeasuredError(done.stderr.strip().splitlines()[-1])
    taken = json.loads(done.stdout)
    ours, theirs = (statistics.median(pair[side] for pair in taken) for side in (0, 1))
    return figure((ours / theirs for ours, theirs in taken), f"streams {_time(ours)}; lists {_time(theirs)}")


def _cores(bench: Bench) -> Figure:
    folder = _many(bench)
    two = bench.svc("portfolio", folder, "--no-cache", "--jobs", "2")
    return _ratio(bench, two, bench.svc("portfolio", folder, "--no-cache", "--jobs", "1"), "one core")


def _unchanged(bench: Bench) -> Figure:
    """The second run reads what the first has kept; the first is given an empty cache each time."""
    folder, caches = _many(bench), count()
    asked = bench.svc("portfolio", folder, "--jobs", "1")

    def run(cache: str) -> float:
        return seconds(["env", f"SVC_CACHE={bench.folder / cache}", *asked], bench.folder)

    run("kept")
    taken = rounds([lambda: run("kept"), lambda: run(f"new{next(caches)}")], bench.runs)
    ratios = (again / first for again, first in zip(*taken, strict=True))
    return figure(ratios, f"again {_time(statistics.median(taken[0]))}; first {_time(statistics.median(taken[1]))}")


def _many(bench: Bench) -> Path:
    """A folder with many files of a stream each."""
    folder = bench.folder / "portfolio"
    folder.mkdir(exist_ok=True)
    text = vsc(stream(30, 20))
    for number in range(bench.sizes.small):
        (folder / f"s{number}.vsc").write_text(f"{text}# {number}\n", "utf-8")
    return folder


def _ratio(bench: Bench, command: Command, other: Command, name: str) -> Figure:
    taken = _times(bench, command, other)
    ratios = (ours / theirs for ours, theirs in zip(*taken, strict=True))
    return figure(ratios, _absolute(taken, name))


def _times(bench: Bench, *commands: Command) -> list[list[float]]:
    return rounds([lambda command=command: seconds(command, bench.folder) for command in commands], bench.runs)  # type: ignore[misc]


def _inside(bench: Bench, files: list[Path]) -> list[list[tuple[float, float]]]:
    """By round and file: the seconds of svc's analysis and of R, within one process."""
    program = bench.python(Path(__file__).with_name("inside.py"), str(bench.runs), *files)
    done = subprocess.run(program, cwd=bench.folder, capture_output=True, text=True)
    if done.returncode:
        raise NotMeasuredError(done.stderr.strip().splitlines()[-1])
    taken: list[list[tuple[float, float]]] = json.loads(done.stdout)
    return taken


def _absolute(taken: list[list[float]], name: str) -> str:
    ours, theirs = map(statistics.median, taken)
    return f"svc {_time(ours)}; {name} {_time(theirs)}"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.0f} ms"


ROWS = (
    Row("check", "`svc check` of a ten-line file, against `python -c pass`", "times", 10, 5, _check),
    Row("help", "`svc --help`, against `python -c pass`", "times", 5, 3, _help),
    Row("version", "`svc --version`, against `python -c pass`", "times", 5, 3, _version),
    Row("import", "`import svc`, against `python -c pass`", "times", 6, 4.5, _import),
    Row("throughput", "parse, bind and check 100,000 flows, against one pass R", "times", 60, 12, _throughput),
    Row("d2", "100,000 flows, whole process, against d2 validate", "times", 5, 1, _d2),
    Row("bpmnlint", "100,000 flows, whole process, against bpmnlint", "times", 1, 0.2, _bpmnlint),
    Row("likec4", "10,000 flows, whole process, against likec4 validate", "times", 0.3, 0.04, _likec4),
    Row("pyparsing", "10,000 flows, whole process, against pyparsing", "times", None, None, _pyparsing),
    Row("textx", "1,000 flows, whole process, against textX", "times", None, None, _textx),
    Row("growth", "growth from 1,000 to 100,000 flows, exponent", "", 1.10, 1.05, _growth),
    Row("memory", "peak memory at 100,000 flows", "MB", 200, 80, _memory),
    Row("cores", "a portfolio of 1,000 files, two cores against one", "times", 1 / 1.7, 1 / 1.9, _cores),
    Row("unchanged", "unchanged files on a second run, against the first", "times", None, None, _unchanged),
    Row("picture", "picture of a ten-step stream, more than graphviz-pure alone", "ms", 150, 60, _picture),
    Row("drawing", "1,000 valid streams of ten steps, against lists as long", "times", None, None, _drawing),
)  # fmt: skip
