"""Custom rules: finds those that are installed, and runs them so that a faulty one harms nothing but itself.

A rule that raises, exits or returns something invalid is a finding that names it. One that never ends is not noticed.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from io import StringIO
from itertools import islice

from attrs import evolve, frozen

from svc.diagnostics import limits
from svc.diagnostics.codes import BY_NAME, Code
from svc.diagnostics.diagnostic import Diagnostic, Fix, Related
from svc.diagnostics.errors import Error
from svc.diagnostics.subject import Subject
from svc.extending import OwnRule
from svc.semantics.bound import BoundStream
from svc.text.near_names import did_you_mean, near
from svc.text.source import Range, Source

GROUP = "svc.rules"
"""The group of the entry points that offer rules."""


class FaultyRuleError(Exception):
    """A custom rule did something that is not allowed; the message says what."""


def installed() -> dict[str, EntryPoint]:
    """The rules that are installed, by the names of their entry points. Imports none of them."""
    offered = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return {entry.name: entry for entry in offered}


def codes() -> tuple[Code, ...]:
    """The codes of all rules that are installed and can be loaded."""
    loaded: list[Code] = []
    for name in installed():
        with suppress(Error):
            loaded.extend(rule.code for rule in load([name]))
    return tuple(loaded)


def load(names: Iterable[str]) -> tuple[OwnRule, ...]:
    """The installed rules of some names. Raises Error for one that is not installed, or is not a rule."""
    known = installed()
    rules: dict[str, OwnRule] = {}
    for name in dict.fromkeys(names):
        if name not in known:
            there = f"installed are {', '.join(known)}" if known else "none installed"
            raise Error(f"there is no rule called {name}; {did_you_mean(near(name, known)) or there}")
        rule = quiet(_loaded(name, known[name]))
        if rule.code.code in rules:
            raise Error(f"the rules {', '.join(names)} use the code {rule.code.code} twice: select only one of them")
        rules[rule.code.code] = rule
    return tuple(rules.values())


def _loaded(name: str, entry: EntryPoint) -> OwnRule:
    try:
        rule = entry.load()
    except (Exception, SystemExit) as error:
        raise Error(f"the rule {name} can't be loaded from {entry.value}: {_in_words(error)}") from error
    if not isinstance(rule, OwnRule):
        raise Error(f"the rule {name} is not a rule: {entry.value} was not made by svc.extending.rule")
    return rule


def quiet(rule: OwnRule) -> OwnRule:
    """A rule that may not print: its output would appear between the findings."""
    return evolve(rule, check=_Quiet(rule))


@frozen
class _Quiet:
    """The function of a rule that may not print."""

    rule: OwnRule

    def __call__(self, bound: BoundStream) -> Iterable[Diagnostic]:
        outside, printed = (sys.stdout, sys.stderr), StringIO()
        sys.stdout = sys.stderr = printed
        try:
            findings = list(islice(self.rule(bound), limits.FINDINGS + 1))
        finally:
            sys.stdout, sys.stderr = outside
        if printed.getvalue():
            raise FaultyRuleError(f"printed {printed.getvalue()[:60]!r}")
        return findings


def findings(rule: OwnRule, bound: BoundStream) -> list[Diagnostic]:
    """The findings of a rule about a stream; if the rule does something that is not allowed, a finding that says so."""
    try:
        given = list(islice(rule(bound), limits.FINDINGS + 1))
        for each in given:
            _refuse_invalid(each, rule, bound.stream.origin)
    except FaultyRuleError as fault:
        return [faulty_rule(rule, bound, str(fault))]
    except (Exception, SystemExit) as error:
        return [faulty_rule(rule, bound, f"raised {_in_words(error)}")]
    return given


def faulty_rule(rule: OwnRule, bound: BoundStream, what: str) -> Diagnostic:
    """A custom rule that does not do its work."""
    return BY_NAME["faulty-rule"].at(
        bound.stream.heading,
        subject=bound.subject(),
        rule=f"{rule.code.code} {rule.code.name}",
        what=what,
        facts={"rule": rule.code.code},
    )


def _in_words(error: BaseException) -> str:
    """An exception in words, in one line that is not too long."""
    try:
        words = " ".join(str(error).split())[:200]
    except Exception:
        words = ""
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _refuse_invalid(finding: object, rule: OwnRule, origin: Source | None) -> None:
    if not isinstance(finding, Diagnostic):
        raise FaultyRuleError(f"gave {type(finding).__name__} instead of a finding")
    code = rule.code
    if (finding.code, finding.name, finding.level) != (code.code, code.name, code.level):
        raise FaultyRuleError(f"gave the finding {finding.code} {finding.name}, which is not one of its own")
    if not (isinstance(finding.message, str) and isinstance(finding.help, str)):
        raise FaultyRuleError("gave a finding whose message or help is not text")
    if not isinstance(finding.subject, Subject | None):
        raise FaultyRuleError("gave a finding whose subject is not an svc.extending.Subject")
    for file, place in _places(finding):
        if (file, place) != (None, None) and not (origin and file == origin.name and _is_in(place, origin)):
            raise FaultyRuleError("gave a finding at a place that is not in the stream's file")


def _places(finding: Diagnostic) -> Iterator[tuple[object, object]]:
    """Where a finding points: its file and range, those of what is related, those of its fixes."""
    yield finding.file, finding.range
    for related in finding.related:
        yield (related.file, related.range) if isinstance(related, Related) else ("", related)
    for fix in finding.fixes:
        if not isinstance(fix, Fix):
            yield "", fix
            continue
        yield from ((finding.file, edit.range) for edit in fix.edits)


def _is_in(place: object, origin: Source) -> bool:
    """Whether a range is one of a text."""
    if not isinstance(place, Range):
        return place is None
    span = place.start.offset, place.end.offset
    return 0 <= span[0] <= span[1] <= len(origin.text) and origin.range(span) == place
