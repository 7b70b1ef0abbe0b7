"""Reads the comments that allow something: `# svc: allow CODES [until DATE] because REASON`.

Says which codes a comment names, for which stretch of the text, until when and why. Knows nothing of what is
found there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Comment, File
from svc.text.source import Place, Span

_MARK = re.compile(r"#[ \t]*svc[ \t]*:[ \t]*")
_ALLOW = re.compile(
    r"(?P<word>allow|allow-file)[ \t]+(?P<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
    r"(?:[ \t]+until[ \t]+(?P<until>\S+))?[ \t]+because[ \t]+(?P<because>\S.*)"
)
_CODE = re.compile(r"[\w-]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SCOPES = ("statement", "section", "file")
"""How far an allowance can reach."""


@frozen
class Allowance:
    """What one comment allows: a code within a span of the text. `place` is where the code stands.

    `scope` is one of SCOPES; `until` is where the last day stands, if it ends.
    """

    code: codes.Code
    scope: str
    span: Span
    place: Place
    because: str
    until: Place | None = None


def read(file: File, run: Iterable[codes.Code] = ()) -> tuple[list[Allowance], list[Diagnostic]]:
    """The allowances of a file in their order, and the findings about comments that are not understood.

    `run` are the codes of rules of others, including those of svc. One that is not run may have its allowance.
    """
    comments = [comment for comment in file.comments if _MARK.match(comment.text)]
    if not comments:
        return [], []
    unclear: list[Diagnostic] = []
    layout = _Layout(file)
    own = {name: code for code in run for name in (code.code, code.name)}
    return [each for comment in comments for each in _allowances(layout, comment, own, unclear)], unclear


def unclear_allowance(place: Place, form: str = "", **words: Any) -> Diagnostic:
    """A `# svc:` comment that is not understood."""
    return codes.BY_NAME["unclear-allowance"].at(place, form, **words)


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar such as 2027-03-31."""
    if not _DATE.fullmatch(text):
        return False
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def statements(file: File) -> list[Span]:
    """Where the statements of a file stand, headings too, in their order."""
    found = [use.offsets[:2] for use in file.uses]
    for section in file.sections:
        found.append(section.offsets[:2])
        found.extend(statement.offsets[:2] for statement in section.statements)
    return sorted({(span[0], span[1]) for span in found if span})


def _allowances(
    layout: "_Layout", comment: Comment, own: Mapping[str, codes.Code], unclear: list[Diagnostic]
) -> Iterator[Allowance]:
    source, start = layout.source, comment.offsets[0]
    mark = _MARK.match(comment.text)
    allowed = _ALLOW.match(comment.text, mark.end() if mark else 0)
    if allowed is None:
        why = _why(comment.text[mark.end() if mark else 0 :])
        unclear.append(unclear_allowance(Place(source, (start, comment.offsets[1])), why=why))
        return

    def place(span: Span) -> Place:
        return Place(source, (start + span[0], start + span[1]))

    until = place(allowed.span("until")) if allowed["until"] else None
    if until and not is_date(until.text):
        unclear.append(unclear_allowance(until, "date", date=until.text))
        return
    whole = ("file", (0, len(source.text) + 1))
    scope, span = whole if allowed["word"] == "allow-file" else layout.reach(start)
    for match in _CODE.finditer(comment.text, *allowed.span("codes")):
        code = codes.find(match[0]) or own.get(match[0])
        if code is None and not codes.CUSTOM_NUMBER.fullmatch(match[0]):
            unclear.append(unclear_allowance(place(match.span()), "code", code=match[0]))
        elif code is not None:
            yield Allowance(code, scope, span, place(match.span()), allowed["because"].strip(), until)


def _why(text: str) -> str:
    if not re.match(r"allow(-file)?\b", text):
        return "it begins with neither allow nor allow-file"
    if not re.search(r"\bbecause\b[ \t]*\S", text):
        return "it gives no reason"
    if re.search(r"\buntil[ \t]+because\b", text):
        return "it names no date"
    return "it names no code"


class _Layout:
    """Where the statements and sections of a file stand."""

    def __init__(self, file: File) -> None:
        self.source = file.source
        self._statements = statements(file)
        self._sections = {section.offsets[0]: section.body for section in file.sections if section.offsets}

    def reach(self, offset: int) -> tuple[str, Span]:
        """What a comment is for: its statement, the one below, or the section whose heading is below."""
        position = self.source.position(offset)
        before = self.source.line(position.line)[: position.column - 1]
        number = bisect_right(self._statements, (offset, offset))
        above = self._statements[number - 1] if number else None
        if before.strip():
            return "statement", above or (0, 0)
        if above and offset < above[1]:
            return "statement", above
        if number == len(self._statements):
            return "statement", (offset, offset)
        below = self._statements[number]
        section = self._sections.get(below[0])
        return ("section", section) if section else ("statement", below)
