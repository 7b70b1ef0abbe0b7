"""Options of commands that work on many files: which of them, in how many processes, and whether unchanged ones are
looked at again."""

import os

import click

force_exclude = click.option(
    "--force-exclude", is_flag=True, help="Leave out what the configuration excludes, even if PATHS name it."
)
no_cache = click.option("--no-cache", is_flag=True, help="Look at all files again, even unchanged ones.")
jobs = click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="N", help="The number of processes.  [default: one per core]"
)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
