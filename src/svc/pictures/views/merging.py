"""Two streams in one, with a word on all that is not the same in both: what a picture of a difference shows.

Draws nothing. The words stand in titles and conditions, so no colour is needed to tell what happened.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from svc.comparison.applying import with_ends
from svc.comparison.difference import Change, ChangeSubject, Difference
from svc.model import Activity, Flow, NamedParty, Step, Stream, title_of

COSMETIC = ("renamed", "moved")
"""What is told in text only: the same thing stands in the picture, under its new name."""
Declared = TypeVar("Declared", Step, NamedParty)


def merged(after: Stream, difference: Difference) -> tuple[Stream, frozenset[int]]:
    """The new stream with what was removed still in it, and the numbers of the arrows that are gone, from 0."""
    steps, parties, arrows = (
        _of(difference, each) for each in (ChangeSubject.STEP, ChangeSubject.PARTY, ChangeSubject.ARROW)
    )
    flows = [_said(flow, _words(arrows).get(number)) for number, flow in enumerate(after.flows)]
    gone = [change.before for change in arrows if change.after is None]
    removed = [_said(with_ends(each, difference.renamed), "REMOVED") for each in gone if isinstance(each, Flow)]
    title = f"{after.title or title_of(Activity(after.name))}: what changed"
    stream = evolve(
        after, title=title, flows=[*flows, *removed], steps=_together(after.steps, steps, Step),
        parties=_together(after.parties, parties, NamedParty),
    )  # fmt: skip
    return stream, frozenset(range(len(flows), len(stream.flows)))


def _of(difference: Difference, subject: ChangeSubject) -> list[Change]:
    return [change for change in difference.changes if change.subject is subject]


def _words(changes: Iterable[Change]) -> Mapping[int | None, str]:
    """What was done to the statements of the new stream, by their numbers."""
    return {each.new_place: each.kind.upper() for each in changes if each.after and each.kind not in COSMETIC}


def _together(after: Iterable[Declared], changes: list[Change], kind: type[Declared]) -> list[Declared]:
    words = _words(changes)
    together = [_called(each, words.get(number)) for number, each in enumerate(after)]
    for change in changes:
        if change.after is None and isinstance(change.before, kind):
            together.append(_called(change.before, "REMOVED"))
    return together


def _called(declared: Declared, word: str | None) -> Declared:
    title = declared.title or title_of(Activity(declared.name))
    return evolve(declared, title=f"{word}: {title}") if word else declared


def _said(flow: Flow, word: str | None) -> Flow:
    return evolve(flow, when=f"{word}: {flow.when}" if flow.when else word) if word else flow
