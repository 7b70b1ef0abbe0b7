"""`python -m tests.campaigns.mutation`: put faults into a copy of svc, one at a time, and run the tests of its part.

`--sample N --seed S` choose the faults, so a run can be repeated; `--modules` narrows them to an area (`core`,
`results`), a part or a module. A fault that no test finds survives: write a test for it and let `--again` try it once
more, or say in `survivors.toml` why none can be written. `record.json` keeps each run, also one that Ctrl-C ended, and
what became of every fault whose code is still there. A fault takes some seconds; `nice -n 19` lets others work.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from random import Random
from tempfile import TemporaryDirectory

from tests.campaigns.mutation.modules import AREAS, MODULES, TESTS, modules_of, part_of, tests_of
from tests.campaigns.mutation.mutants import Mutant, mutants
from tests.campaigns.mutation.record import after, keep, kept, run, survivors
from tests.support import ROOT

Result = tuple[Mutant, bool]
"""A fault, and whether a test found it."""
LONGEST = 900.0
"""Seconds that the tests of a part may take; what each test may take, `endless.py` says."""
SOONEST = 2
"""How many files of tests are run before the others are collected, as they find most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if a fault survived."""
    options = _options().parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what is in the background without
    began, modules = time.monotonic(), [module for name in options.modules for module in modules_of(name)]
    every = [each for module in modules for each in mutants(module, _source(ROOT, module).read_text("utf-8"))]
    chosen = survivors(kept()["modules"], every) if options.again else sample(every, options.sample, options.seed)
    with TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(options.jobs):
            copies.put(_copied(Path(folder) / str(number)))
        whole = _copied(Path(folder) / "whole")
        with ThreadPoolExecutor(options.jobs + 1) as pool:
            passing = pool.submit(_passes, whole, tests_of(*{part_of(each.module) for each in chosen}), None)
            results = _until_interrupted(pool, pool.map(lambda each: _tried(copies, each), chosen))
            if not passing.result():
                raise SystemExit("the tests fail without any fault: fix them first")
    done, record = run(None if options.again else options.seed, options.modules, results), kept()
    if not options.dry:
        keep({"runs": [*record["runs"], done], "modules": after(record["modules"], every, results)})
    minutes = (time.monotonic() - began) / 60
    print(f"{done['found']} of {done['tried']} faults found, in {minutes:.0f} minutes")
    return 1 if done["found"] < done["tried"] else 0


def sample(every: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Some of the faults in any order, the same ones for the same seed: a smaller sample begins a larger one."""
    order = [*every]
    Random(seed).shuffle(order)
    return order[:size]


def _until_interrupted(pool: ThreadPoolExecutor, results: Iterable[Result]) -> list[Result]:
    """All results, or those that there are when Ctrl-C ends the run."""
    done = []
    try:
        for result in results:
            done.append(result)
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
    return done


def _source(root: Path, module: str) -> Path:
    return root / "src" / "svc" / f"{module}.py"


def _copied(folder: Path) -> Path:
    """The project where faults can do no harm."""
    copy = folder / "svc"
    copy.parent.mkdir()
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "dist", "*.egg-info"))
    return copy


def _tried(copies: "Queue[Path]", mutant: Mutant) -> Result:
    """A fault tried in a copy that is free."""
    copy = copies.get()
    path = _source(copy, mutant.module)
    whole = path.read_text("utf-8")
    path.write_text(mutant.source, "utf-8")
    tests = tests_of(part_of(mutant.module))
    is_found = not (_passes(copy, tests[:SOONEST]) and _passes(copy, tests[SOONEST:]))
    path.write_text(whole, "utf-8")
    copies.put(copy)
    print(f"{'found   ' if is_found else 'SURVIVED'} {mutant.module}:{mutant.line} {mutant.name}", flush=True)
    return mutant, is_found


def _passes(copy: Path, tests: Sequence[str], longest: float | None = LONGEST) -> bool:
    """Whether some files of tests pass, as a plain run has them, in so many seconds at most."""
    plugins = ("-p", "no:cacheprovider", "-p", "tests.campaigns.mutation.endless")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", *plugins, *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=longest, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.campaigns.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="how many faults are tried")
    parser.add_argument("--seed", type=int, default=4, metavar="S", help="which ones")
    places = (*AREAS, *TESTS, *MODULES)
    parser.add_argument(
        "--modules", nargs="+", choices=places, default=AREAS, metavar="NAME",
        help=f"where: {' or '.join(AREAS)}, a part as {next(iter(TESTS))}, or a module",
    )  # fmt: skip
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many are tried at once")
    parser.add_argument("--again", action="store_true", help="try those that survived the last run, and no others")
    parser.add_argument("--dry", action="store_true", help="leave the record of the last run as it is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
