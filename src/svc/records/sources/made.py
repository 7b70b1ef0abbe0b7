"""Rows that Python makes of a file: they go to the engine by way of a temporary CSV file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from svc.project.files import Scratch
from svc.project.record_settings import Means
from svc.records.engines import Engine
from svc.records.reading_diagnostics import Rejected
from svc.records.sources import Known, Staged, select

Row = tuple[str | int | None, ...]
"""An event: its case, label, time, end, the line that it is on, and what puts it in order; see `row`."""
Rows = Callable[[], Iterator[tuple[str, Sequence[Row]]]]
"""The rows of all files, some at a time, each with what messages call its file; always in the same order."""
LINE, ORDER = 4, 5
"""Where a row has its line, and from where on what puts it in order."""


def row(case: str, label: str, time: str, end: str = "", order: Iterable[str] = ()) -> Row:
    """An event of a format that has no lines."""
    return case, label, time, end, None, *order


def stage_rows(
    engine: Engine, scratch: Scratch, rows: Rows, means: Means, order: int = 0, known: Known = lambda setting: (),
    broken: int = 0, unread: Sequence[Rejected] = (),
) -> Staged:  # fmt: skip
    """Rows in the table `staged`. `order` is how many texts put each in order. `broken` rows are not among them, as
    those that are `unread` say."""
    names = [f"c{number}" for number in range(ORDER + order)]
    path = scratch.rows("made.csv", chain([names], chain.from_iterable(some for _, some in rows())))
    times = names[2:4] if means is Means.SPANS else names[2:3]
    engine.csv("staged", select("c0", ["c1"], times, names[ORDER:]), [path], ",", len(names))

    def explain(wrong: Sequence[tuple[int, str]]) -> Sequence[Rejected]:
        why = dict(wrong)
        last = max(why, default=0)
        found = [*unread]
        every = ((file, each) for file, some in rows() for each in some)
        for number, (file, each) in enumerate(every, 1):
            if number in why:
                line = each[LINE]
                found.append(Rejected(file, line if isinstance(line, int) else None, why[number]))
            if number >= last:
                break
        return found

    return Staged(means, explain, broken, order, known=known)
