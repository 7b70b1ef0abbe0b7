"""Applies the fixes that findings carry, as long as none makes a text worse.

A fix is applied if its finding is gone afterwards and there is no new error. Fixes that touch each other take turns: a
text is analysed again after each round, until there is nothing left to fix. A removal that only other fixes have made
possible is a suggestion: what the author wrote in two ways may be two things. Independent of the codes of findings.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from attrs import evolve

from svc.checker.fix_choice import FixChoice
from svc.checker.pipeline import Options, analyse_source
from svc.checker.selection import Selection, selectors
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Level
from svc.diagnostics.subject import Subject
from svc.semantics.binder import Scopes
from svc.text.arguments import expect
from svc.text.pattern import Pattern
from svc.text.source import Source

ROUNDS = 100
"""After so many rounds, fixes that undo each other end."""
TRIED = 20_000_000
"""Characters that are analysed to find out which of many fixes would make an error; those not tried are left out."""
LEAST = 20
"""Trials of a text, however long it is."""

Trial = Callable[[Source], Sequence[Diagnostic] | None]
"""Gives all findings of a text; None once too much was tried."""


class Fixed(NamedTuple):
    """A text with its fixes.

    `fixed` are the findings that are fixed, `dropped` those whose fix would make an error, and `suggested` those whose
    fixes were not requested: suggestions, and removals that only other fixes have made possible.
    """

    text: str
    fixed: tuple[Diagnostic, ...]
    dropped: tuple[Diagnostic, ...]
    suggested: tuple[Diagnostic, ...] = ()


Identity = tuple[str, str, Subject | None]
"""A code, a message, and what it is about."""
_WORD = Pattern(r"\w")


class Candidate(NamedTuple):
    """A finding, and its fix."""

    finding: Diagnostic
    fix: Fix


def fix_text(text: str, name: str = "text.vsc", *, select: Iterable[str] = (), suggested: bool = False) -> str:
    """A text with the fixes that its findings carry.

    Args:
        text: the text of a `.vsc` file.
        name: what messages call it.
        select: fix these findings only, by codes, names or prefixes of codes. A finding that is selected by its whole
            code or name gets its suggested fix as well.
        suggested: whether to apply suggested fixes too, and not only the safe ones.

    Returns:
        The fixed text.

    Raises:
        TypeError: `text` or `name` is not a text, or `select` is a lone one.
        ValueError: `select` holds what is not a code, name or prefix.
    """
    expect(text, str, "text")
    expect(name, str, "a name")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + fixed(Source(name, text.removeprefix(mark)), selectors(select), suggested=suggested).text


def fixed(
    source: Source, select: Sequence[str] = (), scopes: Scopes | None = None, *, suggested: bool = False
) -> Fixed:
    """What becomes of a text without byte order mark when the chosen fixes are applied.

    `scopes` hold what surrounds the text; without them it stands alone.
    """
    options, choice = Options(Selection(select), scopes=scopes, limited=False), FixChoice(select, suggested)
    trials = max(TRIED // max(len(source.text), 1), LEAST)

    def trial(source: Source) -> Sequence[Diagnostic] | None:
        nonlocal trials
        trials -= 1
        return all_findings(source, options) if trials >= 0 else None

    fixed: list[Diagnostic] = []
    own: Counter[Identity] | None = None
    for _ in range(ROUNDS):
        findings = all_findings(source, options)
        candidates = [Candidate(each, fix) for each in findings if (fix := choice.applied(each))]
        unasked = [each for each in candidates if _removes(source, each.fix) and not choice.requests(each.finding)]
        own = Counter(_identity(each.finding) for each in unasked) if own is None else own
        made = _beyond(unasked, own)
        chosen = _apart(each for each in candidates if each.finding not in made)
        harmless = _harmless(source, trial, findings, chosen)
        if not harmless:
            dropped = tuple(each.finding for each in chosen)
            left = {*choice.left(findings), *made}
            return Fixed(source.text, tuple(fixed), dropped, tuple(each for each in findings if each in left))
        fixed.extend(each.finding for each in harmless)
        own.subtract(_identity(each.finding) for each in harmless)
        source = with_fixes(source, [each.fix for each in harmless])
    return Fixed(source.text, tuple(fixed), ())


def all_findings(source: Source, options: Options) -> Sequence[Diagnostic]:
    """The requested findings of a text, however many there are."""
    return analyse_source(source, options=options).diagnostics


def with_fixes(source: Source, fixes: Iterable[Fix]) -> Source:
    """A text with some fixes, none of which touches another."""
    pieces, written = [], 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=_span):
        start, end = _span(edit)
        pieces += [source.text[written:start], edit.text]
        written = end
    return Source(source.name, "".join([*pieces, source.text[written:]]))


def _removes(source: Source, fix: Fix) -> bool:
    """Whether a fix removes words, and writes none."""
    removed = "".join(source.text[slice(*_span(edit))] for edit in fix.edits)
    return not any(edit.text for edit in fix.edits) and _WORD.search(removed) is not None


def _identity(finding: Diagnostic) -> Identity:
    """What a finding says, wherever its subject has moved to."""
    return finding.code, finding.message, finding.subject and evolve(finding.subject, number=None)


def _beyond(removals: Iterable[Candidate], own: Counter[Identity]) -> Set[Diagnostic]:
    """The findings of the removals that the author's `own` text did not have: fixes have made them."""
    left, beyond = own.copy(), set()
    for each in removals:
        identity = _identity(each.finding)
        left[identity] -= 1
        if left[identity] < 0:
            beyond.add(each.finding)
    return beyond


def _span(edit: Edit) -> tuple[int, int]:
    return edit.range.start.offset, edit.range.end.offset


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of some fixes that do not touch any before them."""
    chosen: list[Candidate] = []
    taken: list[tuple[int, int]] = []
    for candidate in candidates:
        spans = [_span(edit) for edit in candidate.fix.edits]
        if not any(_touched(taken, span) for span in spans):
            chosen.append(candidate)
            for span in spans:
                insort(taken, span)
    return chosen


def _touched(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a span touches one of those that are taken, which are apart and in order."""
    after = bisect_left(taken, span)
    return (after < len(taken) and taken[after][0] <= span[1]) or (after > 0 and span[0] <= taken[after - 1][1])


def _harmless(source: Source, trial: Trial, before: Sequence[Diagnostic], chosen: list[Candidate]) -> list[Candidate]:
    """Those of some fixes that fix their findings and make no error: all of them, or those of either half."""

    def worse(tried: Sequence[Candidate], alone: bool) -> bool:
        after = trial(with_fixes(source, [each.fix for each in tried]))
        return after is None or not _are_fixed(tried, before, after) or _more_errors(before, after, alone)

    if not chosen or not worse(chosen, len(chosen) == 1):
        return chosen
    half = len(chosen) // 2
    one = _harmless(source, trial, before, chosen[:half]) if half else []
    other = _harmless(source, trial, before, chosen[half:]) if half else []
    return one if one and other and worse(one + other, True) else one + other


def _are_fixed(tried: Iterable[Candidate], before: Sequence[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether each of some findings is gone. Beyond the limit, findings not reported before take their places."""
    if len(before) > limits.FINDINGS:
        return True
    left = Counter(each.code for each in before)
    left.subtract(each.finding.code for each in tried)
    now = Counter(each.code for each in after)
    return all(now[each.finding.code] <= left[each.finding.code] for each in tried)


def _more_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic], alone: bool) -> bool:
    """Whether there are new errors. A fix that is tried alone may reveal one that its own error had hidden."""
    were, are = _errors(before), _errors(after)
    return are.total() > were.total() if alone else bool(are - were)


def _errors(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.message) for each in findings if each.level is Level.ERROR)
