"""The commands of `svc`: a row each, for the help; its module is imported only when it is run."""

from functools import cache, wraps
from importlib import import_module
from keyword import iskeyword
from typing import Any, NamedTuple

import click

from svc import __version__
from svc.text import escape


class Row(NamedTuple):
    """What the help says of a command. Its module `svc.cli.commands.NAME` holds it as `command`."""

    name: str
    summary: str
    example: str

    @property
    def module(self) -> str:
        """Where the command is; a word of Python, which no module is called by, has `_` behind it."""
        name = self.name.replace("-", "_")
        return f"svc.cli.commands.{name}_" if iskeyword(name) else f"svc.cli.commands.{name}"


ROWS = (
    Row("check", "Report what is wrong in value streams.", "svc check ."),
    Row("allowances", "List the allowances, with their reasons and last days.", "svc allowances ."),
    Row("fmt", "Format files in the canonical layout.", "svc fmt ."),
    Row("fix", "Apply the fixes of findings.", "svc fix . --diff"),
    Row("portfolio", "Summarise all streams of a project.", "svc portfolio ."),
    Row("measure", "Measure streams: lead time, cost, rework, promises.", "svc measure restore.vsc"),
    Row("diff", "Report what changed in meaning.", "svc diff restore.vsc --against main"),
    Row("explain", "Explain a finding.", "svc explain VSC301"),
    Row("catalogue", "Show a catalogue: who may give what to whom.", "svc catalogue --activity engage"),
    Row("render", "Draw a stream as a picture.", "svc render restore.vsc"),
    Row("watch", "Preview a stream in the browser while you edit it.", "svc watch restore.vsc"),
    Row("describe", "Describe a stream in words.", "svc describe restore.vsc"),
    Row("why", "Explain why a flow is or is not in a catalogue.", "svc why 'engage -> plan : change_requests'"),
    Row("new", "Create a file from a template.", "svc new restore_mail --from restore_service"),
    Row(
        "export", "Export a stream as data or as a graph for other programs.", "svc export restore.vsc -o restore.json"
    ),
    Row("import", "Create a stream from data.", "svc import restore.json -o restore.vsc"),
    Row("schema", "Print the JSON Schema of an output.", "svc schema stream"),
    Row("completion", "Print the completion script of a shell.", "svc completion bash"),
)


RESERVE = bytearray(4 << 20)
"""Memory that nobody uses, until there is no other: Python needs some to unwind, and loops for ever without it."""


@cache
def _loaded(row: Row) -> click.Command:
    """The command of a row. Where memory runs out while it works, it gives up what was kept back."""
    command: click.Command = import_module(row.module).command
    work = command.callback
    assert work is not None

    @wraps(work)
    def spared(*arguments: Any, **options: Any) -> Any:
        try:
            return work(*arguments, **options)
        except MemoryError:
            RESERVE.clear()
            raise

    command.callback = spared
    return command


class Commands(click.Group):
    """A group that knows its commands by their rows and imports one when it is requested."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [row.name for row in ROWS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        row = next((row for row in ROWS if row.name == cmd_name), None)
        return row and _loaded(row)

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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their summaries, then an example of each."""
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.summary) for row in ROWS])
        with formatter.section("Examples"):
            formatter.write("".join(f"  {row.example}\n" for row in ROWS))


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    invoke_without_command=True,
)
@click.option("--version", is_flag=True, help="Show the version and exit.")
@click.option("--verbose", is_flag=True, help="With --version: also show the environment and the custom rules.")
@click.pass_context
def svc(context: click.Context, version: bool, verbose: bool) -> None:
    """Value streams as text, checked against the ITIL 4 service value chain."""
    if version:
        from svc.cli.output import say

        say(f"svc {__version__}")
        if verbose:
            from svc.cli.about import lines

            say("\n".join(lines()))
        context.exit()
    if context.invoked_subcommand is None:
        raise click.UsageError("--verbose goes with --version")
