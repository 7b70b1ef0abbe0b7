"""Rows that Python makes of a file: they go to the engine by way of a temporary CSV file."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from svc.project.files import Scratch
from svc.project.record_settings import Means
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected
from svc.records.sources import Staged, select


class Row(NamedTuple):
    """An event as texts, and the line that it is on, if its format has lines."""

    case: str
    label: str
    time: str
    end: str = ""
    line: int | None = None


Rows = Callable[[], Iterator[tuple[str, Row]]]
"""The rows of all files, each with what messages call its file; always in the same order."""


def stage_rows(engine: Engine, scratch: Scratch, rows: Rows, means: Means) -> Staged:
    """Rows in the table `staged`."""
    made = (each[1][:4] for each in rows())
    path = scratch.rows("made.csv", _with_header(made))
    times = ("c2", "c3") if means is Means.SPANS else ("c2",)
    engine.csv("staged", select("c0", ["c1"], times), [path], ",", 4)

    def explain(wrong: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        why = dict(wrong)
        last = max(why, default=0)
        found = []
        for number, (file, row) in enumerate(rows(), 1):
            if number in why:
                found.append(Rejected(file, row.line, why[number]))
            if number >= last:
                break
        return found

    return Staged(means, explain)


def _with_header(rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    yield Row._fields[:4]
    yield from rows


def field_label(fields: Sequence[str], field: str, value: str) -> str:
    """What a change of a field is called: its new value, after the field itself if several are followed."""
    return value if len(fields) == 1 else f"{field}/{value}"
