"""A stream held against records as a page in one file: its picture with what was observed, then tables. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.diagnostics.diagnostic import Diagnostic
from svc.formats.still_page import document, table, within_page
from svc.records import rows
from svc.records.observed import Observed
from svc.text.escape import xml

NUMBERS = ("cases", "visits", "share", "share declared", "observed")
"""The columns that hold numbers."""


def page(found: Observed, picture: str, title: str, top: int) -> str:
    """The page; `picture` is the stream as SVG."""
    shown = within_page(picture)
    parts = [
        f"<h1>{xml(title)}</h1>",
        *_table(("Figure", "Value"), rows.opening(found)),
        f"<figure>\n{shown}</figure>",
        *_findings(found, top),
        *_section("Steps", rows.STEPS, rows.steps(found)),
        *_section("Flows", rows.FLOWS, rows.flows(found)),
        *_section("Ways", rows.WAYS, rows.ways(found, top)),
    ]
    return document(title, parts, shown)


def _findings(found: Observed, top: int) -> Iterator[str]:
    shown, left = rows.findings(found, top)
    yield '<h2 id="findings">Findings</h2>'
    yield from table([("Finding", ""), ("What", ""), ("What to do", ""), ("Line", "number")], map(_finding, shown))
    yield from (f"<p>{xml(line)}</p>" for line in left)


def _finding(finding: Diagnostic) -> str:
    line = str(finding.range.start.line) if finding.range else ""
    return (
        f'<td class="{finding.level}">{xml(finding.code)} {finding.level}</td><td>{xml(finding.message)}</td>'
        f'<td>{xml(finding.help)}</td><td class="number">{line}</td>'
    )


def _section(title: str, heading: Sequence[str], table: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f'<h2 id="{title.lower()}">{title}</h2>'
    yield from _table(rows.capital(heading), table)


def _table(heading: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    kinds = ["number" if each.lower() in NUMBERS else "" for each in heading]
    yield from table(
        zip(heading, kinds, strict=True),
        ("".join(_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in cells),
    )


def _cell(words: str, kind: str) -> str:
    return f'<td class="{kind}">{xml(words)}</td>' if kind else f"<td>{xml(words)}</td>"
