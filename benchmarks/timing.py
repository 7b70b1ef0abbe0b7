"""How it is measured: tasks take turns (A B A B ...), and a figure is the median of the rounds with its quartiles.

So whatever else the machine does falls on both sides of a ratio. Knows neither svc nor its peers.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

Command = Sequence[str | Path]


class NotMeasuredError(Exception):
    """Why a figure could not be measured here; it is said in its row."""


class Figure(NamedTuple):
    """What was measured: the median of the rounds, its quartiles, and the absolute figures behind it in words."""

    median: float
    low: float
    high: float
    absolute: str


def figure(samples: Iterable[float], absolute: str) -> Figure:
    """The figure of a row from the figures of its rounds."""
    ordered = sorted(samples)
    low, middle, high = statistics.quantiles(ordered, n=4, method="inclusive") if ordered[1:] else ordered * 3
    return Figure(middle, low, high, absolute)


def rounds(tasks: Sequence[Callable[[], float]], runs: int) -> list[list[float]]:
    """What the tasks return, task by task, after one round to warm up in which each shows that it works."""
    for task in tasks:
        task()
    taken = [[task() for task in tasks] for _ in range(runs)]
    return [list(samples) for samples in zip(*taken, strict=True)]


def seconds(command: Command, folder: Path) -> float:
    """How long a command takes as a process, from its start to its end. It must exit with 0."""
    begin = perf_counter()
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    taken = perf_counter() - begin
    _fine(command, done.returncode, done.stderr)
    return taken


def output(command: Command, folder: Path) -> bytes:
    """What a command prints. It must exit with 0."""
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    _fine(command, done.returncode, done.stderr)
    return done.stdout


def cpu(command: Command, folder: Path) -> float:
    """The seconds of processor time that a command takes, its own processes included. It must exit with 0.

    Where the system does not tell them of a child, the seconds from its start to its end.
    """
    if sys.platform == "win32":
        return seconds(command, folder)
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def instructions(command: Command, folder: Path) -> float:
    """The instructions that a command executes: no other process has a part in them."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise NotMeasuredError("valgrind is not installed")
    counting = (valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(counting, cwd=folder, capture_output=True, text=True, env=environment)
    found = re.search(r"I +refs: +([0-9,]+)", done.stderr)
    _fine(command, done.returncode or (found is None), done.stderr.encode())
    return float(found[1].replace(",", "")) if found else 0.0


def peak(command: Command, folder: Path) -> float:
    """The most memory that a command holds, in MB.

    A small process starts it: what a process held before it became the command would count as the command's.
    """
    if sys.platform == "win32":
        raise NotMeasuredError("Windows does not tell the memory of a child")
    starter = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", starter, *command], cwd=folder, capture_output=True)
    _fine(command, done.returncode, done.stderr)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def busy() -> float | None:
    """How many processes were at work in the last minute, where the system tells."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _fine(command: Command, code: int, told: bytes) -> None:
    if code:
        said = told.decode("utf-8", "replace").strip().splitlines() or [""]
        raise NotMeasuredError(f"{Path(command[0]).name} ended with {code}: {said[-1][:100]}".rstrip(": "))
