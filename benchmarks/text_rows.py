"""What a line costs: within one process, without its start, and what memory it takes."""

import json
import math
import statistics
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.row import SLOW, in_turns, ratio, ratio_of, time
from benchmarks.streams import real_text, vsc
from benchmarks.timing import Command, Figure, cpu, figure, instructions, output, peak, rounds


def throughput(bench: Bench) -> Figure:
    file = bench.input(vsc, bench.sizes.large)
    lines = file.read_text("utf-8").count("\n")
    taken = [analysed for (analysed,) in _inside(bench, [file])]
    median = statistics.median(analysis for analysis, _ in taken)
    passed = statistics.median(scan for _, scan in taken)
    return figure(
        (analysis / scan for analysis, scan in taken),
        f"{lines / median / 1000:,.0f} thousand lines/s; R {lines / passed / 1000:,.0f}",
    )


def growth(bench: Bench) -> Figure:
    small, large = bench.sizes.small, bench.sizes.large
    sizes = [round(small * (large / small) ** (step / 4)) for step in range(5)]
    taken = [[analysis for analysis, _ in by_size] for by_size in _inside(bench, [bench.input(vsc, n) for n in sizes])]
    logs = [math.log(size) for size in sizes]
    slopes = (statistics.linear_regression(logs, [math.log(each) for each in by_size]).slope for by_size in taken)
    first, last = (statistics.median(by_size[end] for by_size in taken) for end in (0, -1))
    return figure(slopes, f"{small:,} flows {time(first)}; {large:,} {time(last)}")


def plain_before(bench: Bench) -> Figure:
    return _instructions_before(bench, bench.input(vsc, bench.sizes.medium))


def real_before(bench: Bench) -> Figure:
    file = bench.folder / "real.vsc"
    file.write_text(real_text(bench.sizes.small), "utf-8")
    return _instructions_before(bench, file)


def _instructions_before(bench: Bench, file: Path) -> Figure:
    """Of each build a run with the file, less one without: the same figure in every round, so one round will do."""
    once = Path(__file__).with_name("once.py")

    def cost(python: Callable[..., Command]) -> float:
        return instructions(python(once, file), bench.folder) - instructions(python(once), bench.folder)

    ours, before = cost(bench.python), cost(lambda *arguments: bench.before("python", "-P", *arguments))
    return figure([ours / before], f"svc {ours / 1e6:,.0f} million instructions; before {before / 1e6:,.0f}")


def memory(bench: Bench) -> Figure:
    command = bench.svc("check", bench.input(vsc, bench.sizes.large))
    (bare, taken) = rounds(
        [lambda: peak(bench.python("-c", "pass"), bench.folder), lambda: peak(command, bench.folder)],
        min(SLOW, bench.runs),
    )
    return figure(taken, f"python -c pass {statistics.median(bare):.0f} MB")


def formatting(bench: Bench) -> Figure:
    """Of a file that is in its layout already."""
    file = bench.folder / "formatted.vsc"
    file.write_text(bench.input(vsc, bench.sizes.medium).read_text("utf-8"), "utf-8")
    cpu(bench.svc("fmt", file), bench.folder)
    return ratio(bench, bench.svc("fmt", "--check", file), bench.svc("check", file), "check")


def drawing(bench: Bench) -> Figure:
    program = bench.python(Path(__file__).with_name("drawing.py"), str(min(SLOW, bench.runs)))
    return ratio_of([list(side) for side in zip(*_json(bench, program), strict=True)], "lists", "streams")


def picture(bench: Bench) -> Figure:
    """Less the runs of the engine that svc makes: they are recorded once, and repeated beside it."""
    file = bench.input(vsc, 15, 10)
    command = bench.svc("render", file, "-o", file.with_suffix(".svg"))
    whole, *alone = in_turns(bench, command, *bench.engine_runs(command))
    extra = [1000 * (ours - sum(theirs)) for ours, *theirs in zip(whole, *alone, strict=True)]
    engine = statistics.median(map(sum, zip(*alone, strict=True)))
    return figure(extra, f"svc {time(statistics.median(whole))}; {len(alone)} engine runs {time(engine)}")


def _inside(bench: Bench, files: list[Path]) -> list[list[tuple[float, float]]]:
    """By round and file: the seconds of svc's analysis and of R, within one process."""
    program = bench.python(Path(__file__).with_name("inside.py"), str(bench.runs), *files)
    taken: list[list[tuple[float, float]]] = _json(bench, program)
    return taken


def _json(bench: Bench, program: Command) -> list[list[tuple[float, float]]]:
    return json.loads(output(program, bench.folder))  # type: ignore[no-any-return]
