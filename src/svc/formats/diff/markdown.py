"""A difference as Markdown, for the description of a merge request or a comment on it. Pure.

Lists and no tables: in a table even the bars within code part cells.
"""

from collections.abc import Iterable, Iterator, Sequence

from svc.comparison import Change, Difference, Effect
from svc.comparison.measured_figures import MeasuredPair
from svc.formats.diff import measures
from svc.formats.diff import wording as diff_words
from svc.text.escape import markdown

TITLES = {Effect.BREAKING: "Breaking", Effect.COMPATIBLE: "Compatible", Effect.COSMETIC: "Cosmetic"}


def report(differences: Sequence[Difference]) -> str:
    """A heading and lists for each stream, its breaking changes first; one line if nothing changed."""
    if not differences:
        return "Nothing changed in meaning.\n"
    blocks = [block for difference in differences for block in _stream(difference)]
    return "\n\n".join((*blocks, f"In all: {diff_words.summary(differences)}.")) + "\n"


def _stream(difference: Difference) -> Iterator[str]:
    yield f"### {markdown(diff_words.name(difference))}"
    for effect in Effect:
        changes = diff_words.changes(difference, effect)
        if changes:
            yield f"**{TITLES[effect]}**"
            yield "\n".join(line for change in changes for line in _lines(change))
    findings = diff_words.findings(difference)
    if findings:
        yield "**Findings**"
        yield "\n".join(f"- {became}: {markdown(diff_words.finding(each))}" for became, each in findings)


def _lines(change: Change) -> Iterator[str]:
    worded = diff_words.words(change)
    yield f"- {worded.done}: {markdown(worded.subject)}"
    yield from (f"  - {markdown(aspect)}" for aspect in worded.aspects)


def measured(pairs: Iterable[MeasuredPair]) -> str:
    """The measures of streams side by side, behind their changes."""
    return "".join(f"\n{block}\n" for pair in pairs for block in _measured(pair))


def _measured(pair: MeasuredPair) -> Iterator[str]:
    yield f"### {markdown(measures.title(pair))}"
    lines = [
        f"- {markdown(name)}: {after}, was {before}{f' ({difference})' if difference else ''}"
        for name, before, after, difference in measures.rows(pair)
    ]
    lines += [f"- {markdown(each)}" for each in measures.unknown(pair)]
    yield "\n".join(lines)
