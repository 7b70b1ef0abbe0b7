"""A stream held against records as Markdown, for a wiki or the summary of a pipeline. Pure."""

from collections.abc import Iterator

from svc.formats.measures.markdown import table
from svc.records import rows
from svc.records.observed import Observed
from svc.text.escape import markdown_prose


def text(found: Observed, top: int) -> str:
    """A heading, tables, and the findings as a list."""
    return "".join(f"{line}\n" for line in _lines(found, top))


def _lines(found: Observed, top: int) -> Iterator[str]:
    yield f"## {markdown_prose(found.stream)}, held against records"
    yield ""
    yield from table([("Figure", "Value"), *rows.opening(found)])
    for heading, cells in (
        (rows.STEPS, rows.steps(found)), (rows.FLOWS, rows.flows(found)), (rows.WAYS, rows.ways(found, top)),
    ):  # fmt: skip
        lines = list(table([rows.capital(heading), *cells]))
        yield from ["", *lines] if lines else []
    shown, left = rows.findings(found, top)
    if shown:
        yield ""
    for finding in shown:
        where = f" (line {finding.range.start.line})" if finding.range else ""
        yield f"- {finding.level} {finding.code}: {markdown_prose(finding.message)}{where}"
    yield from (f"- {line}" for line in left)
