"""Compares the streams of two files, and their catalogues: which became which, and what changed in each. Opens no
file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from svc.checker.analysis import Analysis
from svc.comparison.catalogue_difference import CatalogueDifference
from svc.comparison.catalogues import diff_catalogues
from svc.comparison.difference import Change, ChangeSubject, Difference, Effect
from svc.comparison.findings import new_and_gone
from svc.comparison.streams import compare, heading
from svc.diagnostics.diagnostic import Diagnostic
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue


def differences(before: Analysis, after: Analysis) -> list[Difference]:
    """One for each stream that changed, came or is gone, and one without names for findings outside all streams.

    Streams belong together by their names; with one stream each, also if it was renamed.
    """
    changed = [_stream((before, after), *pair) for pair in _pairs(before.bound.streams, after.bound.streams)]
    changed.append(Difference(None, None, (), *new_and_gone(_outside(before), _outside(after), {})))
    return [difference for difference in changed if difference]


Pair = tuple[BoundStream | None, BoundStream | None]


def _pairs(before: tuple[BoundStream, ...], after: tuple[BoundStream, ...]) -> Iterator[Pair]:
    """The streams of the second file in its order, then those that are gone; of a name the first counts."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    left = list(before)
    for bound in after:
        old = next((each for each in left if each.stream.name == bound.stream.name), None)
        if old is not None:
            left.remove(old)
        yield old, bound
    yield from ((bound, None) for bound in left)


def _stream(files: tuple[Analysis, Analysis], old: BoundStream | None, new: BoundStream | None) -> Difference:
    findings = (_within(files[0], old), _within(files[1], new))
    if old is not None and new is not None:
        return compare((old, new), findings)
    effect = Effect.COMPATIBLE if new else Effect.BREAKING
    before, after = heading(old.stream) if old else None, heading(new.stream) if new else None
    whole = Change(ChangeSubject.STREAM, effect, before, after)
    return Difference(
        before.name if before else None, after.name if after else None, (whole,), *new_and_gone(*findings, {})
    )


def _within(analysis: Analysis, bound: BoundStream | None) -> list[Diagnostic]:
    return [each for each in analysis.diagnostics if bound and _is_in(each, bound)]


def _outside(analysis: Analysis) -> Iterable[Diagnostic]:
    streams = analysis.bound.streams
    return [each for each in analysis.diagnostics if not any(_is_in(each, bound) for bound in streams)]


def _is_in(finding: Diagnostic, bound: BoundStream) -> bool:
    start, end = bound.stream.body
    return finding.range is not None and start <= finding.range.start.offset < end


class ChangedCatalogue(NamedTuple):
    """A catalogue that changed, came (no `before`) or is gone (no `after`); `difference` says how if both are known
    whole."""

    name: str
    before: Catalogue | None
    after: Catalogue | None
    difference: CatalogueDifference | None = None


def catalogue_differences(before: Analysis, after: Analysis) -> list[ChangedCatalogue]:
    """The catalogues of two files that do not have the same meaning in both, by their names."""
    old, new = ({each.name: each for each in analysis.bound.catalogues} for analysis in (before, after))
    changed = (_changed(name, old.get(name), new.get(name)) for name in {**new, **old})
    return [each for each in changed if each is not None]


def _changed(name: str, before: Catalogue | None, after: Catalogue | None) -> ChangedCatalogue | None:
    if before is None or after is None:
        return ChangedCatalogue(name, before, after)
    if not (before.is_valid and after.is_valid):
        return None if before == after else ChangedCatalogue(name, before, after)
    difference = diff_catalogues(before, after)
    return ChangedCatalogue(name, before, after, difference) if difference else None
