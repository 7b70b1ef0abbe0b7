"""What streams use: activities, practices, artefacts, teams and tools, each with the streams that do. Values."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from svc.project.portfolio import Portfolio
from svc.text.file_names import file_name
from svc.web.site.details import StreamDetails
from svc.web.site.streams import SiteStream


class Kind(NamedTuple):
    """A kind of things that streams use: the folder of their pages, and what they are called."""

    name: str
    folder: str
    title: str
    one: str

    @property
    def page(self) -> str:
        """The page that lists them."""
        return f"{self.folder}.html"


KINDS = (
    Kind("activity", "activities", "Activities", "activity"),
    Kind("practice", "practices", "Practices", "practice"),
    Kind("artefact", "artefacts", "Artefacts", "artefact"),
    Kind("team", "teams", "Teams", "team"),
    Kind("tool", "tools", "Tools", "tool"),
)


class Use(NamedTuple):
    """A stream that uses a thing, and in which steps or between whom."""

    stream: SiteStream
    where: tuple[str, ...]


@frozen
class Thing:
    """An activity, practice, artefact, team or tool, and the streams that use it."""

    kind: Kind
    name: str
    title: str
    uses: tuple[Use, ...]

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"{self.kind.folder}/{file_name(self.name)}.html"


def things_of(portfolio: Portfolio, streams: Sequence[SiteStream]) -> Mapping[str, tuple[Thing, ...]]:
    """The things of each kind: those of the catalogues in their order, and the teams and tools of streams."""
    teams: dict[str, str] = {}
    tools: dict[str, str] = {}
    for stream in reversed(streams):  # the title that the first one gives counts
        teams |= stream.details.teams
        tools |= stream.details.tools
    known = (portfolio.activities, portfolio.practices, portfolio.artefacts, _by_title(teams), _by_title(tools))
    return {kind.name: tuple(_things(kind, titles, streams)) for kind, titles in zip(KINDS, known, strict=True)}


def _things(kind: Kind, titles: Mapping[str, str], streams: Sequence[SiteStream]) -> Iterator[Thing]:
    uses: dict[str, list[Use]] = defaultdict(list)
    for stream in streams:
        where: dict[str, list[str]] = defaultdict(list)
        for name, said in _used(stream.details, kind.name):
            where[name].append(said)
        for name, each in where.items():
            uses[name].append(Use(stream, tuple(dict.fromkeys(each))))
    yield from (Thing(kind, name, title, tuple(uses.get(name, ()))) for name, title in titles.items())


def _by_title(titles: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(titles.items(), key=lambda each: (each[1].casefold(), each[0])))


def _used(stream: StreamDetails, kind: str) -> Iterator[tuple[str, str]]:
    """The names of the things of a kind that a stream uses, each with the step or the flow that does."""
    if kind == "artefact":
        for each in stream.carried:
            yield each.artefact, f"{each.giver} to {each.taker}" + (f": {each.wording}" if each.wording else "")
        return
    for step in stream.steps:
        names = {"activity": (step.activity,), "practice": step.practices, "team": step.teams, "tool": step.tools}
        yield from ((name, step.title) for name in names[kind] if name)
