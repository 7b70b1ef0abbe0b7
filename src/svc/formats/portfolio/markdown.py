"""A portfolio as Markdown, for a wiki or the summary of a pipeline: each stream with its figures. Pure."""

from collections.abc import Iterable, Iterator

from svc.formats.portfolio.json import DIMENSIONS
from svc.formats.portfolio.text import FIGURES, counted, measured, summary
from svc.project.portfolio import Portfolio
from svc.text.escape import markdown_prose


def text(portfolio: Portfolio) -> str:
    """Tables of the streams and of what they name of the four dimensions, and how much there is."""
    titles = {**portfolio.artefacts, **portfolio.practices}
    streams = (
        (each.name, str(each.steps), str(each.hand_overs), *measured(each, ""), counted(each.findings))
        for each in portfolio.streams
    )
    dimensions = (
        (each.name, *(", ".join(titles.get(name, name) for name in names) for names in each.dimensions))
        for each in portfolio.streams
    )
    lines = [
        "# Portfolio of value streams", "", summary(portfolio), "", "## Streams", "",
        *_table(("stream", "steps", "hand-overs", *FIGURES, "findings"), streams), "", "## Four dimensions", "",
        *_table(("stream", *(name.replace("_", " ") for name in DIMENSIONS)), dimensions),
    ]  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def _table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    words = [each.capitalize() for each in heading]
    yield f"| {' | '.join(words)} |"
    yield f"|{'---|' * len(words)}"
    yield from (f"| {' | '.join(map(markdown_prose, row))} |" for row in rows)
