"""Rows that Python makes of a file: they go to the engine by way of a temporary CSV file."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from svc.project.files import Scratch
from svc.project.record_settings import Means
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected
from svc.records.sources import Known, Staged, select


class Row(NamedTuple):
    """An event as texts, the line that it is on, if its format has lines, and what puts it in order."""

    case: str
    label: str
    time: str
    end: str = ""
    line: int | None = None
    order: tuple[str, ...] = ()


Rows = Callable[[], Iterator[tuple[str, Row]]]
"""The rows of all files, each with what messages call its file; always in the same order."""


def stage_rows(
    engine: Engine, scratch: Scratch, rows: Rows, means: Means, order: int = 0, known: Known = lambda setting: (),
    broken: int = 0, unread: Sequence[Rejected] = (),
) -> Staged:  # fmt: skip
    """Rows in the table `staged`. `order` is how many texts put each in order. `broken` rows are not among them, as
    those that are `unread` say."""
    made = ((*row[:4], *row.order) for _, row in rows()) if order else (row[:4] for _, row in rows())
    names = [f"c{number}" for number in range(4 + order)]
    path = scratch.rows("made.csv", chain([names], made))
    times = names[2:4] if means is Means.SPANS else names[2:3]
    engine.csv("staged", select("c0", ["c1"], times, names[4:]), [path], ",", len(names))

    def explain(wrong: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        why = dict(wrong)
        last = max(why, default=0)
        found = [*unread]
        for number, (file, row) in enumerate(rows(), 1):
            if number in why:
                found.append(Rejected(file, row.line, why[number]))
            if number >= last:
                break
        return found

    return Staged(means, explain, broken, order, known=known)
