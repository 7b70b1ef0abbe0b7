"""A difference as human-readable text: the breaking changes first. Pure."""

from collections.abc import Iterator, Sequence

from svc.comparison import Difference, Effect
from svc.formats.diff import wording as diff_words
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
