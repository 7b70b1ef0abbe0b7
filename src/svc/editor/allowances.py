"""Comments that allow findings: what may be written in them, and the codes that they name."""

from collections.abc import Iterator
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.checker.suppression_comments import ALLOWING, CODE, LISTED
from svc.checker.suppressions import ABOUT_ALLOWANCES
from svc.diagnostics import codes
from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.editor.candidates import Candidate, CandidateKind
from svc.model.comments import DIRECTIVE
from svc.text.pattern import Pattern
from svc.text.source import Span

_BEGUN = Pattern(r"#[ \t]*")
_ALLOWING = Pattern(ALLOWING)
_LISTING = Pattern(r"(?:[\w-]+[ \t]*,[ \t]*)*")
_LISTED = Pattern(LISTED)
_NUMBER = "VSC"
"""How a code begins; whoever types that is offered codes, others names."""


class NamedCode(NamedTuple):
    """A code that a comment names, and where."""

    code: Code
    span: Span


def named_codes(analysis: Analysis) -> Iterator[NamedCode]:
    """The codes that the allowances of a text name, finished or not, in their order."""
    for comment in analysis.file.comments:
        directive = DIRECTIVE.match(comment.text)
        allowing = directive and _ALLOWING.match(comment.text, directive.end())
        listed = allowing and _LISTED.match(comment.text, allowing.end())
        for name in CODE.finditer(comment.text, *listed.span()) if listed else ():
            code, start = codes.find(name[0]), (comment.span or (0, 0))[0]
            if code is not None:
                yield NamedCode(code, (start + name.start(), start + name.end()))


def offered_in_comment(analysis: Analysis, comment: str, typed: Span) -> Iterator[Candidate]:
    """What may come behind the beginning of a comment: the words of an allowance, and the codes that it may name.

    Codes of findings on the line of the comment or below it come first.
    """
    directive = DIRECTIVE.match(comment)
    word = analysis.file.source.text[slice(*typed)]
    if directive is None:
        if word and "svc".startswith(word) and _BEGUN.fullmatch(comment):
            yield Candidate("svc: allow", CandidateKind.WORD, "allow a finding, with a reason")
        return
    rest = comment[directive.end() :]
    allowing = _ALLOWING.match(rest)
    if not rest:
        yield Candidate("allow", CandidateKind.WORD, "allow a finding here, with a reason")
        yield Candidate("allow-file", CandidateKind.WORD, "allow a finding in the whole file, with a reason")
    elif allowing and _LISTING.fullmatch(rest, allowing.end()):
        yield from _codes(analysis, comment, word, typed[0])
    elif allowing and _LISTED.fullmatch(rest.rstrip(" \t"), allowing.end()):
        yield Candidate("because", CandidateKind.WORD, "the reason")
        yield Candidate("until", CandidateKind.WORD, "the last day, such as 2027-03-31")


def _codes(analysis: Analysis, comment: str, word: str, offset: int) -> Iterator[Candidate]:
    written = {codes.find(each[0]) for each in CODE.finditer(comment)}
    found = [codes.BY_CODE.get(each.code) for each in _findings_near(analysis, offset)]
    for code in dict.fromkeys([*filter(None, found), *codes.CODES]):
        if code.level is not Level.ERROR and code.code not in ABOUT_ALLOWANCES and code not in written:
            names = (code.code, code.name) if word.upper().startswith(_NUMBER) else (code.name, code.code)
            yield Candidate(names[0], CandidateKind.CODE, names[1], code.summary)


def _findings_near(analysis: Analysis, offset: int) -> list[Diagnostic]:
    """The findings of the line of an offset, then those of the next line."""
    line = analysis.file.source.position(offset).line
    placed = [(each.range.start.line - line, each) for each in analysis.diagnostics if each.range]
    return [each for wanted in (0, 1) for below, each in placed if below == wanted]
