"""`python -m tests.campaigns.session [--edits N]`: a random session with `svc lsp`, in three files of a project.

Each edit is followed by a request. Now and then the findings are compared with those of `svc check`. The memory of the
server is looked at after a tenth of the session and from then on; `record.json` keeps what came out.
"""

import argparse
import json
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from svc.project.project import Project
from tests.campaigns.commit import commit
from tests.campaigns.session.typist import Typist
from tests.support.language_client import Client

RECORD = Path(__file__).with_name("record.json")
PULLS: dict[str, Any] = {"textDocument": {"diagnostic": {}}}
GROWTH = 0.05
"""How much the memory may grow after the first tenth of a session."""
LOOKS = 40
"""How often the memory is looked at and the findings are compared."""


def memory(process: int) -> int:
    """The memory that a process holds, in KiB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def differences(folder: Path, typists: Sequence[Typist]) -> int:
    """Of how many texts the server finds something else than a check of the same files."""
    project = Project.at(folder)
    for each in typists:
        project.lay(str(folder.resolve() / each.uri.rpartition("/")[2]), each.text)
    checked = [project.analyse(folder / each.uri.rpartition("/")[2]).diagnostics for each in typists]
    pairs = zip(typists, checked, strict=True)
    return sum([found["code"] for found in each.found()] != [finding.code for finding in own] for each, own in pairs)


def session(folder: Path, edits: int) -> tuple[list[int], int]:
    """The memory of the server after each part of a session of so many edits, and the differences that were seen."""
    held, differing = [], 0
    with Client(folder, PULLS) as client:
        typists = [Typist(client, name, seed) for seed, name in enumerate(("first", "second", "third"))]
        for number in range(1, edits + 1):
            typist = typists[number % len(typists)]
            typist.edit()
            typist.ask()
            if number % max(edits // LOOKS, 1) == 0:
                differing += differences(folder, typists)
                held.append(memory(client.process.pid))
                print(f"{number:,} edits, {held[-1]:,} KiB, {differing} differences", flush=True)
    return held, differing


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if the findings differed or the memory grew too much."""
    parser = argparse.ArgumentParser("python -m tests.campaigns.session", description=__doc__)
    parser.add_argument("--edits", type=int, default=20_000, metavar="N", help="how many edits")
    edits = parser.parse_args(arguments).edits
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "svc.toml").touch()
        held, differing = session(Path(folder).resolve(), edits)
    warm = max(held[: len(held) // 10])
    record = {
        "edits": edits, "seconds": round(time.monotonic() - begun), "differences": differing,
        "warm": warm, "last": held[-1], "most": max(held), "growth": round(held[-1] / warm - 1, 4),
        "date": date.today().isoformat(), "python": platform.python_version(), "commit": commit(),
    }  # fmt: skip
    RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(record)
    return 1 if differing or record["growth"] > GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
