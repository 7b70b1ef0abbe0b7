"""What a run was made with: the machine in words, without its name, and the versions of what took part."""

import os
import platform
import subprocess
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from benchmarks.peers import APART, NPM, PYTHON
from benchmarks.timing import busy


def about(bench: Bench) -> dict[str, Any]:
    """What is known about a run before it begins."""
    return {
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} on {_processor()}, {os.cpu_count()} cores",
        "at work": busy(),
        "tables": "brought along by the wheel" if find_spec("svc.grammar.tables") else "made at each start",
        "versions": {
            "Python": platform.python_version(),
            **{name: _version(name) for name in ("svc-streams", "attrs", "click", "lark", "graphviz", "graphviz-pure")},
            "Node": _node(),
            **NPM,
            **PYTHON,
            **APART,
        },
        "runs": bench.runs,
        "sizes": list(bench.sizes),
    }


def in_words(facts: dict[str, Any]) -> str:
    """The same as a few lines."""
    versions = ", ".join(f"{name} {number}" for name, number in facts["versions"].items() if number)
    at_work = "" if facts["at work"] is None else f"; {facts['at work']:.1f} processes at work as it began"
    return (
        f"{facts['date']}, {facts['machine']}{at_work}; {facts['runs']} rounds\n"
        f"{versions}\nthe parser's tables are {facts['tables']}\n"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _node() -> str | None:
    try:
        return subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip("v\n")
    except (OSError, subprocess.CalledProcessError):
        return None
