"""`python -m tests.campaigns.oracle --seconds N`: hold the two checkers against each other for so long.

It goes on where the last run stopped and adds up in `record.json`. A stream of which they tell different things ends
the run: it is printed, the shortest first. `--anew` begins a new record.
"""

import argparse
import json
import platform
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.campaigns.oracle.comparing import CODES, compare, shown

RECORD = Path(__file__).with_name("record.json")
SIZE = 1000
"""Streams that are made up from one seed."""
FIRST = 100
"""Where campaigns begin: the seeds of the tests are others."""
NOTHING: dict[str, Any] = {"next": FIRST, "streams": 0, "seconds": 0, "differences": 0, "told": {}}


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if the two differ."""
    parser = argparse.ArgumentParser("python -m tests.campaigns.oracle", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="how long")
    parser.add_argument("--anew", action="store_true", help="forget the runs of before")
    options = parser.parse_args(arguments)
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() and not options.anew else dict(NOTHING)
    counts, start, begun = Counter(record["told"]), time.monotonic(), record["seconds"]
    while not record["differences"] and time.monotonic() - start < options.seconds:
        compared = compare(record["next"], SIZE)
        counts.update(compared.counts)
        record |= {
            "next": record["next"] + 1, "streams": record["streams"] + compared.streams,
            "seconds": begun + round(time.monotonic() - start), "differences": len(compared.differences),
            "told": {code: counts[code] for code in CODES},
            "date": date.today().isoformat(), "python": platform.python_version(),
        }  # fmt: skip
        RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        print(f"{record['streams']:,} streams, {record['differences']} differences", flush=True)
        print(shown(compared.differences), end="")
    return 1 if record["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
