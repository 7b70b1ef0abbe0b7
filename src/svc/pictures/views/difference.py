"""The view of a difference: both streams in one, what was removed dotted, and a word on all that changed.

The words are in titles and conditions, so no colour is needed to see what happened.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from svc.comparison.applying import with_ends
from svc.comparison.difference import Change, ChangeSubject, Difference
from svc.diagnostics.diagnostic import Diagnostic
from svc.model import Flow, NamedParty, Step, Stream, title_of
from svc.pictures.layout.size_limit import refuse_too_large
from svc.pictures.options import PictureOptions
from svc.pictures.scene.shapes import Scene
from svc.pictures.views.auto import auto
from svc.semantics.binder import bind_stream
from svc.semantics.bound import BoundStream

COSMETIC = ("renamed", "moved")
"""What is reported in text only: the statement is in the picture, under its new name."""
Declared = TypeVar("Declared", Step, NamedParty)


def showing(difference: Difference) -> Callable[[BoundStream, Iterable[Diagnostic], PictureOptions], Scene]:
    """The view of the later stream of a difference that shows what changed."""

    def view(after: BoundStream, diagnostics: Iterable[Diagnostic], options: PictureOptions) -> Scene:
        stream, removed = merged(after.stream, difference)
        both = bind_stream(stream, after.catalogue)[0]
        refuse_too_large(both)
        return _dotted(auto(both, diagnostics, options), removed)

    return view


def _dotted(scene: Scene, removed: frozenset[int]) -> Scene:
    ids = {f"svc_flow_{number + 1}" for number in removed}
    lines = [evolve(line, removed=line.id in ids) for line in scene.lines]
    return evolve(scene, lines=lines, legend=[*scene.legend, *(["dotted line: REMOVED"] if removed else [])])


def merged(after: Stream, difference: Difference) -> tuple[Stream, frozenset[int]]:
    """The new stream with what was removed still in it, and the numbers of the removed flows, from 0."""
    kinds = ChangeSubject.STEP, ChangeSubject.PARTY, ChangeSubject.FLOW
    steps, parties, changed = (_changes(difference, each) for each in kinds)
    flows = [_worded(flow, _words(changed).get(number)) for number, flow in enumerate(after.flows)]
    gone = [change.before for change in changed if change.after is None]
    removed = [_worded(with_ends(each, difference.renamed), "REMOVED") for each in gone if isinstance(each, Flow)]
    title = f"{title_of(after)}: what changed"
    stream = evolve(
        after,
        title=title,
        flows=[*flows, *removed],
        steps=_together(after.steps, steps, Step),
        parties=_together(after.parties, parties, NamedParty),
    )
    return stream, frozenset(range(len(flows), len(stream.flows)))


def _changes(difference: Difference, subject: ChangeSubject) -> list[Change]:
    return [change for change in difference.changes if change.subject is subject]


def _words(changes: Iterable[Change]) -> Mapping[int | None, str]:
    """What was done to the statements of the new stream, by their numbers."""
    return {each.new_place: each.kind.upper() for each in changes if each.after and each.kind not in COSMETIC}


def _together(after: Iterable[Declared], changes: list[Change], kind: type[Declared]) -> list[Declared]:
    words = _words(changes)
    together = [_titled(each, words.get(number)) for number, each in enumerate(after)]
    for change in changes:
        if change.after is None and isinstance(change.before, kind):
            together.append(_titled(change.before, "REMOVED"))
    return together


def _titled(declared: Declared, word: str | None) -> Declared:
    title = title_of(declared)
    return evolve(declared, title=f"{word}: {title}") if word else declared


def _worded(flow: Flow, word: str | None) -> Flow:
    return evolve(flow, when=f"{word}: {flow.when}" if flow.when else word) if word else flow
