"""A portfolio as human-readable text: streams by activity, practices, what is never used, where streams meet. Pure."""

from collections.abc import Iterator, Sequence
from typing import Literal

from svc.measures.wording import percent
from svc.project.portfolio import Counts, Coverage, Portfolio, StreamSummary
from svc.text.escape import terminal
from svc.text.width import columns

NOTHING = "."
"""In the place of a zero, so that a table shows where something is."""
FIGURES = ("lead time 85%", "flow efficiency", "promises")
SHOWN = 30
"""Names in a list, or lines of one, that are shown; JSON has them all."""


def text(portfolio: Portfolio) -> str:
    """The whole of it, in paragraphs; a line if there is no stream."""
    if not portfolio.streams:
        return f"no streams in {_number(len(portfolio.files), 'file')}\n"
    resources = (_resources(portfolio, "teams"), _resources(portfolio, "tools"), _providers(portfolio))
    parts = [
        _streams(portfolio),
        _practices(portfolio),
        *resources,
        *map(_unused, portfolio.coverages),
        _links(portfolio),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in map(list, parts) if part)


def summary(portfolio: Portfolio) -> str:
    """How much there is, in one line."""
    streams, files = len(portfolio.streams), len(portfolio.files)
    return f"{_number(streams, 'stream')} in {_number(files, 'file')}, {counted(portfolio.findings) or 'no findings'}"


def _streams(portfolio: Portfolio) -> Iterator[str]:
    """One row per stream: the steps that it has in each activity, its hand-overs and its findings."""
    activities = portfolio.activities
    has_figures = any(stream.figures for stream in portfolio.streams)
    heading = ["stream", *activities.values(), "hand-overs", *(FIGURES if has_figures else ()), "findings"]
    rows = [
        [
            terminal(stream.name),
            *(str(stream.visits.get(name) or NOTHING) for name in activities),
            str(stream.hand_overs),
            *(measured(stream) if has_figures else ()),
            counted(stream.findings) or NOTHING,
        ]
        for stream in portfolio.streams
    ]
    last = len(heading) - 1
    yield from _table(heading, rows, [number not in (0, last) for number in range(len(heading))])


def measured(stream: StreamSummary, otherwise: str = NOTHING) -> tuple[str, str, str]:
    """What a stream takes, and how many of its promises are kept, broken or not proven."""
    figures = stream.figures
    promises = ((figures.kept, "kept"), (figures.broken, "broken"), (figures.unproven, "not proven"))
    return (
        figures.lead_words or otherwise,
        otherwise if figures.efficiency is None else percent(figures.efficiency),
        ", ".join(f"{number} {word}" for number, word in promises if number) or otherwise,
    )


def _practices(portfolio: Portfolio) -> Iterator[str]:
    """How many streams draw on each practice, the most used first."""
    if portfolio.draws:
        yield "practices, and the streams that draw on them"
        rows = [[f"  {terminal(portfolio.practices[name])}", str(count)] for name, count in portfolio.draws.items()]
        yield from _table([], rows, [False, True])


def _resources(portfolio: Portfolio, kind: Literal["teams", "tools"]) -> Iterator[str]:
    """Who is busy where, or what a tool serves: the streams that name each team or tool, with the number of steps."""
    where: dict[str, list[str]] = {}
    for stream in portfolio.streams:
        named = stream.teams if kind == "teams" else stream.tools
        for name, count in named.items():
            where.setdefault(name, []).append(f"{terminal(stream.name)} {count}")
    if where:
        yield f"{kind}, and the steps of each stream that name them"
        rows = [[f"  {terminal(name)}", ", ".join(where[name])] for name in sorted(where)]
        yield from _table([], rows, [False, False])


def _providers(portfolio: Portfolio) -> Iterator[str]:
    """Who works for the streams from outside."""
    where: dict[str, list[str]] = {}
    for stream in portfolio.streams:
        for name in stream.dimensions[2] if stream.dimensions else ():
            where.setdefault(name, []).append(terminal(stream.name))
    if where:
        yield "partners and suppliers, with their teams and tools, and the streams that name them"
        rows = [[f"  {terminal(name)}", ", ".join(where[name])] for name in sorted(where)]
        yield from _table([], rows, [False, False])


def _unused(coverage: Coverage) -> Iterator[str]:
    """What no stream of a catalogue uses."""
    offer, flows = coverage.offer, coverage.unused_flows
    number = f"{len(flows)} of {len(coverage.flows)} flows" + (" of its own" if coverage.base else "")
    streams = _number(coverage.streams, "stream")
    streams += f" and {coverage.extending} of catalogues that extend it" if coverage.extending else ""
    yield f"{terminal(offer.title)} ({terminal(offer.name)}), {streams}: {number} unused"
    ends = {**offer.activities, **offer.parties}
    unused: dict[tuple[str, str], list[str]] = {}
    for source, target, artefact in flows:
        unused.setdefault((ends.get(source, source), ends.get(target, target)), []).append(artefact)
    lines = [f"  {source} -> {target}: {', '.join(artefacts)}" for (source, target), artefacts in unused.items()]
    yield from _shortened(lines)
    for what, names, titles in (
        ("practices never used", coverage.unused_practices, offer.practices),
        ("artefacts never carried", coverage.unused_artefacts, offer.artefacts),
    ):
        if names:
            more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            yield f"  {what}: {', '.join(terminal(titles[name]) for name in names[:SHOWN])}{more}"


def _links(portfolio: Portfolio) -> Iterator[str]:
    if portfolio.links:
        yield "where streams meet"
        lines = (
            f"  {_names(link.givers)} -> {_names(link.takers)}: {portfolio.artefacts.get(link.artefact, link.artefact)}"
            for link in portfolio.links
        )
        yield from _shortened(list(lines))


def _names(streams: Sequence[tuple[str, str]]) -> str:
    shown = ", ".join(name for _, name in streams[:5])
    return f"{shown} and {len(streams) - 5} more" if len(streams) > 5 else shown


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    yield from (terminal(line) for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more"


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    """Rows in columns; those of numbers end at the right."""
    every = [heading, *rows] if heading else rows
    widths = [max(columns(row[number]) for row in every) for number in range(len(right))]
    for row in every:
        cells = (
            " " * (width - columns(cell)) + cell if is_right else cell + " " * (width - columns(cell))
            for cell, width, is_right in zip(row, widths, right, strict=True)
        )
        yield "  ".join(cells).rstrip()


def counted(counts: Counts) -> str:
    """How many findings there are of each level; empty for none."""
    levels = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note"))
    return ", ".join(_number(number, level) for number, level in levels if number)


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
