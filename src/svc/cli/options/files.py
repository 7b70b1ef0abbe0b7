"""Options of commands that work on many files: which of them, and whether unchanged ones are looked at again."""

import click

force_exclude = click.option(
    "--force-exclude", is_flag=True, help="Leave out what the configuration excludes, even if PATHS name it."
)
no_cache = click.option("--no-cache", is_flag=True, help="Look at all files again, even unchanged ones.")
