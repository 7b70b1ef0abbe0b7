"""`python -m tests.campaigns.fuzz [TARGETS] --seconds N`: search each target for inputs that break its promise.

Needs the extra `campaign` (atheris, on Linux). An input that breaks a promise ends the search of its target; it
stands in `.fuzz/`, and `--replay FILE` shows the traceback. What was searched is kept in `record.json`; with
`--keep`, inputs that reach further than the corpus join it.
"""

import argparse
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from svc.semantics.shipped import SHIPPED
from svc.syntax.tables import tables
from tests.campaigns.commit import commit
from tests.campaigns.fuzz.corpus import keep
from tests.campaigns.fuzz.targets import CORPUS, TARGETS
from tests.support import ROOT

WORK = ROOT / ".fuzz"
"""Where a search keeps its inputs; no part of the project."""
RECORD = CORPUS.parent / "record.json"
LONGEST = 1500
"""Bytes of an input."""
PROSE = ("bytes", "text", "reader", "format", "fix", "allowances", "catalogue", "diff", "measure", "picture",
         "reports", "page", "mermaid")  # fmt: skip
"""Targets that are given the streams and catalogues of the tests to begin with."""
_STATISTIC = re.compile(rb"stat::number_of_executed_units:\s+(\d+)")
_COVERED = re.compile(rb"cov: (\d+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if a promise was broken."""
    options = _options().parse_args(arguments)
    names = options.targets or [*TARGETS]
    if options.replay:
        (name,) = names
        TARGETS[name](options.replay.read_bytes())
        return 0
    broken = [name for name in names if options.seconds and not search(name, options.seconds, options.seed)]
    for name in names if options.keep and not broken else ():
        folders = (CORPUS / name, WORK / name, *([_seeds()] if name in PROSE else []))
        print(f"{name}: {keep(name, folders)} inputs are kept")
    return 1 if broken else 0


def search(name: str, seconds: int, seed: int) -> bool:
    """Search a target for so long and record it; False if its promise was broken."""
    state = commit()
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    words = WORK / "words.txt"
    words.write_text("".join(f'"{word}"\n' for word in _words()), "utf-8")
    seeds = _seeds() if name in PROSE else None
    done = _driven(
        name, folder, CORPUS / name, *([seeds] if seeds else []), f"-dict={words}", f"-max_total_time={seconds}",
        f"-max_len={LONGEST}", f"-seed={seed}", f"-artifact_prefix={WORK}/{name}-", "-print_final_stats=1",
        "-timeout=60",
    )  # fmt: skip
    runs, covered = _STATISTIC.findall(done.stdout), _COVERED.findall(done.stdout)
    if not runs:
        raise SystemExit(done.stdout.decode("utf-8", "replace"))
    broken = done.returncode != 0
    entry = {
        "date": date.today().isoformat(), "commit": state, "python": platform.python_version(), "seconds": seconds,
        "seed": seed, "runs": int(runs[-1]), "covered": int(covered[-1]), "broken": broken,
    }  # fmt: skip
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {"targets": {}}
    record["targets"] = {
        each: (record["targets"] | {name: entry})[each] for each in TARGETS if each == name or each in record["targets"]
    }
    RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"{name}: {entry['runs']:,} inputs, {entry['covered']:,} places of the code reached", flush=True)
    if broken:
        print(done.stdout.decode("utf-8", "replace").partition("Uncaught")[2][:4000], file=sys.stderr)
    return not broken


def _driven(name: str, *arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
    (CORPUS / name).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.campaigns.fuzz.driver", name, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def _words() -> Iterator[str]:
    """What inputs are made of: words of the language and of the catalogue."""
    yield from (
        *tables().words,
        "->",
        " : ",
        "\\x0a",
        "\\x0a  ",
        " # svc: allow VSC",
        " because ",
        "allow-file",
        "until ",
    )
    catalogue = SHIPPED["itil4"]
    yield from (*catalogue.ends, *list(catalogue.all_artefacts)[:40], *list(catalogue.all_practices)[:10])
    yield from (
        "[tool.svc]",
        "levels",
        "exclude",
        "working-day",
        "engine",
        "colours",
        "../",
        "a.vsc",
        "sub/",
        "link.vsc",
    )
    yield from ("=====", "30m..4h", "99.5%", "2027-03-31", '\\"', '{\\"version\\": 1, \\"name\\": ', '\\"flows\\": [')


def _seeds() -> Path:
    """The texts of the tests in one folder."""
    folder = WORK / "seeds"
    folder.mkdir(parents=True, exist_ok=True)
    for place in ("tests/cases", "tests/false_alarms", "tests/identity", "examples"):
        for path in sorted((ROOT / place).rglob("*.vsc")):
            (folder / "-".join(path.relative_to(ROOT).parts)).write_bytes(path.read_bytes())
    return folder


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.campaigns.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all, or some of {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="how long each target is searched")
    parser.add_argument("--seed", type=int, default=4, metavar="N", help="where the search begins")
    parser.add_argument("--keep", action="store_true", help="let the corpus grow by what reaches further")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one target on one input")
    return parser


if __name__ == "__main__":
    sys.exit(main())
