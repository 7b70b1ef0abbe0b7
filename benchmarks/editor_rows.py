"""What a keystroke costs in an editor: language servers in turns, each with a text of as many lines in its language."""

import json
from collections.abc import Callable
from pathlib import Path

from benchmarks import languages, streams
from benchmarks.bench import Bench
from benchmarks.row import SLOW, ratio_of
from benchmarks.timing import Figure, output, rounds
from benchmarks.typing_client import Typed, keystroke

FEW = 60
"""The lines of a file as most are."""
TIMES, TIMES_OF_OTHERS = 200, 60
"""Keystrokes of a round; other servers wait a while before they look at a text, so that fewer must do."""


def small(bench: Bench) -> Figure:
    return _against_yaml(bench, FEW)


def large(bench: Bench) -> Figure:
    return _against_yaml(bench, bench.sizes.small)


def ruff(bench: Bench) -> Figure:
    lines = bench.sizes.small
    text = "".join(f"name_{number} = max({number}, 5)\n" for number in range(lines))
    typed, command = Typed("benchmark.py", text, [*range(lines)]), bench.peers.ruff_server()
    return _in_turns(bench, lambda: _ours(bench, lines), lambda: keystroke(command, bench.folder, typed, TIMES), "ruff")


def growth(bench: Bench) -> Figure:
    few, many = bench.sizes.small, bench.sizes.medium
    return _in_turns(bench, lambda: _ours(bench, many), lambda: _ours(bench, few), f"{few:,} lines", f"{many:,} lines")


def again(bench: Bench) -> Figure:
    return _inside(bench, "again")


def colours(bench: Bench) -> Figure:
    return _inside(bench, "full")


def changed_colours(bench: Bench) -> Figure:
    return _inside(bench, "delta")


def _inside(bench: Bench, what: str) -> Figure:
    """What is done in the process of a server, beside an analysis of the whole text."""
    file = bench.folder / "real.vsc"
    file.write_text(streams.real_text(bench.sizes.small), "utf-8")
    program = bench.python(Path(__file__).with_name("editing.py"), str(bench.runs), bench.folder, file)
    taken = json.loads(output(program, bench.folder))
    return ratio_of([taken[what], taken["whole"]], "svc.analyse", what)


def _against_yaml(bench: Bench, lines: int) -> Figure:
    text = "\n".join(languages.yaml(streams.stream(lines)).split("\n")[:lines]) + "\n"
    typed, command = Typed("benchmark.yaml", text, _named_lines(text, ": ")), bench.peers.yaml_language_server()
    theirs = lambda: keystroke(command, bench.folder, typed, TIMES_OF_OTHERS, asks=False)  # noqa: E731
    return _in_turns(bench, lambda: _ours(bench, lines), theirs, "yaml-language-server")


def _in_turns(
    bench: Bench, task: Callable[[], float], other: Callable[[], float], name: str, ours: str = "svc"
) -> Figure:
    return ratio_of(rounds([task, other], min(SLOW, bench.runs)), name, ours)


def _ours(bench: Bench, lines: int) -> float:
    text = streams.real_text(lines)
    typed = Typed("benchmark.vsc", text, _named_lines(text, " : "))
    return keystroke(bench.svc("lsp"), bench.folder, typed, TIMES)


def _named_lines(text: str, sign: str) -> list[int]:
    """The lines that end with a name behind a sign."""
    return [number for number, line in enumerate(text.split("\n")) if sign in line and not {*'"#'} & {*line}]
