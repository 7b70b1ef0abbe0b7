"""`python -m tests.campaigns.growth [FAMILIES]`: double adversarial inputs to their limits and time them.

Every regular expression of the grammar is pumped as well. What was measured is kept in `record.json`; it ends with 1
if anything grows faster than the exponent 1.15. Run it on a machine that does nothing else, or what others do is
measured too; `nice -n 19` makes little difference, as it is the time of the processor that counts.
"""

import argparse
import json
import platform
import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.campaigns.growth.families import FAMILIES
from tests.campaigns.growth.growing import MOST, measured
from tests.campaigns.growth.terminals import patterns, pumped

RECORD = Path(__file__).parent / "record.json"
PUMPED = 1 << 14
"""Characters that a terminal is pumped to."""
INSTANTLY = 0.01
"""Seconds within which a match is linear for sure: a step for each two of the characters would take longer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if something grows too fast."""
    options = _options().parse_args(arguments)
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {"families": {}, "terminals": {}}
    if not options.families:
        record["terminals"] = terminals()
    for name in options.families or FAMILIES:
        record["families"][name] = grown = _rounded(name)
        print(f"{grown['exponent']:5.2f}  {name}: {grown['largest']:,} in {grown['seconds']} s", flush=True)
        _keep(record)
    fast = [name for name, each in record["families"].items() if each["exponent"] >= MOST]
    fast += [name for name, each in record["terminals"].items() if each["slow"]]
    print(f"{len(fast)} grow too fast: {', '.join(fast)}" if fast else "all work is linear")
    return 1 if fast else 0


def _keep(record: dict[str, Any]) -> None:
    """Write the record after each family: a run that is stopped keeps what it has measured."""
    record["families"] = {name: record["families"][name] for name in FAMILIES if name in record["families"]}
    record |= {"date": date.today().isoformat(), "python": platform.python_version()}
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _rounded(name: str) -> dict[str, float]:
    """What was measured of a family; again if it grew too fast: what the machine adds comes and goes, work stays."""
    growth = measured(FAMILIES[name])
    for _ in range(2):
        if growth.exponent >= MOST:
            growth = min(growth, measured(FAMILIES[name]), key=lambda each: each.exponent)
    return growth._asdict() | {"seconds": round(growth.seconds, 3), "exponent": round(growth.exponent, 3)}


def terminals() -> dict[str, dict[str, int]]:
    """For each terminal how many texts it was tried on, and on how many of them it was slow."""
    found = {}
    texts = [*pumped(PUMPED)]
    for name, pattern in patterns().items():
        slow = sum(_is_slow(pattern, text) for text in texts)
        found[name] = {"tried": len(texts), "slow": slow}
        print(f"{name}: {len(texts):,} texts, {slow} of them slow", flush=True)
    return found


def _is_slow(pattern: "re.Pattern[str]", text: str) -> bool:
    """Whether a match takes its time, and a second look at it too: once may be the machine."""
    for _ in range(2):
        start = time.process_time()
        pattern.match(text)
        if time.process_time() - start <= INSTANTLY:
            return False
    return True


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.campaigns.growth", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help="all, or some of them")
    return parser


if __name__ == "__main__":
    sys.exit(main())
