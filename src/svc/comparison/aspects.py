"""In what two statements that belong together differ, and what that means for others. Knows no list of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from svc.bound import BoundStream
from svc.comparison.difference import Aspect, Effect, Heading
from svc.model import Flow, Key, NamedParty, Step
from svc.quantities import plain

RELIED_ON = ("demand", "trigger", "value", "outcome")
"""The keys that say what a stream answers and what it is for; all others are prose."""


def of_headings(before: Heading, after: Heading, catalogues: tuple[str, str]) -> Iterator[Aspect]:
    """Others open a stream by its name. `catalogues` are those that the streams follow, named or not."""
    yield from _aspect("name", before.name, after.name, Effect.BREAKING)
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    effect = Effect.COSMETIC if catalogues[0] == catalogues[1] else Effect.COMPATIBLE
    yield from _aspect("follows", before.follows, after.follows, effect)


def of_keys(before: Key | None, after: Key | None) -> Iterator[Aspect]:
    """A demand or a value that is gone breaks; in other words it may be the same."""
    name = next(key.name for key in (before, after) if key)
    effect = Effect.COSMETIC
    if name in RELIED_ON:
        effect = Effect.COMPATIBLE if after and after.text.strip() else Effect.BREAKING
    yield from _aspect("text", before.text if before else None, after.text if after else None, effect)


def of_parties(before: NamedParty, after: NamedParty, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
    """Another outside party is another one to rely on."""
    yield from _aspect("name", before.name, after.name, Effect.COSMETIC)
    yield from _aspect("title", before.title, after.title, Effect.COSMETIC)
    yield from _role("party", before.party, after.party, streams)


def of_steps(before: Step, after: Step, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
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
    yield from _aspect("waits", _said(before.waits), _said(after.waits), Effect.COMPATIBLE)
    yield from _aspect("takes", _said(before.takes), _said(after.takes), Effect.COMPATIBLE)
    yield from _aspect("accurate", _percent(before.accurate), _percent(after.accurate), Effect.COMPATIBLE)
    yield from _aspect("opens", before.opens, after.opens, Effect.COMPATIBLE)


def of_arrows(before: Flow, after: Flow, artefacts: Effect) -> Iterator[Aspect]:
    """`before` has the new names of its ends; `artefacts` is what it means that the arrow carries others."""
    yield from _aspect("source", before.source, after.source, Effect.COSMETIC)
    yield from _aspect("target", before.target, after.target, Effect.COSMETIC)
    yield from _aspect("artefacts", _list(before.artefacts), _list(after.artefacts), artefacts)
    yield from _aspect("when", before.when, after.when, Effect.COMPATIBLE)
    yield from _aspect("share", _percent(before.share), _percent(after.share), Effect.COMPATIBLE)


def order(before: int, after: int) -> Aspect:
    """That a statement stands elsewhere among those of its kind."""
    return Aspect("order", str(before + 1), str(after + 1), Effect.COSMETIC)


def _role(name: str, before: str, after: str, streams: tuple[BoundStream, BoundStream]) -> Iterator[Aspect]:
    same = streams[0].catalogue.end(before) == streams[1].catalogue.end(after)
    yield from _aspect(name, before, after, Effect.COSMETIC if same else Effect.BREAKING)


def _aspect(name: str, before: str | None, after: str | None, effect: Effect) -> Iterator[Aspect]:
    if before != after:
        yield Aspect(name, before, after, effect)


def _list(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else f"{plain(value)}%"


def _said(value: object) -> str | None:
    return None if value is None else str(value)
