"""`python -m tests.mutation`: put a sample of faults into a copy of svc, one at a time, and run the tests of its part.

`--sample N --seed S` choose the faults, so a run can be repeated; `--modules` narrows them to an area (`core`,
`results`), a part or a module. A fault that no test finds survives: write a test for it and let `--again` try it once
more, or say in `survivors.toml` why none can be written. `record.json` keeps the last run of each module. A fault takes
five seconds and more; `nice -n 19` lets others work.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from queue import Queue
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.blocks import ROOT
from tests.mutation.modules import AREAS, MODULES, TESTS, modules_of
from tests.mutation.mutants import Mutant, mutants

RECORD = Path(__file__).parent / "record.json"
LONGEST = 600.0
"""Seconds that the tests of a part may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if a fault survived."""
    options = _options().parse_args(arguments)
    began, modules = time.monotonic(), [module for name in options.modules for module in modules_of(name)]
    every = [each for module in modules for each in mutants(module, _source(ROOT, module).read_text("utf-8"))]
    chosen = survivors(_kept(), every) if options.again else sample(every, options.sample, options.seed)
    with TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(options.jobs):
            copies.put(_copied(Path(folder) / str(number)))
        limits = _limits(copies.queue[0], {each.module for each in chosen})
        with ThreadPoolExecutor(options.jobs) as pool:
            found = [*pool.map(lambda each: _is_found(copies, each, limits), chosen)]
    survived = [each for each, seen in zip(chosen, found, strict=True) if not seen]
    if options.again:
        _keep(after(_kept(), chosen, survived))
    elif not options.dry:
        _keep(_kept() | counts(modules, options.seed, every, chosen, survived))
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(chosen) - len(survived)} of {len(chosen)} faults found, {len(survived)} survived, {minutes:.0f} minutes"
    )
    return 1 if survived else 0


def sample(every: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Some of the faults, the same ones for the same seed, in their order."""
    chosen = Random(seed).sample(range(len(every)), min(size, len(every)))
    return [every[number] for number in sorted(chosen)]


def survivors(modules: dict[str, Any], every: Iterable[Mutant]) -> list[Mutant]:
    """The faults of a record that no test found, as far as the code that they were in is still there."""
    return [each for each in every if each.name in modules.get(each.module, {"survivors": ()})["survivors"]]


def after(modules: dict[str, Any], tried: Iterable[Mutant], survived: Iterable[Mutant]) -> dict[str, Any]:
    """The record once its survivors were tried again; those whose code is gone no longer count as tried."""
    there, left = {each.name for each in tried}, {each.name for each in survived}
    return {
        module: counted
        | {
            "tried": counted["tried"] - sum(name not in there for name in counted["survivors"]),
            "survivors": [name for name in counted["survivors"] if name in left],
        }
        for module, counted in modules.items()
    }


def counts(
    modules: Iterable[str], seed: int, every: Sequence[Mutant], chosen: Sequence[Mutant], survived: Sequence[Mutant]
) -> dict[str, Any]:
    """Of each module: when faults were tried, how many it can have, how many were tried, and which survived."""
    return {
        module: {
            "date": date.today().isoformat(),
            "seed": seed,
            "faults": sum(each.module == module for each in every),
            "tried": sum(each.module == module for each in chosen),
            "survivors": [each.name for each in survived if each.module == module],
        }
        for module in modules
    }


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
    return module.partition("/")[0]


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
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _kept() -> dict[str, Any]:
    """What the record says now, module by module; another run may have written it a moment ago."""
    found: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))["modules"] if RECORD.exists() else {}
    return found


def _keep(modules: dict[str, Any]) -> None:
    """Write the record: modules of which another run spoke last stay as they are."""
    record = {
        "python": platform.python_version(),
        "modules": {module: modules[module] for module in MODULES if module in modules},
    }  # fmt: skip
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.mutation", description=__doc__)
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
