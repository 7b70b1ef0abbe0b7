"""In what two statements of one thing in catalogues differ, and what that means for streams."""

from collections.abc import Iterable, Iterator

from svc.comparison.difference import Aspect, Effect
from svc.model import Activity, Artefact, Practice, title_of
from svc.semantics.catalogue import Catalogue
from svc.semantics.provenance import Thing


def thing_aspects(before: Thing, after: Thing, later: Catalogue) -> Iterator[Aspect]:
    """In what a thing differs; a name by which streams may call it breaks them when it is gone."""
    yield from _aspect("name", before.name, after.name, Effect.COMPATIBLE)
    old, new = title_of(before), title_of(after)
    lost = isinstance(after, Artefact) and later.artefact_names.get(f'"{old}"') != after.name
    yield from _aspect("title", old, new, Effect.BREAKING if lost else Effect.COSMETIC)
    gone = {*before.aliases} - {*after.aliases, after.name}
    effect = Effect.BREAKING if gone else Effect.COMPATIBLE
    if {*before.aliases} != {*after.aliases}:
        yield from _aspect("aliases", _list(before.aliases), _list(after.aliases), effect)
    if isinstance(before, Artefact) and isinstance(after, Artefact):
        yield from _aspect("short", before.short, after.short, Effect.COSMETIC)
    if isinstance(before, Practice) and isinstance(after, Practice):
        yield from _aspect("group", before.group, after.group, Effect.COSMETIC)
    if isinstance(before, Activity) and isinstance(after, Activity):
        yield from _activity_aspects(before, after)


def _activity_aspects(before: Activity, after: Activity) -> Iterator[Aspect]:
    yield from _aspect("section", before.section, after.section, Effect.COSMETIC)
    yield from _aspect("purpose", before.purpose, after.purpose, Effect.COSMETIC)
    for word, old, new in (("begins", before.begins, after.begins), ("ends", before.ends, after.ends)):
        yield from _aspect(word, _yes(old), _yes(new), Effect.BREAKING if old else Effect.COMPATIBLE)
    wordings = {(line.side, line.artefacts, line.counterparties): line.wording for line in before.lines}
    for line in after.lines:
        known = wordings.get((line.side, line.artefacts, line.counterparties))
        if known is not None:
            yield from _aspect(f"{line.side} {line.number}", known or None, line.wording or None, Effect.COSMETIC)


def _aspect(name: str, before: str | None, after: str | None, effect: Effect) -> Iterator[Aspect]:
    if before != after:
        yield Aspect(name, before, after, effect)


def _list(names: Iterable[str]) -> str | None:
    return ", ".join(names) or None


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
