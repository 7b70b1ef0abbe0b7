"""`python -m tests.campaigns.editing --edits 20000`: texts that are edited at random, as long as is requested.

After each edit the findings of the text are compared with those of the same text that nobody has seen before. Ends with
1 at the first difference, and prints the text. Each seed is another text: begin with `--seed` to go on from there.
`record.json` keeps what came out.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from svc.checker.incremental import Versions
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import EVERYTHING
from svc.semantics.binder import Scopes
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.source import Source
from tests.campaigns.commit import commit
from tests.support.versions import used, versions

RECORD = Path(__file__).with_name("record.json")
EACH = 40
"""Edits of a text, before another one begins."""


def main() -> int:
    """The program; 1 if something differs."""
    parser = argparse.ArgumentParser("python -m tests.campaigns.editing", description="Edits texts at random.")
    parser.add_argument("--edits", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    counted = by_chapters = 0
    seed = options.seed
    while counted < options.edits:
        known = Versions()
        for text in versions(seed, EACH):
            given = Options(EVERYTHING, date(2026, 6, 30), Scopes(SHIPPED, DEFAULT, used))
            found = known.findings(Source("s.vsc", text), given)
            fresh = analyse_source(Source("s.vsc", text), options=given).diagnostics
            if found is not None and found != fresh:
                print(f"seed {seed} differs at:\n{text!r}")
                return 1
            counted, by_chapters = counted + 1, by_chapters + (found is not None)
        seed += 1
    record = {
        "versions": counted, "texts": seed - options.seed, "by_chapters": by_chapters,
        "date": date.today().isoformat(), "commit": commit(),
    }  # fmt: skip
    RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"{counted:,} versions of {seed - options.seed:,} texts, {by_chapters:,} of them by chapters: no difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
