"""A stream held against records as human-readable text: figures, declared beside observed, then the findings. Pure."""

from collections.abc import Iterator, Sequence

from svc.formats.findings import text as findings_text
from svc.formats.findings.text import Sources
from svc.formats.measures.text import table
from svc.records import rows
from svc.records.observed import Observed
from svc.text.escape import terminal


def text(found: Observed, file: str, sources: Sources, top: int, coloured: bool = False) -> str:
    """The figures, the most frequent ways, and all findings with their lines of the text."""
    lines = "".join(f"{terminal(line)}\n" for line in _figures(found, file, top))
    shown, left = rows.findings(found, top)
    findings = findings_text.text(shown, sources, coloured)
    more = "".join(f"{line}\n" for line in left)
    return f"{lines}\n{findings}{more}{findings_text.summary(found.diagnostics, 1)}"


def _figures(found: Observed, file: str, top: int) -> Iterator[str]:
    yield f"{found.stream} in {file}, held against records"
    yield from _indented(list(rows.opening(found)))
    for heading, cells in (
        (rows.STEPS, rows.steps(found)), (rows.FLOWS, rows.flows(found)), (rows.WAYS, rows.ways(found, top)),
    ):  # fmt: skip
        shown = _without_empty([heading, *cells])
        if len(shown) > 1:
            yield ""
            yield from _indented(shown)


def _without_empty(cells: Sequence[Sequence[str]]) -> list[list[str]]:
    """A table without the columns that say nothing."""
    filled = [at for at in range(len(cells[0])) if any(row[at] for row in cells[1:])]
    return [[row[at] for at in filled] for row in cells]


def _indented(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from (f"  {line}" for line in table(cells))
