"""A stream held against records as Markdown, for a wiki or the summary of a pipeline. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.records import rows
from svc.records.observed import Observed
from svc.text.escape import markdown_prose


def text(found: Observed, top: int) -> str:
    """A heading, tables, and the findings as a list."""
    return "".join(f"{line}\n" for line in _lines(found, top))


def _lines(found: Observed, top: int) -> Iterator[str]:
    yield f"## {markdown_prose(found.stream)}, held against records"
    yield from _table([("Figure", "Value"), *rows.opening(found)])
    for heading, table in (
        (rows.STEPS, rows.steps(found)), (rows.FLOWS, rows.flows(found)), (rows.WAYS, rows.ways(found, top)),
    ):  # fmt: skip
        yield from _table([_capital(heading), *table])
    shown, left = rows.findings(found, top)
    if shown:
        yield ""
    for finding in shown:
        where = f" (line {finding.range.start.line})" if finding.range else ""
        yield f"- {finding.level} {finding.code}: {markdown_prose(finding.message)}{where}"
    yield from (f"- {line}" for line in left)


def _capital(heading: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{each[:1].upper()}{each[1:]}" for each in heading)


def _table(table: Sequence[Sequence[str]]) -> Iterator[str]:
    if len(table) < 2:
        return
    yield ""
    for number, row in enumerate(table):
        yield f"| {' | '.join(map(markdown_prose, row))} |"
        if number == 0:
            yield f"|{'---|' * len(row)}"
