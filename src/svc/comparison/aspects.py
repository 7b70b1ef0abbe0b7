"""In what two statements that belong together differ, and what that means for others."""

from collections.abc import Iterable, Iterator

from svc.comparison.difference import Aspect, Effect, Heading
from svc.comparison.measure_aspects import (
    amounts,
    calendar,
    flow_measures,
    party_measures,
    step_measures,
)
from svc.model import Flow, Key, NamedParty, Step
from svc.semantics.bound import BoundStream

RELIED_ON = ("demand", "trigger", "value", "outcome")
"""The keys that say what a stream answers and what it is for; all others are prose."""


def heading_aspects(before: Heading, after: Heading, same_catalogue: bool) -> Iterator[Aspect]:
    """Others open a stream by its name. A catalogue may be named or be the default one."""
    yield from _aspect("name", before.name, after.name, Effect.BREAKING)
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    effect = Effect.COSMETIC if same_catalogue else Effect.COMPATIBLE
    yield from _aspect("follows", before.follows, after.follows, effect)
    yield from _aspect("calendar", calendar(before.calendar), calendar(after.calendar), Effect.COMPATIBLE)


def key_aspects(before: Key | None, after: Key | None) -> Iterator[Aspect]:
    """A demand or a value that is gone breaks; in other words it may be the same. An empty one means nothing."""
    name = next(key.name for key in (before, after) if key)
    had_text, has_text = (bool(key and key.text.strip()) for key in (before, after))
    effect = Effect.COSMETIC
    if name in RELIED_ON and (had_text or has_text):
        effect = Effect.COMPATIBLE if has_text else Effect.BREAKING
        effect = _wording_effect(before.text if before else None, after.text if after else None, effect)
    yield from _aspect("text", before.text if before else None, after.text if after else None, effect)


def party_aspects(before: NamedParty, after: NamedParty, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
    """Another outside party is another one to rely on."""
    yield from _aspect("name", before.name, after.name, Effect.COSMETIC)
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    yield from _role("party", before.party, after.party, streams)
    yield from party_measures(before, after)
    yield from _aspect("note", before.note, after.note, Effect.COSMETIC)


def step_aspects(before: Step, after: Step, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
    """A step of another activity is gone from its own."""
    yield from _aspect("name", before.name, after.name, Effect.COSMETIC)
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    yield from _role("activity", before.activity, after.activity, streams)
    known = [bound.catalogue.practice_names for bound in streams]
    same = {known[0].get(each, each) for each in before.practices} == {
        known[1].get(each, each) for each in after.practices
    }
    effect = Effect.COSMETIC if same else Effect.COMPATIBLE
    yield from _aspect("practices", _list(before.practices), _list(after.practices), effect)
    yield from amounts(before, after, "waits", "takes", "accurate")
    yield from _aspect("opens", before.opens, after.opens, Effect.COMPATIBLE)
    yield from step_measures(before, after)
    yield from _aspect("note", before.note, after.note, Effect.COSMETIC)


def flow_aspects(before: Flow, after: Flow, artefacts: Effect) -> Iterator[Aspect]:
    """`before` has the new names of its ends; `artefacts` is what it means that the flow carries others."""
    yield from _aspect("source", before.source, after.source, Effect.COSMETIC)
    yield from _aspect("target", before.target, after.target, Effect.COSMETIC)
    yield from _aspect("artefacts", _list(before.artefacts), _list(after.artefacts), artefacts)
    yield from _aspect("when", before.when, after.when, _wording_effect(before.when, after.when, Effect.COMPATIBLE))
    yield from amounts(before, after, "share")
    yield from flow_measures(before, after)
    yield from _aspect("wording", before.wording, after.wording, Effect.COSMETIC)
    yield from _aspect("note", before.note, after.note, Effect.COSMETIC)


def order(before: int, after: int) -> Aspect:
    """That a statement has another place among those of its kind."""
    return Aspect("order", str(before + 1), str(after + 1), Effect.COSMETIC)


def _role(name: str, before: str, after: str, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
    same = streams[0].catalogue.end(before) == streams[1].catalogue.end(after)
    yield from _aspect(name, before, after, Effect.COSMETIC if same else Effect.BREAKING)


def _aspect(name: str, before: str | None, after: str | None, effect: Effect) -> Iterator[Aspect]:
    if before != after:
        yield Aspect(name, before, after, effect)


def _wording_effect(before: str | None, after: str | None, effect: Effect) -> Effect:
    """The effect of other words, unless only the spaces between them changed."""
    return Effect.COSMETIC if before and after and before.split() == after.split() else effect


def _list(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None
