"""Reads a log in XES: `read_xes.py svc|pm4py FILE SMALL`. Prints the seconds of processor time that it took.

A small log is read first: what is imported on first use does not count.
"""

import os
import sys
from time import process_time


def svc(path: str) -> None:
    """As `svc observe` reads it: events in the order of their cases, with their times in UTC."""
    from svc.project.record_settings import Records
    from svc.records.reading import read

    folder, name = os.path.split(path)
    with read(Records("log", [name], means="begins"), folder) as log:
        assert log.summary.events


def pm4py(path: str) -> None:
    """As a table of pandas."""
    import pm4py as peer

    assert len(peer.read_xes(path))


if __name__ == "__main__":
    side, large, small = sys.argv[1:]
    read_log = {"svc": svc, "pm4py": pm4py}[side]
    read_log(small)
    begin = process_time()
    read_log(large)
    print(process_time() - begin)
