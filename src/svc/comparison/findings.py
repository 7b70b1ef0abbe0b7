"""The findings that only one of two streams has. They are known by their code and words, not by their place."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from svc.diagnostics.diagnostic import Diagnostic


def new_and_gone(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], renamed: Mapping[str, str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that are new, and those that are gone; steps that are `renamed` have their new names in both."""
    old = [(each, (each.code, _NAMED.sub(lambda name: renamed.get(name[0], name[0]), each.message))) for each in before]
    new = [(each, (each.code, each.message)) for each in after]
    return _only(new, old), _only(old, new)


_NAMED = re.compile(r"(?<=`)\w+(?=`)")
Told = tuple[Diagnostic, tuple[str, str]]


def _only(these: Iterable[Told], those: Iterable[Told]) -> list[Diagnostic]:
    left = Counter(mark for _, mark in those)
    found = []
    for finding, mark in these:
        if left[mark]:
            left[mark] -= 1
        else:
            found.append(finding)
    return found
