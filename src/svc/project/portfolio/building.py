"""Makes a portfolio of the summaries of files: what all streams do together, what none does, and where they meet.

The order of the summaries has no part in it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from svc.project.portfolio.coverage import Coverage, coverages
from svc.project.portfolio.summary import Counts, FileSummary, Flow, Offer, StreamSummary
from svc.text.compared import Compared

NONE = Counts()
Named = tuple[str, str]
"""A stream by its file and its name."""


@frozen(repr=False, eq=False)
class Link(Compared):
    """Streams that meet: what some give out, others take in as their demand.

    It goes from the activity `source` to the activity `target`, or by way of a party, which is both.
    """

    artefact: str
    givers: tuple[Named, ...] = field(converter=tuple[Named, ...])
    takers: tuple[Named, ...] = field(converter=tuple[Named, ...])
    source: str
    target: str


@frozen(repr=False, eq=False)
class Portfolio(Compared):
    """All streams at once, by file and in the order of each file."""

    files: tuple[FileSummary, ...] = field(converter=tuple[FileSummary, ...])
    coverages: tuple[Coverage, ...] = field(converter=tuple[Coverage, ...])
    links: tuple[Link, ...] = field(converter=tuple[Link, ...])
    configuration: Counts = field(factory=Counts)
    """Findings about the configuration."""

    @cached_property
    def streams(self) -> tuple[StreamSummary, ...]:
        """The streams of all files."""
        return tuple(stream for file in self.files for stream in file.streams)

    @property
    def findings(self) -> Counts:
        """The findings of all files and of the configuration."""
        return sum((file.findings for file in self.files), self.configuration)

    def catalogue_of(self, stream: StreamSummary) -> str | None:
        """The name of the catalogue that a stream is checked against; None if that is not known."""
        return self._names.get(stream.catalogue)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {each.key: each.offer.name for each in self.coverages}

    @cached_property
    def activities(self) -> Mapping[str, str]:
        """The activities of all catalogues by id, with their titles: those of the first that has one count."""
        return _titles(coverage.offer.activities for coverage in self.coverages)

    @cached_property
    def practices(self) -> Mapping[str, str]:
        """The practices of all catalogues by id, with their titles."""
        return _titles(coverage.offer.practices for coverage in self.coverages)

    @cached_property
    def draws(self) -> Mapping[str, int]:
        """The practices that steps draw on, with how many streams do: the most first, else as the catalogues have
        them."""
        counts = Counter(name for stream in self.streams for name in stream.practices)
        order = {name: number for number, name in enumerate(self.practices)}
        used = sorted((name for name in counts if name in order), key=lambda name: (-counts[name], order[name]))
        return {name: counts[name] for name in used}

    @cached_property
    def artefacts(self) -> Mapping[str, str]:
        """The artefacts of all catalogues by id, with their titles."""
        return _titles(coverage.offer.artefacts for coverage in self.coverages)


def build(files: Iterable[FileSummary], offers: Mapping[str, Offer], configuration: Counts = NONE) -> Portfolio:
    """The portfolio of some files; `offers` are those of their catalogues by key."""
    ordered = sorted(files, key=lambda each: each.file)
    streams = [stream for file in ordered for stream in file.streams]
    return Portfolio(ordered, coverages(streams, offers), _links(streams, offers), configuration)


def _links(streams: list[StreamSummary], offers: Mapping[str, Offer]) -> Iterator[Link]:
    """Where streams meet, artefact by artefact: what one gives, another gets, on the same flow or from the party that
    the one gave it to.

    A step and the stream that it opens do not meet, they are the same.
    """
    opened = _by_name((name, stream) for stream in streams for name in stream.opens)
    parties = {party for offer in offers.values() for party in offer.parties}
    givers = _by_name((_between(flow, flow[1], parties), stream) for stream in streams for flow in stream.gives)
    takers = _by_name((_between(flow, flow[0], parties), stream) for stream in streams for flow in stream.takes)

    def meets(stream: StreamSummary, others: Mapping[Named, StreamSummary]) -> bool:
        """Whether there is another one beside itself, those that it opens, and those that open it."""
        same = {name for name, each in others.items() if each.name in stream.opens}
        same |= others.keys() & {*opened.get(stream.name, {}), (stream.file, stream.name)}
        return len(others) > len(same)

    for flow in sorted(givers.keys() & takers.keys(), key=lambda each: (each[2], each)):
        giving = [name for name, each in givers[flow].items() if meets(each, takers[flow])]
        taking = [name for name, each in takers[flow].items() if meets(each, givers[flow])]
        if giving and taking:
            yield Link(flow[2], giving, taking, *flow[:2])


def _between(flow: Flow, end: str, parties: Set[str]) -> Flow:
    """Where an artefact changes hands: between two activities, or at a party outside."""
    return (end, end, flow[2]) if end in parties else flow


Word = TypeVar("Word", bound=Hashable)


def _by_name(pairs: Iterable[tuple[Word, StreamSummary]]) -> dict[Word, dict[Named, StreamSummary]]:
    """Streams by their names, for each of some words."""
    found: dict[Word, dict[Named, StreamSummary]] = {}
    for word, stream in pairs:
        found.setdefault(word, {})[stream.file, stream.name] = stream
    return found


def _titles(kinds: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for titles in kinds:
        for name, title in titles.items():
            found.setdefault(name, title)
    return found
