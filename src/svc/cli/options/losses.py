"""The options of what gets lost on the way to or from another program."""

from collections.abc import Callable
from typing import Any

import click


def losses(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--losses` and `--strict`."""
    command = click.option(
        "--strict", is_flag=True, help="Fail (exit 1) if anything is lost, unless that is only cosmetic."
    )(command)
    return click.option(
        "--losses",
        type=click.Choice(["text", "json", "none"]),
        default="text",
        show_default=True,
        help="How losses are reported on standard error.",
    )(command)
