"""Where a command writes that works on one stream or on many: a file, or a folder with an output for each stream."""

import os
from collections.abc import Sequence

import click

output = click.option(
    "-o", "--output", metavar="OUT", help="The file to write, or the folder for many; - for standard output."
)


def is_folder(paths: Sequence[str], output: str | None) -> bool:
    """Whether the outputs go into a folder: that of a folder or of several files do, and what OUT says to be one.

    Raises click.UsageError if no folder is named.
    """
    if output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output)):
        return True
    if len(paths) < 2 and not any(map(os.path.isdir, paths)):
        return False
    if output in (None, "-"):
        raise click.UsageError("several files or a folder have an output for each stream: name a folder with -o FOLDER")
    return True
