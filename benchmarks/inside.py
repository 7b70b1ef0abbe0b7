"""What is timed inside one process: svc's analysis of texts, each beside one pass of a regular expression (R).

A program, run with the number of rounds and the names of files; it prints its times as JSON: by round and file,
the seconds of the analysis and of R. The collector of cyclic rubbish is off, as it is for the command line.
"""

import gc
import json
import re
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import process_time

from svc import analyse

LINE = re.compile(r"^ *(?:step (\w+) in (\w+)|(\w+) -> (\w+) : (\w+))$", re.MULTILINE)
"""R finds every line of the benchmark stream with this, and keeps nothing."""

AT_LEAST = 0.1
"""Seconds; what takes less is repeated, and its mean is told."""


def scan(text: str) -> None:
    """One pass of R."""
    deque(LINE.finditer(text), maxlen=0)


def mean(task: Callable[[str], object], text: str) -> float:
    """The seconds that a task takes."""
    taken, times = 0.0, 0
    gc.collect()
    while taken < AT_LEAST:
        begin = process_time()
        result = task(text)
        taken += process_time() - begin
        times += 1
        del result
    return taken / times


gc.disable()
texts = [Path(name).read_text("utf-8") for name in sys.argv[2:]]
for text in texts:
    if found := analyse(text).diagnostics:
        sys.exit(f"the benchmark stream has findings: {found[0].message}")
print(json.dumps([[(mean(analyse, text), mean(scan, text)) for text in texts] for _ in range(int(sys.argv[1]))]))
