"""The group of all commands, for click: each is imported when it is requested."""

from functools import cache
from importlib import import_module

import click

from svc import __version__
from svc.cli import top_help
from svc.cli.command_table import OPTIONS, ROWS, SUMMARY, Row
from svc.cli.memory import spared
from svc.text import escape


@cache
def loaded(row: Row) -> click.Command:
    """The command of a row."""
    command: click.Command = import_module(row.module).command
    assert command.callback is not None
    command.callback = spared(command.callback)
    return command


class Commands(click.Group):
    """A group that knows its commands by their rows and imports one when it is requested."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [row.name for row in ROWS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        row = next((row for row in ROWS if row.name == cmd_name), None)
        return row and loaded(row)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with did-you-mean for a command that there is not."""
        if args[0].startswith("-") or args[0] in self.list_commands(ctx):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(args[0], self.list_commands(ctx), n=1)
        raise click.UsageError(
            f"no such command: {escape.terminal(args[0])}" + (f"; did you mean {near[0]}?" if near else ""), ctx
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help that is there without click too."""
        formatter.write(top_help.text(formatter.width))


@click.command(
    cls=Commands,
    help=SUMMARY,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    invoke_without_command=True,
)
@click.option("--version", is_flag=True, help=OPTIONS["--version"])
@click.option("--verbose", is_flag=True, help=OPTIONS["--verbose"])
@click.pass_context
def svc(context: click.Context, version: bool, verbose: bool) -> None:
    """The command line."""
    if version:
        from svc.cli.printing.output import say

        say(f"svc {__version__}")
        if verbose:
            from svc.cli.about import lines

            say("\n".join(lines()))
        context.exit()
    if context.invoked_subcommand is None:
        raise click.UsageError("--verbose goes with --version")
