"""The command line: arguments, printing and exit codes; no logic. A module a command, imported when it is run."""

from typing import NoReturn


def main() -> NoReturn:
    """The command `svc`: runs and ends the process."""
    from svc.cli.process import run

    run()
