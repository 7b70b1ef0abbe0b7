"""What a site shows: streams, what they use, and where they meet. Values, no markup."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from attrs import field, frozen

from svc.project.output_names import output_names
from svc.project.portfolio import Portfolio
from svc.project.portfolio.building import Named
from svc.web.site.details import AllowanceDetails, FileDetails
from svc.web.site.streams import SiteStream, in_order
from svc.web.site.things import Thing, things_of

MANY = 12
"""Streams that are named where many meet; the page of the artefact has them all."""


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
        return things_of(self.portfolio, self.streams)

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
            MANY + 1, {self.by_named[each].named: self.by_named[each] for each in named}.values(), key=in_order
        )


def content(title: str, portfolio: Portfolio, details: Mapping[str, FileDetails]) -> Content:
    """What a site shows of a portfolio, with the details of its files by their names."""
    names = output_names([(each.file, each.name) for each in portfolio.streams])
    streams = [
        SiteStream(summary, details[file.file].streams[number], number, f"streams/{name}.html", details[file.file].seen)
        for file in portfolio.files
        for (number, summary), name in zip(enumerate(file.streams), names, strict=False)
    ]
    allowances = tuple((file.file, each) for file in portfolio.files for each in details[file.file].allowances)
    return Content(title, portfolio, tuple(sorted(streams, key=in_order)), allowances)
