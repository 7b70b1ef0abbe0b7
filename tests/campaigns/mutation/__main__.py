"""`python -m tests.campaigns.mutation`: put faults into a copy of svc, one at a time, and run the tests of its part.

`--sample N --seed S` choose the faults, so a run can be repeated; `--modules` narrows them to an area (`core`,
`results`), a part or a module. A fault that no test finds survives: write a test for it and let `--again` try it once
more, or say in `survivors.toml` why none can be written. `record.json` keeps the last run of each module in which it
tried faults, also where Ctrl-C ends it. A fault takes five seconds and more; `nice -n 19` lets others work.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from random import Random
from tempfile import TemporaryDirectory

from tests.campaigns.mutation.modules import AREAS, MODULES, TESTS, modules_of
from tests.campaigns.mutation.mutants import Mutant, mutants
from tests.campaigns.mutation.record import after, counts, keep, kept, survivors
from tests.support import ROOT

WHOLE = ("-m", "not system and not sample", "--hypothesis-profile=steady")
"""The tests of CI: what a quick run takes samples of, they do whole."""
LONGEST = 600.0
"""Seconds that the tests of a part may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if a fault survived."""
    options = _options().parse_args(arguments)
    began, modules = time.monotonic(), [module for name in options.modules for module in modules_of(name)]
    every = [each for module in modules for each in mutants(module, _source(ROOT, module).read_text("utf-8"))]
    chosen = survivors(kept(), every) if options.again else sample(every, options.sample, options.seed)
    with TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(options.jobs):
            copies.put(_copied(Path(folder) / str(number)))
        limits = _limits(copies.queue[0], {each.module for each in chosen})
        with ThreadPoolExecutor(options.jobs) as pool:
            found = _until_interrupted(pool, pool.map(lambda each: _is_found(copies, each, limits), chosen))
    chosen = chosen[: len(found)]
    survived = [each for each, seen in zip(chosen, found, strict=True) if not seen]
    if options.again:
        keep(after(kept(), chosen, survived))
    elif not options.dry:
        keep(kept() | counts(options.seed, every, chosen, survived))
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(chosen) - len(survived)} of {len(chosen)} faults found, {len(survived)} survived, {minutes:.0f} minutes"
    )
    return 1 if survived else 0


def sample(every: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Some of the faults, the same ones for the same seed, in their order."""
    chosen = Random(seed).sample(range(len(every)), min(size, len(every)))
    return [every[number] for number in sorted(chosen)]


def _until_interrupted(pool: ThreadPoolExecutor, results: Iterable[bool]) -> list[bool]:
    """All results, or those that there are when Ctrl-C ends the run."""
    found = []
    try:
        for result in results:
            found.append(result)
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
    return found


def _source(root: Path, module: str) -> Path:
    return root / "src" / "svc" / f"{module}.py"


def _copied(folder: Path) -> Path:
    """The project where faults can do no harm."""
    copy = folder / "svc"
    copy.parent.mkdir()
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__"))
    return copy


def _limits(copy: Path, modules: Iterable[str]) -> dict[str, float]:
    """How many seconds the tests of each part may take: a fault that makes them take much longer is found by that."""
    limits = {}
    for part in sorted({_part(module) for module in modules}):
        began = time.monotonic()
        if not _passes(copy, part, LONGEST):
            raise SystemExit(f"the tests of {part} fail without any fault: fix them first")
        limits[part] = 30 + 4 * (time.monotonic() - began)
    return limits


def _part(module: str) -> str:
    return max((part for part in TESTS if module == part or module.startswith(f"{part}/")), key=len)


def _is_found(copies: "Queue[Path]", mutant: Mutant, limits: dict[str, float]) -> bool:
    """Whether a test fails with the fault, in a copy that is free."""
    copy = copies.get()
    path = _source(copy, mutant.module)
    whole = path.read_text("utf-8")
    path.write_text(mutant.source, "utf-8")
    found = not _passes(copy, _part(mutant.module), limits[_part(mutant.module)])
    path.write_text(whole, "utf-8")
    copies.put(copy)
    print(f"{'found   ' if found else 'SURVIVED'} {mutant.module}:{mutant.line} {mutant.name}", flush=True)
    return found


def _passes(copy: Path, part: str, seconds: float) -> bool:
    tests = [f"tests/{name}.py" for name in TESTS[part].split()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *WHOLE, *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=seconds, check=False,
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
