"""What a site shows: streams, what they use, and where they meet, each with the path of its page. Values, no markup."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from attrs import field, frozen

from svc.project.output_names import output_names
from svc.project.portfolio import Portfolio, StreamSummary
from svc.project.portfolio.building import Named
from svc.site.details import AllowanceDetails, FileDetails, StreamDetails
from svc.text.file_names import file_name

MANY = 12
"""Streams that are named where many meet; the page of the artefact has them all."""


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


@frozen
class SiteStream:
    """A stream: `number` is its place in its file, `path` that of its page, `seen` says what of its file is shown."""

    summary: StreamSummary
    details: StreamDetails
    number: int
    path: str
    seen: str

    @property
    def named(self) -> Named:
        """Its file and its name."""
        return self.summary.file, self.summary.name


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


class Meeting(NamedTuple):
    """What a stream gives others or takes from them: by the name of the artefact, with the first of these, and how many
    more there are."""

    artefact: str
    streams: tuple[SiteStream, ...]
    more: int


@frozen
class Connections:
    """The streams that a stream opens, that open it, that it gives something and takes something from."""

    opens: tuple[SiteStream, ...]
    opened_by: tuple[SiteStream, ...]
    gives: tuple[Meeting, ...]
    takes: tuple[Meeting, ...]


@frozen
class Content:
    """All that a site shows. `streams` are in the order of their titles."""

    title: str
    portfolio: Portfolio
    streams: tuple[SiteStream, ...]
    allowances: tuple[tuple[str, AllowanceDetails], ...] = field(hash=False)

    @cached_property
    def things(self) -> Mapping[str, tuple[Thing, ...]]:
        """The things of each kind: those of the catalogues in their order, and the teams and tools of streams."""
        known = (self.portfolio.activities, self.portfolio.practices, self.portfolio.artefacts, *self._resources)
        uses = {kind.name: self._uses(kind.name) for kind in KINDS}
        return {
            kind.name: tuple(
                Thing(kind, name, title, tuple(uses[kind.name].get(name, ()))) for name, title in titles.items()
            )
            for kind, titles in zip(KINDS, known, strict=True)
        }

    @cached_property
    def paths(self) -> Mapping[str, Mapping[str, str]]:
        """The paths of pages by kind and name; of a stream only where its name is that of no other one."""
        times = Counter(each.summary.name for each in self.streams)
        streams = {each.summary.name: each.path for each in self.streams if times[each.summary.name] == 1}
        things = {name: {each.name: each.path for each in things} for name, things in self.things.items()}
        return {"stream": streams, **things}

    def connections(self, stream: SiteStream) -> Connections:
        """The other streams that a stream has to do with."""
        opened = (self._by_name.get(name) for name in stream.summary.opens)
        return Connections(
            tuple(each for each in opened if each is not None),
            tuple(self._openers.get(stream.summary.name, ())) if self._by_name.get(stream.summary.name) else (),
            tuple(self._meetings[0].get(stream.named, ())),
            tuple(self._meetings[1].get(stream.named, ())),
        )

    @cached_property
    def by_named(self) -> Mapping[Named, SiteStream]:
        """The streams by their files and names."""
        return {each.named: each for each in reversed(self.streams)}

    @cached_property
    def _by_name(self) -> Mapping[str, SiteStream]:
        """The streams whose name is that of no other one."""
        paths = self.paths["stream"]
        return {each.summary.name: each for each in self.streams if each.summary.name in paths}

    @cached_property
    def _openers(self) -> Mapping[str, list[SiteStream]]:
        found: dict[str, list[SiteStream]] = defaultdict(list)
        for stream in self.streams:
            for name in stream.summary.opens:
                found[name].append(stream)
        return found

    @cached_property
    def _meetings(self) -> tuple[Mapping[Named, list[Meeting]], Mapping[Named, list[Meeting]]]:
        """What each stream gives others, and what it takes from them."""
        gives: dict[Named, list[Meeting]] = defaultdict(list)
        takes: dict[Named, list[Meeting]] = defaultdict(list)
        for link in self.portfolio.links:
            for ours, ends, others in ((gives, link.givers, link.takers), (takes, link.takers, link.givers)):
                met, every = self.first(others), frozenset(others)
                for named in ends:
                    shown = tuple(each for each in met if each.named != named)[:MANY]
                    ours[named].append(Meeting(link.artefact, shown, len(every - {named}) - len(shown)))
        return gives, takes

    def first(self, named: Iterable[Named]) -> list[SiteStream]:
        """The first of some streams in the order of the site: one more than are named at most."""
        return nsmallest(
            MANY + 1, {self.by_named[each].named: self.by_named[each] for each in named}.values(), key=_order
        )

    @cached_property
    def _resources(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The titles of teams and of tools, by their names: those of the first stream that has one count."""
        teams: dict[str, str] = {}
        tools: dict[str, str] = {}
        for stream in self.streams:
            teams = {**stream.details.teams, **teams}
            tools = {**stream.details.tools, **tools}
        return _by_title(teams), _by_title(tools)

    def _uses(self, kind: str) -> Mapping[str, list[Use]]:
        found: dict[str, list[Use]] = defaultdict(list)
        for stream in self.streams:
            where: dict[str, list[str]] = defaultdict(list)
            for name, said in _used(stream.details, kind):
                where[name].append(said)
            for name, each in where.items():
                found[name].append(Use(stream, tuple(dict.fromkeys(each))))
        return found


def content(title: str, portfolio: Portfolio, details: Mapping[str, FileDetails]) -> Content:
    """What a site shows of a portfolio, with the details of its files by their names."""
    names = output_names([(each.file, each.name) for each in portfolio.streams])
    streams = [
        SiteStream(summary, details[file.file].streams[number], number, f"streams/{name}.html", details[file.file].seen)
        for file in portfolio.files
        for (number, summary), name in zip(enumerate(file.streams), names, strict=False)
    ]
    allowances = tuple((file.file, each) for file in portfolio.files for each in details[file.file].allowances)
    return Content(title, portfolio, tuple(sorted(streams, key=_order)), allowances)


def _order(stream: SiteStream) -> tuple[str, str, str, int]:
    return stream.summary.title.casefold(), stream.summary.name, stream.summary.file, stream.number


def _by_title(titles: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(titles.items(), key=lambda each: (each[1].casefold(), each[0])))


def _used(stream: StreamDetails, kind: str) -> Iterator[tuple[str, str]]:
    """The names of the things of a kind that a stream uses, each with the step or the flow that does."""
    if kind == "artefact":
        yield from ((each.artefact, f"{each.giver} to {each.taker}") for each in stream.carried)
        return
    for step in stream.steps:
        names = {"activity": (step.activity,), "practice": step.practices, "team": step.teams, "tool": step.tools}
        yield from ((name, step.title) for name in names[kind] if name)
