"""What a catalogue and those that it extends declare together: things by id, and the ids behind their names."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar

from attrs import evolve

from svc.model import Activity, Artefact, Party, Practice

Named = TypeVar("Named", Activity, Party, Practice, Artefact)


def merged(levels: Iterable[tuple[Named, ...]]) -> dict[str, Named]:
    """The things of some levels by id, those at the root first.

    A thing that a further level states again gets its titles and aliases too.
    """
    things: dict[str, Named] = {}
    for thing in chain.from_iterable(levels):
        things[thing.name] = _restated(things[thing.name], thing) if thing.name in things else thing
    return things


def by_any_name(things: Mapping[str, Activity | Party | Practice | Artefact]) -> dict[str, str]:
    """The id behind every id and alias."""
    aliases = {alias: name for name, thing in things.items() for alias in thing.aliases}
    return {**aliases, **{name: name for name in things}}


def _restated(known: Named, again: Named) -> Named:
    aliases = tuple(dict.fromkeys((*known.aliases, *again.aliases)))
    said: dict[str, Any] = {"title": again.title or known.title, "aliases": aliases}
    if isinstance(known, Artefact) and isinstance(again, Artefact):
        is_same = again.title in (None, known.title)
        said["short"] = again.short or (known.short if is_same else None)  # of the former title it would be wrong
    return evolve(known, **said)
