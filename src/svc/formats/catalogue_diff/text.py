"""What changed between two catalogues as human-readable text, giver by giver. Pure."""

from collections.abc import Iterator

from svc.comparison import CatalogueDifference
from svc.formats.catalogue_diff import wording as words
from svc.semantics.catalogue import Catalogue
from svc.text.escape import terminal


def text(before: Catalogue, after: Catalogue, difference: CatalogueDifference) -> str:
    """What one may do and the other may not, with reasons; one line if both have the same meaning."""
    if not difference:
        return terminal(f"{words.called(before)} and {words.called(after)} have the same meaning") + "\n"
    return "".join(f"{terminal(line)}\n" for line in _lines(before, after, difference))


def _lines(before: Catalogue, after: Catalogue, difference: CatalogueDifference) -> Iterator[str]:
    yield f"from {words.called(before)} to {words.called(after)}"
    for heading, changes in words.groups(before, after, difference):
        yield ""
        yield heading
        for change in changes:
            yield f"  {words.SIGNS[change.kind]} {words.subject(change)}"
            yield from (f"      {words.aspect(change, each)}" for each in change.aspects)
            yield from (f"      {words.because(each)}" for each in change.because)
    yield ""
    yield words.summary(difference)
