"""The findings that only one of two streams has. They are known by what they say and what they are about."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from attrs import evolve

from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.subject import Subject, SubjectKind
from svc.text.pattern import Pattern

_QUOTED_NAME = Pattern(r"(?<=`)\w+(?=`)")
_NODES = (SubjectKind.STEP, SubjectKind.PARTY, SubjectKind.END)

Known = tuple[Diagnostic, Hashable]
"""A finding, and what it is known by."""


def new_and_gone(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], renamed: Mapping[str, str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that are new, and those that are gone; steps that are `renamed` have their new names in both."""
    old = [(each, _identity(each, renamed)) for each in before]
    new = [(each, _identity(each, {})) for each in after]
    return _only(new, old), _only(old, new)


def _identity(finding: Diagnostic, renamed: Mapping[str, str]) -> Hashable:
    """What stays of a finding when its stream gets another name, lines move, and steps are renamed."""
    subject, message = finding.subject, finding.message
    if subject is None:
        return finding.code, _QUOTED_NAME.sub(lambda name: renamed.get(name[0], name[0]), message), None
    now = _renamed(subject, renamed)
    return finding.code, message.replace(f"`{subject.name}`", f"`{now.name}`"), now


def _renamed(subject: Subject, renamed: Mapping[str, str]) -> Subject:
    name, source, target = (renamed.get(each or "", each) for each in (subject.name, subject.source, subject.target))
    own = name if subject.kind in _NODES else subject.name
    return evolve(subject, stream=None, number=None, name=own, source=source, target=target)


def _only(these: Iterable[Known], those: Iterable[Known]) -> list[Diagnostic]:
    left = Counter(identity for _, identity in those)
    new = []
    for finding, identity in these:
        if left[identity]:
            left[identity] -= 1
        else:
            new.append(finding)
    return new
