"""The measures of streams as human-readable text. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.formats.measures.json import Entry
from svc.measures import rows as figure_rows
from svc.measures.figures import Measured
from svc.text.escape import terminal
from svc.text.width import columns

STEPS = ("step", "visits", "wait", "work", "of lead time")


def text(entries: Iterable[Entry]) -> str:
    """Each stream with its figures, its steps, and what is not known."""
    parts = ["".join(f"{terminal(line)}\n" for line in _entry(each)) for each in entries]
    return "\n".join(parts)


def _entry(entry: Entry) -> Iterator[str]:
    found = entry.measured
    yield figure_rows.heading(found, entry.file)
    yield from _kind(found)
    for other in found.others:
        yield f"  cases that begin with {other.begins}"
        yield from (f"  {line}" for line in _lines(other))
    for promise in found.promises:
        yield f"  {figure_rows.promise(promise, found.calendar)}"


def _kind(found: Measured) -> Iterator[str]:
    if found.begins is not None:
        yield f"  cases that begin with {found.begins}"
    yield from (f"  {line}" for line in _lines(found))
    if found.steps:
        yield ""
        yield from (f"    {line}" for line in table([STEPS, *figure_rows.steps(found)]))


def _lines(found: Measured) -> Iterator[str]:
    yield from (f"  {line}" for line in table(list(figure_rows.rows(found))))
    yield from (f"  {line}" for line in figure_rows.remarks(found))


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(columns(row[number]) for row in rows) for number in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
