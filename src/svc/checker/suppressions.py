"""Allowances: comments that silence warnings and notes, with a reason and perhaps a last day.

`# svc: allow CODE because REASON` at the end of a line is for its statement, on a line of its own for the
statement below, or for the section where a heading is below; `# svc: allow-file ...` is for the file.
An error stays an error. Knows nothing of rules.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain

from attrs import frozen

from svc.checker.suppression_comments import SCOPES, Allowance, read
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.removal import removal_from_comment
from svc.model import File
from svc.text.source import Span

ABOUT_ALLOWANCES = ("VSC901", "VSC902", "VSC903")
"""Findings about allowances can't be allowed themselves."""


def allow(
    file: File, findings: Iterable[Diagnostic], run: Collection[codes.Code], today: date | None = None
) -> Iterator[Diagnostic]:
    """The findings that no comment allows, and those about the comments themselves.

    `run` are the codes that were asked for: an allowance of another one may silence something after all.
    """
    allowances, unclear = read(file, run)
    if not allowances:
        yield from (*findings, *unclear)
        return
    over = _over(allowances, today)
    covering = _Covering(each for each in allowances if each not in over)
    used: set[Allowance] = set()
    for finding in findings:
        found = covering.of(finding)
        used.update(found)
        if not found:
            yield finding
    yield from unclear
    yield from {each.until: expired_allowance(each) for each in allowances if each in over}.values()
    left = (each for each in allowances if each not in used and each not in over)
    yield from (unused_allowance(each) for each in left if each.code in run)


def in_force(file: File, run: Collection[codes.Code], today: "date | None" = None) -> tuple[Allowance, ...]:
    """The allowances of a file whose last day, if they have one, is not past."""
    allowances, _ = read(file, run)
    over = _over(allowances, today)
    return tuple(each for each in allowances if each not in over)


def not_allowed(
    findings: Iterable[Diagnostic], allowances: Collection[Allowance], section: Span
) -> Iterator[Diagnostic]:
    """The findings about one section that no allowance silences.

    An allowance for the section or its file counts for a statement that was built in Python too.
    """
    covering = _Covering(allowances)
    wide = {each.code.code for each in allowances if each.scope == "file" or each.span == section}
    for finding in findings:
        if finding.level is Level.ERROR or not (finding.code in wide or covering.of(finding)):
            yield finding


def allow_only(
    file: File, findings: Iterable[Diagnostic], code: codes.Code, today: "date | None" = None
) -> Iterator[Diagnostic]:
    """The findings of one code that no comment allows, and the allowances of this code that silence nothing."""
    allowances = [each for each in read(file, [code])[0] if each.code is code]
    over = _over(allowances, today)
    covering = _Covering(each for each in allowances if each not in over)
    used: set[Allowance] = set()
    for finding in findings:
        found = covering.of(finding)
        used.update(found)
        if not found:
            yield finding
    yield from (unused_allowance(each) for each in allowances if each not in used and each not in over)


@frozen
class Entry:
    """A row of the register: an allowance, how many findings it silences now, and whether its last day is past."""

    allowance: Allowance
    silenced: int
    over: bool


def register(file: File, findings: Iterable[Diagnostic], today: date | None = None) -> list[Entry]:
    """The allowances of a file in their order; `findings` are all that are told without them."""
    allowances, _ = read(file)
    over = _over(allowances, today)
    covering = _Covering(each for each in allowances if each not in over)
    silenced = Counter(each for finding in findings for each in covering.of(finding))
    return [Entry(each, silenced[each], each in over) for each in allowances]


def unused_allowance(allowance: Allowance) -> Diagnostic:
    """An allowance that silences nothing."""
    code = allowance.code
    form = "itself" if code.code in ABOUT_ALLOWANCES else "error" if code.level is Level.ERROR else ""
    return codes.BY_NAME["unused-allowance"].at(
        allowance.place, form, code=allowance.place.text, fixes=removal_from_comment(allowance.place)
    )  # fmt: skip


def expired_allowance(allowance: Allowance) -> Diagnostic:
    """An allowance whose last day is past, so that it silences nothing any more."""
    day = allowance.until.text if allowance.until else ""
    return codes.BY_NAME["expired-allowance"].at(allowance.until, day=day)


class _Covering:
    """Which of some allowances silence a finding.

    Statements do not overlap, nor do sections: of each, only the last that begins before a finding can cover it.
    """

    def __init__(self, allowances: Iterable[Allowance]) -> None:
        self._by_start: dict[tuple[str, str], dict[int, list[Allowance]]] = {}
        for each in allowances:
            of_scope = self._by_start.setdefault((each.code.code, each.scope), {})
            of_scope.setdefault(each.span[0], []).append(each)
        self._starts = {key: sorted(of_scope) for key, of_scope in self._by_start.items()}

    def of(self, finding: Diagnostic) -> list[Allowance]:
        if finding.range is None or finding.level is Level.ERROR:
            return []
        start = finding.range.start.offset
        nearest = chain.from_iterable(self._nearest((finding.code, scope), start) for scope in SCOPES)
        return [each for each in nearest if start < max(each.span[1], each.span[0] + 1)]

    def _nearest(self, key: tuple[str, str], offset: int) -> list[Allowance]:
        starts = self._starts.get(key, [])
        number = bisect_right(starts, offset)
        return self._by_start[key][starts[number - 1]] if number else []


def _over(allowances: list[Allowance], today: date | None) -> set[Allowance]:
    """Those whose last day is past. What day it is is asked only where one has a last day."""
    ending = [(each, each.until.text) for each in allowances if each.until]
    if not ending:
        return set()
    day = (today or date.today()).isoformat()
    return {each for each, until in ending if until < day}
