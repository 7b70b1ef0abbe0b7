"""Clauses with another value, as `--set STEP.CLAUSE=VALUE` says them."""

from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def changes(help: str) -> Callable[[Command], Command]:
    """The option `--set`, for a parameter `changes`: values by their clauses."""
    return click.option(
        "--set", "changes", multiple=True, metavar="STEP.CLAUSE=VALUE", callback=_by_clause, help=help
    )  # fmt: skip


def _by_clause(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for each in given:
        clause, equals, value = each.partition("=")
        if not equals or "." not in clause:
            raise click.UsageError(f"`{each}` changes nothing: write --set STEP.CLAUSE=VALUE, such as deploy.waits=4h")
        if clause.strip() in found:
            raise click.UsageError(f"{clause.strip()} is set twice: choose one value")
        found[clause.strip()] = value.strip()
    return found
