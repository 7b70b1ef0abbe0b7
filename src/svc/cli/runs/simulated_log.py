"""What is said of the records of simulated cases: where they are, and how they are read again."""

import os
import shlex

from svc.cli.inputs.paths import STDIN
from svc.formats.simulation import log
from svc.model.calendar import Calendar
from svc.project.real_paths import is_below
from svc.project.root import OWN, SHARED, find


def said(file: str | None, stream: str, path: str, records: int, calendar: Calendar) -> str:
    """How many records there are at a path, and the settings of the project with which it reads them.

    The project is that of the file with the stream, None for standard input. Records outside of it have no place in
    its settings, and are read by their path.
    """
    root = find(file or os.curdir)
    real = os.path.realpath(path)
    count = f"{path} has {records} records"
    if not is_below(real, root.folder):
        command = ("svc", "observe", file or STDIN, "--log", path)
        return f"{count}; it is outside of the project: read it with {shlex.join(command)}\n"
    is_shared = root.configuration is not None and os.path.basename(root.configuration) == SHARED
    below = os.path.relpath(real, root.folder).replace(os.sep, "/")
    table = f"tool.svc.{log.TABLE}" if is_shared else log.TABLE
    settings = root.named(SHARED if is_shared else OWN)
    return f"{count}; in {settings}:\n\n{log.settings(stream, below, calendar, table)}"
