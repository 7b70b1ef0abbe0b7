"""Suppressions: warnings and notes that comments allow, with a reason and perhaps a last day, are not reported.

`# svc: allow CODE because REASON` at the end of a line is for its statement, on a line of its own for the
statement below, or for the section where a heading is below; `# svc: allow-file ...` is for the file.
An error stays an error. Independent of the rules.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from svc.checker.suppression_comments import SCOPES, Allowance, read
from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.removal import removal_from_comment
from svc.model import File
from svc.text.source import Span

ABOUT_ALLOWANCES = ("VSC901", "VSC902", "VSC903")
"""Findings about allowances can't be allowed themselves."""


class Entry(NamedTuple):
    """A row of the register: an allowance, how many findings it silences, and whether its last day is past."""

    allowance: Allowance
    silenced: int
    expired: bool


class Suppressed(NamedTuple):
    """The findings that no comment allows, and the register of the allowances in their order."""

    findings: list[Diagnostic]
    register: tuple[Entry, ...]


def suppress(
    file: File, findings: Iterable[Diagnostic], run: Collection[codes.Code], today: date | None = None
) -> Suppressed:
    """Take off the findings that comments allow, and add those about the comments themselves.

    `run` are the codes that were looked for: an allowance of another one may silence something after all.
    """
    allowances, unclear = read(file, run)
    if not allowances:
        return Suppressed([*findings, *unclear], ())
    left, register = _silence(allowances, findings, today)
    ended = {each.allowance.until: expired_allowance(each.allowance) for each in register if each.expired}
    return Suppressed([*left, *unclear, *ended.values(), *_unused(register, run)], register)


def suppress_one(
    file: File, findings: Iterable[Diagnostic], code: codes.Code, today: date | None = None
) -> list[Diagnostic]:
    """The findings of one code that no comment allows, and the allowances of this code that silence nothing."""
    left, register = _silence([each for each in read(file, [code])[0] if each.code is code], findings, today)
    return [*left, *_unused(register, [code])]


def not_allowed(
    findings: Iterable[Diagnostic], allowances: Collection[Allowance], section: Span
) -> Iterator[Diagnostic]:
    """The findings about one section that no allowance silences.

    An allowance for the section or its file counts for a statement that was built in Python too.
    """
    coverage = _Coverage(allowances)
    wide = {each.code.code for each in allowances if each.scope == "file" or each.span == section}
    for finding in findings:
        if finding.level is Level.ERROR or not (finding.code in wide or coverage.silencing(finding)):
            yield finding


def _silence(allowances: list[Allowance], findings: Iterable[Diagnostic], today: date | None) -> Suppressed:
    expired = _expired(allowances, today)
    coverage = _Coverage(each for each in allowances if each not in expired)
    silenced: Counter[Allowance] = Counter()
    left = []
    for finding in findings:
        silencing = coverage.silencing(finding)
        silenced.update(silencing)
        if not silencing:
            left.append(finding)
    return Suppressed(left, tuple(Entry(each, silenced[each], each in expired) for each in allowances))


def _unused(register: Iterable[Entry], run: Collection[codes.Code]) -> Iterator[Diagnostic]:
    for each in register:
        if not (each.silenced or each.expired) and each.allowance.code in run:
            yield unused_allowance(each.allowance)


def unused_allowance(allowance: Allowance) -> Diagnostic:
    """An allowance that silences nothing."""
    code = allowance.code
    form = "itself" if code.code in ABOUT_ALLOWANCES else "error" if code.level is Level.ERROR else ""
    return codes.BY_NAME["unused-allowance"].at(
        allowance.place, form, code=allowance.place.text, fixes=removal_from_comment(allowance.place)
    )


def expired_allowance(allowance: Allowance) -> Diagnostic:
    """An allowance whose last day is past: it silences nothing."""
    day = allowance.until.text if allowance.until else ""
    return codes.BY_NAME["expired-allowance"].at(allowance.until, day=day)


class _Coverage:
    """Which of some allowances silence a finding.

    Statements do not overlap, nor do sections: of each, only the last that begins before a finding can cover it.
    """

    def __init__(self, allowances: Iterable[Allowance]) -> None:
        self._by_start: dict[tuple[str, str], dict[int, list[Allowance]]] = {}
        for each in allowances:
            in_scope = self._by_start.setdefault((each.code.code, each.scope), {})
            in_scope.setdefault(each.span[0], []).append(each)
        self._starts = {key: sorted(in_scope) for key, in_scope in self._by_start.items()}

    def silencing(self, finding: Diagnostic) -> list[Allowance]:
        if finding.range is None or finding.level is Level.ERROR:
            return []
        start = finding.range.start.offset
        nearest = chain.from_iterable(self._nearest((finding.code, scope), start) for scope in SCOPES)
        return [each for each in nearest if start < max(each.span[1], each.span[0] + 1)]

    def _nearest(self, key: tuple[str, str], offset: int) -> list[Allowance]:
        starts = self._starts.get(key, [])
        number = bisect_right(starts, offset)
        return self._by_start[key][starts[number - 1]] if number else []


def _expired(allowances: Iterable[Allowance], today: date | None) -> set[Allowance]:
    """Those whose last day is past. The calendar is read only if one has a last day."""
    ending = [(each, each.until.text) for each in allowances if each.until]
    if not ending:
        return set()
    day = (today or date.today()).isoformat()
    return {each for each, until in ending if until < day}
