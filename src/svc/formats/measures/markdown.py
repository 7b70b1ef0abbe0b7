"""The measures of streams as Markdown, for a wiki or the summary of a pipeline. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.formats.measures.json import Entry
from svc.formats.measures.text import STEPS
from svc.measures import rows as figure_rows
from svc.text.escape import markdown_prose


def text(entries: Iterable[Entry]) -> str:
    """Each stream as a heading with its tables."""
    return "\n".join("".join(f"{line}\n" for line in _entry(each)) for each in entries)


def _entry(entry: Entry) -> Iterator[str]:
    found = entry.measured
    yield f"## {markdown_prose(found.stream)}"
    for each in (found, *found.others):
        yield ""
        if each.begins is not None:
            yield f"Cases that begin with {markdown_prose(each.begins)}"
            yield ""
        yield from table([("Measure", "Value", "Found"), *figure_rows.rows(each)])
        yield from listed(figure_rows.remarks(each))
    if found.steps:
        yield ""
        yield from table([tuple(each.capitalize() for each in STEPS), *figure_rows.steps(found)])
    yield from listed(figure_rows.promise(each, found.calendar) for each in found.promises)


def listed(items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {markdown_prose(each)}" for each in items]
    yield from ["", *lines] if lines else []


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if len(rows) < 2:
        return
    for number, row in enumerate(rows):
        yield f"| {' | '.join(map(markdown_prose, row))} |"
        if number == 0:
            yield f"|{'---|' * len(row)}"
