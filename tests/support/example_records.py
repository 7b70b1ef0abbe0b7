"""Makes the synthetic tickets of `examples/records`: simulated cases of a stream that is not quite the declared one.

`python -m tests.support.example_records` writes them anew.
"""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import svc
from svc.measures.effort import effort
from svc.measures.network import network
from svc.measures.routes import routes
from svc.measures.simulation import Block, simulated
from svc.model.calendar import STANDARD
from tests.support import ROOT

FOLDER = ROOT / "examples" / "records"
CASES = 120
TRUE = (("waits 4h..1d ", "waits 1d..1d..3d"), ("share 20%", "share 45%"), ("share 80%", "share 55%"))
"""What is really so, in the place of what the stream declares."""
UNTESTED = 4
"""Every so manieth fix goes to the user without a test."""
LABELS = {
    "log": ("", "New/Service desk"),
    "help": ("Assigned/Service desk", "Active/Service desk"),
    "build": ("Assigned/Product team", "Active/Product team"),
    "test": ("", "Test/Release team"),
}
MONDAY, DAY, WEEK = datetime(2026, 1, 12, 9), 8 * 3600, 5
Row = tuple[float, str]
"""When a ticket was saved, in seconds of work, and what it said then."""


def tickets() -> str:
    """The tickets as CSV."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["number", "saved", "updated", "state", "group"])
    for number, rows in enumerate(_cases()):
        for saved, (second, label) in enumerate(sorted(rows, key=lambda row: row[0])):
            writer.writerow([f"INC{4000 + number}", saved, f"{_time(second):%d-%m-%Y %H:%M}", *label.split("/")])
    return written.getvalue()


def _cases() -> Iterator[list[Row]]:
    text = (FOLDER / "restore.vsc").read_text("utf-8")
    for declared, true in TRUE:
        assert declared in text
        text = text.replace(declared, true)
    bound = svc.bind(svc.analyse(text).streams[0])
    chosen = network(routes(bound), bound.case_starts[0])
    efforts = [effort(bound, step, STANDARD) for step in chosen.steps]
    done: list[list[tuple[float, float, float, str]]] = [[] for _ in range(CASES)]

    def observe(block: Block) -> None:
        for doing in block.done:
            name = chosen.steps[doing.step].name
            for case, end, wait, work in zip(doing.cases, doing.ends, doing.waits, doing.works, strict=True):
                done[case].append((end - work - wait, end - work, end, name))

    simulated(chosen, efforts, CASES, 7, [observe])
    for number, visits in enumerate(done):
        start = (number + 0.37) * DAY / 8
        skips = number % UNTESTED == 0
        yield [(start + second, label) for second, label in _rows(sorted(visits), skips, is_wrong=number % 40 == 9)]


def _rows(visits: list[tuple[float, float, float, str]], skips: bool, *, is_wrong: bool) -> Iterator[Row]:
    for ready, begin, _, name in visits:
        waiting, working = LABELS[name]
        if skips and name == "test":
            continue
        if waiting:
            yield ready, waiting
        yield begin, working
    last = max(end for _, _, end, _ in visits)
    if is_wrong:
        yield last - 60, "Duplicate/Service desk"
    yield last, "Closed/Service desk"


def _time(second: float) -> datetime:
    """When so many seconds of work have passed: from 9 to 17, from Monday to Friday."""
    days, left = divmod(second, DAY)
    weeks, day = divmod(int(days), WEEK)
    return MONDAY + timedelta(weeks=weeks, days=day, seconds=left)


if __name__ == "__main__":
    Path(FOLDER / "tickets.csv").write_text(tickets(), "utf-8", newline="\n")
