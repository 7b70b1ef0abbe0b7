"""Options that choose among the files of a command."""

import click

force_exclude = click.option(
    "--force-exclude", is_flag=True, help="Leave out what the configuration excludes, even if PATHS name it."
)
