"""`python -m tests.campaigns [--seconds N]`: run the slow campaigns, then write `docs/reference/guarantees.md`.

With `--seconds` the two checkers and each target of the fuzzing (which needs the extra `campaign`) get so long;
without, the page is written from the records that there are. Faults in the core, growth and the session with an editor
take as long as they take, and are commands of their own: `python -m tests.campaigns.mutation`,
`python -m tests.campaigns.growth`, `python -m tests.campaigns.session`.
"""

import argparse
import sys
from collections.abc import Sequence

from tests.campaigns.page import PAGE, page


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; 1 if a promise was broken."""
    parser = argparse.ArgumentParser("python -m tests.campaigns", description=__doc__)
    parser.add_argument("--seconds", type=int, metavar="N", help="how long each campaign is run")
    options = parser.parse_args(arguments)
    broken = 0
    if options.seconds:
        from tests.campaigns.fuzz.__main__ import main as fuzz
        from tests.campaigns.oracle.__main__ import main as oracle

        broken = max(run(["--seconds", str(options.seconds)]) for run in (oracle, fuzz))
    PAGE.write_text(page(), "utf-8")
    print(PAGE)
    return broken


if __name__ == "__main__":
    sys.exit(main())
