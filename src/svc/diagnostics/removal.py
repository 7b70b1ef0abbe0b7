"""Takes something out of a text so that no trace is left, and no comment is lost. Independent of what it says."""

from svc.diagnostics.diagnostic import Applicability, Edit, Fix
from svc.text.pattern import Pattern
from svc.text.source import NEWLINE, Place, Span

_COMMA = Pattern(r"[ \t]*+,[ \t]*+")
_SPACES = Pattern(r"[ \t]*+")


def removal(title: str, place: Place | None, applicability: Applicability) -> tuple[Fix, ...]:
    """The fix that removes what is in a place; none if there is a comment within."""
    if place is None or "#" in place.text:
        return ()
    return (Fix(title, (Edit(place.source.range(traceless(place.source.text, place.span)), ""),), applicability),)


def removal_from_comment(place: Place) -> tuple[Fix, ...]:
    """The fix that takes a word out of a list in a comment, or the comment where it is the only one: a suggestion, as
    the comment's reason is lost with it."""
    text, (start, end) = place.source.text, place.span
    comment = text.rfind("#", 0, start)
    if further := _COMMA.match(text, end):
        span = (start, further.end())
    elif text[comment:start].rstrip(" \t").endswith(","):
        span = (comment + len(text[comment:start].rstrip(" \t")) - 1, end)
    else:
        newline = NEWLINE.search(text, end)
        span = traceless(text, (comment, newline.start() if newline else len(text)))
    return (Fix(f"remove `{place.text}`", (Edit(place.source.range(span), ""),)),)


def removal_from_list(
    title: str, place: Place | None, before: Place | None, behind: Place | None, applicability: Applicability
) -> tuple[Fix, ...]:
    """The fix that takes a name out of a list, with a comma; its neighbours are the names beside it."""
    if place is None:
        return ()
    start, end = place.span
    if before is not None:
        start = before.span[1]
    elif behind is not None:
        end = behind.span[0]
    whole = Place(place.source, (start, end))
    return () if "#" in whole.text else (Fix(title, (Edit(whole.range, ""),), applicability),)


def traceless(text: str, span: Span) -> Span:
    """A span with the spaces before it, or with its whole lines where nothing else is on them."""
    start, end = span
    before, behind = _spaces_start(text, start), _spaces_end(text, end)
    if before > 0 and text[before - 1] not in "\r\n":
        return before, end
    newline = NEWLINE.match(text, behind)
    if newline or behind == len(text):
        return before, newline.end() if newline else behind
    return start, behind


def _spaces_start(text: str, end: int) -> int:
    """Where the spaces begin that end at an offset. A line may be long, so none of it is looked at but those."""
    while end > 0 and text[end - 1] in " \t":
        end -= 1
    return end


def _spaces_end(text: str, start: int) -> int:
    """Where the spaces end that begin at an offset."""
    return start + len(_SPACES.match(text, start)[0])  # type: ignore[index]
