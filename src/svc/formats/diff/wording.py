"""A difference in words, free of any format: one line per change. What a user wrote is left as it is."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from svc.comparison import Aspect, Change, Difference, Effect, Heading
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Flow, Promise

SIGNS = {"added": "+", "removed": "-", "renamed": "~", "moved": "~", "changed": "~"}


class Words(NamedTuple):
    """What a change is about, what was done to it, and in which aspects."""

    sign: str
    subject: str
    done: str
    aspects: tuple[str, ...]


def words(change: Change) -> Words:
    """A change in words: `step repair`, `changed`, `takes: 2 h, was 3 h`."""
    statement = change.after or change.before
    aspects = tuple(map(_aspect, change.aspects)) if change.before and change.after else ()
    return Words(SIGNS[change.kind], f"{change.subject.word} {_called(statement)}".rstrip(), change.kind, aspects)


def name(difference: Difference) -> str:
    """Which stream a difference is about."""
    if difference.before is None and difference.after is None:
        return "outside the streams"
    old, new = difference.before or difference.after, difference.after or difference.before
    return f"stream {new}" if old == new else f"stream {new}, was {old}"


def changes(difference: Difference, effect: Effect) -> list[Change]:
    """The changes of one class."""
    return [change for change in difference.changes if change.effect is effect]


def findings(difference: Difference) -> list[tuple[str, Diagnostic]]:
    """The findings that only one of the two has, each with what became of it."""
    return [*(("new", each) for each in difference.new), *(("gone", each) for each in difference.gone)]


def finding(diagnostic: Diagnostic) -> str:
    """A finding in one line, without its place, which is in one of two files."""
    return f"{diagnostic.level} {diagnostic.code} {diagnostic.name}: {diagnostic.message}"


def summary(differences: Iterable[Difference]) -> str:
    """How much changed, in one line."""
    every = list(differences)
    counts = Counter(change.effect for difference in every for change in difference.changes)
    parts = [f"{counts[effect]} {effect}" for effect in Effect if counts[effect]]
    became = Counter(word for difference in every for word, _ in findings(difference))
    return ", ".join((*parts, *(f"findings {word}: {number}" for word, number in became.items())))


def _called(statement: object) -> str:
    if isinstance(statement, Flow):
        carried = f" : {', '.join(statement.artefacts)}" if statement.artefacts else ""
        when = "" if statement.when is None else f' when "{statement.when}"'
        return f"{statement.source} -> {statement.target}{carried}{when}"
    if isinstance(statement, Heading):
        return statement.name
    if isinstance(statement, Promise):
        receiver = f" to {statement.to}" if statement.to else ""
        return f"{statement.measure}{receiver}{f' of {statement.of}' if statement.of else ''}"
    return str(getattr(statement, "name", ""))


def _aspect(aspect: Aspect) -> str:
    if aspect.name == "order":
        return f"now number {aspect.after}, was {aspect.before}"
    if aspect.after is None:
        return f"{aspect.name}: none, was {aspect.before}"
    return f"{aspect.name}: {aspect.after}, was {'none' if aspect.before is None else aspect.before}"
