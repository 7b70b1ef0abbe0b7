"""Parses the arguments with click and reports what is wrong with them."""

import os

import click

from svc.cli.group import svc
from svc.cli.printing.output import complain

USAGE = 2
CHOICES = "\n\t"
"""What click writes before each choice of a list."""


def invoke(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    if "_SVC_COMPLETE" in os.environ:
        svc.main(arguments, prog_name="svc")
    try:
        with svc.make_context("svc", arguments) as context:
            return int(svc.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        complain(*asked.format_message().split("\n"))
    except click.UsageError as wrong:
        _report(wrong)
    except click.ClickException as wrong:
        complain(f"svc: {wrong.format_message()}")
    except Exception as error:
        from svc.diagnostics.errors import Error

        if not isinstance(error, Error):
            raise
        complain(f"svc: {error}")
    return USAGE


def _report(wrong: click.UsageError) -> None:
    if wrong.ctx is not None:
        complain(*wrong.ctx.get_usage().split("\n"), f"Try `{wrong.ctx.command_path} --help`.", "")
    complain(f"svc: {wrong.format_message().replace(CHOICES, ' ')}")
