"""The command line: arguments, printing and exit codes; no logic. One module per command, imported when it is run."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(arguments: "Sequence[str] | None" = None) -> "NoReturn":
    """Run `svc` from Python, with the arguments of the process unless given.

    Raises SystemExit with the exit code once the output is flushed. The console script, `svc.cli.process.run`, ends
    the process instead.
    """
    from svc.cli.process import exit_code

    raise SystemExit(exit_code(sys.argv[1:] if arguments is None else arguments))
