"""Simulated streams as human-readable text. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.formats.measures.text import table
from svc.formats.simulation import rows
from svc.formats.simulation.entries import Entry
from svc.measures.queues.figures import Simulated
from svc.text.escape import terminal


def text(entries: Iterable[Entry]) -> str:
    """Each stream with its figures, its steps and teams, and what is not known."""
    return "\n".join("".join(f"{terminal(line)}\n" for line in _entry(each)) for each in entries)


def _entry(entry: Entry) -> Iterator[str]:
    found = entry.simulated
    yield rows.heading(found, entry.other or entry.file)
    different = list(rows.differences(found, entry.differences))
    if different:
        luck = "the same arrivals and the same luck" if entry.is_paired else "other arrivals, as cases begin elsewhere"
        yield f"  {entry.beside}: {luck}"
        yield from _table(rows.DIFFERENCES, different)
        yield ""
    yield from (f"  {line}" for line in rows.incomparable(entry))
    for each in (found, *found.others):
        yield from _kind(each, is_compared=bool(different) and each is found)
    yield from _table(rows.TEAMS, list(rows.teams(found)), before="")
    yield from (f"  {line}" for line in rows.promises(found))
    if entry.log:
        yield ""
        yield from entry.log.splitlines()


def _kind(found: Simulated, *, is_compared: bool) -> Iterator[str]:
    """A kind of case; its figures are not repeated behind those that compare them."""
    if found.begins is not None:
        yield f"  cases that begin with {found.begins}{', then' if is_compared else ''}"
    yield from _table(rows.FIGURES, [] if is_compared else list(rows.figures(found)))
    yield from (f"    {line}" for line in rows.remarks(found))
    yield from _table(rows.STEPS, list(rows.steps(found)), before="")


def _table(heading: Sequence[str], lines: list[rows.Row], before: str | None = None) -> Iterator[str]:
    if lines:
        yield from [] if before is None else [before]
        yield from (f"    {line}" for line in table([heading, *lines]))
