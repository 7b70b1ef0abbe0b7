"""Runs a command of svc in this process: a program that prints, as JSON, two processor times in seconds.

They are what the process took itself, and what those took that it started. What the command prints is dropped.
"""

import gc
import json
import resource
import sys
from contextlib import redirect_stdout
from io import StringIO

from svc.cli import main


def processor_time(who: int) -> float:
    """The seconds of processor time of this process, or of its children that have ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


gc.disable()
try:
    with redirect_stdout(StringIO()):
        main(sys.argv[1:])
except SystemExit as ended:
    if ended.code:
        raise
print(json.dumps([processor_time(resource.RUSAGE_SELF), processor_time(resource.RUSAGE_CHILDREN)]))
