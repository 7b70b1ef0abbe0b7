"""Simulated streams as Markdown, for a wiki or the summary of a pipeline. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.formats.measures.markdown import listed, table
from svc.formats.simulation import rows
from svc.formats.simulation.entries import Entry
from svc.text.escape import markdown_prose


def text(entries: Iterable[Entry]) -> str:
    """Each stream as a heading with its tables."""
    return "\n".join("".join(f"{line}\n" for line in _entry(each)) for each in entries)


def _entry(entry: Entry) -> Iterator[str]:
    found = entry.simulated
    yield f"## {markdown_prose(found.stream)}"
    yield ""
    yield markdown_prose(rows.heading(found, entry.other or entry.file))
    if entry.differences:
        yield from _table(rows.DIFFERENCES, list(rows.differences(found, entry.differences)))
    yield from listed(rows.incomparable(entry))
    for each in (found, *found.others):
        if each.begins is not None:
            yield ""
            yield f"Cases that begin with {markdown_prose(each.begins)}"
        yield from _table(rows.FIGURES, list(rows.figures(each)))
        yield from listed(rows.remarks(each))
        yield from _table(rows.STEPS, list(rows.steps(each)))
    yield from _table(rows.TEAMS, list(rows.teams(found)))
    yield from listed(rows.promises(found))


def _table(heading: Sequence[str], lines: list[rows.Row]) -> Iterator[str]:
    if lines:
        yield ""
        yield from table([[each.capitalize() for each in heading], *lines])
