"""`docs/reference/command-line.md`, from what `svc --help` and the help of every command say."""

import re
from collections.abc import Iterator
from inspect import cleandoc
from textwrap import dedent

import click
from click import Command

from svc.cli.command_table import ROWS
from svc.cli.commands import catalogue_audit, catalogue_diff
from svc.cli.group import svc
from tests.house.reference.markdown import GENERATED, cell, fenced, prose, table

HEAD = f"""\
# Command line

Every command with its options, exit codes and examples, as `svc COMMAND --help` says them.
{GENERATED}

All commands exit with 0, 1 or 2: with 1 where something was found or differs, with 2 where the command line is not
understood or a file can't be read.
"""
WITHIN = {"catalogue": {"catalogue audit": catalogue_audit.audit, "catalogue diff": catalogue_diff.diff}}
"""Commands that are reached through another one."""


def commands() -> Iterator[tuple[str, Command]]:
    """Every command by its name, in the order of the help."""
    context = click.Context(svc, info_name="svc")
    for row in ROWS:
        command = svc.get_command(context, row.name)
        assert command is not None
        yield row.name, command
        yield from WITHIN.get(row.name, {}).items()


def page() -> str:
    """The text of the page."""
    summaries = {row.name: row.summary for row in ROWS}
    contents = table(
        ["command", "does"],
        [
            (f"[`svc {name}`](#svc-{name.replace(' ', '-')})", summaries.get(name, _summary(it)))
            for name, it in commands()
        ],
    )
    sections = [line for name, command in commands() for line in _section(name, command)]
    return "\n".join([HEAD, *contents, *sections]).rstrip("\n") + "\n"


def _summary(command: Command) -> str:
    return " ".join(cleandoc(command.help or "").split("\n\n")[0].split())


def _section(name: str, command: Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"svc {name}")
    yield from (f"## `svc {name}`", "")
    yield from fenced("text", context.get_usage().removeprefix("Usage: "))
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        yield from _paragraph(paragraph)
    yield from table(
        ["option", "means", "default"], [_option(it) for it in command.params if isinstance(it, click.Option)]
    )
    yield from fenced("sh", dedent(re.sub(r"\A\s*\x08\n(Examples?:\n)?", "", command.epilog or "")))


def _paragraph(text: str) -> Iterator[str]:
    """One of the help; what is set line by line there, a list or a table, stays so."""
    if text.startswith("\b"):
        yield from fenced("text", text.removeprefix("\b"))
    else:
        yield from (prose(re.sub(r"^Exits with ", "Exit codes: ", text)), "")


def _option(option: click.Option) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts + option.secondary_opts)
    takes = "" if option.is_flag else f" `{_metavar(option)}`"
    return f"{names}{takes}", cell(option.help or ""), _default(option)


def _metavar(option: click.Option) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.type.name.upper()


def _default(option: click.Option) -> str:
    default = option.default
    return (
        f"`{default}`"
        if isinstance(default, str | int | float) and not isinstance(default, bool) and default != ""
        else ""
    )
