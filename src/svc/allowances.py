"""Allowances: comments that silence warnings and notes, with a reason.

`# svc: allow CODE because REASON` at the end of a line is for its statement, on a line of its own for the
statement below, or for the section where a heading is below; `# svc: allow-file ...` is for the file.
An error stays an error. Knows nothing of rules.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from attrs import frozen

from svc import codes
from svc.diagnostics import Diagnostic, Level
from svc.model import Comment, File
from svc.source import Place, Span

_MARK = re.compile(r"#[ \t]*svc[ \t]*:[ \t]*")
_ALLOW = re.compile(r"(allow|allow-file)[ \t]+(?P<codes>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]+because[ \t]+\S")
_CODE = re.compile(r"[\w-]+")
_FORM = "# svc: allow VSC401 because ..."


@frozen
class Allowance:
    """What one comment allows: a code within a span of the text. `place` is where the code stands."""

    code: codes.Code
    span: Span
    place: Place

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is silenced."""
        if finding.range is None or finding.code != self.code.code or finding.level is Level.ERROR:
            return False
        return self.span[0] <= finding.range.start.offset < max(self.span[1], self.span[0] + 1)


def allow(file: File, findings: Iterable[Diagnostic], run: Collection[codes.Code]) -> Iterator[Diagnostic]:
    """The findings that no comment allows, and those about the comments themselves.

    `run` are the codes that were asked for: an allowance of another one may silence something after all.
    """
    comments = [comment for comment in file.comments if _MARK.match(comment.text)]
    if not comments:
        yield from findings
        return
    unclear: list[Diagnostic] = []
    spans = _spans(file)
    allowances = [each for comment in comments for each in _allowances(file, comment, spans, unclear)]
    by_code: dict[str, list[Allowance]] = {}
    for allowance in allowances:
        by_code.setdefault(allowance.code.code, []).append(allowance)
    used: set[Allowance] = set()
    for finding in chain(findings, unclear):
        covering = [each for each in by_code.get(finding.code, ()) if each.covers(finding)]
        used.update(covering)
        if not covering:
            yield finding
    yield from (unused_allowance(each) for each in allowances if each not in used and each.code in run)


def unused_allowance(allowance: Allowance) -> Diagnostic:
    """An allowance that silences nothing."""
    code = allowance.code
    form = "itself" if code.code == "VSC901" else "error" if code.level is Level.ERROR else ""
    help = {
        "": "remove it: what it allowed is mended, or stands elsewhere",
        "error": "mend the stream, or let a catalogue allow the arrow",
        "itself": "remove the allowance that silences nothing instead",
    }[form]
    return codes.BY_NAME["unused-allowance"].at(allowance.place, form, code=allowance.place.text, help=help)


def unclear_allowance(place: Place, form: str = "", **words: Any) -> Diagnostic:
    """A `# svc:` comment that is not understood."""
    return codes.BY_NAME["unclear-allowance"].at(place, form, help=f"write {_FORM}", **words)


def _allowances(file: File, comment: Comment, spans: list[Span], unclear: list[Diagnostic]) -> Iterator[Allowance]:
    start = comment.offsets[0]
    whole = Place(file.source, (start, comment.offsets[1]))
    mark = _MARK.match(comment.text)
    allowed = _ALLOW.match(comment.text, mark.end() if mark else 0)
    if allowed is None:
        unclear.append(unclear_allowance(whole, why=_why(comment.text[mark.end() if mark else 0 :])))
        return
    span = (0, len(file.source.text) + 1) if allowed[1] == "allow-file" else _reach(file, comment, spans)
    for match in _CODE.finditer(comment.text, *allowed.span("codes")):
        place = Place(file.source, (start + match.start(), start + match.end()))
        code = codes.find(match[0])
        if code is None:
            unclear.append(unclear_allowance(place, "code", code=match[0]))
        else:
            yield Allowance(code, span, place)


def _why(text: str) -> str:
    if not re.match(r"allow(-file)?\b", text):
        return "it begins with neither allow nor allow-file"
    if not re.search(r"\bbecause\b[ \t]*\S", text):
        return "it gives no reason"
    return "it names no code"


def _reach(file: File, comment: Comment, spans: list[Span]) -> Span:
    """What a comment is for: its statement, the one below, or the section whose heading is below."""
    source = file.source
    line = source.position(comment.offsets[0]).line
    before = source.line(line)[: source.position(comment.offsets[0]).column - 1]
    number = bisect_right(spans, (comment.offsets[0], comment.offsets[0]))
    above = spans[number - 1] if number else None
    if before.strip():
        return above or (0, 0)
    if above and comment.offsets[0] < above[1]:
        return above
    below = spans[number] if number < len(spans) else None
    if below is None:
        return comment.offsets[0], comment.offsets[0]
    sections = {section.offsets[0]: section.body for section in file.sections if section.offsets}
    return sections.get(below[0], below)


def _spans(file: File) -> list[Span]:
    """Where the statements of a file stand, in their order."""
    found = [use.offsets[:2] for use in file.uses]
    for section in file.sections:
        found.append(section.offsets[:2])
        found.extend(statement.offsets[:2] for statement in section.statements)
    return sorted({(span[0], span[1]) for span in found if span})
