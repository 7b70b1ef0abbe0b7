"""What titles in double quotes mean in a stream: the things of its catalogue, and what it declares itself."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter

from attrs import evolve

from svc.model import Flow, NamedParty, Promise, Step, Stream, Team, Tool, title_of
from svc.model.measured import OF_TEAMS
from svc.semantics.catalogue import Catalogue
from svc.semantics.catalogue.titles import is_title, only

_source, _target, _activity, _practices = map(attrgetter, ("source", "target", "activity", "practices"))
_party, _accountable, _to, _of = map(attrgetter, ("party", "accountable", "to", "of"))
_resources = attrgetter("responsible", "consulted", "informed", "uses")

Titles = Mapping[str, tuple[str, ...]]
"""The names behind a title in double quotes; several if the title is ambiguous."""


class StreamTitles:
    """The titles that mean something in a stream: those of what it declares itself hide the catalogue's."""

    def __init__(self, stream: Stream, catalogue: Catalogue) -> None:
        self._stream, self._catalogue = stream, catalogue
        self.roles = catalogue.end_titles
        self.practices = catalogue.practice_titles

    @cached_property
    def ends(self) -> Titles:
        """The titles that may stand for an end of a flow."""
        return {**self.roles, **_by_title([*self._stream.steps, *self._stream.parties])}

    @cached_property
    def teams(self) -> Titles:
        """The titles of teams."""
        return {**_by_title(self._catalogue.all_teams.values()), **_by_title(self._stream.teams)}

    @cached_property
    def tools(self) -> Titles:
        """The titles of tools."""
        return {**_by_title(self._catalogue.all_tools.values()), **_by_title(self._stream.tools)}

    @cached_property
    def parts(self) -> Titles:
        """The titles of steps and teams: a title that a step and a team share means two things."""
        both = {**self.ends, **self.teams}
        return {each: _once((*self.ends.get(each, ()), *self.teams.get(each, ()))) for each in both}

    def about(self, promise: Promise) -> Titles:
        """The titles of what a promise may be about."""
        return self.teams if promise.measure in OF_TEAMS else self.parts


def has_titles(stream: Stream) -> bool:
    """Whether a stream names anything by its title."""
    return any(map(is_title, _names(stream)))


def by_names(stream: Stream, catalogue: Catalogue) -> Stream:
    """The stream with names where it has titles; a title that means nothing, or several things, stays."""
    if not has_titles(stream):
        return stream
    titles = StreamTitles(stream, catalogue)
    return evolve(
        stream,
        steps=tuple(_step(titles, each) for each in stream.steps),
        parties=tuple(evolve(each, party=only(titles.roles, each.party)) for each in stream.parties),
        flows=tuple(_flow(titles, each) for each in stream.flows),
        teams=tuple(evolve(each, party=_only(titles.ends, each.party)) for each in stream.teams),
        tools=tuple(evolve(each, party=_only(titles.ends, each.party)) for each in stream.tools),
        promises=tuple(_promise(titles, each) for each in stream.promises),
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
    resources = chain.from_iterable(map(_resources, stream.steps))
    perhaps = (
        map(_accountable, stream.steps), map(_party, stream.teams), map(_party, stream.tools),
        map(_to, stream.promises), map(_of, stream.promises),
    )  # fmt: skip
    return {
        *map(_source, stream.flows),
        *map(_target, stream.flows),
        *map(_activity, stream.steps),
        *map(_party, stream.parties),
        *chain.from_iterable(map(_practices, stream.steps)),
        *chain.from_iterable(resources),
        *filter(None, chain.from_iterable(perhaps)),
    }


def _by_title(things: Iterable[Step | NamedParty | Team | Tool]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in things:
        title = f'"{title_of(each)}"'
        found[title] = _once((*found.get(title, ()), each.name))
    return found


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _step(titles: StreamTitles, step: Step) -> Step:
    return evolve(
        step,
        activity=only(titles.roles, step.activity),
        practices=_each(titles.practices, step.practices),
        responsible=_each(titles.teams, step.responsible),
        accountable=_only(titles.teams, step.accountable),
        consulted=_each(titles.teams, step.consulted),
        informed=_each(titles.teams, step.informed),
        uses=_each(titles.tools, step.uses),
    )


def _promise(titles: StreamTitles, promise: Promise) -> Promise:
    return evolve(promise, to=_only(titles.ends, promise.to), of=_only(titles.about(promise), promise.of))


def _each(titles: Titles, names: Iterable[str]) -> tuple[str, ...]:
    return tuple([only(titles, name) for name in names])


def _only(titles: Titles, name: str | None) -> str | None:
    return None if name is None else only(titles, name)


def _flow(titles: StreamTitles, flow: Flow) -> Flow:
    return evolve(flow, source=only(titles.ends, flow.source), target=only(titles.ends, flow.target))
