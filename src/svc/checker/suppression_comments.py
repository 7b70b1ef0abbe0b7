"""Reads the comments that allow something: `# svc: allow CODES [until DATE] because REASON`.

Which codes a comment names, for which part of the text, until when and why. Independent of the findings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Comment, File
from svc.model.comments import DIRECTIVE, Owner
from svc.text.pattern import Pattern
from svc.text.source import Place, Span

ALLOWING, LISTED = r"(?P<word>allow|allow-file)[ \t]+", r"[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*"
"""How an allowance begins, and the codes in it."""
CODE = Pattern(r"[\w-]+")
_ALLOW = Pattern(
    rf"{ALLOWING}(?P<codes>{LISTED})"
    r"(?:[ \t]+until[ \t]+(?P<until>\S+))?[ \t]+because[ \t]+(?P<because>\S.*)"
)
_DATE = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Sections = Mapping[Span | None, Span]
"""Each section by the span of its heading; the unnamed one has none."""
SCOPES = ("statement", "section", "file")
"""How far an allowance can reach."""


class Allowance(NamedTuple):
    """What one comment allows: a code within a span of the text. `place` is that of the code.

    `scope` is one of SCOPES; `until` is the place of the last day, if there is one.
    """

    code: codes.Code
    scope: str
    span: Span
    place: Place
    because: str
    until: Place | None = None


def read(file: File, run: Iterable[codes.Code] = ()) -> tuple[list[Allowance], list[Diagnostic]]:
    """The allowances of a file in their order, and the findings about comments that are not understood.

    `run` are the codes that are looked for, of custom rules too. A custom rule that does not run may be allowed too.
    """
    comments = [comment for comment in file.comments if DIRECTIVE.match(comment.text)]
    if not comments:
        return [], []
    unclear: list[Diagnostic] = []
    sections = {section.span: section.body for section in file.sections}
    own = {name: code for code in run for name in (code.code, code.name)}
    found = [each for comment in comments for each in _allowances(file, sections, comment, own, unclear)]
    return found, unclear


def has_directives(file: File) -> bool:
    """Whether a comment of a file is for svc."""
    return any(DIRECTIVE.match(comment.text) for comment in file.comments)


def allows_in_file(file: File) -> bool:
    """Whether a comment may allow something wherever it is in a file."""
    return any(DIRECTIVE.match(comment.text) and "allow-file" in comment.text for comment in file.comments)


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


def _allowances(
    file: File, sections: Sections, comment: Comment, own: Mapping[str, codes.Code], unclear: list[Diagnostic]
) -> Iterator[Allowance]:
    source, (start, end) = file.source, comment.span or (0, 0)
    mark = DIRECTIVE.match(comment.text)
    allowed = _ALLOW.match(comment.text, mark.end() if mark else 0)
    if allowed is None:
        why = _why(comment.text[mark.end() if mark else 0 :])
        unclear.append(unclear_allowance(Place(source, (start, end)), why=why))
        return

    def place(span: Span) -> Place:
        return Place(source, (start + span[0], start + span[1]))

    until = place(allowed.span("until")) if allowed["until"] else None
    if until and not is_date(until.text):
        unclear.append(unclear_allowance(until, "date", date=until.text))
        return
    whole = ("file", (0, len(source.text) + 1))
    scope, span = whole if allowed["word"] == "allow-file" else _reach(file.owners.owner(comment), sections)
    for match in CODE.finditer(comment.text, *allowed.span("codes")):
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


def _reach(owner: Owner, sections: Sections) -> tuple[str, Span]:
    """What a comment is for: its statement, or the section whose heading is below; else nothing but itself."""
    section = sections.get(owner.span) if owner.is_below and owner.span else None
    return ("section", section) if section else ("statement", owner.span or (0, 0))
