"""What titles in double quotes mean in a stream: the things of its catalogue, and the steps and parties it declares."""

from collections.abc import Collection, Mapping
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from attrs import evolve

from svc.model import Flow, NamedParty, Step, Stream, title_of
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import is_title, only

_source, _target, _activity, _party, _practices = map(
    attrgetter, ("source", "target", "activity", "party", "practices")
)

Titles = Mapping[str, tuple[str, ...]]
"""The names behind a title in double quotes; several if the title is ambiguous."""


class StreamTitles(NamedTuple):
    """The titles that may stand for an end of a flow, an activity or party, and a practice."""

    ends: Titles
    roles: Titles
    practices: Titles


def titles_in(stream: Stream, catalogue: Catalogue) -> StreamTitles:
    """The titles that mean something in a stream: those of its own steps and parties hide the catalogue's."""
    own: dict[str, tuple[str, ...]] = {}
    declared: list[Step | NamedParty] = [*stream.steps, *stream.parties]
    for each in declared:
        title = f'"{title_of(each)}"'
        own[title] = tuple(dict.fromkeys((*own.get(title, ()), each.name)))
    return StreamTitles({**catalogue.end_titles, **own}, catalogue.end_titles, catalogue.practice_titles)


def by_names(stream: Stream, catalogue: Catalogue) -> Stream:
    """The stream with names where it has titles; a title that means nothing, or several things, stays."""
    if not any(map(is_title, _names(stream))):
        return stream
    titles = titles_in(stream, catalogue)
    return evolve(
        stream,
        steps=tuple(_step(titles, each) for each in stream.steps),
        parties=tuple(evolve(each, party=only(titles.roles, each.party)) for each in stream.parties),
        flows=tuple(_flow(titles, each) for each in stream.flows),
        teams=tuple(evolve(each, party=_only(titles.ends, each.party)) for each in stream.teams),
        tools=tuple(evolve(each, party=_only(titles.ends, each.party)) for each in stream.tools),
        promises=tuple(evolve(each, to=_only(titles.ends, each.to)) for each in stream.promises),
    )


def alternatives(name: str, names: Collection[str], titles: Titles) -> Collection[str]:
    """What an unknown name may have meant: a title a title, any other name a name."""
    return [title for title, having in titles.items() if len(having) == 1] if is_title(name) else names


def shared(name: str, titles: Titles) -> tuple[str, ...]:
    """The names of the several things that have one title; empty if they are not several."""
    having = titles.get(name, ())
    return having if len(having) > 1 else ()


def _names(stream: Stream) -> set[str]:
    """All names in a stream, each once."""
    return {
        *map(_source, stream.flows),
        *map(_target, stream.flows),
        *map(_activity, stream.steps),
        *map(_party, stream.parties),
        *chain.from_iterable(map(_practices, stream.steps)),
        *(team.party for team in stream.teams if team.party is not None),
        *(tool.party for tool in stream.tools if tool.party is not None),
        *(promise.to for promise in stream.promises if promise.to is not None),
    }


def _step(titles: StreamTitles, step: Step) -> Step:
    practices = tuple(only(titles.practices, each) for each in step.practices)
    return evolve(step, activity=only(titles.roles, step.activity), practices=practices)


def _only(titles: Titles, name: str | None) -> str | None:
    return None if name is None else only(titles, name)


def _flow(titles: StreamTitles, flow: Flow) -> Flow:
    return evolve(flow, source=only(titles.ends, flow.source), target=only(titles.ends, flow.target))
