"""Applies the fixes that findings carry, as long as none makes a text worse.

A fix is applied if its finding is gone afterwards and no error has come. Fixes that touch each other take turns: a
text is analysed anew after each round, until there is nothing left to fix. Knows no finding by name.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from svc.checker.fix_choice import FixChoice
from svc.checker.pipeline import everything_told
from svc.checker.runner import Selection
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Level
from svc.semantics.binder import Scopes
from svc.text.source import Source

ROUNDS = 100
"""Where fixes that undo each other end."""


TRIED = 20_000_000
"""Characters that are analysed to find out which of many fixes would make an error; those not tried are left out."""
LEAST = 20
"""Trials of a text, however long it is."""

Told = Callable[[Source], list[Diagnostic] | None]
"""All findings of a text; None once too much was tried."""


class Fixed(NamedTuple):
    """A text with its fixes; the findings that are fixed, those whose fix would have made an error, and those whose
    fixes are suggestions that nobody asked for."""

    text: str
    mended: tuple[Diagnostic, ...]
    dropped: tuple[Diagnostic, ...]
    suggested: tuple[Diagnostic, ...] = ()


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
        ValueError: `select` holds what is not a code, name or prefix.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + fixed(Source(name, text.removeprefix(mark)), tuple(select), suggested=suggested).text


def fixed(
    source: Source, select: Sequence[str] = (), scopes: Scopes | None = None, *, suggested: bool = False
) -> Fixed:
    """What becomes of a text without byte order mark when the chosen fixes are applied; `scopes` say what stands
    around it, else it stands alone."""
    selection, choice = Selection(select), FixChoice(select, suggested)

    trials = max(TRIED // max(len(source.text), 1), LEAST)

    def told(source: Source) -> list[Diagnostic] | None:
        nonlocal trials
        trials -= 1
        return everything_told(source, selection, scopes) if trials >= 0 else None

    mended: list[Diagnostic] = []
    for _ in range(ROUNDS):
        findings = everything_told(source, selection, scopes)
        chosen = _apart(Candidate(each, fix) for each in findings if (fix := choice.applied(each)))
        sound = _sound(source, told, findings, chosen)
        if not sound:
            dropped = tuple(each.finding for each in chosen)
            return Fixed(source.text, tuple(mended), dropped, choice.left(findings))
        mended.extend(each.finding for each in sound)
        source = applied(source, [each.fix for each in sound])
    return Fixed(source.text, tuple(mended), ())


def applied(source: Source, fixes: Iterable[Fix]) -> Source:
    """A text with some fixes, none of which touches another."""
    pieces, written = [], 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=_span):
        start, end = _span(edit)
        pieces += [source.text[written:start], edit.text]
        written = end
    return Source(source.name, "".join([*pieces, source.text[written:]]))


def _span(edit: Edit) -> tuple[int, int]:
    return edit.range.start.offset, edit.range.end.offset


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of some fixes that touch none of those before them."""
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
    """Whether a span touches one of those that are taken, which stand apart and in order."""
    after = bisect_left(taken, span)
    return (after < len(taken) and taken[after][0] <= span[1]) or (after > 0 and span[0] <= taken[after - 1][1])


def _sound(source: Source, told: Told, before: Sequence[Diagnostic], chosen: list[Candidate]) -> list[Candidate]:
    """Those of some fixes that mend their findings and make no error: all of them, or those of either half."""

    def worse(tried: Sequence[Candidate], alone: bool) -> bool:
        after = told(applied(source, [each.fix for each in tried]))
        return after is None or not _mended(tried, before, after) or _more_errors(before, after, alone)

    if not chosen or not worse(chosen, len(chosen) == 1):
        return chosen
    half = len(chosen) // 2
    found = _sound(source, told, before, chosen[:half]) if half else []
    rest = _sound(source, told, before, chosen[half:]) if half else []
    return found if found and rest and worse(found + rest, True) else found + rest


def _mended(tried: Iterable[Candidate], before: Sequence[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether each of some findings is gone. Where there are more than are told, others take their places."""
    if len(before) > limits.FINDINGS:
        return True
    left = Counter(each.code for each in before)
    left.subtract(each.finding.code for each in tried)
    now = Counter(each.code for each in after)
    return all(now[each.finding.code] <= left[each.finding.code] for each in tried)


def _more_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic], alone: bool) -> bool:
    """Whether errors have come. A fix that is tried alone may bring to light one that its own had hidden."""
    were, are = _errors(before), _errors(after)
    return are.total() > were.total() if alone else bool(are - were)


def _errors(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.message) for each in findings if each.level is Level.ERROR)
