"""A difference as human-readable text: the breaking changes first. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from svc.comparison import Difference, Effect
from svc.comparison.measured_figures import MeasuredPair
from svc.formats.diff import measures
from svc.formats.diff import wording as diff_words
from svc.formats.measures.text import table
from svc.text.escape import terminal


def text(differences: Sequence[Difference]) -> str:
    """Stream by stream, then how much changed; one line if nothing did."""
    if not differences:
        return "nothing changed in meaning\n"
    lines = [line for difference in differences for line in _stream(difference)]
    return "".join(f"{terminal(line)}\n" for line in (*lines, diff_words.summary(differences)))


def _stream(difference: Difference) -> Iterator[str]:
    yield diff_words.name(difference)
    for effect in Effect:
        changes = diff_words.changes(difference, effect)
        if changes:
            yield f"  {effect}"
        for worded in map(diff_words.words, changes):
            yield f"    {worded.sign} {worded.subject} {worded.done}"
            yield from (f"        {aspect}" for aspect in worded.aspects)
    findings = diff_words.findings(difference)
    if findings:
        yield "  findings"
    yield from (f"    {became}: {diff_words.finding(each)}" for became, each in findings)
    yield ""


def measured(pairs: Iterable[MeasuredPair]) -> str:
    """The measures of streams side by side, behind their changes."""
    lines = [line for pair in pairs for line in _measured(pair)]
    return "".join(f"{terminal(line)}\n" for line in lines)


def _measured(pair: MeasuredPair) -> Iterator[str]:
    yield ""
    yield measures.title(pair)
    known = list(measures.rows(pair))
    yield from (f"    {line}" for line in (table([measures.HEADING, *known]) if known else ()))
    yield from (f"    {line}" for line in measures.unknown(pair))
